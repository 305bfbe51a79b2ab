"""Two act at the same moment, with real commits: one wins, the other is told, and nothing is done twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from pejl.circles.actions import Said, open_circle, propose, withdraw
from pejl.circles.changes import StopSharing
from pejl.circles.models import Circle, Decision, ShareVersion, Voice
from pejl.circles.queries import OnTheTable, as_it_stands
from pejl.circles.rules import Answer, Part, State
from pejl.citizens.actions import Introduction
from pejl.journal.models import Envelope
from pejl.journal.queries import faults, head
from pejl.pathways.changes import WriteWish
from pejl.pathways.models import Intervention, Wish
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.cast import MONDAY, make_cast

from .acts import colleague, goal_of, mette_is_with, neighbour, say, walk, written_down, yes


@dataclass
class Outcome:
    done: list[Any] = field(default_factory=list)
    refused: list[list[str]] = field(default_factory=list)
    broken: list[BaseException] = field(default_factory=list)


def at_once(*acts: Callable[[], Any]) -> Outcome:
    """Each act in a thread of its own, with its own connection, all let go in the same moment."""
    outcome, ready = Outcome(), Barrier(len(acts))
    threads = [Thread(target=_act, args=(act, ready, outcome)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert outcome.broken == []
    return outcome


def _act(act: Callable[[], Any], ready: Barrier, outcome: Outcome) -> None:
    try:
        with clock.stopped_at(MONDAY):
            connection.ensure_connection()
            ready.wait(10)
            outcome.done.append(act())
    except Refused as refusal:
        outcome.refused.append(refusal.reasons)
    except BaseException as broken:
        outcome.broken.append(broken)
    finally:
        connection.close()


@pytest.fixture
def cast(copied_database, monday):
    yield make_cast()
    assert faults([head()]) == []


@pytest.fixture
def asked(cast) -> OnTheTable:
    """Someone asks to join, so both are to answer."""
    return propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)


@pytest.fixture
def by_bo(cast) -> OnTheTable:
    return propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo)


def state(table: OnTheTable) -> State:
    return as_it_stands(table.proposal, clock.today()).state


def test_two_yeses_at_once_make_one_decision(cast, asked):
    outcome = at_once(lambda: yes(asked, by=cast.karen), lambda: yes(asked, by=cast.bo))
    assert (len(outcome.done), outcome.refused) == (2, [])
    assert state(asked) is State.AGREED
    assert Decision.objects.filter(version=asked.version).count() == 1
    assert cast.karens.members.filter(name="Charlie Bak").count() == 1


def test_the_same_yes_twice_at_once_counts_once(cast, by_bo):
    outcome = at_once(*[lambda: yes(by_bo, by=cast.karen)] * 2)
    assert (len(outcome.done), outcome.refused) == (1, [["Det er allerede aftalt."]])
    assert Decision.objects.filter(version=by_bo.version).count() == 1
    assert Intervention.objects.count() == 1


def test_her_own_no_and_a_yes_written_down_for_her_are_not_both_counted(cast, by_bo):
    outcome = at_once(
        lambda: say(by_bo, Said(Answer.NO), by=cast.karen), lambda: say(by_bo, written_down(), by=cast.bo)
    )
    assert len(outcome.done) == len(outcome.refused) == 1
    settled = {State.AGREED: "Det er allerede aftalt.", State.DECLINED: "Der er sagt nej tak til forslaget."}
    assert outcome.refused == [[settled[state(by_bo)]]]
    assert Voice.objects.filter(version=by_bo.version, side="citizen").count() == 1
    assert Intervention.objects.count() == (state(by_bo) is State.AGREED)


def test_a_yes_and_a_withdrawal_do_not_both_happen(cast, by_bo):
    outcome = at_once(lambda: yes(by_bo, by=cast.karen), lambda: withdraw(by_bo.proposal, by=cast.bo))
    assert len(outcome.done) == len(outcome.refused) == 1
    settled = {State.AGREED: "Det er allerede aftalt.", State.WITHDRAWN: "Forslaget er trukket tilbage."}
    assert outcome.refused == [[settled[state(by_bo)]]]
    assert Intervention.objects.count() == (state(by_bo) is State.AGREED)


def test_what_is_stopped_twice_at_once_is_stopped_once(cast):
    mette_is_with(cast, Part.PLAN)
    share = cast.karens.shares.get(member__name="Mette Holm")
    outcome = at_once(
        *[lambda: propose(cast.karens, [StopSharing(str(share.uid))], by=cast.karen)] * 2,
    )
    assert (len(outcome.done), outcome.refused) == (1, [["Det er allerede stoppet."]])
    steps = ShareVersion.objects.filter(item=share).values_list("step", flat=True)
    assert list(steps) == ["begun", "ended"]


def test_a_double_click_makes_one_wish(cast):
    uid = uuid4()
    outcome = at_once(
        *[lambda: propose(cast.karens, [WriteWish("Jeg vil ud.")], by=cast.karen, uid=uid)] * 2,
    )
    assert len({table.proposal.pk for table in outcome.done}) == 1
    assert (len(outcome.done), Wish.objects.count()) == (2, 1)


def test_a_double_click_opens_one_circle(cast):
    uid, before = uuid4(), Circle.objects.count()
    outcome = at_once(
        *[lambda: open_circle(Introduction("Ida"), by=cast.bo, citizen_said=None, uid=uid)] * 2,
    )
    assert (len(outcome.done), outcome.refused) == (2, [])
    assert Circle.objects.count() == before + 1


def test_two_units_that_meet_the_same_citizen_at_once_open_one_circle(cast):
    ida, before = Introduction("Ida", cpr="010140-1234"), Circle.objects.count()
    outcome = at_once(
        lambda: open_circle(ida, by=cast.bo, citizen_said=None),
        lambda: open_circle(ida, by=cast.charlie, citizen_said=None),
    )
    assert (len(outcome.done), outcome.refused) == (
        1,
        [["Borgeren er her allerede. Bed om at være med i stedet."]],
    )
    assert Circle.objects.count() == before + 1


def test_acts_in_two_circles_at_once_are_both_done_and_both_told(cast):
    before = Envelope.objects.count()
    outcome = at_once(
        lambda: propose(cast.karens, [WriteWish("Jeg vil ud.")], by=cast.karen),
        lambda: propose(cast.jonases, [WriteWish("Jeg vil hjem.")], by=cast.jonas),
    )
    assert (len(outcome.done), Wish.objects.count()) == (2, 2)
    assert Envelope.objects.count() == before + 2


def test_eight_who_write_at_once_in_one_circle_are_all_heard(cast):
    outcome = at_once(
        *[lambda n=n: propose(cast.karens, [neighbour(f"Nabo {n}")], by=cast.bo) for n in range(8)]
    )
    assert (len(outcome.done), cast.karens.proposals.count()) == (8, 9)
