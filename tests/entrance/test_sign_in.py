"""Coming in and going out."""

import pytest
from django.test import Client
from django.urls import reverse

from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Envelope
from pejl.journal.queries import Content
from pejl.organisation.actions import add_user
from pejl.organisation.models import User

PASSWORD = "grøn bus til havnen"
WRONG = "Brugernavn og adgangskode passer ikke sammen. Prøv igen."
DOOR, OUT = "/kom-ind/", "/gaa-ud/"


@pytest.fixture
def karen(db) -> User:
    return add_user("karen", "Karen Holm", by=BY_THE_DEMO, password=PASSWORD)


def sign_in(client, login="karen", password=PASSWORD, **more):
    return client.post(DOOR, {"login": login, "password": password, **more})


def told() -> tuple[str, str]:
    """The last thing on record."""
    envelope = Envelope.objects.order_by("-number")[0]
    return envelope.kind, Content.objects.get(pk=envelope.number).text


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_door_is_open_to_all(client, db):
    page = client.get(DOOR)
    assert page.status_code == 200
    assert "Velkommen til Pejl" in page.content.decode()


@pytest.mark.parametrize("login", ["karen", "KAREN", " Karen "])
def test_who_knows_name_and_password_comes_in_and_it_is_on_record(client, karen, login):
    page = sign_in(client, login)
    assert (page.status_code, page.url) == (302, "/")
    assert is_in(client)
    assert told() == ("signed in", '{"how":"password","name":"Karen Holm"}')
    assert Envelope.objects.order_by("-number")[0].actor == karen.uid


@pytest.mark.parametrize(
    ("login", "password", "known"),
    [
        ("karen", PASSWORD + " ", '"user":"Karen Holm",'),
        ("karen", PASSWORD.upper(), '"user":"Karen Holm",'),
        ("ukendt", PASSWORD, ""),
        ("grøn bus til byen", PASSWORD, ""),
    ],
)
def test_a_wrong_name_or_password_is_said_in_one_sentence_for_both_and_on_record(
    client, karen, login, password, known
):
    """What was typed as a name is not told: it may be a password."""
    page = sign_in(client, login, password)
    text = page.content.decode()
    assert page.status_code == 422
    assert WRONG in text
    assert f'value="{login}"' in text
    assert password not in text
    assert not is_in(client)
    assert told() == ("sign-in refused", f'{{{known}"why":"password"}}')


def test_who_is_no_longer_a_user_stays_outside(client, karen):
    User.objects.filter(pk=karen.pk).update(is_active=False)
    page = sign_in(client)
    assert page.status_code == 422
    assert WRONG in page.content.decode()
    assert not is_in(client)
    assert told() == ("sign-in refused", '{"user":"Karen Holm","why":"password"}')


def test_who_stops_being_a_user_while_inside_is_shown_the_door(client, karen):
    sign_in(client)
    User.objects.filter(pk=karen.pk).update(is_active=False)
    page = client.get("/")
    assert (page.status_code, page.url) == (302, f"{DOOR}?next=/")


def test_who_has_no_password_cannot_come_in_with_an_empty_one(client, db):
    add_user("ib", "Ib Lund", by=BY_THE_DEMO)
    page = sign_in(client, "ib", "")
    assert page.status_code == 422
    assert not is_in(client)


def test_what_is_missing_is_said_at_its_field(client, karen):
    page = client.post(DOOR, {"login": "karen", "password": ""})
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"password"}
    assert 'value="karen"' in page.content.decode()


def test_nobody_signs_in_with_a_password_in_the_address(client, karen):
    client.get(DOOR, {"login": "karen", "password": PASSWORD})
    assert not is_in(client)


def test_a_form_that_did_not_come_from_here_is_not_taken(karen):
    page = Client(enforce_csrf_checks=True).post(DOOR, {"login": "karen", "password": PASSWORD})
    assert page.status_code == 403
    assert "Siden har været åben for længe" in page.content.decode()


def test_one_comes_back_to_the_page_one_asked_for(client, karen):
    asked = client.get("/dem-jeg-moeder/?side=2")
    assert asked.url == f"{DOOR}?next=/dem-jeg-moeder/%3Fside%3D2"
    page = client.get(asked.url)
    assert 'name="next" value="/dem-jeg-moeder/?side=2"' in page.content.decode()
    assert sign_in(client, next="/dem-jeg-moeder/?side=2").url == "/dem-jeg-moeder/?side=2"


def test_the_page_one_asked_for_is_remembered_after_a_wrong_password(client, karen):
    page = sign_in(client, password="forkert", next="/dem-jeg-moeder/")
    assert 'name="next" value="/dem-jeg-moeder/"' in page.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/",
        "///example.com",
        "\\\\example.com",
        "javascript:alert(1)",
        "https:example.com",
        "ftp://testserver/",
        "http:///example.com",
        "karen",
        "desk:front",
        "",
        " ",
        "\x00/",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(client, karen, elsewhere):
    assert sign_in(client, next=elsewhere).url == "/"


def test_what_was_in_a_session_before_signing_in_is_not_carried_over(client, karen):
    client.get(DOOR)
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_going_out_is_on_record_and_ends_the_session(client, karen):
    sign_in(client)
    page = client.post(OUT)
    assert (page.status_code, page.url) == (302, DOOR)
    assert not is_in(client)
    assert told() == ("signed out", '{"name":"Karen Holm"}')
    assert client.get("/").url == f"{DOOR}?next=/"


def test_nobody_is_led_out_by_a_link(client, karen):
    sign_in(client)
    assert client.get(OUT).status_code == 405
    assert is_in(client)


def test_the_password_is_kept_as_a_hash(karen):
    assert PASSWORD not in User.objects.get().password


def test_the_way_out_stands_on_every_page_in_the_house(client, cast):
    client.force_login(cast.town.karen)
    assert f'action="{reverse("organisation:sign_out")}"' in client.get("/mit-forloeb/").content.decode()
