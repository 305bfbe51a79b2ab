"""Coming in on the word of an OpenID provider, which is a process of its own."""

import re
from html import unescape
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount

from pejl.organisation.models import EmploymentVersion, User
from pejl.shared import clock
from tests.client import StrictClient

from .conftest import is_in, told
from .providers import OPENID, openid_provider, take_their_word

HERE = {"loa": "substantial", "cvr": "12345678"}
PEOPLE = [
    {"sub": "bo", "name": "Bo Ny", "roles": ["frontline"], "units": ["u-nord"], **HERE},
    {"sub": "two", "name": "To Steder", "roles": ["leader"], "units": ["u-nord", "u-syd"], **HERE},
    {
        "sub": "low",
        "name": "Lav Lav",
        "roles": ["frontline"],
        "units": ["u-nord"],
        "loa": "low",
        "cvr": "12345678",
    },
    {"sub": "none", "name": "Ingen Rolle", "roles": ["cook"], "units": ["u-nord"], **HERE},
    {
        "sub": "else",
        "name": "Ude Fra",
        "roles": ["leader"],
        "units": ["u-nord"],
        "loa": "high",
        "cvr": "87654321",
    },
]
BEGIN, BACK = "/kom-ind/med/kommunen/", "/kom-ind/med/kommunen/svar/"


class StaysHere(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    with openid_provider(PEOPLE, tmp_path_factory.mktemp("openid")) as address:
        yield address


@pytest.fixture
def town(cast, provider, settings, tmp_path):
    take_their_word(settings, tmp_path, OPENID.format(address=provider))
    return cast.town


def begins(browser) -> str:
    """The address at the provider to which one is sent on."""
    page = browser.post(BEGIN).content.decode()
    assert page.count("Videre til Kommunen") == 1
    return unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1])


def says_who(onward: str, sub: str) -> str:
    """Where the provider sends one back to."""
    try:
        build_opener(StaysHere).open(onward, urlencode({"sub": sub}).encode())
    except HTTPError as answer:
        return answer.headers["Location"].removeprefix("http://testserver")
    raise AssertionError("The provider kept them.")


def comes_in(sub: str, browser=None):
    browser = browser or StrictClient()
    return browser, browser.get(says_who(begins(browser), sub))


def posts(user) -> list[tuple[str, str]]:
    versions = EmploymentVersion.objects.in_force(clock.today()).filter(item__user=user)
    return sorted(versions.values_list("item__unit__name", "role"))


def test_the_provider_stands_on_the_door(town, client):
    assert "Log ind med Kommunen" in client.get("/kom-ind/").content.decode()


def test_a_new_colleague_comes_in_with_the_posts_that_their_rights_give(town):
    browser, page = comes_in("bo")
    assert (page.status_code, page.url) == (302, "/")
    user = User.objects.get(name="Bo Ny")
    assert posts(user) == [("Hjemmeplejen Nord", "front line")]
    assert told() == [("signed in", '{"how":"kommunen","name":"Bo Ny"}')]
    assert browser.get("/dem-jeg-moeder/").status_code == 200


def test_the_provider_is_enough_where_employees_need_two_things(town, settings):
    settings.EMPLOYEES_NEED_TWO = True
    browser, _page = comes_in("bo")
    assert browser.get("/dem-jeg-moeder/").status_code == 200


def test_one_comes_in_again_as_the_same_and_nothing_is_said_twice(town):
    comes_in("two")
    comes_in("two")
    (user,) = User.objects.filter(name="To Steder")
    assert posts(user) == [("Hjemmeplejen Nord", "leader"), ("Hjemmeplejen Syd", "leader")]
    assert EmploymentVersion.objects.filter(item__user=user).count() == 2


def test_nothing_that_the_provider_said_is_kept_but_who(town):
    comes_in("bo")
    (kept,) = SocialAccount.objects.all()
    assert (kept.provider, kept.uid, kept.extra_data) == ("kommunen", "bo", {})


def test_one_comes_back_to_the_page_one_asked_for(town, client):
    page = client.post(BEGIN, {"next": "/dem-jeg-moeder/"}).content.decode()
    onward = unescape(re.search(r"url=([^\"]+)", page)[1])
    assert client.get(says_who(onward, "bo")).url == "/dem-jeg-moeder/"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/"])
def test_nobody_is_led_elsewhere(town, client, elsewhere):
    page = client.post(BEGIN, {"next": elsewhere}).content.decode()
    onward = unescape(re.search(r"url=([^\"]+)", page)[1])
    assert client.get(says_who(onward, "bo")).url == "/"


@pytest.mark.parametrize(
    ("sub", "why", "words"),
    [
        ("low", "not sure enough", "Dit login er ikke stærkt nok"),
        ("none", "no role here", "Du har ikke en rolle i Pejl."),
        ("else", "not of this organisation", "Dit login hører til en anden organisation."),
    ],
)
def test_who_may_not_come_in_is_told_why_and_it_is_on_record(town, sub, why, words):
    before = User.objects.count()
    browser, page = comes_in(sub)
    assert page.status_code == 403
    assert words in page.content.decode()
    assert not is_in(browser)
    assert told() == [("sign-in refused", f'{{"provider":"Kommunen","why":"{why}"}}')]
    assert User.objects.count() == before


def test_an_answer_nobody_asked_for_is_refused_and_on_record(town):
    mine, other = StrictClient(), StrictClient()
    page = other.get(says_who(begins(mine), "bo"))
    assert (page.status_code, is_in(other)) == (403, False)
    assert told()[0][0] == "sign-in refused"


def test_an_answer_is_taken_once(town):
    browser = StrictClient()
    back = says_who(begins(browser), "bo")
    assert browser.get(back).status_code == 302
    browser.post("/gaa-ud/")
    assert browser.get(back).status_code == 403
    assert not is_in(browser)


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_who_stops_at_the_provider_comes_back_to_a_plain_page(town, client, error):
    state = parse_qs(urlsplit(begins(client)).query)["state"][0]
    page = client.get(BACK, {"error": error, "state": state})
    assert (page.status_code, is_in(client)) == (403, False)
    assert told()[0][0] == "sign-in refused"


def test_the_way_out_asks_for_a_proof_that_it_is_us(town, client):
    asked = parse_qs(urlsplit(begins(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "code_challenge"} <= asked.keys()


@pytest.mark.parametrize("more", [{"process": "connect"}, {"scope": "admin"}, {"auth_params": "x=1"}])
def test_nobody_adds_to_what_is_asked(town, client, more):
    assert client.post(BEGIN, more).status_code == 404
    assert client.post(f"{BEGIN}?{urlencode(more)}").status_code == 404
