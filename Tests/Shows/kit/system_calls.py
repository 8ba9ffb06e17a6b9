"""What a daemon asked of the kernel, read from strace, and what stood open at each moment."""
import re

CALLS = ("pwrite64,write,writev,sendto,sendmsg,read,readv,recvfrom,recvmsg,fsync,fdatasync,"
         "syncfs,renameat2")
COMMAND = ("strace", "-f", "-yy", "-qq", "-s", "0", "-e", "trace=" + CALLS,
           "-e", "signal=none", "-o")

# 1234 pwrite64(12</state/ledger/ledger.sqlite-wal>, ""..., 4096, 32) = 4096
CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)")
FILE = re.compile(r"\d+<(TCP(?:v6)?:\[[^\]]*\]|[^<>]*)>")
TEXT = re.compile(r'"([^"]*)"')


class Call:
    """One system call that succeeded.

    A flush counts from when it was over, any other call from when it began: so that a reordering
    between threads can only make an answer look unflushed, never flushed.
    """

    __slots__ = ("name", "result", "files", "texts")

    def __init__(self, name, text, result=None):
        self.name = name
        self.result = result
        self.files = FILE.findall(text)
        self.texts = TEXT.findall(text)


FLUSHES = {"fsync", "fdatasync", "syncfs"}
READS = {"read", "readv", "recvfrom", "recvmsg"}
WRITES = {"write", "writev", "sendto", "sendmsg"}
COUNTED_FROM_THEIR_END = FLUSHES | READS
# An answer is longer; what is shorter closes a connection.
SHORTEST_ANSWER_BYTES = 100


def read(path):
    """All calls of a trace, in the order in which they count."""
    begun = {}
    calls = []
    with open(path, errors="replace") as file:
        for line in file:
            line = line.rstrip("\n")
            if found := UNFINISHED.match(line):
                begun[found[1], found[2]] = call = Call(found[2], found[3])
                if call.name not in COUNTED_FROM_THEIR_END:
                    calls.append(call)
            elif (found := RESUMED.match(line)) and (found[1], found[2]) in begun:
                call = begun.pop((found[1], found[2]))
                call.result = int(found[4])
                if call.name in COUNTED_FROM_THEIR_END:
                    calls.append(call)
            elif found := CALL.match(line):
                calls.append(Call(found[2], found[3], int(found[4])))
    return [call for call in calls if call.result is None or call.result >= 0]


class Examined:
    """Holds the calls against three promises, one message being under way at a time: an answer
    leaves when the ledger has been written and flushed since the request was read; a folder is
    moved into new/ when what is in it is flushed; its name there is flushed after."""

    def __init__(self, calls, web_port, operations_port):
        self.answers = self.unflushed_answers = 0
        self.moves = self.unflushed_moves = 0
        # Folders new/ with names that no flush followed.
        self.unflushed_names = set()
        self._web = f":{web_port}->"
        self._operations = f":{operations_port}->"
        # What is written to the web's socket before anybody asked the operations' is the handshake.
        self._is_past_handshake = False
        self._is_written = self._is_flushed = False
        self._dirty_files = set()
        for call in calls:
            self._take(call)

    def _take(self, call):
        name = call.files[0] if call.files else ""
        if call.name in FLUSHES:
            self._flushed(call.name, name)
        elif call.name == "renameat2":
            self._moved(call)
        elif name.startswith("/") and call.name not in READS:
            self._is_written |= name.endswith("-wal")
            if "/queue/" in name and "/tmp/" in name:
                self._dirty_files.add(name)
        elif call.name in READS and self._web in name:
            self._is_written = self._is_flushed = False
        elif call.name in WRITES:
            self._is_past_handshake |= self._operations in name
            is_answer = call.result is None or call.result >= SHORTEST_ANSWER_BYTES
            if self._web in name and self._is_past_handshake and is_answer:
                self.answers += 1
                self.unflushed_answers += not self._is_flushed

    def _flushed(self, way, name):
        if way == "syncfs":
            self._dirty_files.clear()
        elif name.endswith("-wal"):
            self._is_flushed |= self._is_written
        else:
            self._dirty_files.discard(name)
            self.unflushed_names.discard(name)

    def _moved(self, call):
        source, target = call.texts[:2]
        if "/new/" not in target:
            return
        self.moves += 1
        self.unflushed_moves += any(file.startswith(source + "/") for file in self._dirty_files)
        self.unflushed_names.add(target.rpartition("/")[0])
