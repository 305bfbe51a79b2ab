"""pejl restore: a backup looked through from end to end, and only then put in the database's place."""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, connections, transaction

from pejl.journal import queries
from pejl.journal.actions import record
from pejl.journal.models import Envelope
from pejl.journal.rules import Doer, Entry, Head, Kind
from pejl.shared.refusal import Refused, refuse_if

from . import postgresql, sqlite_files
from .backup import half_written, head_file_of, told_plainly
from .journal import heads_from
from .migrate import make_ready, steps_unknown_here

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_FAULTS_SHOWN = 20


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    putting = subparsers.add_parser(
        "restore",
        help="Læg en sikkerhedskopi tilbage",
        description="Prøver hele kopien, også journalen mod hovedet i FIL.head, før den tages i brug.",
    )
    putting.add_argument("file", metavar="FIL", type=Path)
    putting.add_argument("--replace", action="store_true", help="Sæt kopien i stedet for det, der er nu")
    putting.add_argument("--without-head", action="store_true", help="Prøv kun journalen mod sig selv")
    putting.set_defaults(handler=restore)


def restore(args: Namespace) -> int:
    _refuse_wrong_file(args.file)
    heads = _kept_with(args.file, without=args.without_head)
    refuse_if([] if args.replace or _nothing_is_there() else [REPLACES])
    put_back = _in_postgresql if connection.vendor == "postgresql" else _in_sqlite
    with told_plainly():
        count = put_back(args.file, heads)
    against = "mod hovedet, der blev gemt med kopien" if heads else "kun mod sig selv"
    print(f"{args.file} er lagt tilbage. {count} kuverter i journalen er prøvet {against}, og de holder.")
    return 0


REPLACES = "Der er noget i databasen i forvejen. Skriv --replace, hvis kopien skal stå i stedet for det."


def _in_sqlite(file: Path, heads: list[Head]) -> int:
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with half_written(target, put=sqlite_files.put_in_place) as part:
        shutil.copyfile(file, part)
        if faults := sqlite_files.faults_in(part):
            raise Refused([f"{file} er skadet. Intet er ændret.", *faults])
        with talking_to(str(part)):
            return _look_through(heads)


def _in_postgresql(file: Path, heads: list[Head]) -> int:
    target = postgresql.name()
    new = f"{target}_restored"
    try:
        postgresql.restore_as(new, file)
        with talking_to(new):
            count = _look_through(heads)
        postgresql.put_in_place(new, target)
    finally:
        postgresql.drop(new)
    return count


def _look_through(heads: list[Head]) -> int:
    """The number of envelopes that were there, all as they should be. The restoration is told after them."""
    if unknown := steps_unknown_here():
        raise Refused([f"Kopien er fra en nyere udgave af Pejl ({', '.join(unknown)}). Intet er ændret."])
    if steps := make_ready():
        print(f"Kopien er fra en ældre udgave af Pejl. {steps} trin blev kørt på den.")
    if faults := queries.faults(heads):
        raise Refused(["Journalen i kopien holder ikke. Intet er ændret.", *_first(faults), _ABOUT_KEYS])
    count = Envelope.objects.count()
    words = {"what": "restored from backup", "head": str(queries.head())}
    with transaction.atomic():
        record(Entry(Kind.ADMINISTERED, Doer(None, "pejl restore"), content=words))
    return count


_ABOUT_KEYS = "Er PEJL_KEYS de samme, som da kopien blev taget?"


def _first(faults: list[str]) -> list[str]:
    more = [f"… og {len(faults) - _FAULTS_SHOWN} til"] if len(faults) > _FAULTS_SHOWN else []
    return [f"  {fault}" for fault in [*faults[:_FAULTS_SHOWN], *more]]


@contextmanager
def talking_to(name: str) -> Iterator[None]:
    """Within, the default connection is to another database."""
    settings = connection.settings_dict
    before = settings["NAME"]
    connections.close_all()
    settings["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        settings["NAME"] = before


def _kept_with(file: Path, *, without: bool) -> list[Head]:
    if without:
        return []
    if not head_file_of(file).exists():
        raise Refused(
            [
                f"{head_file_of(file)} mangler, og kopien kan ikke prøves mod det hoved, den blev taget med.",
                "Skriv --without-head for at nøjes med at prøve journalen mod sig selv.",
            ]
        )
    return heads_from([str(head_file_of(file))])


def _refuse_wrong_file(file: Path) -> None:
    if not file.is_file():
        raise Refused([f"{file} findes ikke."])
    try:
        with file.open("rb") as opened:
            begins = opened.read(16)
    except OSError as wrong:
        raise Refused([f"{file} kan ikke læses: {wrong.strerror}."]) from wrong
    is_ours, others = begins.startswith(sqlite_files.HEADER), begins.startswith(postgresql.HEADER)
    if connection.vendor == "postgresql":
        is_ours, others = others, is_ours
    if others:
        raise Refused([f"{file} er fra en anden slags database end den, som DATABASE_URL peger på."])
    if not is_ours or not _is_pejls(file):
        raise Refused([f"{file} er ikke en sikkerhedskopi fra Pejl."])


def _is_pejls(file: Path) -> bool:
    if connection.vendor == "postgresql":
        return "journal_envelope" in postgresql.contents_of(file)
    with told_plainly():
        return "journal_envelope" in sqlite_files.tables_in(file)


def _nothing_is_there() -> bool:
    if connection.vendor == "postgresql":
        return postgresql.is_empty(postgresql.name())
    file = Path(connection.settings_dict["NAME"])
    return not file.exists() or not sqlite_files.tables_in(file)
