"""What an answer leads to, whose answer counts, and to which text."""

from datetime import timedelta

import pytest

from pejl.circles.actions import YES, Said, answer, open_circle, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Circle, Decision
from pejl.circles.queries import OnTheTable, as_it_stands, standing
from pejl.circles.rules import Answer, How, MemberKind, Part, Side, State, Turn
from pejl.citizens.actions import Introduction
from pejl.demo.people import as_themselves
from pejl.journal.rules import Kind
from pejl.organisation.models import User
from pejl.pathways.models import Goal, GoalVersion, InterventionVersion
from pejl.pathways.queries import plan_of
from pejl.shared import clock
from pejl.shared.versions import Step

from .acts import (
    colleague,
    goal_of,
    mette_is_with,
    neighbour,
    newer_text_of,
    nothing_left,
    refused,
    say,
    told_about,
    walk,
    words_of,
    written_down,
    yes,
)

ONLY_THOSE_WHO_ARE_WITH = "Det kan kun de, der er med og kan se forløbet."
NOT_YOURS = "Kun borgeren, den der taler for borgeren, og de medarbejdere, der er med, kan svare."
ANOTHER_TEXT = "Teksten er blevet ændret, siden du åbnede siden. Læs den nye, før du svarer."
AGREED_ALREADY = "Det er allerede aftalt."
IN_A_WEEK = timedelta(days=7)


@pytest.fixture
def goal(cast) -> Goal:
    return goal_of(cast.karens, cast.karen)


@pytest.fixture
def by_bo(cast, goal) -> OnTheTable:
    """Bo proposes a walk to Karen, and waits for her."""
    return propose(cast.karens, [walk(goal)], by=cast.bo)


@pytest.fixture
def by_karen(cast, goal) -> OnTheTable:
    """Karen proposes a walk, and waits for somebody at work."""
    return propose(cast.karens, [walk(goal)], by=cast.karen)


def in_force(circle: Circle) -> list[str]:
    plan = plan_of(circle, clock.today())
    return [work.what for goal in plan.goals for work in goal.interventions]


def test_when_both_have_said_yes_it_is_in_force(cast, by_bo):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.karen) as told:
        table = yes(by_bo, by=cast.karen)
    assert (table.state, table.turn) == (State.AGREED, Turn.NOBODY)
    assert in_force(cast.karens) == ["Du og Bo går en tur"]
    assert told[0].about == by_bo.version.uid
    assert words_of(told[0]) == {"what": by_bo.version.sentence, "answer": "yes"}


def test_it_is_in_force_whoever_said_yes_first(cast, by_karen):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.bo):
        assert yes(by_karen, by=cast.bo).state is State.AGREED
    assert in_force(cast.karens) == ["Du og Bo går en tur"]


def test_a_decision_says_what_the_text_said(cast, by_bo):
    yes(by_bo, by=cast.karen)
    decision = Decision.objects.get(version=by_bo.version)
    version = by_bo.version
    assert (decision.way, decision.needs, decision.sentence, decision.circle, decision.taken_at) == (
        version.way,
        version.needs,
        version.sentence,
        cast.karens,
        clock.now(),
    )


def test_a_voice_says_who_spoke_and_how(cast, by_bo):
    say(by_bo, Said(Answer.YES, " Ja, gerne. "), by=cast.karen)
    of_bo, of_karen = by_bo.version.voices.order_by("pk")
    assert (of_bo.side, of_bo.speaker, of_bo.speaker_name, of_bo.speaker_unit, of_bo.how) == (
        Side.PROFESSIONAL,
        cast.town.bo,
        "Bo Kjær",
        cast.town.north,
        How.SELF,
    )
    assert (
        of_karen.side,
        of_karen.speaker,
        of_karen.speaker_name,
        of_karen.speaker_unit,
        of_karen.words,
    ) == (
        Side.CITIZEN,
        cast.town.karen,
        "Karen Holm",
        None,
        "Ja, gerne.",
    )


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (Said(Answer.TALK, "Om fredagen?"), State.TO_TALK_ABOUT),
        (Said(Answer.THINK, thinks_until=None), State.CITIZEN_THINKS),
        (Said(Answer.WITH_SOMEONE, "Mette"), State.CITIZEN_WANTS_COMPANY),
    ],
    ids=lambda value: str(value),
)
def test_what_is_not_settled_can_still_become_a_yes(cast, by_bo, said, state):
    if said.answer is Answer.THINK:
        said = Said(Answer.THINK, thinks_until=clock.today() + IN_A_WEEK)
    with told_about(cast.karens, Kind.ANSWERED, by=cast.karen) as told:
        table = say(by_bo, said, by=cast.karen)
    assert table.state is state
    assert words_of(told[0])["answer"] == said.answer.value
    assert in_force(cast.karens) == []
    assert yes(by_bo, by=cast.karen).state is State.AGREED
    assert in_force(cast.karens) == ["Du og Bo går en tur"]


