"""`pejl unit` and `pejl user`."""

import os
import pty
import re
import subprocess

import pytest

from pejl.journal.models import Content, Envelope
from pejl.journal.rules import Kind
from pejl.organisation.models import EmploymentVersion, Unit, User

from .conftest import PASSWORD, PEJL

POST = ["--unit", "Nord", "--role", "front-line", "--title", "hjemmehjælper"]


def told():
    kinds = set(Envelope.objects.values_list("kind", flat=True))
    return kinds, [content.text for content in Content.objects.order_by("pk")]


def test_a_unit_is_added_below_another_and_told(pejl):
    assert pejl("unit", "add", "Social Omsorg") == "Social Omsorg er tilføjet.\n"
    pejl("unit", "add", " Nord ", "--above", "Social Omsorg", "--phone", "70 00 00 01")
    nord = Unit.objects.get(name="Nord")
    assert (nord.above.name, nord.phone) == ("Social Omsorg", "70 00 00 01")
    assert told() == (
        {Kind.ADMINISTERED},
        [
            '{"name":"pejl unit","unit":"Social Omsorg","what":"unit added"}',
            '{"name":"pejl unit","unit":"Nord","what":"unit added"}',
        ],
    )


def test_a_units_number_and_address_are_changed_and_what_is_not_named_stays(pejl):
    pejl("unit", "add", "Nord", "--phone", "70 00 00 01", "--address", "Nordgade 1, 9000 Aalborg")
    assert pejl("unit", "change", "Nord", "--address", " Nordgade 3, 9000 Aalborg ") == "Nord er rettet.\n"
    unit = Unit.objects.get()
    assert (unit.phone, unit.address) == ("70 00 00 01", "Nordgade 3, 9000 Aalborg")
    assert told()[1] == [
        '{"name":"pejl unit","unit":"Nord","what":"unit added"}',
        '{"name":"pejl unit","unit":"Nord","what":"unit changed"}',
    ]


def test_a_unit_is_closed_and_it_is_said_how_many_citizens_were_told(pejl):
    pejl("unit", "add", "Nord")
    assert pejl("unit", "close", "Nord") == "Nord er lukket. 0 borgere kan se det på deres side.\n"
    assert Unit.objects.get().closed_on is not None


def test_a_unit_is_refused_with_the_reason(pejl, refused):
    pejl("unit", "add", "Nord")
    assert refused("unit", "add", "Nord") == ["Der er allerede en enhed med det navn."]
    assert refused("unit", "add", " ") == ["Enheden skal have et navn."]
    assert refused("unit", "add", "Syd", "--above", "Øst") == [
        "Der er ingen enhed med navnet Øst. Der er: Nord."
    ]


def test_a_user_with_a_post_is_added_in_one_piece(pejl):
    pejl("unit", "add", "Nord")
    said = pejl("user", "add", "Bo", "Bo Kjær", *POST, "--password-stdin", typed=f"{PASSWORD}\n")
    assert said == "Bo Kjær er tilføjet og kan gå ind som bo.\n"
    user = User.objects.get(login="bo")
    assert user.check_password(PASSWORD)
    version = EmploymentVersion.objects.get(item__user=user)
    assert (version.role, version.title, version.last_day) == ("front line", "hjemmehjælper", None)
    assert PASSWORD not in "".join(told()[1])


@pytest.mark.parametrize(
    "arguments, typed, sentences",
    [
        (["bo", "Bo", "--unit", "Nord"], PASSWORD, ["Skriv --unit, --role og --title sammen."]),
        (
            ["bo", "Bo", *POST],
            PASSWORD,
            ["Der er ingen enhed med navnet Nord. Tilføj den med `pejl unit add`."],
        ),
        (["bo", "Bo"], "kort", ["Denne adgangskode er for kort. Den skal indeholde mindst 12 tegn."]),
        ([" ", " "], PASSWORD, ["Skriv et brugernavn.", "Skriv et navn."]),
    ],
)
def test_a_user_is_refused_with_every_reason_and_nothing_is_kept(refused, arguments, typed, sentences):
    assert refused("user", "add", *arguments, "--password-stdin", typed=f"{typed}\n") == sentences
    assert not User.objects.exists()


def test_a_post_that_is_refused_keeps_the_user_out_too(pejl, refused):
    pejl("unit", "add", "Nord")
    post = [*POST[:-1], " "]
    assert refused("user", "add", "bo", "Bo", *post, "--password-stdin", typed=PASSWORD) == [
        "Skriv en stilling."
    ]
    assert not User.objects.exists()


def test_a_taken_name_is_refused(pejl, refused):
    pejl("user", "add", "bo", "Bo Kjær", "--password-stdin", typed=PASSWORD)
    assert refused("user", "add", "BO", "Bo Bak", "--password-stdin", typed=PASSWORD) == [
        "Det brugernavn er taget."
    ]


def test_without_a_terminal_nobody_is_asked(refused):
    assert refused("user", "add", "bo", "Bo Kjær") == [
        "Her kan ingen svare. Giv adgangskoden med --password-stdin."
    ]


@pytest.mark.parametrize(
    "second, code, said",
    [(PASSWORD, 0, "Bo Kjær er tilføjet"), ("noget helt andet 17", 1, "De to adgangskoder er ikke ens.")],
)
def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(copied_database, second, code, said):
    ours, theirs = pty.openpty()
    asking = subprocess.Popen(
        [*PEJL, "user", "add", "bo", "Bo Kjær"],
        env={**os.environ, "DATABASE_URL": copied_database},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = _read_until(ours, "Adgangskode: ")
    os.write(ours, f"{PASSWORD}\n".encode())
    shown += _read_until(ours, "Adgangskode igen: ")
    os.write(ours, f"{second}\n".encode())
    shown += _read_until(ours, said)
    assert asking.wait(10) == code
    os.close(ours)
    assert PASSWORD not in shown
    assert User.objects.exists() == (code == 0)


def _read_until(terminal: int, text: str) -> str:
    shown = ""
    while text not in shown:
        shown += os.read(terminal, 1024).decode()
    return shown


def test_an_invited_user_gets_a_link_instead_of_a_password(pejl):
    said = pejl("user", "add", "ib", "Ib Lund", "--link")
    assert said.startswith(
        "Ib Lund er tilføjet og kan gå ind som ib.\nLink, der virker én gang, i tre dage:\n"
    )
    assert re.search(r"^http://localhost/kom-ind/ny/\w+-[\w-]+/$", said, re.MULTILINE)
    assert not User.objects.get(login="ib").has_usable_password()
    assert pejl("user", "link", "ib").count("/kom-ind/ny/") == 1


def test_nobody_gets_a_link_who_is_not_here(refused):
    assert refused("user", "link", "ib") == ["Der er ingen bruger med navnet ib."]


def test_a_user_is_made_known_by_a_number_that_is_not_kept(pejl):
    pejl("user", "add", "lone", "Lone Dam", "--link")
    assert pejl("user", "number", "lone", typed="111111-1118\n") == (
        "Lone Dam bliver genkendt på sit CPR-nummer.\n"
    )
    assert "1111111118" not in "".join(told()[1])
