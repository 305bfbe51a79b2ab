"""pejl keys: new secrets, as lines for the surroundings."""

import secrets
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from pejl.shared.sealing import new_keyring

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    about = "Skriver nye nøgler. Gem dem et andet sted end databasen: uden dem kan ingen læse den."
    subparsers.add_parser("keys", help="Skriv nye nøgler", description=about).set_defaults(handler=write)


def write(args: Namespace) -> int:
    print(f"PEJL_SECRET_KEY={secrets.token_urlsafe(50)}")
    print(f"PEJL_KEYS={new_keyring()}")
    return 0
