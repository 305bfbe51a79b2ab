"""Somebody at the door."""

import re
from html import unescape

import pytest
from allauth.mfa.totp.internal import auth
from django.core.cache import cache

from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Content, Envelope
from pejl.organisation.actions import add_user
from pejl.organisation.models import User

PASSWORD = "grøn bus til havnen"
DOOR = "/kom-ind/"


@pytest.fixture
def karen(db) -> User:
    return add_user("karen", "Karen Holm", by=BY_THE_DEMO, password=PASSWORD)


def sign_in(client, login="karen", password=PASSWORD, **more):
    return client.post(DOOR, {"login": login, "password": password}, **more)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def told(last: int = 1) -> list[tuple[str, str]]:
    """The last things on record."""
    envelopes = Envelope.objects.order_by("-number")[:last]
    return [(one.kind, Content.objects.get(pk=one.number).text) for one in reversed(envelopes)]


def code_for(secret: str) -> str:
    """What the app shows now. The same code is taken once, so what was taken is forgotten."""
    cache.clear()
    return auth.format_hotp_value(auth.hotp_value(secret, list(auth.yield_hotp_counters_from_time())[0]))


def secret_on(page) -> str:
    return unescape(re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1])


def sets_up_an_app(client) -> str:
    """Its secret. Whoever does it is signed in."""
    secret = secret_on(client.get("/min-adgang/app/"))
    done = client.post("/min-adgang/app/", {"code": code_for(secret), "capacity": "self"})
    assert done.status_code == 302, done.content.decode()
    return secret
