"""pejl unit: the nodes of the organisation."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from pejl.journal.rules import Doer
from pejl.organisation.actions import add_unit

from .finding import unit_named

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    units = subparsers.add_parser("unit", help="Enheder: tilføj")
    commands = units.add_subparsers(required=True, metavar="add")
    adding = commands.add_parser("add", help="Tilføj en enhed")
    adding.add_argument("name", metavar="NAVN")
    adding.add_argument("--above", metavar="ENHED", help="Den enhed, som den hører under")
    adding.add_argument("--phone", metavar="TELEFON", default="")
    adding.set_defaults(handler=add)


def add(args: Namespace) -> int:
    above = unit_named(args.above) if args.above else None
    unit = add_unit(args.name, by=Doer(None, "pejl unit"), above=above, phone=args.phone)
    print(f"{unit.name} er tilføjet.")
    return 0
