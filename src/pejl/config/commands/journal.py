"""pejl journal: whether the chain holds, and its head, to be kept outside the database."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction

from pejl.journal import queries
from pejl.journal.models import Envelope
from pejl.journal.rules import Head, head_from
from pejl.shared.refusal import Refused

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    journal = subparsers.add_parser("journal", help="Journalen: prøv, om den holder, og gem dens hoved")
    commands = journal.add_subparsers(required=True, metavar="verify | head")
    verifying = commands.add_parser(
        "verify",
        help="Find det, der er ændret, fjernet, sat ind eller byttet om",
        description="Læser hele journalen. Hvad der mangler til sidst, ses kun mod et hoved, der er gemt.",
    )
    verifying.add_argument(
        "--head",
        action="append",
        default=[],
        dest="heads",
        metavar="FIL|NUMMER:HASH",
        help="Et hoved, eller en fil med ét på hver linje. Kan gives flere gange",
    )
    verifying.set_defaults(handler=verify)
    heading = commands.add_parser("head", help="Vis journalens hoved")
    heading.add_argument(
        "--append", type=Path, metavar="FIL", help="Føj hovedet til en fil, helst på en anden maskine"
    )
    heading.set_defaults(handler=head)


def verify(args: Namespace) -> int:
    heads = heads_from(args.heads)
    with one_instant():
        count, last = Envelope.objects.count(), queries.head()
        faults = queries.faults(heads)
    against = f"prøvet mod {len(heads)} gemte hoveder" if heads else "uden et gemt hoved at prøve mod"
    print(f"{count} kuverter er læst, til og med hovedet {last}, {against}.")
    if not faults:
        print("Journalen holder.")
        return 0
    print(f"Journalen holder ikke. {len(faults)} fejl:")
    for fault in faults:
        print(f"  {fault}")
    return 1


def head(args: Namespace) -> int:
    line = str(queries.head())
    if args.append:
        _append(args.append, line)
    print(line)
    return 0


def heads_from(texts: list[str]) -> list[Head]:
    """Heads as they are given, or from the lines of files; Refused where one is not a head."""
    heads = [head for text in texts for head in _heads_in(text)]
    hashes: dict[int, str] = {}
    for one in heads:
        if hashes.setdefault(one.number, one.hash) != one.hash:
            raise Refused([f"To af de gemte hoveder har nummer {one.number}, men er ikke ens."])
    return [Head(number, digest) for number, digest in hashes.items()]


@contextmanager
def one_instant() -> Iterator[None]:
    """All is read as it was at one instant, and nobody waits for it."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _heads_in(text: str) -> list[Head]:
    try:
        return [head_from(text)]
    except ValueError:
        lines = _lines_of(Path(text))
    return [_head_on(line, f"{text}, linje {number}") for number, line in lines]


def _lines_of(file: Path) -> list[tuple[int, str]]:
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as wrong:
        raise Refused([f"{file} er hverken et hoved (nummer:hash) eller en fil med hoveder."]) from wrong
    found = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise Refused([f"Der er ingen hoveder i {file}."])
    return found


def _head_on(line: str, place: str) -> Head:
    try:
        return head_from(line)
    except ValueError as wrong:
        raise Refused([f"{place}: et hoved skrives som nummer:hash."]) from wrong


def _append(file: Path, line: str) -> None:
    try:
        with file.open("a", encoding="ascii") as opened:
            opened.write(f"{line}\n")
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as wrong:
        raise Refused([f"Hovedet kunne ikke skrives i {file}: {wrong.strerror}"]) from wrong
