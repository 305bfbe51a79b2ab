"""pejl chain: which learning is strategic and why, and reading what needs call for."""

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pejl.chain.queries import traced_as_plain_values
from pejl.competences.actions import read_demand_file
from pejl.journal.rules import Doer
from pejl.shared import clock
from pejl.shared.refusal import Refused

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    chain = subparsers.add_parser(
        "chain", help="Den røde tråd: hvad er strategisk, og hvad kalder behovene på"
    )
    commands = chain.add_subparsers(required=True, metavar="trace | demand")
    tracing = commands.add_parser(
        "trace", help="Vis for hver aktivitet, om den er strategisk, eller hvad der mangler"
    )
    tracing.add_argument("--json", action="store_true", help="Skriv det som JSON")
    tracing.add_argument("--day", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="Som det så ud den dag")
    tracing.set_defaults(handler=trace)
    reading = commands.add_parser("demand", help="Indlæs, hvad borgernes behov kalder på (CSV)")
    reading.add_argument("file", metavar="FIL", type=Path)
    reading.add_argument("--as-of", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="Gjort op den dag")
    reading.set_defaults(handler=demand)


def trace(args: Namespace) -> int:
    found = traced_as_plain_values(args.day or clock.today())
    if args.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        print()
        return 0
    for one in found["activities"]:
        print(f"{one['key']}  {one['title']}: {one['in_words']}")
        for missing in one["missing"]:
            print(f"    {missing['sentence']}")
    return 0


def demand(args: Namespace) -> int:
    try:
        content = args.file.read_bytes()
    except OSError as wrong:
        raise Refused([f"Filen kan ikke læses: {wrong.strerror}."]) from wrong
    reading = read_demand_file(
        content,
        as_of=args.as_of or clock.today(),
        source=args.file.name,
        by=Doer(None, "pejl chain"),
    )
    print(f"{args.file}: {reading.demands.count()} linjer er i kraft fra {reading.as_of:%d.%m.%Y}.")
    return 0
