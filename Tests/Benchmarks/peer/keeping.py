"""Makes messages durable: one row with the bytes, and one file that appears whole or not at all."""
import asyncio
import errno
import os
import queue
import sqlite3
import threading
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

Message = namedtuple("Message", "reference received body")
# Threads that flush at the same time where each message is kept for itself.
THREADS = 8
GROUP_LIMIT = 256


class Rows:
    """The ledger, which the workers share."""

    def __init__(self, folder):
        self._database = sqlite3.connect(
            os.path.join(folder, "ledger.sqlite"), isolation_level=None, check_same_thread=False,
            timeout=30)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS delivery (id INTEGER PRIMARY KEY, "
            "reference TEXT NOT NULL, received TEXT NOT NULL, body BLOB NOT NULL)")

    def add(self, group):
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany(
            "INSERT INTO delivery (reference, received, body) VALUES (?, ?, ?)", group)
        self._database.execute("COMMIT")


class Files:
    """Files that are written under tmp/, made durable, and renamed into new/."""

    def __init__(self, folder):
        self._temporary = os.path.join(folder, "tmp")
        self._new = os.path.join(folder, "new")
        for path in (self._temporary, self._new):
            os.makedirs(path, exist_ok=True)
        self._folder = os.open(self._new, os.O_RDONLY)

    def add(self, group):
        names = [message.reference + ".xml" for message in group]
        opened = [self._write(name, message.body) for name, message in zip(names, group)]
        try:
            for descriptor in opened:
                os.fsync(descriptor)
        finally:
            for descriptor in opened:
                os.close(descriptor)
        for name in names:
            os.rename(os.path.join(self._temporary, name), os.path.join(self._new, name))
        os.fsync(self._folder)

    def _write(self, name, body):
        descriptor = os.open(
            os.path.join(self._temporary, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o440)
        if os.write(descriptor, body) != len(body):
            os.close(descriptor)
            raise OSError(errno.ENOSPC, "the file is cut off", name)
        return descriptor


class Singly:
    """A commit and a flush for each message, several of them at the same time."""

    def __init__(self, rows, files):
        self._rows = rows
        self._files = files
        self._threads = ThreadPoolExecutor(THREADS)
        self._lock = threading.Lock()

    async def keep(self, message):
        await asyncio.get_running_loop().run_in_executor(self._threads, self._keep, message)

    def _keep(self, message):
        # One connection has one transaction at a time.
        with self._lock:
            self._rows.add([message])
        self._files.add([message])


class Groups:
    """Groups what has come while the last group was made durable, on a thread of its own."""

    def __init__(self, rows, files):
        self._rows = rows
        self._files = files
        self._waiting = queue.SimpleQueue()
        threading.Thread(target=self._run, daemon=True).start()

    async def keep(self, message):
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._waiting.put((message, done, loop))
        await done

    def _run(self):
        while True:
            group = [self._waiting.get()]
            try:
                while len(group) < GROUP_LIMIT:
                    group.append(self._waiting.get_nowait())
            except queue.Empty:
                pass
            failure = keep_group(self._rows, self._files, [message for message, _, _ in group])
            group[0][2].call_soon_threadsafe(answer, [done for _, done, _ in group], failure)


def keep_group(rows, files, messages):
    """Gives what kept them from being durable, or nothing."""
    try:
        rows.add(messages)
        files.add(messages)
        return None
    except (OSError, sqlite3.Error) as failure:
        return failure


def answer(waiting, failure):
    for done in waiting:
        if done.done():
            continue    # its sender has gone away
        if failure is None:
            done.set_result(None)
        else:
            done.set_exception(failure)


def keeper(folder, keeping):
    """What keeps messages: singly, or grouped."""
    return (Singly if keeping == "singly" else Groups)(Rows(folder), Files(folder))
