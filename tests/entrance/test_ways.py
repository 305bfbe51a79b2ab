"""A new password by mail or by link, the mail confirmed, and signing out everywhere."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from pejl.entrance.actions import invitation
from pejl.journal.rules import Doer
from pejl.organisation.actions import add_user
from tests.client import StrictClient

from .conftest import PASSWORD, is_in, sign_in, told

ADDRESS, NEW = "karen@example.dk", "blå båd til byen"


def link_in(text: str) -> str:
    return re.search(r"https?://testserver(\S+)", text)[1]


@pytest.fixture
def with_mail(client, karen):
    """Karen, whose mail is confirmed."""
    sign_in(client)
    page = client.post("/min-adgang/mail/", {"email": ADDRESS, "action_add": "1", "capacity": "self"})
    assert page.status_code == 302
    assert told() == [("administered", '{"name":"Karen Holm","what":"e-mail written"}')]
    link = link_in(mail.outbox[-1].body)
    assert mail.outbox[-1].to == [ADDRESS]
    assert "Er det din mail?" in StrictClient().get(link).content.decode()
    assert not karen.emailaddress_set.filter(verified=True).exists()
    StrictClient().post(link)
    assert karen.emailaddress_set.filter(verified=True, email=ADDRESS).exists()
    assert told() == [("administered", '{"name":"Karen Holm","what":"e-mail confirmed"}')]
    client.post("/gaa-ud/")
    return karen


def chooses(browser, link, password=NEW, again=None):
    page = browser.get(link)
    assert page.status_code == 302, page.content.decode()
    typed = {"password1": password, "password2": again or password}
    return page.url, browser.post(page.url, typed)


def test_one_comes_in_by_mail_too(client, with_mail):
    assert sign_in(client, ADDRESS.upper()).url == "/"


def test_who_forgot_gets_a_link_by_mail_that_works_once(client, with_mail):
    page = client.post("/kom-ind/glemt/", {"email": ADDRESS})
    assert page.url == "/kom-ind/glemt/sendt/"
    link = link_in(mail.outbox[-1].body)
    _address, page = chooses(client, link)
    assert page.url == "/kom-ind/ny/klar/"
    assert told() == [("administered", '{"name":"Karen Holm","what":"password changed"}')]
    assert sign_in(StrictClient()).status_code == 422
    assert sign_in(StrictClient(), password=NEW).url == "/"
    assert "Linket virker ikke mere" in StrictClient().get(link).content.decode()


def test_a_mail_that_nobody_has_is_answered_alike_and_nothing_is_sent(client, db):
    page = client.post("/kom-ind/glemt/", {"email": "ukendt@example.dk"})
    assert page.url == "/kom-ind/glemt/sendt/"
    assert mail.outbox == []


def test_the_link_is_not_left_in_the_address_where_the_password_is_typed(client, with_mail):
    client.post("/kom-ind/glemt/", {"email": ADDRESS})
    link = link_in(mail.outbox[-1].body)
    address, _page = chooses(client, link)
    assert address.endswith("-set-password/")


def test_links_are_not_asked_for_without_end(client, with_mail):
    answers = [client.post("/kom-ind/glemt/", {"email": ADDRESS}).status_code for _ in range(8)]
    assert answers == [302] * 5 + [429] * 3


def test_two_that_differ_are_told_at_the_second(client, karen):
    _address, page = chooses(client, invitation(karen, by=Doer(None, "test")), again="en helt anden en")
    assert page.status_code == 422
    assert "De to adgangskoder er ikke ens." in page.content.decode()


def test_a_short_password_is_told_why(client, karen):
    _address, page = chooses(client, invitation(karen, by=Doer(None, "test")), "kort")
    assert page.status_code == 422
    assert "mindst 12 tegn" in page.content.decode()


def test_an_invited_person_chooses_a_password_by_a_link_that_works_once(db):
    ib = add_user("ib", "Ib Lund", by=Doer(None, "test"))
    link = invitation(ib, by=Doer(None, "test"))
    assert told() == [("administered", '{"name":"test","user":"Ib Lund","what":"link to a new password"}')]
    chooses(StrictClient(), link)
    assert sign_in(StrictClient(), "ib", NEW).url == "/"
    assert "Linket virker ikke mere" in StrictClient().get(link).content.decode()


def test_a_link_for_one_is_nothing_for_another(db, karen):
    link = invitation(add_user("ib", "Ib Lund", by=Doer(None, "test")), by=Doer(None, "test"))
    stolen = re.sub(r"/ny/\w+-", f"/ny/{karen.pk}-", link)
    assert "Linket virker ikke mere" in StrictClient().get(stolen).content.decode()


def test_an_old_link_does_not_work(client, karen, time_machine):
    time_machine.move_to(datetime(2026, 11, 23, 12, tzinfo=UTC))
    link = invitation(karen, by=Doer(None, "test"))
    time_machine.shift(3 * 24 * 3600 + 60)
    assert "Linket virker ikke mere" in client.get(link).content.decode()


def test_a_new_password_ends_every_other_session_and_is_told_by_mail(client, with_mail):
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, "capacity": "self"}
    assert client.post("/min-adgang/adgangskode/", typed).url == "/min-adgang/"
    assert client.get("/mit-forloeb/").url != "/kom-ind/?next=/mit-forloeb/"
    assert elsewhere.get("/mit-forloeb/").url == "/kom-ind/?next=/mit-forloeb/"
    assert mail.outbox[-1].subject == "Din adgangskode er ændret."


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere_else(client, karen):
    firefox = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"
    elsewhere = StrictClient(HTTP_USER_AGENT=firefox)
    sign_in(elsewhere)
    sign_in(client)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Firefox på Windows" in page
    assert page.count("her, hvor du er nu") == 1
    assert client.post(reverse("usersessions_list"), {"capacity": "self"}).status_code == 302
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert told() == [("administered", '{"name":"Karen Holm","what":"signed out everywhere else"}')]
    assert "Firefox på Windows" not in client.get(reverse("usersessions_list")).content.decode()


@pytest.mark.parametrize(
    "address", ["/accounts/signup/", "/kom-ind/ny-bruger/", "/accounts/login/", "/admin/"]
)
def test_what_is_not_needed_does_not_exist(client, karen, address):
    sign_in(client)
    assert client.get(address).status_code == 404
