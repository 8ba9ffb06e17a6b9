"""What every benchmark stands on: a place, certificates, the client, the peer's packages."""
import os
import subprocess
import time

from bench.client import Client
from bench.machine import Machine
from bench.peer_server import ENVIRONMENT
from bench.workplace import Workplace
from kit.house import PARTNER, ROOT, program


class Stand:
    def __init__(self, options):
        self.flavour = options.flavour
        self.binary = program("gatehouse", options.flavour)
        self.versions = ENVIRONMENT.prepared()
        self.workplace = Workplace(options.dir)
        try:
            self.certificates = made_certificates(self.workplace)
            self.client = Client(self.workplace, self.certificates)
            self.machine = Machine(self.workplace)
        except BaseException:
            self.workplace.remove()
            raise

    def lines(self):
        """The header: what the figures below depend on."""
        built = time.strftime("%d %B %Y, %H:%M", time.localtime(os.path.getmtime(self.binary)))
        versions = ", ".join(f"{name} {version}" for name, version in self.versions.items())
        return [
            "Gatehouse beside a plain-Python gateway: HTTPS with client certificates, the same "
            "authority, certificates,",
            "client and messages for both, one after the other, each on a new folder of one disk",
            *self.machine.lines(),
            f"Gatehouse  {self.flavour} build of {built}",
            f"peer       {versions}",
            f"client     client.c by {self.client.compiler}, {self.client.library}: TLS 1.3, "
            "TLS_AES_128_GCM_SHA256; on the same cores as the server",
        ]

    def record(self):
        return {"machine": self.machine.record(), "flavour": self.flavour,
                "peer": self.versions, "client": [self.client.compiler, self.client.library]}

    def remove(self):
        self.workplace.remove()


def made_certificates(workplace):
    folder = workplace.path("certificates")
    subprocess.run([os.path.join(ROOT, "deploy", "demo", "certificates"), folder, PARTNER],
                   check=True, stdout=subprocess.DEVNULL)
    return folder
