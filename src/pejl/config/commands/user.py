"""pejl user: the people who sign in."""

import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from pejl.entrance.actions import invitation, know_by_number
from pejl.journal.rules import Doer
from pejl.organisation.actions import Terms, add_user, employ
from pejl.organisation.models import User
from pejl.organisation.rules import Role
from pejl.shared import clock
from pejl.shared.refusal import Refused, reasons_among, refuse_if

from .finding import unit_named

if TYPE_CHECKING:
    from argparse import _SubParsersAction

ROLES = {role.value.replace(" ", "-"): role for role in Role}


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    users = subparsers.add_parser("user", help="Brugere: tilføj, inviter og genkend")
    commands = users.add_subparsers(required=True, metavar="add | link | number")
    adding = commands.add_parser(
        "add",
        help="Tilføj en bruger",
        description="Spørger to gange efter brugerens adgangskode uden at vise den.",
    )
    adding.add_argument("login", metavar="BRUGERNAVN")
    adding.add_argument("name", metavar="NAVN")
    adding.add_argument("--unit", metavar="ENHED", help="Ansæt brugeren i enheden fra i dag")
    adding.add_argument("--role", choices=ROLES, help="Hvad brugeren må i enheden")
    adding.add_argument("--title", metavar="STILLING", help="Hvad brugeren kaldes i enheden")
    adding.add_argument(
        "--password-stdin", action="store_true", help="Læs adgangskoden som én linje fra standard ind"
    )
    adding.add_argument(
        "--link", action="store_true", help="Skriv et link i stedet: brugeren vælger selv sin adgangskode"
    )
    adding.set_defaults(handler=add)
    linking = commands.add_parser(
        "link",
        help="Skriv et link til en ny adgangskode",
        description="Linket virker én gang, i tre dage. Giv det kun til brugeren selv.",
    )
    linking.add_argument("login", metavar="BRUGERNAVN")
    linking.set_defaults(handler=link)
    numbering = commands.add_parser(
        "number",
        help="Genkend en bruger på CPR-nummer",
        description="Læser CPR-nummeret som én linje fra standard ind. Så kan brugeren komme ind med MitID.",
    )
    numbering.add_argument("login", metavar="BRUGERNAVN")
    numbering.set_defaults(handler=number)


def add(args: Namespace) -> int:
    post = (args.unit, args.role, args.title)
    refuse_if(
        reasons_among({"Skriv --unit, --role og --title sammen.": any(post) and not all(post)}),
    )
    unit = unit_named(args.unit) if args.unit else None
    password = None if args.link else _password(args)
    doer = Doer(None, "pejl user")
    with transaction.atomic():
        user = add_user(args.login, args.name, by=doer, password=password)
        if unit:
            employ(user, unit, Terms(ROLES[args.role], args.title, clock.today()), by=doer)
    print(f"{user.name} er tilføjet og kan gå ind som {user.login}.")
    return _show_link(user) if args.link else 0


def link(args: Namespace) -> int:
    return _show_link(_user_named(args.login))


def number(args: Namespace) -> int:
    user = _user_named(args.login)
    know_by_number(user, _one_line(), by=Doer(None, "pejl user"))
    print(f"{user.name} bliver genkendt på sit CPR-nummer.")
    return 0


def _show_link(user: User) -> int:
    path = invitation(user, by=Doer(None, "pejl user"))
    scheme = "https" if settings.HTTPS else "http"
    print(f"Link, der virker én gang, i tre dage:\n{scheme}://{settings.ALLOWED_HOSTS[0]}{path}")
    return 0


def _user_named(login: str) -> User:
    if user := User.objects.filter(login=login.strip().casefold(), is_active=True).first():
        return user
    raise Refused([f"Der er ingen bruger med navnet {login}."])


def _password(args: Namespace) -> str:
    return _good(_one_line() if args.password_stdin else _asked_twice(), args.login, args.name)


def _one_line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked_twice() -> str:
    if not sys.stdin.isatty():
        raise Refused(["Her kan ingen svare. Giv adgangskoden med --password-stdin."])
    first = getpass("Adgangskode: ")
    if first != getpass("Adgangskode igen: "):
        raise Refused(["De to adgangskoder er ikke ens."])
    return first


def _good(password: str, login: str, name: str) -> str:
    with translation.override("da"):
        try:
            validate_password(password, User(login=login, name=name))
        except ValidationError as wrong:
            raise Refused(wrong.messages) from wrong
    return password
