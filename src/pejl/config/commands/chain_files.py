"""pejl chain import and export: the chain as a file."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pejl.chain.rules import Difference
from pejl.exchange.actions import bring_in_file
from pejl.exchange.queries import lost_in, read_file, standing_on, take_out
from pejl.exchange.reading import Unreadable
from pejl.exchange.reading.gate import refuse_if_too_large
from pejl.exchange.rules.formats import Format, format_of
from pejl.exchange.rules.plan import Plan, Standing
from pejl.exchange.rules.planning import plan_of
from pejl.journal.rules import Doer
from pejl.shared import clock
from pejl.shared.refusal import Refused

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_IN_WORDS = {Difference.NEW: "nye", Difference.CHANGED: "ændrede", Difference.UNTOUCHED: "uændrede"}


def register(commands: "_SubParsersAction[ArgumentParser]") -> None:
    bringing = commands.add_parser("import", help="Læs tråden ind fra en fil (.xlsx, .csv, .json)")
    bringing.add_argument("file", metavar="FIL", type=Path)
    bringing.add_argument("--dry-run", action="store_true", help="Vis, hvad der vil ske, og gør det ikke")
    bringing.add_argument(
        "--set", default="", metavar="SÆT", help="Hvor det hører til, når filen ikke siger det"
    )
    bringing.set_defaults(handler=bring)
    taking = commands.add_parser("export", help="Skriv tråden i en fil")
    taking.add_argument("file", metavar="FIL", type=Path)
    taking.add_argument("--format", choices=[one.value for one in Format], help="Ellers efter filens navn")
    taking.add_argument("--set", default="", metavar="SÆT", help="Moodle tager ét sæt")
    taking.set_defaults(handler=take)


def bring(args: Namespace) -> int:
    format = format_of(args.file.name)
    incoming = read_file(_content(args.file), format)
    plan = plan_of(incoming, standing_on(clock.today()), default_set=args.set)
    if plan.faults:
        raise Refused([*(str(fault) for fault in plan.faults), "Intet er læst ind."])
    if not args.dry_run:
        by = Doer(None, "pejl chain")
        plan = bring_in_file(incoming, source=args.file.name, by=by, default_set=args.set)
    _tell(plan)
    print("Intet er læst ind endnu." if args.dry_run else f"{args.file} er læst ind.")
    return 0


def _content(file: Path) -> bytes:
    try:
        refuse_if_too_large(file.stat().st_size)
        return file.read_bytes()
    except Unreadable as wrong:
        raise Refused([str(fault) for fault in wrong.faults]) from wrong
    except OSError as wrong:
        raise Refused([f"Filen kan ikke læses: {wrong.strerror}."]) from wrong


def _tell(plan: Plan) -> None:
    for key, name in plan.sets.items():
        print(f"nyt sæt: {key} {name}")
    for key, name in plan.competences.items():
        print(f"ny kompetence: {key} {name}")
    for what in (Difference.NEW, Difference.CHANGED):
        for step in plan.of(what):
            print(f"{'ny' if what is Difference.NEW else 'ændret'}: {step.key} {step.text.title}")
    for note in plan.notes:
        print(f"bemærk: {note}", file=sys.stderr)
    print(", ".join(f"{len(plan.of(what))} {words}" for what, words in _IN_WORDS.items()))


def take(args: Namespace) -> int:
    format = Format(args.format) if args.format else format_of(args.file.name)
    standing = standing_on(clock.today())
    set_key = _set_for_moodle(args.set, standing) if format is Format.MOODLE else ""
    content = take_out(standing, format, set_key)
    try:
        args.file.write_bytes(content)
    except OSError as wrong:
        raise Refused([f"Filen kan ikke skrives: {wrong.strerror}."]) from wrong
    print(f"{args.file} er skrevet.")
    print("Det kan filen ikke rumme:", file=sys.stderr)
    for fault in lost_in(standing, format, set_key):
        print(f"  {fault}", file=sys.stderr)
    return 0


def _set_for_moodle(asked: str, standing: Standing) -> str:
    if asked in standing.sets:
        return asked
    if not asked and len(standing.sets) == 1:
        return next(iter(standing.sets))
    known = ", ".join(standing.sets) or "ingen endnu"
    raise Refused([f"Moodle tager ét sæt ad gangen. Vælg det med --set. Der er: {known}."])
