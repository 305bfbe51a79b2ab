"""What was proposed is read again as it was proposed, and what can wait is not begun before the answer."""

from datetime import date

import pytest

from pejl.pathways.changes import EndHelp, PutAway, Rewrite, StopUse, UseHelp, WriteAboutMe
from pejl.pathways.rules import GoalEnd, HopesFor, Own

PROPOSED = [
    WriteAboutMe("Bank på."),
    Rewrite(Own.WISH, "a", "Nu i skoven."),
    Rewrite(Own.GOAL, "a", "Jeg går.", HopesFor.KEEP, "Med stok.", "Uden."),
    PutAway(Own.STRENGTH, "a"),
    PutAway(Own.GOAL, "a", GoalEnd.REACHED),
    StopUse("a"),
]


@pytest.mark.parametrize("change", PROPOSED, ids=lambda change: change.kind)
def test_what_was_proposed_is_read_again_as_it_was(change):
    assert type(change).read(change.payload(), change.schema) == change


@pytest.mark.parametrize("kind", [EndHelp, UseHelp])
def test_granted_help_and_its_use_are_not_begun_before_the_answer(kind):
    assert kind.until(None, date(2026, 12, 1)) is None
