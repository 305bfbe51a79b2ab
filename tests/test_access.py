"""Who gets in where: every address of the house, every member of the cast, reading and sending.

    nobody   has not signed in                      Karen    owns the pathway
    Rie      has a power of attorney for Karen      Mette    her daughter: Karen shares name and plan
    Viggo    a volunteer who has promised nothing   Bo       is with her, front line
    Inge     is with her, a case worker             Clara    leads Bo's unit, and is not with her
    Charlie  works elsewhere                        Jonas    another citizen
    Bo-home  Bo, here as himself

In a cell stand what comes of reading the address, and of sending an empty form to it.
"""

import copy
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver, reverse

from pejl.circles.actions import propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Voice
from pejl.circles.rules import How, MemberKind, Part, Side
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.config import urls
from pejl.demo.models import DemoMark
from pejl.demo.story import BY_THE_DEMO, agree, as_employee, as_themselves
from pejl.journal.models import Envelope
from pejl.letters.actions import Posting, send_plan
from pejl.organisation.actions import add_user
from pejl.organisation.models import User
from pejl.organisation.rules import Capacity
from pejl.pathways.changes import BeginGoal, BeginIntervention, WriteStrength, WriteWish
from pejl.pathways.rules import Approach, HopesFor
from pejl.rulings.actions import Statement, answer_hearing, begin, issue, send_hearing
from pejl.rulings.queries import Dispatch, case_of
from pejl.rulings.rules import Channel, Draft, RulingKind
from pejl.shared import clock
from tests.cast import Cast
from tests.client import StrictClient

SIGNS = {
    "D": "the door: sign in first",
    "P": "the page",
    "F": "the form again, with what it still needs",
    "G": "done, and led on",
    "N": "refused, with every reason",
    ".": "there is no such page",
    "x": "not in that way",
}
TABLE = """
address                      tried-with   nobody Karen Rie Mette Viggo Bo Inge Clara Charlie Jonas Bo-home
desk:front                   -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
desk:my_pathway              -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
desk:people_i_meet           -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
desk:who_has_seen            circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:page                circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:new_wish            circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:new_strength        circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:new_goal            circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:new_intervention    goal         ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
pathways:stop                intervention ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:proposal             proposal     ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:withdraw             proposal     ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:carry                proposal     ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:let_stand            written      ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:not_said             written      ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:take_back            spoken       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:decided              circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:people               circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:stop_sharing         share        ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:part_with            invited      ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:leave                colleague    ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:entry                circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:team                 circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:speaks_for           circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:fact                 circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:ask_to_join          circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:emergency            circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:promise              volunteer    ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:find                 -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
circles:open                 -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:proposal             proposal     ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:proposal_pdf         proposal     ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:plan                 circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:plan_pdf             circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:letters              circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:letter               letter       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:letter_pdf           letter       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:answer               asked        ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:ruling               kept         ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
letters:ruling_pdf           kept         ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:rulings              circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:begin                circle       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:ruling               ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:write                ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:hear                 ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:answer               hearing      ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:not_said             answer       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:issue                ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:drop                 ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:tell_again           ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:complain             ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:uphold               ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:follow               ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:send_on              ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
rulings:board                ruling       ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
organisation:sign_in         -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
organisation:sign_out        -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
organisation:choose_capacity -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
set_language                 -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
demo:doors                   -            ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
demo:step_in                 who          ??     ??    ??  ??    ??    ?? ??   ??    ??      ??    ??
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


@dataclass(frozen=True)
class Karens:
    """What there is in Karen's circle to look for, and what nobody else may read."""

    uid: UUID
    people: dict[str, Capacity | None]
    things: dict[str, dict[str, Any]]


SECRETS = {
    "wish": "vælge mine egne æbler",
    "strength": "klarer mit regnskab",
    "goal": "til købmanden med rollator",
    "agreed": "en tur hver tirsdag",
    "proposed": "handler ind om fredagen",
    "her words": "fint, at du skriver det op",
    "his words": "Du gik til hjørnet",
    "address": "Møllevej 4",
    "phone": "20 00 00 11",
    "ruling": "støvsuge selv",
    "hearing": "Hjemmehjælperen har skrevet",
    "her answer": "Det var min datter",
    "relative": "Mette Holm",
    "mandate": "Rie Storm",
}
NOT_FOR_RELATIVES = ["ruling", "hearing", "her answer", "address"]
NAME = "Karen"


