"""Who may propose what, and what it leads to at once."""

from datetime import timedelta

import pytest
from django.utils import translation

from pejl.circles.actions import propose
from pejl.circles.changes import Join, Newcomer, StopSharing
from pejl.circles.queries import open_proposals
from pejl.circles.rules import MemberKind, Part, State, Turn, hash_of
from pejl.demo.people import as_themselves
from pejl.journal.rules import Kind
from pejl.pathways.changes import WriteStrength, WriteWish
from pejl.pathways.models import InterventionVersion, WishVersion
from pejl.pathways.queries import plan_of
from pejl.shared import clock

from .acts import (
    colleague,
    goal_of,
    mette_is_with,
    neighbour,
    nothing_left,
    on,
    refused,
    told_about,
    walk,
    wish_of,
    words_of,
    yes,
)

ONLY_THOSE_WHO_ARE_WITH = "Det kan kun de, der er med og kan se forløbet."
THE_CITIZENS_OWN = "Det er borgerens eget."
APPLES = WriteWish("Jeg vil selv vælge mine æbler.")


def test_a_wish_needs_the_citizen_alone_and_is_on_the_plan_at_once(cast):
    with told_about(cast.karens, Kind.DECIDED, by=cast.karen) as told:
        table = propose(cast.karens, [APPLES], by=cast.karen)
    assert (table.state, table.turn) == (State.AGREED, Turn.NOBODY)
    assert [wish.words for wish in plan_of(cast.karens, clock.today()).wishes] == [APPLES.words]
    assert told[0].about == table.version.uid
    assert words_of(told[0]) == {"what": "Mit ønske: »Jeg vil selv vælge mine æbler.«"}


def test_what_an_employee_proposes_waits_for_the_citizen_and_changes_nothing_yet(cast):
    goal = goal_of(cast.karens, cast.karen)
    before = cast.karens.decisions.count()
    with told_about(cast.karens, Kind.PROPOSED, by=cast.bo) as told:
        table = propose(cast.karens, [walk(goal)], by=cast.bo, words="  Du gik langt i går. ")
    assert (table.state, table.version.words) == (State.WAITS_FOR_CITIZEN, "Du gik langt i går.")
    assert told[0].about == table.version.uid
    assert not plan_of(cast.karens, clock.today()).has_work
    assert cast.karens.decisions.count() == before


def test_what_the_citizen_proposes_to_do_together_waits_for_an_employee(cast):
    goal = goal_of(cast.karens, cast.karen)
    with told_about(cast.karens, Kind.PROPOSED, by=cast.karen):
        table = propose(cast.karens, [walk(goal)], by=cast.karen)
    assert (table.state, table.turn) == (State.WAITS_FOR_PROFESSIONAL, Turn.PROFESSIONAL)
    assert not plan_of(cast.karens, clock.today()).has_work


def test_a_proposal_says_who_made_it_and_from_where(cast):
    goal = goal_of(cast.karens, cast.karen)
    by_bo = propose(cast.karens, [walk(goal)], by=cast.bo).version
    by_karen = propose(cast.karens, [walk(goal)], by=cast.karen).version
    assert (by_bo.made_by_name, by_bo.made_in_unit, by_bo.made_at) == (
        "Bo Kjær",
        cast.town.north,
        clock.now(),
    )
    assert (by_karen.made_by_name, by_karen.made_in_unit) == ("Karen Holm", None)


@pytest.mark.parametrize("change", [APPLES, WriteStrength("Jeg laver kaffen.")], ids=["wish", "strength"])
def test_nobody_writes_what_is_the_citizens_own(cast, change):
    with refused(THE_CITIZENS_OWN):
        propose(cast.karens, [change], by=cast.bo)


def test_who_is_not_with_proposes_nothing_but_to_join(cast):
    goal = goal_of(cast.karens, cast.karen)
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [walk(goal)], by=cast.charlie)
    with refused(ONLY_THOSE_WHO_ARE_WITH, THE_CITIZENS_OWN):
        propose(cast.karens, [APPLES], by=cast.charlie)
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [colleague(cast.charlie), walk(goal)], by=cast.charlie)


def test_who_asks_to_join_has_no_voice_and_both_must_say_yes(cast):
    with told_about(cast.karens, Kind.PROPOSED, by=cast.charlie):
        table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    assert (table.state, table.turn, table.voices) == (State.WAITS_FOR_BOTH, Turn.EITHER, [])


def test_another_citizen_proposes_nothing_in_ones_circle(cast):
    goal = goal_of(cast.karens, cast.karen)
    for change in (walk(goal), neighbour()):
        with refused(ONLY_THOSE_WHO_ARE_WITH):
            propose(cast.karens, [change], by=cast.jonas)
    with refused(ONLY_THOSE_WHO_ARE_WITH, THE_CITIZENS_OWN):
        propose(cast.karens, [APPLES], by=cast.jonas)


def test_an_employee_is_with_at_work_and_not_at_home(cast):
    goal = goal_of(cast.karens, cast.karen)
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [walk(goal)], by=as_themselves(cast.town.bo))


def test_a_colleague_in_the_same_unit_is_not_with_for_that(cast):
    goal = goal_of(cast.karens, cast.karen)
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [walk(goal)], by=cast.clara)


def test_a_team_that_is_with_is_whoever_is_on_duty(cast):
    team = Newcomer(MemberKind.TEAM, "Hjemmeplejen Nord", unit_uid=str(cast.town.north.uid))
    yes(propose(cast.karens, [Join(team, (Part.PLAN,))], by=cast.bo), by=cast.karen)
    table = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.clara)
    assert [(voice.side, voice.speaker_name) for voice in table.voices] == [("professional", "Clara Winther")]
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [walk(cast.karens.goal_set.get())], by=cast.charlie)


