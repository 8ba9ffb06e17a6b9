"""The guide as its reader has it: the samples as a browser copies them, and a partner who runs them
with nothing but what the hub's administrator gives."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree

# The address and the reference that the guide has in its samples.
ADDRESS, REFERENCE = "https://localhost:8443", "GN-2611-000001"
# Linking and receipts follow the answer by some moments.
MOMENTS_SECONDS = 30
# Behind each body, so that the samples stay as they are: curl reads it from its settings.
MARK = r'write-out = "\n@answer %{http_code} %{content_type}\n"'


class Unlike(Exception):
    """What the guide does not say."""


def expect(holds, words):
    if not holds:
        raise Unlike(words)


class Page(html.parser.HTMLParser):
    """The guide: its samples by id, with what stands above each, its links, and its places."""

    def __init__(self, text):
        super().__init__()
        self.samples, self.labels, self.links, self.places = {}, {}, [], set()
        self._sample = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if "id" in named:
            self.places.add(named["id"])
        if tag == "a":
            self.links.append(named["href"])
        if tag == "pre":
            self._sample = named["id"]
            self.samples[self._sample] = ""
            self.labels[self._sample] = named["aria-label"]

    def handle_endtag(self, tag):
        if tag == "pre":
            self._sample = None

    def handle_data(self, data):
        if self._sample:
            self.samples[self._sample] += data


class Answer:
    def __init__(self, status, kind, text):
        self.status, self.kind, self.text = int(status), kind, text

    def expect(self, status, **values):
        """A status, and values that stand at the top of the body, whichever way it is spelled."""
        expect(self.status == status, f"{self.status}, where {status} is to be: {self.text[:200]}")
        for name, value in values.items():
            found = self.value(name)
            expect(found == value, f"{name} is {found}, where {value} is to be: {self.text[:400]}")

    def value(self, name):
        if self.kind == "application/json":
            return json.loads(self.text).get(name)
        found = ElementTree.fromstring(self.text).find("{*}" + name)
        return None if found is None else {"true": True, "false": False}.get(found.text, found.text)


class Newcomer:
    """A partner of whom there is only what the administrator gives, and a reader of the guide."""

    runs, samples = 0, set()

    def __init__(self, house, url, number, page):
        self.partner, self._code = f"newcomer-{number}", f"N{number}"
        self._house, self._url, self._page = house, url, page
        self.reference = REFERENCE
        self.begun, self.seconds = time.monotonic(), None
        self.folder = house.path("newcomers", self.partner)
        os.makedirs(self.folder)
        shutil.copy(house.path("certificates", "authority.pem"), self.folder)

    def text(self, sample):
        """A sample with this partner's own words in it."""
        expect(sample in self._page.samples, f"the page has no sample {sample}")
        self.samples.add(sample)
        own = {"YOUR-ID": self.partner, "YOUR-CODE": self._code, ADDRESS: self._url,
               REFERENCE: self.reference}
        text = self._page.samples[sample]
        for word, value in own.items():
            text = text.replace(word, value)
        return text

    def save(self, sample, name=None):
        """Keeps a sample as a file, by the name that stands above it."""
        text, name = self.text(sample), name or self._page.labels[sample]
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)

    def fresh(self):
        """A fresh folder with all that this partner has so far."""
        Newcomer.runs += 1
        return shutil.copytree(self.folder, self._house.path("runs", str(Newcomer.runs)))

    def shell(self, text, folder=None):
        """Runs lines, each of which has to end well; gives what they said."""
        done = subprocess.run(
            ["bash", "-ec", text], cwd=folder or self.fresh(), capture_output=True, text=True,
            env={**os.environ, "CURL_HOME": self._house.folder})
        expect(done.returncode == 0, f"status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def calls(self, sample, but=()):
        """Runs a sample in a shell that knows the address; gives the answers to its calls."""
        text = self.text(sample)
        for old, new in but:
            text = text.replace(old, new)
        return answers(self.shell(self.text("host") + "\n" + text))[1:]

    def sign(self, request):
        """As the hub does: it keeps what the request names, and signs."""
        authority = self._house.path("certificates", "authority")
        subprocess.run(
            ["openssl", "x509", "-req", "-in", request, "-CA", authority + ".pem",
             "-CAkey", authority + ".key", "-CAcreateserial", "-days", "30",
             "-copy_extensions", "copy", "-out", os.path.join(self.folder, "partner.pem")],
            check=True, capture_output=True)

    def drop(self, inner):
        return self._house.drop(self.partner, inner)


def answers(said):
    return [Answer(status, kind, body) for body, status, kind in
            re.findall(r"(.*?)\n@answer (\d+) (.*?)\n", said, re.DOTALL)]


def soon(asked, words):
    """Asks until it is so."""
    end = time.monotonic() + MOMENTS_SECONDS
    while not (found := asked()):
        expect(time.monotonic() < end, words)
        time.sleep(0.05)
    return found
