"""»Vi har ikke fået dit svar endnu«: what cannot wait begins with a reason, and ends by itself."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from pejl.circles.actions import Said, carry, propose
from pejl.circles.models import Carried
from pejl.circles.queries import as_it_stands, carried_in
from pejl.circles.rules import Answer, State, hindrances_to_carry
from pejl.journal.rules import Kind
from pejl.pathways.changes import WriteWish
from pejl.pathways.models import InterventionVersion
from pejl.shared import clock
from tests.cast import MONDAY

from .acts import goal_of, neighbour, refused, say, told_about, walk, written_down, yes

WHY = {"reason": "Hun er faldet to gange.", "signs": "Hun tog min hånd."}


@pytest.fixture
def waiting(cast):
    """Bo has proposed to come each day from today. Karen has not answered."""
    goal = goal_of(cast.karens, cast.karen)
    long = {"last_day": clock.today() + timedelta(days=90)}
    return propose(cast.karens, [walk(goal, **long)], by=cast.bo)


def in_force(circle, day) -> list:
    versions = InterventionVersion.objects.in_force(day).filter(item__circle=circle)
    return list(versions.values_list("last_day", flat=True))


def test_what_cannot_wait_begins_and_ends_by_itself_within_fourteen_days(cast, waiting):
    with told_about(cast.karens, Kind.DECIDED, by=cast.bo):
        carry(waiting.version, by=cast.bo, **WHY)
    today = clock.today()
    assert in_force(cast.karens, today) == [today + timedelta(days=13)]
    assert in_force(cast.karens, today + timedelta(days=14)) == []
    assert as_it_stands(waiting.proposal, today).state is State.WAITS_FOR_CITIZEN


def test_it_stands_on_the_leaders_page_until_the_answer_comes(cast, waiting):
    carry(waiting.version, by=cast.bo, **WHY)
    assert [one.by_name for one in carried_in(cast.bo.post.unit_id, clock.today())] == ["Bo Kjær"]
    yes(waiting, by=cast.karen)
    assert list(carried_in(cast.bo.post.unit_id, clock.today())) == []


def test_a_yes_puts_the_agreement_in_its_place(cast, waiting):
    carry(waiting.version, by=cast.bo, **WHY)
    assert yes(waiting, by=cast.karen).state is State.AGREED
    assert in_force(cast.karens, clock.today()) == [clock.today() + timedelta(days=90)]


def test_a_no_stops_it_at_once(cast, waiting):
    carry(waiting.version, by=cast.bo, **WHY)
    assert say(waiting, Said(Answer.NO), by=cast.karen).state is State.DECLINED
    assert in_force(cast.karens, clock.today()) == []


def test_it_needs_a_reason_and_the_signs_seen(cast, waiting):
    with refused(
        "Skriv, hvorfor det ikke kan vente.",
        "Skriv, hvad du har set eller hørt, som tyder på, at borgeren vil det.",
    ):
        carry(waiting.version, reason=" ", signs="", by=cast.bo)


def test_what_can_wait_waits(cast):
    table = propose(cast.karens, [neighbour()], by=cast.bo)
    with refused("Det kan vente, til borgeren har svaret."):
        carry(table.version, by=cast.bo, **WHY)


def test_help_that_begins_another_day_waits(cast):
    tomorrow = clock.today() + timedelta(days=1)
    goal = goal_of(cast.karens, cast.karen)
    table = propose(cast.karens, [walk(goal, first_day=tomorrow)], by=cast.bo)
    with refused("Det kan vente, til borgeren har svaret."):
        carry(table.version, by=cast.bo, **WHY)


def test_after_a_no_nothing_is_carried(cast, waiting):
    say(waiting, Said(Answer.NO), by=cast.karen)
    with refused("Der er sagt nej tak til forslaget.", "Borgeren har sagt nej."):
        carry(waiting.version, by=cast.bo, **WHY)


def test_it_is_carried_once_and_only_by_who_is_with_at_work(cast, waiting):
    with refused("Det kan kun en medarbejder, der er med."):
        carry(waiting.version, by=cast.charlie, **WHY)
    carry(waiting.version, by=cast.bo, **WHY)
    with refused("Det er allerede begyndt."):
        carry(waiting.version, by=cast.bo, **WHY)


def test_every_reason_against_carrying_is_told_at_once():
    assert len(hindrances_to_carry(can_wait=True, citizen_said_no=True, reason="", signs="")) == 4


def test_the_database_ends_it_after_fourteen_days_too(cast, waiting):
    carry(waiting.version, by=cast.bo, **WHY)
    kept = Carried.objects.get()
    other = propose(cast.karens, [walk(cast.karens.goal_set.get())], by=cast.bo)
    kept.pk, kept.version, kept.until = None, other.version, kept.first_day + timedelta(days=14)
    with pytest.raises(Error, match="ends by itself within fourteen days"), transaction.atomic():
        kept.save(force_insert=True)


def test_what_was_written_down_late_takes_over_as_well(cast, waiting):
    carry(waiting.version, by=cast.bo, **WHY)
    with clock.stopped_at(MONDAY + timedelta(hours=5)):
        assert say(waiting, written_down(), by=cast.bo).state is State.AGREED


def test_a_wish_is_never_carried():
    assert WriteWish("En hund").until(MONDAY.date()) is None
