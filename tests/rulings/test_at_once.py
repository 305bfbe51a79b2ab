"""Two act on a ruling at the same moment, with real commits: one wins, the other is told."""

from uuid import uuid4

import pytest

from pejl.circles.models import Decision
from pejl.circles.rules import Way
from pejl.journal.queries import faults, head
from pejl.rulings.actions import begin, drop, issue, redraft
from pejl.rulings.models import Complaint, DraftVersion, Dropped, Issued, Ruling
from tests.cast import make_cast
from tests.circles.test_at_once import at_once

from .life import (
    answered,
    case,
    case_worker_is_with,
    complained,
    dispatch,
    draft,
    made,
    ruled,
    sent,
    with_adverse_facts,
)


@pytest.fixture
def cast(copied_database, monday):
    yield make_cast()
    assert faults([head()]) == []


@pytest.fixture
def dorte(cast):
    return case_worker_is_with(cast)


def test_a_double_click_makes_one_ruling(cast, dorte):
    uid = uuid4()
    ruling = begin(cast.karens, draft(), by=dorte)
    outcome = at_once(*[lambda: made(ruling, dorte, uid=uid)] * 2)
    assert len({issued.pk for issued in outcome.done}) == 1
    assert (len(outcome.done), outcome.refused) == (2, [])
    assert Issued.objects.count() == Decision.objects.filter(way=Way.RULING.value).count() == 1


def test_a_double_click_begins_one_draft(cast, dorte):
    uid = uuid4()
    outcome = at_once(*[lambda: begin(cast.karens, draft(), by=dorte, uid=uid)] * 2)
    assert (len(outcome.done), Ruling.objects.count(), DraftVersion.objects.count()) == (2, 1, 1)


def test_it_is_not_made_and_closed_at_once(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    outcome = at_once(lambda: made(ruling, dorte), lambda: drop(ruling, "Fejl.", by=dorte))
    assert len(outcome.done) == len(outcome.refused) == 1
    assert Issued.objects.count() + Dropped.objects.count() == 1


def test_what_is_made_while_another_writes_is_what_was_read_or_nothing(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    shown = case(ruling).version.uid
    outcome = at_once(
        lambda: issue(ruling, dispatch(), shown=shown, by=dorte),
        lambda: redraft(ruling, draft(facts="Andet."), shown=shown, by=cast.bo),
    )
    assert len(outcome.done) == len(outcome.refused) == 1
    assert {one.draft.uid for one in Issued.objects.all()} <= {shown}
    assert (Issued.objects.count(), ruling.drafts.count()) in [(1, 1), (0, 2)]


def test_an_answer_that_comes_while_it_is_made_is_in_the_letter_or_refused(cast, dorte):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    hearing = sent(ruling, dorte)
    answered(hearing, cast.karen, "Det første.")
    outcome = at_once(lambda: made(ruling, dorte), lambda: answered(hearing, cast.karen, "Det andet."))
    assert len(outcome.done) + len(outcome.refused) == 2
    kept = [one.words for one in hearing.answers.all()]
    told = [
        line
        for section in Issued.objects.get().letter["sections"]
        if section["heading"] == "Det svarede du"
        for line in section["lines"]
    ]
    assert told == kept


def test_two_who_complain_for_her_at_once_are_both_kept(cast, dorte):
    issued = ruled(cast.karens, dorte)
    outcome = at_once(
        lambda: complained(issued, cast.karen, "Nej."),
        lambda: complained(issued, cast.karen, "Og nej."),
    )
    assert (len(outcome.done), Complaint.objects.count()) == (2, 2)
