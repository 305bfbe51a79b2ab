"""pejl backup: an exact copy as of one instant, taken while people work, and the journal's head beside it."""

import errno
import fcntl
import os
import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from pejl.journal.models import Envelope
from pejl.journal.rules import Head
from pejl.shared.refusal import Refused, refuse_if

from . import postgresql, sqlite_files

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SQLITE_IN_WORDS = {
    "database or disk is full": "der er ikke plads på disken",
    "disk I/O error": "disken tog ikke imod, måske fordi der ikke er plads",
    "database disk image is malformed": "filen er skadet",
    "file is not a database": "filen er ikke en database",
}
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    taking = subparsers.add_parser(
        "backup",
        help="Tag en sikkerhedskopi, mens Pejl kører",
        description="Skriver en sikkerhedskopi, og journalens hoved i FIL.head. Nøglerne er ikke med.",
    )
    taking.add_argument("file", metavar="FIL", type=Path)
    taking.set_defaults(handler=backup)


def backup(args: Namespace) -> int:
    refuse_if([*_hindrances_to(args.file), *_hindrances_to_reading()])
    with told_plainly(), half_written(args.file) as part, half_written(head_file_of(args.file)) as head_part:
        head = _postgresql_into(part) if connection.vendor == "postgresql" else _sqlite_into(part)
        head_part.write_text(f"{head}\n", encoding="ascii")
    print(f"{args.file} er skrevet. Journalens hoved {head} ligger i {head_file_of(args.file)}.")
    print("Nøglerne (PEJL_KEYS) er ikke med i kopien. Gem dem et andet sted: uden dem kan ingen læse den.")
    return 0


def head_file_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.head")


@contextmanager
def half_written(file: Path, *, put: Callable[[Path, Path], object] = os.replace) -> Iterator[Path]:
    """A name to write under; it is put in the place of `file` at the end, all of it on the disk, or goes."""
    part = file.with_name(f"{file.name}.part")
    with part.open("ab") as lock:
        part.chmod(0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as wrong:
            raise Refused([f"{file} bliver skrevet af en anden lige nu."]) from wrong
        _clear_beside(part)
        lock.truncate(0)
        try:
            yield part
            sqlite_files.make_durable(part)
            put(part, file)
        finally:
            part.unlink(missing_ok=True)
            _clear_beside(part)
    sqlite_files.make_durable(file.absolute().parent)


def _clear_beside(part: Path) -> None:
    """What SQLite left there when it was killed would be played back into the next file of that name."""
    for log in ("-journal", "-wal", "-shm"):
        Path(f"{part}{log}").unlink(missing_ok=True)


@contextmanager
def told_plainly() -> Iterator[None]:
    """What the disk or the database says no to, as a sentence."""
    try:
        yield
    except OSError as wrong:
        why = "der er ikke plads på disken" if wrong.errno in _NO_SPACE else wrong.strerror
        raise Refused([f"Det lykkedes ikke: {why}.", "Intet er skrevet."]) from wrong
    except sqlite3.Error as wrong:
        why = _SQLITE_IN_WORDS.get(str(wrong), str(wrong))
        raise Refused([f"Det lykkedes ikke: {why}.", "Intet er skrevet."]) from wrong


def _hindrances_to(file: Path) -> list[str]:
    if file.exists():
        return [f"{file} findes i forvejen. Vælg et andet navn."]
    if not file.absolute().parent.is_dir():
        return [f"Mappen {file.parent} findes ikke."]
    return []


def _hindrances_to_reading() -> list[str]:
    """A database that waits for `pejl migrate` is copied as it is: one copies before a new edition."""
    is_missing = connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists()
    if is_missing or Envelope._meta.db_table not in connection.introspection.table_names():
        return ["Der er ingen database at kopiere. `pejl migrate` gør en klar."]
    return []


def _sqlite_into(part: Path) -> Head:
    sqlite_files.copy_while_in_use(Path(connection.settings_dict["NAME"]), part)
    if faults := sqlite_files.faults_in(part):
        raise Refused(["Databasen er skadet, og kopien er derfor ikke gemt:", *faults])
    return sqlite_files.journal_head_in(part)


def _postgresql_into(part: Path) -> Head:
    head = postgresql.dump(part)
    postgresql.contents_of(part)
    return head
