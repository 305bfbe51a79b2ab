"""pejl demo: invented people, on this machine only, kept until one begins again."""

import hashlib
import os
from argparse import ArgumentParser, Namespace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from pejl import demo, terminology
from pejl.demo.cast import WHO_CAN_STEP_IN
from pejl.demo.models import DemoMark
from pejl.demo.story import tell
from pejl.organisation.models import User
from pejl.shared import clock
from pejl.shared.refusal import Refused, refuse_if

from .migrate import make_ready
from .run import add_options, address_of, hindrances_to_bind, hindrances_to_look, serve
from .sqlite_files import delete_database

if TYPE_CHECKING:
    from argparse import _SubParsersAction


class Holds(Enum):
    """What a database is, before the demo touches it."""

    NOTHING = "nothing"
    A_DEMO = "a demo"
    SOMETHING_ELSE = "something else"


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    about = "Fortæller demoen første gang og starter serveren. Det, I gør, står der også næste gang."
    showing = subparsers.add_parser(
        "demo", help="Prøv Pejl med opdigtede mennesker på denne maskine", description=about
    )
    showing.add_argument("--reset", action="store_true", help="Slet demoens database, og start ikke")
    add_options(showing)
    showing.set_defaults(handler=show)


def show(args: Namespace) -> int:
    if args.reset:
        return forget()
    refuse_if([*hindrances_to_bind(args.bind), *hindrances_to_look()])
    tell_once()
    serve(args, lambda: print("\n".join(welcome(address_of(args.bind))), flush=True))
    return 0


def tell_once() -> None:
    """The demo stands whole in the database at hand, or not at all."""
    refuse_if_not_ours()
    make_ready()
    mark = DemoMark.objects.first()
    if mark is None:
        os.environ["PEJL_CLOCK_MAY_STOP"] = "1"
        with transaction.atomic():
            tell(clock.now(), fingerprint())
        del os.environ["PEJL_CLOCK_MAY_STOP"]
    elif mark.made_from != fingerprint():
        print("Demoen er fortalt af en anden udgave af Pejl. Begynd forfra med `pejl demo --reset`.")


def forget() -> int:
    """Delete the demo's file, and only that."""
    if connection.vendor != "sqlite":
        raise Refused(["Demoen ligger i PostgreSQL. Slet den database med `dropdb`."])
    file = Path(connection.settings_dict["NAME"])
    if not file.exists():
        print("Der er ingen demo at slette.")
        return 0
    refuse_if_not_ours()
    connections.close_all()
    delete_database(file)
    print("Demoen er slettet. Næste gang begynder den forfra.")
    return 0


def refuse_if_not_ours() -> None:
    if held() is Holds.SOMETHING_ELSE:
        raise Refused(["Databasen er ikke en demo, og den bliver ikke rørt."])


def held() -> Holds:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return Holds.NOTHING
    tables = connection.introspection.table_names()
    if DemoMark._meta.db_table in tables and DemoMark.objects.exists():
        return Holds.A_DEMO
    if User._meta.db_table in tables and User.objects.exists():
        return Holds.SOMETHING_ELSE
    return Holds.NOTHING if not tables or _is_our_own_beginning() else Holds.SOMETHING_ELSE


def _is_our_own_beginning() -> bool:
    """`pejl migrate` made what is there, perhaps not to its end."""
    ours = {app.label for app in apps.get_app_configs()}
    begun = {app for app, _name in MigrationRecorder(connection).applied_migrations()}
    tables = set(connection.introspection.table_names())
    return begun <= ours and MigrationRecorder.Migration._meta.db_table in tables


def fingerprint() -> str:
    """Of everything the demo is told from."""
    told_from = hashlib.sha256()
    for package in (demo, terminology):
        folder = Path(package.__path__[0])
        for path in sorted([*folder.glob("*.py"), *folder.glob("data/*")]):
            told_from.update(path.read_bytes())
    return told_from.hexdigest()


def welcome(address: str) -> list[str]:
    people = [f"  {login:<10}{words}" for login, words in WHO_CAN_STEP_IN.items()]
    return ["", f"Pejl er åben: {address}/demo/", "", "Gå ind som:", *people, "", "Stop: Ctrl-C"]
