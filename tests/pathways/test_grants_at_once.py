"""Two act on granted help at the same moment, with real commits: the sum never exceeds the grant."""

from uuid import uuid4

import pytest

from pejl.circles.actions import propose
from pejl.journal.queries import faults, head
from pejl.pathways.actions import ask_for_help, prepare_help, widen
from pejl.pathways.changes import ChangeHelp, use_of
from pejl.pathways.models import Grant, GrantVersion, HelpAsked, HelpTaken, RemitVersion, UseVersion
from pejl.pathways.rules import BEYOND_THE_GRANT, May
from pejl.shared import clock
from tests.cast import make_cast
from tests.circles.acts import yes
from tests.circles.test_at_once import at_once
from tests.rulings.life import made

from .helped import (
    HOUR,
    finished,
    granted,
    granting,
    hours,
    in_use,
    inge_is_with,
    line,
    now,
    proposed,
)

OTHERWISE = "Der er besluttet noget andet siden. Skriv et nyt forslag."


@pytest.fixture
def cast(copied_database, monday):
    yield make_cast()
    assert faults([head()]) == []


@pytest.fixture
def inge(cast):
    return inge_is_with(cast)


@pytest.fixture
def grant(cast, inge) -> Grant:
    return granted(cast.karens, inge)


def in_all(grant: Grant) -> int:
    uses = UseVersion.objects.in_force(clock.today()).filter(item__grant=grant)
    return sum(use.size for use in uses)


def test_two_agreements_at_once_never_use_more_than_is_granted(cast, grant):
    tables = [proposed(grant, line(words, 4), by=cast.bo) for words in ("en tur", "bad")]
    outcome = at_once(*[lambda table=table: yes(table, by=cast.karen) for table in tables])
    assert (len(outcome.done), outcome.refused) == (1, [[OTHERWISE]])
    assert in_all(grant) == 4 * HOUR


def test_agreements_by_two_sides_at_once_are_one_after_the_other(cast, grant):
    hers, his = (
        proposed(grant, line("en tur", 3), by=cast.karen),
        proposed(grant, line("bad", 3), by=cast.bo),
    )
    outcome = at_once(lambda: yes(hers, by=cast.bo), lambda: yes(his, by=cast.karen))
    assert (len(outcome.done), outcome.refused) == (1, [[OTHERWISE]])
    assert in_all(grant) == 3 * HOUR


def test_the_help_is_not_made_smaller_while_more_of_it_is_agreed(cast, inge, grant):
    smaller = ChangeHelp(str(grant.uid), hours(size=2 * HOUR))
    ruling = finished(prepare_help(cast.karens, smaller, by=inge), inge)
    table = proposed(grant, line("en tur", 5), by=cast.bo)
    outcome = at_once(lambda: made(ruling, inge), lambda: yes(table, by=cast.karen))
    assert outcome.refused in ([], [[BEYOND_THE_GRANT]])
    assert now(grant).version.size == 2 * HOUR
    assert in_use(grant) == []


def test_two_rulings_at_once_grant_one_kind_of_help_once(cast, inge):
    rulings = [finished(prepare_help(cast.karens, granting(), by=inge), inge) for _ in range(2)]
    outcome = at_once(*[lambda ruling=ruling: made(ruling, inge) for ruling in rulings])
    assert (len(outcome.done), GrantVersion.objects.count()) == (1, 1)
    assert outcome.refused == [["Den slags hjælp er allerede givet efter samme regel. Ændr den i stedet."]]


def test_a_double_click_proposes_asks_prepares_and_widens_once(cast, inge, grant):
    uid, here = uuid4(), now(grant)
    change = use_of(here, (line("en tur", 2),), here.seen)
    north = cast.karens.unit_id
    for act in (
        lambda: propose(cast.karens, [change], by=cast.bo, uid=uid),
        lambda: ask_for_help(cast.karens, "Mere.", by=cast.karen, uid=uid),
        lambda: prepare_help(cast.karens, granting(basis="sel-85"), by=inge, uid=uid),
        lambda: widen(north, {May.MOST}, "", shown=0, by=cast.clara, uid=uid),
    ):
        assert len(at_once(act, act).done) == 2
    assert (HelpAsked.objects.count(), RemitVersion.objects.count()) == (1, 1)


def test_two_case_workers_do_not_answer_the_same_twice(cast, inge):
    asked = ask_for_help(cast.karens, "Mere.", by=cast.karen)
    outcome = at_once(
        lambda: prepare_help(cast.karens, granting(), by=inge, asked=asked),
        lambda: prepare_help(cast.karens, granting(), by=cast.bo, asked=asked),
    )
    assert (len(outcome.done), HelpTaken.objects.count()) == (1, 1)
    assert outcome.refused == [["En anden er allerede begyndt at svare på det."]]
