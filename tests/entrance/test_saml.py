"""Coming in on the word of a SAML provider (OIOSAML 3, context handler), a process of its own."""

import pytest
from allauth.socialaccount.models import SocialAccount

from pejl.citizens.models import Citizen
from pejl.demo.people import BY_THE_DEMO
from pejl.entrance.actions import know_by_number
from pejl.organisation.models import EmploymentVersion, User
from pejl.shared import clock

from .conftest import is_in, told
from .saml import LONES, at_the_door, comes_in


def test_a_citizen_comes_in_by_cpr_number_to_their_own_pathway(town, karens_cpr):
    browser, page = comes_in("karen")
    assert (page.status_code, page.url) == (302, "/"), page.content.decode()
    assert User.objects.get(pk=browser.session["_auth_user_id"]) == town.karen
    assert told() == [("signed in", f'{{"how":"nemlogin","name":"{town.karen.name}"}}')]
    assert browser.session["assurance"] == 2
    assert [kept.extra_data for kept in SocialAccount.objects.all()] == [{}]
    assert karens_cpr not in str(told(5))
    assert browser.get("/mit-forloeb/").status_code == 200


def test_a_citizen_who_never_came_in_before_gets_a_user_of_their_own(town):
    Citizen.objects.filter(user=town.karen).update(user=None)
    browser, _page = comes_in("karen")
    user = User.objects.get(pk=browser.session["_auth_user_id"])
    assert user != town.karen
    assert user.citizen.name == town.karen.name
    assert not user.has_usable_password()


def test_a_representative_comes_in_by_the_number_they_are_known_by(town):
    know_by_number(town.lone, LONES, by=BY_THE_DEMO)
    browser, _page = comes_in("lone")
    assert User.objects.get(pk=browser.session["_auth_user_id"]) == town.lone


@pytest.mark.parametrize(
    ("who", "provider", "why"),
    [
        ("low", "nemlogin", "not sure enough"),
        ("stranger", "nemlogin", "unknown person"),
        ("nothing", "nemlogin", "unknown person"),
        ("narrow", "kontekst", "no role here"),
        ("abroad", "kontekst", "not of this organisation"),
    ],
)
def test_who_may_not_come_in_is_told_why_and_it_is_on_record(town, who, provider, why):
    browser, page = comes_in(who, provider)
    assert (page.status_code, is_in(browser)) == (403, False)
    name = {"nemlogin": "MitID", "kontekst": "Kommunens login"}[provider]
    assert told() == [("sign-in refused", f'{{"provider":"{name}","why":"{why}"}}')]


def test_an_employee_comes_in_with_the_posts_of_their_privileges(town):
    browser, page = comes_in("bo", "kontekst")
    assert page.status_code == 302
    versions = EmploymentVersion.objects.in_force(clock.today()).filter(item__user__name="Bo Ny")
    assert [(one.item.unit.name, one.role) for one in versions] == [("Hjemmeplejen Nord", "front line")]
    assert browser.get("/dem-jeg-moeder/").status_code == 200


def test_nobody_is_signed_out_by_an_unsigned_word(town):
    browser, _page = comes_in("karen")
    assert browser.get("/kom-ind/med/nemlogin/ud/", {"SAMLRequest": "x"}).status_code == 404
    assert is_in(browser)


def test_the_metadata_tell_where_answers_go(town):
    metadata = at_the_door().get("/kom-ind/med/nemlogin/metadata/").content.decode()
    assert 'Location="http://testserver/kom-ind/med/nemlogin/acs/"' in metadata
    assert 'WantAssertionsSigned="true"' in metadata
