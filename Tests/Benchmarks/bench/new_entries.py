"""Tells of entries as they appear in `new/`, by the kernel's own word (inotify)."""
import ctypes
import os
import select
import struct
import time

from kit.consumer import routes

IN_MOVED_TO = 0x80
# wd, mask, cookie, length of the name
EVENT = struct.Struct("iIII")
BUFFER_BYTES = 65_536
libc = ctypes.CDLL("libc.so.6", use_errno=True)


class NewEntries:
    """Watches every route of a queue that is there already."""

    def __init__(self, queue):
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK)
        for route in routes(queue):
            path = os.path.join(queue, route, "new")
            if libc.inotify_add_watch(self._descriptor, path.encode(), IN_MOVED_TO) < 0:
                raise OSError(ctypes.get_errno(), "inotify_add_watch", path)

    def wait(self, seconds, prefix=""):
        """The moment at which an entry was seen whose name begins so; nothing where none came."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._descriptor], [], [], left)[0]:
                break
            if any(name.startswith(prefix) for name in self._names()):
                return time.monotonic()
        return None

    def forget(self):
        """Passes over what has come until now."""
        while select.select([self._descriptor], [], [], 0)[0]:
            self._names()

    def _names(self):
        data = os.read(self._descriptor, BUFFER_BYTES)
        names, place = [], 0
        while place < len(data):
            length = EVENT.unpack_from(data, place)[3]
            place += EVENT.size
            names.append(data[place:place + length].rstrip(b"\0").decode())
            place += length
        return names

    def close(self):
        os.close(self._descriptor)
