"""pejl unit: the nodes of the organisation."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from pejl.circles.actions import close_unit
from pejl.journal.rules import Doer
from pejl.organisation.actions import add_unit, change_unit

from .finding import unit_named

if TYPE_CHECKING:
    from argparse import _SubParsersAction


BY_THE_COMMAND = Doer(None, "pejl unit")
WHERE = "Hvor man sender breve hen, for eksempel: Nordgade 1, 9000 Aalborg"


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    units = subparsers.add_parser("unit", help="Enheder: tilføj, ret, luk")
    commands = units.add_subparsers(required=True, metavar="add|change|close")
    adding = commands.add_parser("add", help="Tilføj en enhed")
    adding.add_argument("name", metavar="NAVN")
    adding.add_argument("--above", metavar="ENHED", help="Den enhed, som den hører under")
    adding.add_argument("--phone", metavar="TELEFON", default="")
    adding.add_argument("--address", metavar="ADRESSE", default="", help=WHERE)
    adding.set_defaults(handler=add)
    changing = commands.add_parser("change", help="Ret telefon eller adresse")
    changing.add_argument("name", metavar="NAVN")
    changing.add_argument("--phone", metavar="TELEFON")
    changing.add_argument("--address", metavar="ADRESSE", help=WHERE)
    changing.set_defaults(handler=change)
    closing = commands.add_parser("close", help="Luk en enhed; borgerne får det at vide")
    closing.add_argument("name", metavar="NAVN")
    closing.set_defaults(handler=close)


def add(args: Namespace) -> int:
    above = unit_named(args.above) if args.above else None
    unit = add_unit(args.name, by=BY_THE_COMMAND, above=above, phone=args.phone, address=args.address)
    print(f"{unit.name} er tilføjet.")
    return 0


def change(args: Namespace) -> int:
    unit = unit_named(args.name)
    change_unit(unit, by=BY_THE_COMMAND, phone=args.phone, address=args.address)
    print(f"{unit.name} er rettet.")
    return 0


def close(args: Namespace) -> int:
    unit = unit_named(args.name)
    closed = close_unit(unit, by=BY_THE_COMMAND)
    print(f"{unit.name} er lukket. {closed.told} borgere kan se det på deres side.")
    if closed.alone:
        print(f"{len(closed.alone)} af dem har ingen fra kommunen med mere. Find en til hver.")
    return 0
