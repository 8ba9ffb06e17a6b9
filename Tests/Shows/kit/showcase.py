"""The showcase messages, sent to a house that knows the demonstration's history."""
import http.client
import json
import os
import re
import subprocess
import time

from kit.bulk import read
from kit.consumer import routes
from kit.house import ROOT, Daemon

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "showcase")
HISTORY = os.path.join(ROOT, "deploy", "demo", "history")
CLOCK = "2026-11-23T10:00:00Z"
PATIENCE_SECONDS = 60


def showcase_names():
    return sorted(name for name in os.listdir(FOLDER) if name.endswith((".xml", ".json")))


def showcase_pages(house, binary):
    """The page and the referral of each, by the name of its file."""
    settings = house.settings(demonstrationClock=CLOCK)
    done = subprocess.run([binary, "import", HISTORY, "--config", settings],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"the history was not taken: {done.stderr}{done.stdout}")
    daemon = Daemon.serving(house, binary, demonstrationClock=CLOCK)
    try:
        if not daemon.opened():
            raise SystemExit("the daemon does not start")
        sent = {name: send(house, daemon, name) for name in showcase_names()}
        return {name: entry(house, delivery) for name, delivery in sent.items()}
    finally:
        daemon.stop()


def send(house, daemon, name):
    """Sends one as the partner whose code it bears; gives the delivery's reference."""
    with open(os.path.join(FOLDER, name), "rb") as file:
        body = file.read()
    connection = http.client.HTTPSConnection(
        "127.0.0.1", daemon.web_port, context=house.tls(sender(house, body.decode())), timeout=60)
    connection.request("POST", "/v1/notifications", body, {
        "content-type": f"application/{name.rpartition('.')[2]}", "accept": "application/json"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    if response.status != 202:
        raise SystemExit(f"{name}: {response.status} {answer}")
    return answer.get("receipt", answer)["reference"]


def sender(house, text):
    code = re.search(r'<code>([^<]+)|"code":\s*"([^"]+)"', text)
    code = code[1] or code[2]
    with open(house.path("partners.yaml")) as file:
        partners = file.read().split("- id: ")[1:]
    for partner in partners:
        if f'"{code}"' in partner:
            return partner.split()[0]
    raise SystemExit(f"no partner has the code {code}")


def entry(house, delivery):
    """The page and the document of a delivery, out of the route that leads."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        for route in routes(house.queue):
            new = os.path.join(house.queue, route, "new")
            for name in os.listdir(new):
                document = read(os.path.join(new, name, "referral.json"))
                if document and document["provenance"]["delivery"] == delivery \
                        and document["lead"] == route:
                    with open(os.path.join(new, name, "referral.html"), encoding="utf-8") as file:
                        return file.read(), document
        time.sleep(0.1)
    raise SystemExit(f"{delivery} is in no queue after {PATIENCE_SECONDS} s")
