"""A SQLite database as a file: copied whole, looked through, put in another's place."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pejl.journal.rules import GENESIS, Head
from pejl.shared.refusal import Refused

HEADER = b"SQLite format 3\0"
EMPTY = Head(0, GENESIS)
IN_USE = "Databasen er i brug. Stop Pejl først."
_SECONDS_TO_WAIT = 10


def copy_while_in_use(source: Path, target: Path) -> None:
    """An exact copy as of one instant, in one file without a log beside it."""
    with closing(_opened(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def faults_in(file: Path) -> list[str]:
    """What SQLite itself finds wrong; empty when all is well."""
    with closing(_opened(file)) as opened:
        try:
            answers = [str(row[0]) for row in opened.execute("PRAGMA quick_check(10)")]
            strays = opened.execute("PRAGMA foreign_key_check").fetchmany(10)
        except sqlite3.DatabaseError as wrong:
            return [str(wrong)]
    return [answer for answer in answers if answer != "ok"] + [
        "{}, række {}, peger på noget i {}, der ikke findes".format(*stray[:3]) for stray in strays
    ]


def tables_in(file: Path) -> set[str]:
    with closing(_opened(file)) as opened:
        return {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def journal_head_in(file: Path) -> Head:
    with closing(_opened(file)) as opened:
        last = opened.execute(
            "SELECT number, hash FROM journal_envelope ORDER BY number DESC LIMIT 1"
        ).fetchone()
    return Head(*last) if last else EMPTY


@contextmanager
def in_service(file: Path) -> Iterator[None]:
    """A server answers from the database, also while it has no connection to it."""
    with _lock_beside(file, fcntl.LOCK_SH):
        yield


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """Nobody else has the database open within, and everything is in the one file. Refused where in use."""
    with _lock_beside(file, fcntl.LOCK_EX), closing(_opened(file, seconds=0)) as opened:
        opened.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            opened.execute("PRAGMA journal_mode=DELETE")
            opened.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as wrong:
            raise Refused([IN_USE]) from wrong
        yield


@contextmanager
def _lock_beside(file: Path, kind: int) -> Iterator[None]:
    with Path(f"{file}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as wrong:
            raise Refused([IN_USE]) from wrong
        yield


def delete_database(file: Path) -> None:
    with alone_with(file):
        file.unlink()


def put_in_place(new: Path, old: Path) -> None:
    """`new` takes the place of `old` at once, or `old` stays."""
    if old.exists():
        with alone_with(old):
            new.replace(old)
    else:
        for log in (f"{old}-wal", f"{old}-shm"):
            Path(log).unlink(missing_ok=True)
        new.replace(old)


def make_durable(path: Path) -> None:
    """On the disk, not on its way there."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _opened(file: Path, *, seconds: float = _SECONDS_TO_WAIT) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=seconds)
