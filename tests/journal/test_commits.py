"""An act is exactly one durable commit, and so is a look; what is refused leaves none."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.demo.story import walk_together
from pejl.journal.models import Envelope
from pejl.organisation.models import Unit
from pejl.pathways.changes import BeginGoal
from pejl.pathways.rules import HopesFor
from pejl.shared import clock
from tests.cast import Cast, make_cast

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@pytest.fixture
def here(copied_database, monday) -> Iterator[Cast]:
    """The cast, in a database where a commit is a commit, with a goal to work towards."""
    cast = make_cast()
    propose(cast.karens, [BeginGoal("Jeg vil gå til købmanden.", HopesFor.MORE)], by=cast.karen)
    yield cast


@pytest.fixture
def as_someone(here, client):
    """Sign in, and forget the commits that it took."""

    def as_someone(who: str):
        client.force_login(getattr(here.town, who))
        return client

    return as_someone


def commits_of(act) -> int:
    return commits_and_outcome_of(act)[0]


def commits_and_outcome_of(act) -> tuple[int, Any]:
    """How often something was written through to the disk, and what came of the act."""
    with CaptureQueriesContext(connection) as captured:
        outcome = act()
    is_open, wrote, commits = False, False, 0
    for sql in (query["sql"] for query in captured.captured_queries):
        if sql.startswith("BEGIN"):
            is_open, wrote = True, False
        elif sql.startswith(WRITES):
            wrote = is_open
            commits += not is_open
        elif sql in ("COMMIT", "ROLLBACK"):
            commits += sql == "COMMIT" and wrote
            is_open = False
    return commits, outcome


def test_what_is_counted_is_every_commit_that_writes(copied_database):
    def one_by_one() -> None:
        Unit.objects.create(name="Nord")
        Unit.objects.create(name="Syd")

    def both_or_neither() -> None:
        with transaction.atomic():
            one_by_one()
            transaction.set_rollback(undone)

    undone = True
    assert commits_of(both_or_neither) == 0
    undone = False
    assert commits_of(both_or_neither) == 1
    Unit.objects.all().delete()
    assert commits_of(one_by_one) == 2
    assert commits_of(Unit.objects.count) == 0


def a_wish(cast: Cast):
    return "karen", reverse("pathways:new_wish", args=[cast.karens.uid]), {"words": "Jeg vil se havet."}


def a_goal(cast: Cast):
    typed = {"words": "Jeg vil gå en tur.", "hopes_for": HopesFor.MORE.value}
    return "karen", reverse("pathways:new_goal", args=[cast.karens.uid]), typed


def an_intervention(cast: Cast):
    address = reverse("pathways:new_intervention", args=[cast.karens.uid, cast.karens.goal_set.get().uid])
    first_day = clock.today().isoformat()
    typed = {"what": "at vi går en tur", "approach": "recovery", "first_day": first_day, "look_again": "42"}
    return "bo", address, typed


def a_yes(cast: Cast):
    version = propose(cast.karens, [walk_together(cast.karens)], by=cast.bo).version
    typed = {"answer": "yes", "shown": version.sentence_hash}
    return "karen", reverse("circles:proposal", args=[version.uid]), typed


def a_withdrawal(cast: Cast):
    version = propose(cast.karens, [walk_together(cast.karens)], by=cast.bo).version
    return "bo", reverse("circles:withdraw", args=[version.uid]), {}


def a_wish_to_join(cast: Cast):
    return "charlie", reverse("circles:ask_to_join", args=[cast.karens.uid]), {}


def a_first_meeting(cast: Cast):
    return "bo", reverse("circles:open"), {"name": "Ib Dam", "words": "Ja.", "how": "at a meeting"}


ACTS = [a_wish, a_goal, an_intervention, a_yes, a_withdrawal, a_wish_to_join, a_first_meeting]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__.strip("_"))
def test_an_act_is_exactly_one_durable_commit(here, as_someone, act):
    who, address, typed = act(here)
    browser, before = as_someone(who), Envelope.objects.count()
    capacity = getattr(here, who).key
    commits, page = commits_and_outcome_of(lambda: browser.post(address, {**typed, "capacity": capacity}))
    assert (page.status_code, commits) == (302, 1)
    assert Envelope.objects.count() == before + 1


@pytest.mark.parametrize(
    ("who", "view"),
    [
        ("karen", "desk:my_pathway"),
        ("karen", "circles:people"),
        ("karen", "desk:who_has_seen"),
        ("bo", "desk:people_i_meet"),
        ("bo", "pathways:page"),
    ],
)
def test_a_page_is_exactly_one_durable_commit_the_look(here, as_someone, who, view):
    browser, before = as_someone(who), Envelope.objects.count()
    arguments = [] if view in ("desk:my_pathway", "desk:people_i_meet") else [here.karens.uid]
    assert commits_of(lambda: browser.get(reverse(view, args=arguments))) == 1
    assert Envelope.objects.filter(kind="look").count() == 1
    assert Envelope.objects.count() == before + 1


def test_what_a_stranger_is_refused_leaves_no_commit(here, as_someone):
    browser = as_someone("charlie")
    assert commits_of(lambda: browser.get(reverse("pathways:page", args=[here.karens.uid]))) == 0
    assert commits_of(lambda: browser.post(*a_wish(here)[1:])) == 0


def test_what_is_refused_with_a_reason_leaves_no_commit(here, as_someone):
    browser, before = as_someone("karen"), Envelope.objects.count()
    _who, address, typed = a_wish(here)
    assert commits_of(lambda: browser.post(address, {**typed, "words": " "})) == 0
    assert Envelope.objects.count() == before