def test_one_may_say_something_else_until_one_has_settled_it(cast, by_bo):
    until = clock.today() + IN_A_WEEK
    say(by_bo, Said(Answer.THINK, thinks_until=until), by=cast.karen)
    say(by_bo, Said(Answer.TALK), by=cast.karen)
    table = say(by_bo, Said(Answer.THINK, thinks_until=until), by=cast.karen)
    assert table.state is State.CITIZEN_THINKS
    assert [voice.answer for voice in table.voices] == [
        "yes",
        "think it over",
        "let us talk",
        "think it over",
    ]


def test_until_when_one_thinks_is_kept_only_where_one_thinks(cast, by_bo):
    table = say(by_bo, Said(Answer.TALK, thinks_until=clock.today() + IN_A_WEEK), by=cast.karen)
    assert table.voices[-1].thinks_until is None


@pytest.mark.parametrize("first", ["the citizen", "an employee"])
def test_a_no_stops_it_and_nothing_comes_in_force(cast, by_bo, by_karen, first):
    table, by, other = (
        (by_bo, cast.karen, cast.bo) if first == "the citizen" else (by_karen, cast.bo, cast.karen)
    )
    with told_about(cast.karens, Kind.ANSWERED, by=by):
        assert say(table, Said(Answer.NO), by=by).state is State.DECLINED
    for later_voice in (by, other):
        with refused("Der er sagt nej tak til forslaget."):
            yes(table, by=later_voice)
    assert in_force(cast.karens) == []


def test_who_said_yes_does_not_answer_again(cast, by_bo):
    for answered in (Answer.YES, Answer.NO, Answer.TALK):
        with refused("Du har allerede sagt ja."):
            say(by_bo, Said(answered), by=cast.bo)


def test_a_second_yes_finds_it_agreed_and_decides_nothing_twice(cast, by_bo):
    yes(by_bo, by=cast.karen)
    with refused(AGREED_ALREADY):
        yes(by_bo, by=cast.karen)
    assert Decision.objects.filter(version=by_bo.version).count() == 1


# Ja, hvis …


def test_a_yes_if_becomes_a_new_proposal_that_carries_the_speakers_yes(cast, by_bo):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.karen):
        table = say(by_bo, Said(Answer.YES_IF, " det ikke regner "), by=cast.karen)
    assert table.state is State.REPLACED
    new = as_it_stands(by_bo.proposal.followed_by.get(), clock.today())
    assert new.version.sentence == f"{by_bo.version.sentence}\nMen kun hvis: det ikke regner"
    assert (new.state, new.answer_of(Side.CITIZEN)) == (State.WAITS_FOR_PROFESSIONAL, Answer.YES)
    assert (new.version.made_by, new.proposal.circle) == (cast.town.karen, cast.karens)
    assert in_force(cast.karens) == []


def test_the_new_proposal_is_in_force_when_the_other_says_yes_to_it_and_the_old_one_never(cast, by_bo):
    say(by_bo, Said(Answer.YES_IF, "det ikke regner"), by=cast.karen)
    new = by_bo.proposal.followed_by.get().versions.get()
    with refused("Der er kommet et nyt forslag i stedet."):
        yes(by_bo, by=cast.bo)
    assert yes(new, by=cast.bo).state is State.AGREED
    assert in_force(cast.karens) == ["Du og Bo går en tur"]
    assert InterventionVersion.objects.get().decision.sentence.endswith("Men kun hvis: det ikke regner")


def test_an_employee_too_may_say_yes_if_and_then_it_is_the_citizens_turn(cast, by_karen):
    say(by_karen, Said(Answer.YES_IF, "det bliver om formiddagen"), by=cast.bo)
    new = as_it_stands(by_karen.proposal.followed_by.get(), clock.today())
    assert new.state is State.WAITS_FOR_CITIZEN
    assert [(voice.side, voice.speaker_name) for voice in new.voices] == [("professional", "Bo Kjær")]
    assert yes(new, by=cast.karen).state is State.AGREED


