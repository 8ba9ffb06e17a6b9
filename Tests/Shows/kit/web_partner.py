"""A partner's connections at the web door: each sends, waits for its answer, and sends again."""
import http.client
import json
import ssl
import threading
import time

# Requests under way at one time.
CONNECTIONS = 8
# A request to a loaded daemon; past it the connection counts as broken.
TIMEOUT_SECONDS = 60
ENDED = (OSError, http.client.HTTPException, ssl.SSLError)


class WebPartner:
    """Sends from a mix over several connections until the daemon is gone."""

    def __init__(self, house, partner, mix, client_list):
        self._tls = house.tls(partner)
        self.mix = mix
        self.client_list = client_list

    def connect(self, port):
        return http.client.HTTPSConnection(
            "127.0.0.1", port, context=self._tls, timeout=TIMEOUT_SECONDS)

    def load(self, port, round_number):
        """Starts the connections; they end by themselves when the daemon does."""
        load = Load(self, port, round_number)
        load.start()
        return load

    def send(self, connection, message):
        """Sends one message and puts its answer into the list; true where it was taken up."""
        connection.request("POST", "/v1/notifications", message.body, {
            "content-type": f"application/{message.spelling}", "accept": "application/json"})
        response = connection.getresponse()
        text = response.read()
        if response.status in (429, 503):
            self.mix.unanswered(message)
            return False
        answer = json.loads(text)
        receipt = answer.get("receipt", answer)
        self.client_list.answered(message, "web", response.status, receipt.get("reference"),
                            receipt.get("state"))
        if response.status == 202 and message.due == "accepted" and message.structure:
            self.mix.answered(message)
        return True

    def send_what_is_left(self, port):
        """Sends again whatever never had an answer, as any partner would in the end."""
        connection = self.connect(port)
        count = 0
        while left := self.mix.left():
            for message in left:
                count += self.send(connection, message)
        connection.close()
        return count


class Load:
    """Eight connections that send for as long as they can."""

    def __init__(self, partner, port, round_number):
        self._partner = partner
        self._port = port
        self._round = round_number
        self._is_over = threading.Event()
        # Connections that have had an answer, of which each has another request under way.
        self._answered = threading.Semaphore(0)
        self._threads = [threading.Thread(target=self._run) for _ in range(CONNECTIONS)]

    def start(self):
        for thread in self._threads:
            thread.start()

    def _run(self):
        while not self._is_over.is_set():
            connection = self._partner.connect(self._port)
            try:
                connection.connect()
            except ENDED:
                if self._is_over.is_set():
                    return
                time.sleep(0.01)
                continue
            self._talk(connection)

    def is_under_way(self, seconds):
        """Waits until every connection has had an answer; false where that takes too long."""
        end = time.monotonic() + seconds
        return all(self._answered.acquire(timeout=max(0, end - time.monotonic()))
                   for _ in self._threads)

    def _talk(self, connection):
        partner = self._partner
        is_first = True
        while not self._is_over.is_set():
            message = partner.mix.take()
            try:
                partner.send(connection, message)
                if is_first:
                    self._answered.release()
                    is_first = False
            except ENDED:
                partner.mix.unanswered(message)
                partner.client_list.was_broken(self._round)
                return
            except (ValueError, AttributeError) as error:
                partner.client_list.surprise(f"an answer that is none: {type(error).__name__}")
                return

    def end(self):
        """To be called when the daemon is dead; waits until each connection has noticed."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()
