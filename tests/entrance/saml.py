"""A SAML provider, who is known there, and what goes over the wire."""

import base64
import re
from html import unescape
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest

from pejl.citizens.models import Citizen, numbered
from tests.client import StrictClient

from .providers import SAML, saml_provider, take_their_word

MODEL = "https://data.gov.dk/model/core/eid/"
LEVEL = "https://data.gov.dk/concept/core/nsis/loa"
STRANGER, LONES = "0101800009", "1111111118"
NAMES = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion", "samlp": "urn:oasis:names:tc:SAML:2.0:protocol"}
ROLE = "http://pejl.example/roles/usersystemrole/frontline/1"


def citizen(cpr: str, level: str = "Substantial", **more) -> dict:
    said = {f"{MODEL}cprNumber": [cpr], f"{MODEL}fullName": ["Navn Fra MitID"], LEVEL: [level]}
    return {"attributes": said, **more}


def colleague(limits: str = "27.18", cvr: str = "12345678") -> dict:
    constraints = {
        "http://sts.kombit.dk/constraints/KLE/1": limits,
        "http://sts.kombit.dk/constraints/foelsomhed/1": "1,2,3",
        "http://sts.kombit.dk/constraints/orgenhed/1": "5f6b8f2e-0000-4000-8000-00000000000a",
    }
    told = "".join(f'<Constraint Name="{name}">{value}</Constraint>' for name, value in constraints.items())
    scope = f"urn:dk:gov:saml:cvrNumberIdentifier:{cvr}"
    text = (
        '<bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile">'
        f'<PrivilegeGroup Scope="{scope}"><Privilege>{ROLE}</Privilege>{told}</PrivilegeGroup>'
        "</bpp:PrivilegeList>"
    )
    said = {
        f"{MODEL}fullName": ["Bo Ny"],
        f"{MODEL}professional/cvr": [cvr],
        f"{MODEL}privilegesIntermediate": [base64.b64encode(text.encode()).decode()],
        LEVEL: ["Substantial"],
    }
    return {"attributes": said}


@pytest.fixture(scope="module")
def idp(tmp_path_factory, karens_cpr):
    folder = tmp_path_factory.mktemp("saml")
    people = {
        "karen": citizen(karens_cpr),
        "low": citizen(karens_cpr, "Low"),
        "lone": citizen(LONES),
        "stranger": citizen(STRANGER),
        "nothing": citizen("ikke et nummer"),
        "forged": citizen(karens_cpr, key="other"),
        "unsigned": citizen(karens_cpr, signed=False),
        "old": citizen(karens_cpr, old=True),
        "bo": colleague(),
        "narrow": colleague("27.18.02"),
        "abroad": colleague(cvr="87654321"),
    }
    with saml_provider(people, folder, "http://testserver") as address:
        yield address, folder


@pytest.fixture(scope="module")
def karens_cpr() -> str:
    return "1012420004"


@pytest.fixture
def town(cast, idp, settings, karens_cpr):
    address, folder = idp
    take_their_word(settings, folder, SAML.format(address=address))
    Citizen.objects.filter(user=cast.town.karen).update(**numbered(karens_cpr))
    return cast.town


def at_the_door() -> StrictClient:
    return StrictClient(HTTP_HOST="testserver")


def begins(browser, provider: str = "nemlogin") -> str:
    page = browser.post(f"/kom-ind/med/{provider}/").content.decode()
    return unescape(re.search(r'content="0; url=([^"]+)"', page)[1])


def says(onward: str, who: str) -> bytes:
    """The provider's answer, as XML."""
    asked = urlsplit(onward)
    typed = urlencode({"who": who}) + "&" + asked.query
    page = urlopen(f"{asked.scheme}://{asked.netloc}/answer", typed.encode()).read().decode()
    return base64.b64decode(unescape(re.search(r'name="SAMLResponse" value="([^"]+)"', page)[1]))


def brings(browser, answer: bytes, provider: str = "nemlogin"):
    sent = {"SAMLResponse": base64.b64encode(answer).decode()}
    kept = browser.post(f"/kom-ind/med/{provider}/acs/", sent)
    assert kept.status_code == 302, kept.content.decode()
    return browser.get(kept.url)


def comes_in(who: str, provider: str = "nemlogin"):
    browser = at_the_door()
    return browser, brings(browser, says(begins(browser, provider), who), provider)
