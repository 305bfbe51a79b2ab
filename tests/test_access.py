"""Who gets in where: every address of the house, every member of the cast, reading and sending.

    nobody   has not signed in                      Karen    owns the pathway
    Rie      has a power of attorney for Karen      Mette    her daughter: Karen shares name and plan
    Viggo    a volunteer who has promised nothing   Bo       is with her, front line
    Inge     is with her, a case worker             Clara    leads Bo's unit, and is not with her
    Charlie  works elsewhere                        Jonas    another citizen
    Bo-home  Bo, here as himself

In a cell stand what comes of reading the address, and of sending an empty form to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import reverse

from pejl.journal.models import Envelope
from tests.access import SECRETS, Karens, make_karens
from tests.access_table import TABLE
from tests.visits import Visit, addresses, demo_doors, signed_in, try_everywhere

OPEN_TO_ALL = """
account_confirm_email account_email_verification_sent account_inactive account_login
account_reset_password account_reset_password_done account_reset_password_from_key
account_reset_password_from_key_done by_provider demo:doors demo:step_in dialogue:feed mfa_authenticate
mfa_login_webauthn openid_connect_callback
practice:ask practice:asked practice:want saml_acs saml_finish_acs saml_metadata saml_sls
set_language
"""


@dataclass(frozen=True)
class Row:
    address: str
    thing: str
    cells: dict[str, str]


def _read(table: str) -> tuple[list[str], dict[str, Row]]:
    (_address, _thing, *cast), *lines = [line.split() for line in table.strip().splitlines()]
    rows = {name: Row(name, thing, dict(zip(cast, cells, strict=True))) for name, thing, *cells in lines}
    return cast, rows


CAST, ROWS = _read(TABLE)


NAME = "Karen"
NOT_FOR_RELATIVES = {"message", "note", "point", "ruling", "hearing", "her answer", "address", "mandate"}
WITH_HER = {"Karen", "Rie", "Mette", "Bo", "Inge"}
NAMED_BEFORE_SIGNING_IN = {"demo:doors"}
NAMED_TO_STRANGERS = {
    "Clara": set(),
    "Charlie": set(),
    "Viggo": {"desk:people_i_meet"},
}

PEOPLE_SHOWN_TO_WHOM_KAREN_DID_NOT_SHOW_THEM = {
    "circles:decided",
    "desk:people_i_meet",
    "pathways:page",
    "pathways:then",
}


@pytest.fixture
def karens(cast) -> Karens:
    return make_karens(cast)


@pytest.fixture
def with_demo_doors(settings) -> Iterator[None]:
    with demo_doors(settings):
        yield


_visits: dict[str, list[Visit]] = {}


@pytest.fixture
def visits_of(request):
    """Everything that somebody tried. All try once, in the first test that asks, and nothing of it stays."""
    if not _visits:
        request.getfixturevalue("with_demo_doors")
        karens = request.getfixturevalue("karens")
        tried = {row.address: row.thing for row in ROWS.values()}
        _visits.update({who: list(try_everywhere(karens, who, tried)) for who in CAST})
    return _visits.__getitem__


def test_every_address_of_the_house_stands_in_the_table(with_demo_doors):
    assert sorted(name for name, _entry in addresses()) == sorted(ROWS)


def test_every_door_is_closed_but_those_that_say_otherwise(with_demo_doors):
    open_to_all = {name for name, entry in addresses() if not getattr(entry.callback, "login_required", True)}
    assert sorted(open_to_all) == OPEN_TO_ALL.split()


@pytest.mark.parametrize("who", CAST)
def test_everyone_comes_in_where_the_table_says_and_nowhere_else(visits_of, who):
    came: dict[str, str] = {}
    for visit in visits_of(who):
        came[visit.address] = came.get(visit.address, "") + visit.sign
    assert came == {row.address: row.cells[who] for row in ROWS.values()}


@pytest.mark.parametrize("who", ["Karen", "Bo", "Inge"])
def test_there_is_something_to_be_seen_by_those_who_are_with(visits_of, who):
    seen = {secret for visit in visits_of(who) for secret in secrets_in(visit)}
    assert seen == set(SECRETS)


@pytest.mark.parametrize("who", sorted(set(CAST) - WITH_HER))
def test_who_is_not_with_karen_reads_nothing_of_hers_anywhere(visits_of, who):
    read = {(visit.address, secret) for visit in visits_of(who) for secret in secrets_in(visit)}
    assert read == set()


@pytest.mark.parametrize("who", sorted(set(CAST) - WITH_HER))
def test_who_is_not_with_karen_meets_her_name_only_where_it_must_be(visits_of, who):
    named = {visit.address for visit in visits_of(who) if NAME in visit.text}
    assert named - NAMED_BEFORE_SIGNING_IN == NAMED_TO_STRANGERS.get(who, set())


def test_a_relative_reads_what_was_shared_and_no_letter_ruling_or_address(visits_of):
    read = {secret for visit in visits_of("Mette") for secret in secrets_in(visit)}
    assert {"wish", "goal", "agreed", "proposed", "phone"} <= read
    assert read & NOT_FOR_RELATIVES == set()


def test_whom_karen_did_not_show_her_people_does_not_see_them(visits_of):
    """An address that no longer shows them leaves the list."""
    shown = {
        visit.address
        for visit in visits_of("Mette")
        if {"Inge Due", "Viggo Bang"} & set(re.findall(r"[A-Z]\w+ [A-Z]\w+", visit.text))
    }
    assert shown - NAMED_BEFORE_SIGNING_IN == PEOPLE_SHOWN_TO_WHOM_KAREN_DID_NOT_SHOW_THEM


def test_whoever_is_shown_something_of_karens_is_on_record(visits_of):
    unrecorded = {
        visit.address
        for who in set(CAST) - {"Karen", "nobody"}
        for visit in visits_of(who)
        if (NAME in visit.text or secrets_in(visit) - {_own_name(who)}) and not visit.told
    }
    assert unrecorded == NAMED_BEFORE_SIGNING_IN


def _own_name(who: str) -> str:
    return {"Mette": "relative", "Rie": "mandate"}.get(who, "")


@pytest.mark.parametrize("who", CAST)
def test_nobody_is_on_record_as_having_seen_what_they_were_refused(visits_of, who):
    assert {visit.address for visit in visits_of(who) if visit.sign in ".xDN" and visit.told} == set()


def secrets_in(visit: Visit) -> set[str]:
    return {name for name, words in SECRETS.items() if words in visit.text}


@pytest.mark.parametrize("typed", ["Karen", "holm", "kar", "KAREN HOLM"])
def test_an_employee_finds_a_name_and_a_unit_and_nothing_more_and_it_is_on_record(karens, typed):
    browser = signed_in(karens.people["Charlie"])
    before = Envelope.objects.count()
    html = browser.get(reverse("circles:find"), {"q": typed}).content.decode()
    assert "<h3>Karen Holm</h3><p>Hjemmeplejen Nord</p>" in html
    assert {name for name, words in SECRETS.items() if words in html} == set()
    told = Envelope.objects.filter(number__gt=before).order_by("number")
    assert [(one.kind, one.subject) for one in told] == [("search", None), ("search", karens.uid)]


@pytest.mark.parametrize("who", ["Karen", "Jonas", "Mette", "Bo-home"])
def test_nobody_searches_among_citizens_but_at_work(karens, who):
    page = signed_in(karens.people[who]).get(reverse("circles:find"), {"q": "Holm"})
    assert page.status_code == 404
