"""Who speaks for another: within their mandate and beside the person's own word, whose no is always kept."""

from datetime import date, timedelta
from itertools import product

import pytest

from pejl.circles.actions import Said, propose, take_back
from pejl.circles.models import Circle
from pejl.circles.queries import as_it_stands, speakers_for, standing
from pejl.circles.rules import Answer, Part, Side, State, voice_of_the_citizens_side
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind, Weight
from pejl.demo.people import as_themselves
from pejl.pathways.changes import WriteWish
from pejl.shared import clock
from tests.cast import MONDAY

from .acts import goal_of, refused, say, walk, yes

YES, NO, YES_IF, TALK = Answer.YES, Answer.NO, Answer.YES_IF, Answer.TALK


@pytest.fixture
def lone(cast):
    """Lone, who signs in and is nobody's employee."""
    return as_themselves(cast.town.lone)


@pytest.fixture
def table(cast):
    return propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo)


def speaks(
    cast, kind: RepresentationKind, matters=frozenset({Matter.PERSONAL}), last_day: date | None = None
):
    mandate = Mandate(
        kind, "Lone Dam", matters, clock.today(), last_day, documented_by="Brev", user=cast.town.lone
    )
    return represent(cast.karens.citizen, mandate, by=cast.bo.doer())


def test_where_a_guardian_decides_instead_both_words_stand_and_the_guardians_yes_is_needed(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_6)
    assert yes(table, by=cast.karen).state is State.WAITS_FOR_CITIZEN
    agreed = yes(table, by=lone)
    assert agreed.state is State.AGREED
    spoken = [(voice.side, voice.speaker_name) for voice in agreed.voices]
    assert spoken == [("professional", "Bo Kjær"), ("citizen", "Karen Holm"), ("representative", "Lone Dam")]


def test_the_persons_own_no_stops_what_the_guardian_said_yes_to(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_6)
    assert say(table, Said(NO), by=cast.karen).state is State.DECLINED
    with refused("Der er sagt nej tak til forslaget."):
        yes(table, by=lone)


def test_a_guardian_in_personal_matters_may_answer_for_who_is_still_of_age(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_5)
    assert yes(table, by=lone).state is State.AGREED


def test_a_mandate_about_money_is_no_mandate_about_a_walk(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_5, frozenset({Matter.FINANCIAL}))
    with refused("Det, du må bestemme, gælder ikke det her."):
        yes(table, by=lone)


def test_a_mandate_that_ended_yesterday_counts_no_more(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_6, last_day=clock.today())
    with clock.stopped_at(MONDAY + timedelta(days=1)):
        assert standing(cast.karens, lone, clock.today()).side is None
        assert not Circle.objects.visible_to(lone, Part.PLAN, clock.today()).exists()


def test_when_the_guardian_is_gone_the_citizen_decides_alone_again(cast, table):
    speaks(cast, RepresentationKind.GUARDIAN_6, last_day=clock.today())
    assert yes(table, by=cast.karen).state is State.WAITS_FOR_CITIZEN
    goal = cast.karens.goal_set.get()
    with clock.stopped_at(MONDAY + timedelta(days=1)):
        new = propose(cast.karens, [walk(goal)], by=cast.bo)
        assert yes(new, by=cast.karen).state is State.AGREED


def test_a_wish_is_the_citizens_alone_also_where_a_guardian_decides_instead(cast, lone):
    speaks(cast, RepresentationKind.GUARDIAN_6)
    own = propose(cast.karens, [WriteWish("Jeg vil høre musik.")], by=cast.karen)
    assert own.state is State.AGREED
    with refused("Det er borgerens eget."):
        propose(cast.karens, [WriteWish("Hun vil høre musik.")], by=lone)


def test_a_guardian_may_propose_and_has_not_thereby_answered(cast, lone):
    speaks(cast, RepresentationKind.GUARDIAN_5)
    goal = goal_of(cast.karens, cast.karen)
    assert propose(cast.karens, [walk(goal)], by=lone).state is State.WAITS_FOR_BOTH


def test_yes_if_from_a_guardian_carries_their_yes_to_the_new_text(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_6)
    say(table, Said(YES_IF, "kun om formiddagen"), by=lone)
    new = table.proposal.followed_by.get()
    spoken = [(voice.side, voice.answer) for voice in as_it_stands(new, clock.today()).voices]
    assert spoken == [("representative", "yes")]


def test_a_companion_gives_a_view_and_not_a_voice(cast, lone):
    speaks(cast, RepresentationKind.COMPANION)
    assert standing(cast.karens, lone, clock.today()).side is None


def test_a_guardian_takes_their_yes_back_within_the_hour(cast, lone, table):
    speaks(cast, RepresentationKind.GUARDIAN_5)
    agreed = yes(table, by=lone)
    take_back(agreed.version.voices.get(side=Side.REPRESENTATIVE.value), by=lone)
    assert as_it_stands(table.proposal, clock.today()).state is State.TAKEN_BACK


def test_everyone_who_is_with_sees_who_speaks_for_the_citizen(cast):
    speaks(cast, RepresentationKind.GUARDIAN_6)
    assert [one.item.name for one in speakers_for(cast.karens, clock.today())] == ["Lone Dam"]


@pytest.mark.parametrize("own, other", [*product([None, YES, NO, YES_IF, TALK], repeat=2)])
def test_what_two_people_say_together_follows_from_the_weight_of_the_mandate(own, other):
    for weight in (Weight.EITHER, Weight.INSTEAD, Weight.TOGETHER):
        said = [] if other is None else [(weight, other)]
        in_force = set() if weight is Weight.EITHER else {weight}
        together = voice_of_the_citizens_side(own, said, in_force)
        assert together == _expected(own, other, weight), weight


def _expected(own: Answer | None, other: Answer | None, weight: Weight) -> Answer | None:
    """The law as sentences: the person's no first; then whoever is needed; otherwise what is still open."""
    if own in (NO, YES_IF):
        return own
    listens = weight is not Weight.EITHER or own is None
    if listens and other in (NO, YES_IF):
        return other
    enough = {
        Weight.EITHER: YES in (own, other),
        Weight.INSTEAD: other is YES,
        Weight.TOGETHER: own is YES and other is YES,
    }[weight]
    if enough:
        return YES
    if own is TALK or (listens and other is TALK):
        return TALK
    return None