def test_a_relative_who_sees_the_plan_may_propose_but_that_is_nobodys_yes(cast):
    mette = mette_is_with(cast, Part.PLAN)
    table = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=mette)
    assert (table.state, table.voices) == (State.WAITS_FOR_BOTH, [])
    yes(table, by=cast.karen)
    assert yes(table, by=cast.bo).state is State.AGREED


def test_a_relative_who_sees_the_plan_does_not_write_the_citizens_wishes(cast):
    mette = mette_is_with(cast, Part.PLAN)
    with refused(THE_CITIZENS_OWN):
        propose(cast.karens, [APPLES], by=mette)


def test_a_relative_who_sees_only_the_name_may_suggest_who_could_join_and_nothing_else(cast):
    mette, goal = mette_is_with(cast, Part.NAME), goal_of(cast.karens, cast.karen)
    assert propose(cast.karens, [neighbour()], by=mette).state is State.WAITS_FOR_BOTH
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        propose(cast.karens, [walk(goal)], by=mette)


def test_several_changes_are_agreed_together_or_not_at_all(cast):
    goal = goal_of(cast.karens, cast.karen)
    table = propose(cast.karens, [APPLES, walk(goal)], by=cast.karen)
    assert table.state is State.WAITS_FOR_PROFESSIONAL
    assert not WishVersion.objects.exists()
    yes(table, by=cast.bo)
    wish, work = WishVersion.objects.get(), InterventionVersion.objects.get()
    assert wish.decision == work.decision == table.version.decisions.get()


def test_what_holds_something_of_the_citizens_own_is_theirs_to_propose(cast):
    goal = goal_of(cast.karens, cast.karen)
    with refused(THE_CITIZENS_OWN):
        propose(cast.karens, [APPLES, walk(goal)], by=cast.bo)


def test_every_hindrance_of_every_change_is_told_once(cast):
    goal = goal_of(cast.karens, cast.karen)
    with refused("Skriv det med dine egne ord.", "Skriv, hvad I vil gøre.", "Den første dag er gået."):
        propose(
            cast.karens,
            [
                WriteWish(" "),
                WriteStrength(""),
                walk(goal, what=" ", first_day=clock.today() - timedelta(days=1)),
            ],
            by=cast.karen,
        )


def test_the_four_ways_are_never_confused_in_one_proposal(cast):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    share = cast.karens.shares.get(part=Part.PLAN.value, ground="consent")
    with nothing_left(), pytest.raises(ValueError, match="never confused"):
        propose(cast.karens, [StopSharing(str(share.uid)), APPLES], by=cast.karen)


def test_a_proposal_changes_something(cast):
    with nothing_left(), pytest.raises(ValueError, match="one way"):
        propose(cast.karens, [], by=cast.karen)


def test_sending_the_form_twice_makes_one_proposal(cast, uid):
    first = propose(cast.karens, [APPLES], by=cast.karen, uid=uid)
    with nothing_left():
        again = propose(cast.karens, [APPLES], by=cast.karen, uid=uid)
    assert (again.proposal, again.state) == (first.proposal, State.AGREED)
    assert first.proposal.uid == uid


def test_sending_the_form_twice_is_one_also_where_it_waits(cast, uid):
    goal = goal_of(cast.karens, cast.karen)
    first = propose(cast.karens, [walk(goal)], by=cast.bo, uid=uid)
    with nothing_left():
        again = propose(cast.karens, [walk(goal)], by=cast.bo, uid=uid)
    assert again.proposal == first.proposal


def test_going_back_and_writing_something_else_loses_neither(cast, uid):
    propose(cast.karens, [APPLES], by=cast.karen, uid=uid)
    propose(cast.karens, [WriteWish("Jeg vil høre fuglene.")], by=cast.karen, uid=uid)
    assert [wish.words for wish in plan_of(cast.karens, clock.today()).wishes] == [
        "Jeg vil selv vælge mine æbler.",
        "Jeg vil høre fuglene.",
    ]


def test_the_text_is_in_the_citizens_language_whatever_the_proposer_reads(cast):
    goal = goal_of(cast.karens, cast.karen)
    with on(clock.today()), translation.override("en"):
        version = propose(cast.karens, [walk(goal)], by=cast.bo).version
    assert version.language == "da"
    assert version.sentence == (
        "Du og Bo går en tur.\nFra 23. november 2026. Vi ser på det igen senest 4. januar 2027."
    )
    assert version.sentence_hash == hash_of(version.sentence)


def test_what_waits_stands_oldest_first_and_what_is_settled_waits_no_more(cast):
    goal = goal_of(cast.karens, cast.karen)
    first, second, third = (propose(cast.karens, [walk(goal)], by=cast.bo) for _ in range(3))
    yes(second, by=cast.karen)
    waiting = [table.proposal for table in open_proposals(cast.karens, clock.today())]
    assert waiting == [first.proposal, third.proposal]
    assert open_proposals(cast.jonases, clock.today()) == []


def test_a_goal_may_be_made_of_a_wish_of_ones_own_only(cast):
    wish = wish_of(cast.karens, cast.karen)
    assert goal_of(cast.karens, cast.karen, wish_uid=str(wish.uid)).wish == wish
    with refused("Ønsket er ikke på planen."):
        goal_of(cast.jonases, cast.jonas, wish_uid=str(wish.uid))
