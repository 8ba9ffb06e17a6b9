"""Many messages over a few connections that are kept open, and the referrals that came of them."""
import http.client
import json
import os
import threading
import time

from kit.consumer import routes
from kit.house import PARTNER

CONNECTIONS = 8
TIMEOUT_SECONDS = 120
LOOK_SECONDS = 0.1


class Bulk:
    def __init__(self, house, daemon):
        self._house = house
        self._daemon = daemon

    def send(self, bodies):
        """Sends all, each once, and gives the seconds until the last answer; every one is 202."""
        waiting, wrong = iter(bodies), []
        lock = threading.Lock()
        start = time.monotonic()
        threads = [threading.Thread(target=self._run, args=(waiting, lock, wrong))
                   for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise SystemExit(f"{len(wrong)} were not taken, the first: {wrong[0]}")
        return time.monotonic() - start

    def _run(self, waiting, lock, wrong):
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self._daemon.web_port, context=self._house.tls(PARTNER),
            timeout=TIMEOUT_SECONDS)
        try:
            while not wrong:
                with lock:
                    body = next(waiting, None)
                if body is None:
                    break
                status, text = posted(connection, body)
                if status != 202:
                    wrong.append(f"{status} {text[:400]!r}")
        except (OSError, http.client.HTTPException) as error:
            wrong.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    def finish(self, seconds):
        """Waits until nothing is unfinished any more; gives how long that took."""
        start = time.monotonic()
        while self._daemon.metrics()["gatehouse_unfinished"] or self._is_forwarding():
            if time.monotonic() - start > seconds:
                raise SystemExit(f"not everything came to its end within {seconds} s")
            time.sleep(LOOK_SECONDS)
        return time.monotonic() - start

    def _is_forwarding(self):
        """Whether an entry is still being written."""
        queue = self._house.queue
        return any(os.listdir(os.path.join(queue, route, "tmp")) for route in routes(queue))

    def referrals(self):
        """The newest document of each message, by its id; of several routes the lead's."""
        found = {}
        for route in routes(self._house.queue):
            new = os.path.join(self._house.queue, route, "new")
            for name in os.listdir(new):
                document = read(os.path.join(new, name, "referral.json"))
                if document and document.get("lead") == route:
                    found[document["provenance"]["messageId"]] = document
        return found


def posted(connection, body):
    connection.request("POST", "/v1/notifications", body, {
        "content-type": "application/json", "accept": "application/json"})
    response = connection.getresponse()
    return response.status, response.read()


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return None
