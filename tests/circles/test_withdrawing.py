"""What one proposed oneself can be taken back while it waits."""

import pytest

from pejl.circles.actions import Said, propose, withdraw
from pejl.circles.queries import as_it_stands, open_proposals
from pejl.circles.rules import Answer, State
from pejl.journal.rules import Kind
from pejl.pathways.queries import plan_of
from pejl.shared import clock

from .acts import colleague, goal_of, later, nothing_left, refused, say, told_about, walk, words_of, yes

ONLY_WHO_PROPOSED = "Kun den, der foreslog det, kan trække det tilbage."
WITHDRAWN = "Forslaget er trukket tilbage."


@pytest.fixture
def table(cast):
    return propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo)


def test_who_proposed_it_may_take_it_back_and_it_is_told_once(cast, table):
    with told_about(cast.karens, Kind.WITHDRAWN, by=cast.bo) as told:
        withdraw(table.proposal, by=cast.bo)
    assert told[0].about == table.version.uid
    assert words_of(told[0]) == {"what": table.version.sentence}
    assert as_it_stands(table.proposal, clock.today()).state is State.WITHDRAWN
    assert open_proposals(cast.karens, clock.today()) == []


def test_what_was_taken_back_is_not_answered(cast, table):
    withdraw(table.proposal, by=cast.bo)
    with refused(WITHDRAWN):
        yes(table, by=cast.karen)
    assert not plan_of(cast.karens, clock.today()).has_work


def test_what_was_taken_back_is_not_taken_back_again(cast, table):
    withdraw(table.proposal, by=cast.bo)
    with refused(WITHDRAWN):
        withdraw(table.proposal, by=cast.bo)


@pytest.mark.parametrize("who", ["karen", "clara", "charlie", "jonas"])
def test_nobody_takes_back_what_another_proposed(cast, table, who):
    with refused(ONLY_WHO_PROPOSED):
        withdraw(table.proposal, by=getattr(cast, who))
    assert yes(table, by=cast.karen).state is State.AGREED


@pytest.mark.parametrize(
    ("answered", "reason"),
    [
        (Said(Answer.YES), "Det er allerede aftalt."),
        (Said(Answer.NO), "Der er sagt nej tak til forslaget."),
        (Said(Answer.YES_IF, "det er fredag"), "Der er kommet et nyt forslag i stedet."),
    ],
)
def test_what_is_settled_is_not_taken_back(cast, table, answered, reason):
    say(table, answered, by=cast.karen)
    with refused(reason):
        withdraw(table.proposal, by=cast.bo)
    with refused(reason, ONLY_WHO_PROPOSED):
        withdraw(table.proposal, by=cast.clara)


def test_what_grew_old_is_not_taken_back(cast, table):
    with later(days=1), refused("Forslaget nåede at blive for gammelt. Den første dag er gået."):
        withdraw(table.proposal, by=cast.bo)


def test_what_is_being_talked_about_can_be_taken_back(cast, table):
    say(table, Said(Answer.TALK), by=cast.karen)
    withdraw(table.proposal, by=cast.bo)
    with nothing_left(), refused(WITHDRAWN):
        say(table, Said(Answer.NO), by=cast.karen)


def test_who_asked_to_join_may_take_the_question_back(cast):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    with told_about(cast.karens, Kind.WITHDRAWN, by=cast.charlie):
        withdraw(table.proposal, by=cast.charlie)
    with refused(WITHDRAWN):
        yes(table, by=cast.karen)
