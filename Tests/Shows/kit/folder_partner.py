"""A partner at the folder door: puts files into `in/` whole, by rename, and keeps their names."""
import os
import threading

# Between two files, so that the folder is one part of the load and not the whole.
PAUSE_SECONDS = 0.05


class FolderPartner:
    def __init__(self, house, partner, mix, client_list):
        self._incoming = house.drop(partner, "in")
        self._mix = mix
        self._list = client_list
        self._count = 0
        self._is_over = threading.Event()
        self._thread = None

    def drop(self, message):
        """Puts one file there."""
        self._count += 1
        name = f"{self._count:06d}-{message.name}.{message.spelling}"
        part = os.path.join(self._incoming, "." + name + ".tmp")
        with open(part, "wb") as file:
            file.write(message.body)
        # It is in the list first: from the rename on it may be answered at any time.
        self._list.dropped(name, message)
        os.rename(part, os.path.join(self._incoming, name))

    def waiting(self):
        """Files that have no receipt yet."""
        folder = os.path.dirname(self._incoming)
        return os.listdir(self._incoming) + os.listdir(os.path.join(folder, "work"))

    def start(self):
        self._is_over.clear()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def end(self):
        self._is_over.set()
        if self._thread:
            self._thread.join()

    def _run(self):
        while not self._is_over.wait(PAUSE_SECONDS):
            self.drop(self._mix.take())
