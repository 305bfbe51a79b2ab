"""An app with codes, reserve codes, and that employees come in by two things."""

import re

import pytest

from tests.client import StrictClient

from .conftest import PASSWORD, code_for, is_in, sets_up_an_app, sign_in, told

WRONG_CODE = "Koden passer ikke. Vent på den næste, og prøv igen."


@pytest.fixture
def with_app(client, karen) -> str:
    sign_in(client)
    secret = sets_up_an_app(client)
    client.post("/gaa-ud/")
    return secret


def test_setting_up_an_app_is_on_record_and_gives_reserve_codes(client, karen):
    sign_in(client)
    secret = sets_up_an_app(client)
    assert told() == [("administered", '{"name":"Karen Holm","what":"app added"}')]
    assert secret not in "".join(text for _kind, text in told(5))
    page = client.get("/min-adgang/koder/")
    assert len(re.findall(r"<li><code>\w+", page.content.decode())) == 10


def test_the_secret_of_the_app_lies_sealed(client, karen, with_app):
    (app,) = karen.authenticator_set.filter(type="totp")
    assert with_app not in str(app.data)
    assert app.wrap().validate_code(code_for(with_app))


def test_with_an_app_the_password_alone_opens_nothing(client, with_app):
    page = sign_in(client)
    assert (page.status_code, page.url) == (302, "/kom-ind/kode/")
    assert not is_in(client)
    assert client.get("/mit-forloeb/").url == "/kom-ind/?next=/mit-forloeb/"


def test_the_code_of_the_app_opens_and_how_is_on_record(client, with_app):
    sign_in(client)
    page = client.post("/kom-ind/kode/", {"code": code_for(with_app)})
    assert (page.status_code, page.url) == (302, "/")
    assert is_in(client)
    assert told() == [("signed in", '{"how":"password, totp","name":"Karen Holm"}')]


def test_a_wrong_code_is_said_at_its_field_and_on_record_without_the_code(client, with_app):
    sign_in(client)
    page = client.post("/kom-ind/kode/", {"code": "123123"})
    assert page.status_code == 422
    assert WRONG_CODE in page.content.decode()
    assert told() == [("sign-in refused", '{"user":"Karen Holm","why":"code"}')]


def test_a_code_is_taken_once(client, with_app):
    code = code_for(with_app)
    sign_in(client)
    client.post("/kom-ind/kode/", {"code": code})
    other = StrictClient()
    sign_in(other)
    assert other.post("/kom-ind/kode/", {"code": code}).status_code == 422


def test_codes_are_not_guessed_for_long(client, with_app):
    sign_in(client)
    for guess in range(100000, 100005):
        client.post("/kom-ind/kode/", {"code": str(guess)})
    page = client.post("/kom-ind/kode/", {"code": "100006"})
    assert "Der er prøvet for mange gange." in page.content.decode()


def test_a_reserve_code_opens_once(client, karen):
    sign_in(client)
    sets_up_an_app(client)
    code = re.findall(r"<li><code>(\w+)", client.get("/min-adgang/koder/").content.decode())[0]
    for expected in (302, 422):
        client.post("/gaa-ud/")
        sign_in(client)
        assert client.post("/kom-ind/kode/", {"code": code}).status_code == expected


def test_taking_the_app_away_is_asked_about_and_on_record(client, with_app):
    sign_in(client)
    client.post("/kom-ind/kode/", {"code": code_for(with_app)})
    assert client.get("/min-adgang/app/fjern/").status_code == 200
    assert client.post("/min-adgang/app/fjern/", {"capacity": "self"}).url == "/min-adgang/"
    assert told() == [("administered", '{"name":"Karen Holm","what":"app removed"}')]
    client.post("/gaa-ud/")
    assert sign_in(client).url == "/"


def test_who_came_in_long_ago_says_it_again_before_changing_how(client, karen):
    sign_in(client)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 600
    session.save()
    page = client.get("/min-adgang/app/")
    assert page.url == "/min-adgang/igen/?next=%2Fmin-adgang%2Fapp%2F"
    assert client.post(page.url, {"password": "forkert", "capacity": "self"}).status_code == 422
    again = client.post(page.url, {"password": PASSWORD, "capacity": "self", "next": "/min-adgang/app/"})
    assert again.url == "/min-adgang/app/"
    assert client.get(again.url).status_code == 200


@pytest.fixture
def bo(cast, settings):
    settings.EMPLOYEES_NEED_TWO = True
    cast.town.bo.set_password(PASSWORD)
    cast.town.bo.save()
    return cast.town.bo


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/", "/dem-jeg-moeder/", "/find/", "/som/"])
def test_an_employee_with_a_password_alone_gets_no_further_than_their_access(client, bo, address, method):
    sign_in(client, "bo")
    page = getattr(client, method)(address)
    assert (page.status_code, page.url) == (302, "/min-adgang/")


def test_an_employee_sets_up_a_second_thing_and_begins(client, bo):
    sign_in(client, "bo")
    assert "Lav en adgangsnøgle eller sæt en app op" in client.get("/min-adgang/").content.decode()
    secret = sets_up_an_app(client)
    assert client.get("/dem-jeg-moeder/").status_code == 200
    client.post("/gaa-ud/")
    sign_in(client, "bo")
    assert client.get("/dem-jeg-moeder/").status_code == 302
    client.post("/kom-ind/kode/", {"code": code_for(secret)})
    assert client.get("/dem-jeg-moeder/").status_code == 200


def test_an_employee_can_go_out_and_change_language_without_a_second_thing(client, bo):
    sign_in(client, "bo")
    assert client.post("/sprog/", {"language": "en"}).url == "/"
    assert client.post("/gaa-ud/").url == "/kom-ind/"


def test_a_citizen_needs_one_thing(client, cast, settings):
    settings.EMPLOYEES_NEED_TWO = True
    cast.town.karen.set_password(PASSWORD)
    cast.town.karen.save()
    sign_in(client)
    assert client.get("/mit-forloeb/").status_code == 200
