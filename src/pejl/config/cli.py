"""pejl: the command line of those who run the house."""

import argparse
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError, ProgrammingError

from pejl.shared.refusal import Refused


@dataclass(frozen=True)
class Command:
    """Where it lives in `pejl.config.commands`, and what it is for."""

    module: str
    help: str


COMMANDS = {
    "demo": Command("demo", "Prøv Pejl med opdigtede mennesker på denne maskine"),
    "keys": Command("keys", "Skriv nye nøgler"),
    "migrate": Command("migrate", "Gør databasen klar, også efter en ny udgave"),
    "run": Command("run", "Start serveren"),
    "unit": Command("unit", "Enheder: tilføj"),
    "user": Command("user", "Brugere: tilføj"),
    "terminology": Command("terminology", "Kodesystemer: indlæs, se og tag i brug"),
    "chain": Command("chain", "Den røde tråd: det strategiske, og behovene"),
    "journal": Command("journal", "Journalen: prøv, om den holder, og gem dens hoved"),
    "backup": Command("backup", "Tag en sikkerhedskopi, mens Pejl kører"),
    "restore": Command("restore", "Læg en sikkerhedskopi tilbage"),
}
NEEDS_NO_SETTINGS = ("keys",)
_ARGPARSE_IN_DANISH = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "subcommands": "kommandoer",
    "show this help message and exit": "vis denne hjælp",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "the following arguments are required: %s": "Der mangler: %s",
    "unrecognized arguments: %s": "Det kendes ikke: %s",
    "expected one argument": "mangler en værdi",
    "expected at least one argument": "mangler en værdi",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kendes ikke. Vælg mellem %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r kendes ikke (%(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r passer ikke her",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. What is refused is told in sentences, and nothing is changed."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except Refused as refused:
        _tell(refused.reasons)
    except ImproperlyConfigured as wrong:
        _tell([str(wrong)])
    except (OperationalError, ProgrammingError) as wrong:
        _tell([f"Databasen kan ikke bruges: {wrong}", "Er den gjort klar? `pejl migrate`"])
    except KeyboardInterrupt:
        return 130
    return 1


def _run(given: list[str]) -> int:
    asked = given[0] if given and given[0] in COMMANDS else None
    if asked and asked not in NEEDS_NO_SETTINGS:
        _set_up(asked, only_help=given[-1] in ("-h", "--help") and "--" not in given)
    args = _parser(asked).parse_args(given)
    code: int = args.handler(args)
    return code


def _set_up(asked: str, *, only_help: bool) -> None:
    """Help is given without keys; the demo has its own data, and keys that all know."""
    if only_help:
        os.environ["PEJL_TESTING"] = "1"
    if asked == "demo":
        os.environ["PEJL_DEMO"] = "1"
        os.environ.setdefault("PEJL_DATA", "var/demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pejl.config.settings")
    django.setup()


def _parser(asked: str | None) -> ArgumentParser:
    """Only the command that is asked for is imported; the others are just named."""
    argparse._ = lambda text: _ARGPARSE_IN_DANISH.get(text, text)  # type: ignore[attr-defined]
    parser = ArgumentParser(prog="pejl", description="Pejl: borgerens eget forløb.")
    subparsers = parser.add_subparsers(metavar="KOMMANDO", required=True, title="kommandoer")
    for name, command in COMMANDS.items():
        if name == asked:
            import_module(f"pejl.config.commands.{command.module}").register(subparsers)
        else:
            subparsers.add_parser(name, help=command.help)
    return parser


def _tell(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