def test_a_condition_is_kept_when_another_is_added(cast, by_bo):
    say(by_bo, Said(Answer.YES_IF, "det ikke regner"), by=cast.karen)
    with_one = by_bo.proposal.followed_by.get().versions.get()
    say(with_one, Said(Answer.YES_IF, "vi går inden kl. 12"), by=cast.bo)
    with_two = with_one.proposal.followed_by.get().versions.get()
    assert with_two.sentence.split("\n")[-2:] == [
        "Men kun hvis: det ikke regner",
        "Men kun hvis: vi går inden kl. 12",
    ]
    assert yes(with_two, by=cast.karen).state is State.AGREED


def test_a_yes_if_without_a_word_is_refused(cast, by_bo):
    with refused("Skriv, hvad der skal til, før du siger ja."):
        say(by_bo, Said(Answer.YES_IF, " "), by=cast.karen)


# What the citizen said, written down by an employee


@pytest.mark.parametrize("how", [how for how in How if how is not How.SELF])
def test_an_employee_of_the_circle_may_write_down_what_the_citizen_said(cast, by_bo, how):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.bo):
        table = say(by_bo, written_down(words="Ja da.", how=how), by=cast.bo)
    assert table.state is State.AGREED
    voice = table.voices[-1]
    assert (voice.side, voice.speaker, voice.speaker_name, voice.speaker_unit) == (
        "citizen",
        None,
        "Karen Holm",
        None,
    )
    assert (voice.words, voice.how, voice.written_by) == ("Ja da.", how, cast.town.bo)


def test_what_is_written_down_is_the_citizens_answer_and_not_the_writers(cast, by_karen):
    with refused("Du har allerede sagt ja."):
        say(by_karen, written_down(Answer.NO), by=cast.bo)
    assert yes(by_karen, by=cast.bo).state is State.AGREED


def test_a_written_down_yes_if_carries_the_citizens_yes_and_says_who_wrote_it(cast, by_bo):
    say(by_bo, written_down(Answer.YES_IF, "Mette må komme med", How.MEETING), by=cast.bo)
    new = as_it_stands(by_bo.proposal.followed_by.get(), clock.today())
    assert new.state is State.WAITS_FOR_PROFESSIONAL
    (voice,) = new.voices
    assert (voice.side, voice.answer, voice.words, voice.how, voice.speaker, voice.written_by) == (
        "citizen",
        "yes",
        "Mette må komme med",
        "at a meeting",
        None,
        cast.town.bo,
    )


def test_a_written_down_answer_keeps_until_when_the_citizen_thinks(cast, by_bo):
    until = clock.today() + IN_A_WEEK
    table = say(by_bo, written_down(Answer.THINK, thinks_until=until), by=cast.bo)
    assert (table.state, table.voices[-1].thinks_until) == (State.CITIZEN_THINKS, until)


def test_nobody_says_that_the_citizen_answered_by_themselves(cast, by_bo):
    with refused(NOT_YOURS):
        say(by_bo, Said(Answer.YES, how=How.SELF, for_citizen=True), by=cast.bo)


def test_only_an_employee_of_the_circle_writes_down_what_the_citizen_said(cast, by_bo):
    mette = mette_is_with(cast, *Part)
    with refused(NOT_YOURS):
        say(by_bo, written_down(), by=mette)
    with refused(NOT_YOURS):
        say(by_bo, written_down(), by=cast.karen)
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        say(by_bo, written_down(), by=cast.charlie)


# Whose answer counts


def test_a_relative_without_a_mandate_gives_a_view_and_not_a_voice(cast, by_bo):
    mette = mette_is_with(cast, *Part)
    with refused(NOT_YOURS):
        yes(by_bo, by=mette)


@pytest.mark.parametrize("who", ["charlie", "clara", "fatima", "jonas"])
def test_who_is_not_with_does_not_answer(cast, by_bo, who):
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        yes(by_bo, by=getattr(cast, who))


def test_an_employee_at_home_does_not_answer(cast, by_karen):
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        yes(by_karen, by=as_themselves(cast.town.bo))


def test_any_employee_of_the_circle_may_say_the_yes_of_those_at_work(cast, by_karen):
    yes(propose(cast.karens, [colleague(cast.clara)], by=cast.bo), by=cast.karen)
    table = yes(by_karen, by=cast.clara)
    assert [(voice.side, voice.speaker_name) for voice in table.voices] == [
        ("citizen", "Karen Holm"),
        ("professional", "Clara Winther"),
    ]
    assert table.state is State.AGREED


