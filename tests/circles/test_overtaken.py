"""What can no longer come into force because of another decision is overtaken, and its proposer is told."""

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from pejl.circles.actions import carry, leave, propose, take_back, tell_fact, withdraw
from pejl.circles.changes import ChooseEntry
from pejl.circles.models import Decision, Overtaken
from pejl.circles.queries import as_it_stands, open_proposals, what_overtook
from pejl.circles.rules import Fact, Side, State, Turn
from pejl.desk.queries import people_i_meet
from pejl.pathways.changes import BeginGoal
from pejl.pathways.rules import HopesFor
from pejl.shared import clock

from .acts import colleague, goal_of, later, refused, wish_of, yes
from .acts import walk as towards

OVERTAKEN = "Der er besluttet noget andet siden. Skriv et nyt forslag."


@pytest.fixture
def goal(cast):
    """A goal that Karen began a moment ago, and can still take back."""
    return propose(cast.karens, [BeginGoal("Jeg vil ud.", HopesFor.MORE)], by=cast.karen)


@pytest.fixture
def walk(cast, goal):
    """Bo proposes something to do towards that goal."""
    return propose(cast.karens, [towards(cast.karens.goal_set.get())], by=cast.bo)


def now(table):
    return as_it_stands(table.proposal, clock.today())


def take_back_goal(cast, goal):
    take_back(goal.voices[0], by=cast.karen)


def test_what_rests_on_something_that_is_gone_is_overtaken_and_it_is_the_proposers_turn(cast, goal, walk):
    take_back_goal(cast, goal)
    table = now(walk)
    assert (table.state, table.turn, table.is_open) == (State.OVERTAKEN, Turn.PROPOSER, False)
    assert what_overtook(table).undoes.version == goal.version
    assert [one.version for one in open_proposals(cast.karens, clock.today())] == [walk.version]
    for act in (
        lambda: yes(walk, by=cast.karen),
        lambda: carry(walk.version, reason="Hun falder.", signs="Hun nikkede.", by=cast.bo),
    ):
        with refused(OVERTAKEN):
            act()


def test_what_something_else_was_agreed_beside_goes_on(cast, goal, walk):
    wish_of(cast.karens, cast.karen)
    assert (now(walk).state, what_overtook(now(walk))) == (State.WAITS_FOR_CITIZEN, None)


def test_who_proposed_it_meets_it_first_and_nobody_else(cast, goal, walk):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    take_back_goal(cast, goal)
    waits = {
        who.name: [table.version for card in people_i_meet(who, clock.today()) for table in card.waits]
        for who in (cast.bo, cast.charlie)
    }
    assert waits == {"Bo Kjær": [walk.version], "Charlie Bak": []}


@pytest.mark.parametrize("who", ["bo", "charlie"])
def test_it_is_put_away_by_who_proposed_it_or_a_colleague_who_is_with(cast, goal, walk, who):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    take_back_goal(cast, goal)
    withdraw(walk.proposal, by=getattr(cast, who))
    assert (now(walk).state, open_proposals(cast.karens, clock.today())) == (State.WITHDRAWN, [])


def test_nobody_else_puts_it_away(cast, goal, walk):
    take_back_goal(cast, goal)
    with refused("Kun den, der foreslog det, kan trække det tilbage."):
        withdraw(walk.proposal, by=cast.karen)


def test_when_its_first_day_has_passed_it_is_merely_old(cast, goal, walk):
    take_back_goal(cast, goal)
    with later(days=1):
        assert now(walk).state is State.LAPSED


def test_who_leaves_takes_with_them_what_was_proposed_about_them(cast):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    charlie = cast.karens.members.get(name="Charlie Bak")
    table = propose(cast.karens, [ChooseEntry(str(charlie.uid))], by=cast.bo)
    leave(charlie, by=cast.charlie)
    assert now(table).state is State.OVERTAKEN


def test_what_overtook_it_may_be_taken_back_and_then_it_can_be_answered_again(cast):
    goal = goal_of(cast.karens, cast.karen)
    table = propose(cast.karens, [towards(goal)], by=cast.bo)
    other = yes(propose(cast.karens, [towards(goal, what="Du og Bo cykler")], by=cast.bo), by=cast.karen)
    decision = Decision.objects.get(version=other.version)
    Overtaken.objects.create(version=table.version, decision=decision)
    assert now(table).state is State.OVERTAKEN
    take_back(other.version.voices.get(side=Side.CITIZEN.value), by=cast.karen)
    assert now(table).state is State.WAITS_FOR_CITIZEN


def test_after_a_death_nothing_is_left_to_be_answered(cast, goal, walk):
    tell_fact(cast.karens, Fact.DIED, by=cast.bo)
    assert now(walk).state is State.OVERTAKEN


def test_a_text_is_overtaken_in_its_own_circle_and_once_by_a_decision(cast, goal, walk):
    wish_of(cast.jonases, cast.jonas)
    with (
        pytest.raises(DatabaseError, match="overtaken by a decision in its own circle"),
        transaction.atomic(),
    ):
        Overtaken.objects.create(version=walk.version, decision=cast.jonases.decisions.latest("pk"))
    take_back_goal(cast, goal)
    again = Overtaken.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_its_page_says_what_was_decided_and_lets_one_put_it_away(client, cast, goal, walk):
    take_back_goal(cast, goal)
    client.force_login(cast.town.bo)
    page = client.get(f"/forslag/{walk.version.uid}/").content.decode()
    said = ["Noget andet er besluttet siden", "Det er besluttet siden", "Jeg vil ud.", "Læg forslaget væk"]
    assert [words for words in said if words in page] == said
    client.post(f"/forslag/{walk.version.uid}/traek-tilbage/", follow=True)
    assert now(walk).state is State.WITHDRAWN