@pytest.fixture
def karens(cast) -> Karens:
    """Karen's pathway, with something behind every address."""
    circle, karen, bo = cast.karens, cast.karen, cast.bo
    inge = as_employee(cast.town.inge)
    propose(circle, [WriteWish("Jeg vil vælge mine egne æbler.")], by=karen)
    propose(circle, [WriteStrength("Jeg klarer mit regnskab.")], by=karen)
    propose(circle, [BeginGoal("Jeg vil til købmanden med rollator.", HopesFor.MORE)], by=karen)
    agree(circle, [_walk(circle, "Du og Bo går en tur hver tirsdag")], by=bo, yes_from=karen)
    mette = _joins(cast, MemberKind.FAMILY, "Mette Holm", (Part.NAME, Part.PLAN))
    viggo = _joins(
        cast, MemberKind.VOLUNTEER, "Viggo Bang", tuple(Part), last_day=clock.today() + timedelta(30)
    )
    _colleague_joins(cast, inge)
    rie = add_user("rie", "Rie Storm", by=BY_THE_DEMO)
    _speaks_for_karen(cast, rie)
    waiting = propose(
        circle, [_walk(circle, "Du og Bo handler ind om fredagen")], by=bo, words="Du gik til hjørnet i går."
    )
    letter = send_plan(circle, Posting(clock.today(), "70 00 00 01"), by=bo, uid=uuid4())
    ruling, hearing, answer, issued = _ruling(circle, inge, karen)
    voices = Voice.objects.filter(version__proposal__circle=circle)
    people = {
        "nobody": None,
        "Karen": karen,
        "Rie": as_themselves(rie),
        "Mette": mette,
        "Viggo": viggo,
        "Bo": bo,
        "Inge": inge,
        "Clara": cast.clara,
        "Charlie": cast.charlie,
        "Jonas": cast.jonas,
        "Bo-home": as_themselves(cast.town.bo),
    }
    here = {"uid": circle.uid}
    things = {
        "-": {},
        "circle": here,
        "goal": {**here, "goal": circle.goal_set.get().uid},
        "intervention": {"uid": circle.intervention_set.get().uid},
        "proposal": {"uid": waiting.version.uid},
        "written": {"uid": voices.filter(side=Side.CITIZEN).exclude(how=How.SELF)[0].uid},
        "spoken": {"uid": voices.filter(side=Side.CITIZEN, how=How.SELF).latest("pk").uid},
        "share": {"uid": circle.shares.get(member__name="Mette Holm", part=Part.PLAN).uid},
        "invited": {"uid": circle.members.get(name="Mette Holm").uid},
        "volunteer": {"uid": circle.members.get(name="Viggo Bang").uid},
        "colleague": {"uid": circle.members.get(name=bo.name).uid},
        "ruling": {"uid": ruling.uid},
        "hearing": {"uid": ruling.uid, "hearing": hearing.uid},
        "answer": {"uid": ruling.uid, "answer": answer.uid},
        "letter": {"uid": letter.uid},
        "asked": {"uid": letter.uid, "version": waiting.version.uid},
        "kept": {"uid": issued.uid},
        "who": {"who": "karen"},
    }
    DemoMark.objects.create(made_at=clock.now(), made_from="")
    return Karens(circle.citizen.uid, people, things)


def _walk(circle, what: str) -> BeginIntervention:
    today = clock.today()
    goal = str(circle.goal_set.get().uid)
    return BeginIntervention(goal, what, Approach.RECOVERY, today, today + timedelta(days=42))


def _joins(cast: Cast, kind: MemberKind, name: str, parts: tuple[Part, ...], **more: Any) -> Capacity:
    user = add_user(name.split()[0].lower(), name, by=BY_THE_DEMO)
    join = Join(Newcomer(kind, name, "står nær", user_uid=str(user.uid)), parts, **more)
    agree(cast.karens, [join], by=cast.karen, yes_from=cast.bo)
    return as_themselves(user)


def _colleague_joins(cast: Cast, inge: Capacity) -> None:
    newcomer = Newcomer(
        MemberKind.EMPLOYEE, inge.name, inge.post.title, str(inge.user_uid), str(inge.post.unit_uid)
    )
    agree(cast.karens, [Join(newcomer, tuple(Part))], by=cast.karen, yes_from=cast.bo)