@pytest.fixture
def not_asked_yet(cast) -> Circle:
    """Bo has opened a circle and has not asked yet."""
    return open_circle(Introduction("Inger Dahl"), by=cast.bo, citizen_said=None)


def test_who_sees_only_the_name_can_take_part_in_who_joins_and_in_nothing_else(cast, not_asked_yet):
    table = propose(not_asked_yet, [colleague(cast.bo)], by=cast.bo)
    assert table.state is State.WAITS_FOR_CITIZEN
    say(table, written_down(words="Ja, kom bare."), by=cast.bo)
    assert standing(not_asked_yet, cast.bo, clock.today()).parts == set(Part)


def test_who_sees_only_the_name_does_not_answer_about_the_plan(cast, goal, by_bo):
    seer = Newcomer(MemberKind.EMPLOYEE, "Charlie Bak", "", *_ids(cast.charlie))
    yes(propose(cast.karens, [Join(seer, (Part.NAME,))], by=cast.bo), by=cast.karen)
    by_karen = propose(cast.karens, [walk(goal)], by=cast.karen)
    for table in (by_bo, by_karen):
        with refused(ONLY_THOSE_WHO_ARE_WITH):
            yes(table, by=cast.charlie)
    inger = propose(cast.karens, [neighbour()], by=cast.karen)
    assert yes(inger, by=cast.charlie).state is State.AGREED


def _ids(capacity) -> tuple[str, str]:
    return str(capacity.user_uid), str(capacity.post.unit_uid)


# To which text


def test_a_yes_counts_only_for_the_text_that_was_shown(cast, by_bo):
    with refused(ANOTHER_TEXT):
        answer(by_bo.version, YES, shown_hash="0" * 64, by=cast.karen)
    with refused(ANOTHER_TEXT):
        answer(by_bo.version, YES, shown_hash="", by=cast.karen)


def test_an_old_text_is_not_answered(cast, by_bo):
    newer = newer_text_of(by_bo)
    for shown in (by_bo.version.sentence_hash, newer.sentence_hash):
        with refused(ANOTHER_TEXT):
            answer(by_bo.version, YES, shown_hash=shown, by=cast.karen)


def test_a_new_text_carries_no_yes_from_the_old_one(cast, by_bo):
    newer = newer_text_of(by_bo)
    assert yes(newer, by=cast.karen).state is State.WAITS_FOR_PROFESSIONAL
    assert yes(newer, by=cast.bo).state is State.AGREED
    assert Decision.objects.get(version=newer).sentence == "Du og Bo cykler en tur."


def test_the_hash_of_another_text_is_not_this_text(cast, goal, by_bo):
    other = propose(cast.karens, [walk(goal, what="Du og Bo cykler")], by=cast.bo)
    with refused(ANOTHER_TEXT):
        answer(by_bo.version, YES, shown_hash=other.version.sentence_hash, by=cast.karen)


# What stands in the way when it would come in force


def end_goal(goal: Goal, decision: Decision) -> None:
    begun = goal.versions.get()
    GoalVersion.objects.create(
        item=goal,
        number=2,
        step=Step.ENDED.value,
        valid_from=clock.today(),
        recorded_at=clock.now(),
        decision=decision,
        words=begun.words,
        hopes_for=begun.hopes_for,
    )


def test_a_yes_to_what_can_no_longer_be_in_force_is_refused(cast, goal, by_bo):
    end_goal(goal, cast.karens.decisions.latest("pk"))
    with refused("Det skal hjælpe mod et mål, der gælder nu."):
        yes(by_bo, by=cast.karen)
    assert say(by_bo, Said(Answer.NO), by=cast.karen).state is State.DECLINED


def test_an_act_that_breaks_half_way_leaves_nothing(cast):
    nobody = Newcomer(MemberKind.EMPLOYEE, "Nobody", user_uid=str(cast.karens.uid), unit_uid=_ids(cast.bo)[1])
    table = propose(cast.karens, [neighbour(), Join(nobody, (Part.PLAN,))], by=cast.bo)
    with nothing_left(), pytest.raises(User.DoesNotExist):
        yes(table, by=cast.karen)
    assert as_it_stands(table.proposal, clock.today()).state is State.WAITS_FOR_CITIZEN