def _speaks_for_karen(cast: Cast, rie) -> None:
    mandate = Mandate(
        RepresentationKind.POWER_OF_ATTORNEY,
        "Rie Storm",
        frozenset(Matter),
        clock.today(),
        documented_by="Et brev",
        user=rie,
    )
    represent(cast.karens.citizen, mandate, by=BY_THE_DEMO)


def _ruling(circle, inge: Capacity, karen: Capacity):
    """A ruling that was heard, answered and made."""
    draft = Draft(
        RulingKind.REFUSE,
        "Du har bedt om hjælp til rengøring.",
        outcome="Du får ikke hjælp til at støvsuge.",
        basis=("sel-83",),
        view="Jeg kan ikke bære støvsugeren.",
        view_from="Karen Holm",
        view_how=How.MEETING,
        facts="Du kan støvsuge selv.",
        adverse_are_new=True,
        adverse_facts="Hjemmehjælperen har skrevet, at du støvsuger.",
        reasons="Du kan støvsuge selv.",
    )
    by_hand = Dispatch(Channel.HANDED, clock.today())
    ruling = begin(circle, draft, by=inge)
    hearing = send_hearing(ruling, clock.today() + timedelta(days=14), by_hand, by=inge)
    answer = answer_hearing(hearing, Statement("Det var min datter."), by=karen)
    shown = case_of(ruling, clock.today()).version.uid
    return ruling, hearing, answer, issue(ruling, by_hand, shown=shown, by=inge)


def addresses(patterns=None, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house, by the name of its view."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from addresses(entry.url_patterns, inner)
        else:
            yield ":".join([*namespaces, entry.name or str(entry.pattern)]), entry


@pytest.fixture
def with_demo_doors(settings) -> Iterator[None]:
    """The addresses as they are where the demo flag is set."""
    settings.DEMO = True
    _read_addresses_again()
    yield
    settings.DEMO = False
    _read_addresses_again()


def _read_addresses_again() -> None:
    importlib.reload(urls)
    clear_url_caches()


@dataclass(frozen=True)
class Visit:
    """What came of reading an address, or of sending an empty form to it."""

    address: str
    method: str
    sign: str
    text: str
    told: int


def sign_of(response: HttpResponse) -> str:
    if response.status_code == 302:
        return "D" if response.url.startswith("/kom-ind/") else "G"
    return {200: "P", 404: ".", 405: "x", 409: "N", 422: "F"}[response.status_code]


_visits: dict[str, list[Visit]] = {}


@pytest.fixture
def visits_of(request):
    """Everything that somebody tried; tried once, and nothing of it stays."""

    def visits_of(who: str) -> list[Visit]:
        if who not in _visits:
            request.getfixturevalue("with_demo_doors")
            _visits[who] = list(_everywhere(request.getfixturevalue("karens"), who))
        return _visits[who]

    return visits_of


def _everywhere(karens: Karens, who: str) -> Iterator[Visit]:
    capacity = karens.people[who]
    browser = _signed_in(capacity)
    cookies = copy.deepcopy(browser.cookies)
    for row in ROWS.values():
        address = reverse(row.address, kwargs=karens.things[row.thing])
        for method in ("get", "post"):
            typed = {"capacity": capacity.key} if capacity and method == "post" else {}
            with transaction.atomic():
                before = Envelope.objects.filter(subject=karens.uid).count()
                response = getattr(browser, method)(address, typed)
                told = Envelope.objects.filter(subject=karens.uid).count() - before
                transaction.set_rollback(True)
            browser.cookies = copy.deepcopy(cookies)
            yield Visit(row.address, method, sign_of(response), response.content.decode("latin-1"), told)


def _signed_in(capacity: Capacity | None) -> StrictClient:
    browser = StrictClient()
    if capacity is not None:
        browser.force_login(User.objects.get(pk=capacity.user_id))
        browser.post(reverse("organisation:choose_capacity"), {"capacity": capacity.key})
    return browser


def test_every_address_of_the_house_stands_in_the_table(with_demo_doors):
    assert sorted(name for name, _entry in addresses()) == sorted(ROWS)


@pytest.mark.parametrize("who", CAST)
def test_everyone_comes_in_where_the_table_says_and_nowhere_else(visits_of, who):
    came: dict[str, str] = {}
    for visit in visits_of(who):
        came[visit.address] = came.get(visit.address, "") + visit.sign
    assert came == {row.address: row.cells[who] for row in ROWS.values()}
