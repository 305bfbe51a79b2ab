"""What each kind of change says, needs, refuses and puts on the plan."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from pejl.circles.actions import propose, rule
from pejl.circles.kinds import changes_from, registered
from pejl.circles.rules import Needs, State, Way
from pejl.pathways.changes import BeginGoal, BeginIntervention, StopIntervention, WriteStrength, WriteWish
from pejl.pathways.models import GoalVersion, InterventionVersion, StrengthVersion, WishVersion
from pejl.pathways.rules import Approach, HopesFor
from pejl.shared import clock
from pejl.shared.versions import Step
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, refused, walk, wish_of, yes

TODAY = date(2026, 11, 23)
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."


def full_walk(goal) -> BeginIntervention:
    return walk(
        goal,
        what=" du og Bo går en tur \n hver tirsdag ",
        service_id=choices_for(Purpose.SERVICE)[0].pk,
        citizen_does="tager selv sko på!",
        others_do="Bo går med",
        stop_sign="du har gået turen tre gange",
    )


@pytest.mark.parametrize(
    ("kind", "change", "needs", "way"),
    [
        ("pathways.wish", WriteWish, Needs.CITIZEN, Way.AGREEMENT),
        ("pathways.strength", WriteStrength, Needs.CITIZEN, Way.AGREEMENT),
        ("pathways.goal", BeginGoal, Needs.CITIZEN, Way.AGREEMENT),
        ("pathways.intervention", BeginIntervention, Needs.BOTH, Way.AGREEMENT),
    ],
)
def test_wishes_strengths_and_goals_need_the_citizen_alone_and_what_we_do_needs_both(
    kind, change, needs, way
):
    assert registered()[kind] is change
    assert (change.needs, change.way) == (needs, way)


def test_a_change_is_read_again_as_it_was_proposed(cast):
    goal = goal_of(cast.karens, cast.karen)
    wish = wish_of(cast.karens, cast.karen)
    changes = [
        WriteWish("Jeg vil ud."),
        WriteStrength("Jeg laver kaffen."),
        BeginGoal("Jeg vil gå.", HopesFor.KEEP, "Nu", "Så", str(wish.uid)),
        BeginGoal("Jeg vil stå.", HopesFor.LOSE_SLOWLY),
        full_walk(goal),
        walk(goal),
    ]
    version = propose(cast.karens, changes, by=cast.karen).version
    assert changes_from(list(version.changes.all())) == changes


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (WriteWish(" Jeg vil ud. "), "Mit ønske: »Jeg vil ud.«"),
        (WriteStrength(" Jeg laver kaffen. "), "Det kan jeg selv: »Jeg laver kaffen.«"),
        (BeginGoal(" Jeg vil gå. ", HopesFor.MORE), "Mit mål: »Jeg vil gå.«"),
    ],
)
def test_what_is_the_citizens_own_stands_in_their_own_words(cast, change, sentence):
    assert propose(cast.karens, [change], by=cast.karen).version.sentence == sentence


def test_what_we_do_is_told_to_the_citizen_line_by_line(cast):
    version = propose(cast.karens, [full_walk(goal_of(cast.karens, cast.karen))], by=cast.bo).version
    assert version.sentence.split("\n") == [
        "Du og Bo går en tur hver tirsdag.",
        "Fra 23. november 2026. Vi ser på det igen senest 4. januar 2027.",
        "Du tager selv sko på!",
        "Bo går med.",
        "Vi kan stoppe, når du har gået turen tre gange.",
    ]


@pytest.mark.parametrize("said", ["Du hviler?", "Du hviler!", "Du hviler.", "Du hviler"])
def test_a_sentence_ends_once(cast, said):
    goal = goal_of(cast.karens, cast.karen)
    headline = propose(cast.karens, [walk(goal, what=said)], by=cast.bo).headline
    assert headline == (said if said[-1] in "?!." else f"{said}.")


def test_a_day_is_written_as_the_reader_of_the_language_writes_it(cast):
    cast.karens.citizen.language = "en"
    with translation.override("da"):
        version = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo).version
    assert version.language == "en"
    assert "From 23 November 2026." in version.sentence


def test_a_wish_and_a_strength_stand_on_the_plan_from_today(cast):
    propose(cast.karens, [WriteWish(" Jeg vil ud. "), WriteStrength(" Jeg laver kaffen. ")], by=cast.karen)
    for version, words in (
        (WishVersion.objects.get(), "Jeg vil ud."),
        (StrengthVersion.objects.get(), "Jeg laver kaffen."),
    ):
        assert (version.words, version.number, version.step, version.valid_from, version.last_day) == (
            words,
            1,
            Step.BEGUN,
            TODAY,
            None,
        )
        assert (version.item.circle, version.recorded_at) == (cast.karens, clock.now())
        assert version.decision.circle == cast.karens


def test_a_goal_says_what_it_hopes_for_and_from_which_wish_it_came(cast):
    wish = wish_of(cast.karens, cast.karen)
    goal = goal_of(cast.karens, cast.karen, wish_uid=str(wish.uid), now=" Jeg sidder. ", hope=" Jeg går. ")
    version = GoalVersion.objects.get(item=goal)
    assert (goal.wish, version.hopes_for, version.now, version.hope) == (
        wish,
        "more",
        "Jeg sidder.",
        "Jeg går.",
    )
    assert version.hopes_in_words == "Jeg vil kunne mere"


def test_what_we_do_stands_on_the_plan_with_its_days_as_agreed(cast):
    goal = goal_of(cast.karens, cast.karen)
    coming = walk(goal, first_day=TODAY + timedelta(days=7), last_day=TODAY + timedelta(days=50))
    yes(propose(cast.karens, [coming], by=cast.bo), by=cast.karen)
    version = InterventionVersion.objects.get()
    assert (version.item.goal, version.item.circle) == (goal, cast.karens)
    assert (version.valid_from, version.last_day) == (TODAY + timedelta(days=7), TODAY + timedelta(days=50))
    assert (version.what, version.approach, version.service) == (coming.what, "recovery", None)
    assert version.approach_in_words == "Jeg vil kunne igen"


def test_what_we_do_keeps_who_does_what_and_with_which_service(cast):
    change = full_walk(goal_of(cast.karens, cast.karen))
    yes(propose(cast.karens, [change], by=cast.bo), by=cast.karen)
    version = InterventionVersion.objects.get()
    assert (version.what, version.citizen_does, version.others_do, version.stop_sign) == (
        "du og Bo går en tur \n hver tirsdag",
        "tager selv sko på!",
        "Bo går med",
        "du har gået turen tre gange",
    )
    assert version.service_id == change.service_id


def test_a_service_that_is_not_there_is_left_out(cast):
    nobody = 0
    change = walk(goal_of(cast.karens, cast.karen), service_id=nobody)
    assert yes(propose(cast.karens, [change], by=cast.bo), by=cast.karen).state is State.AGREED
    assert InterventionVersion.objects.get().service is None


@pytest.mark.parametrize("change", [WriteWish, WriteStrength])
def test_empty_words_and_too_many_are_refused(cast, change):
    with refused("Skriv det med dine egne ord."):
        propose(cast.karens, [change("\n")], by=cast.karen)
    with refused(TOO_LONG):
        propose(cast.karens, [change("a" * 4001)], by=cast.karen)


def test_a_goal_needs_words_and_what_stands_beside_them_is_not_too_long(cast):
    with refused("Skriv det med dine egne ord."):
        goal_of(cast.karens, cast.karen, " ")
    for beside in ("now", "hope"):
        with refused(TOO_LONG):
            goal_of(cast.karens, cast.karen, **{beside: "a" * 4001})
    assert goal_of(cast.karens, cast.karen, now=" ", hope="a" * 4000).versions.get().now == ""


@pytest.mark.parametrize("field", ["what", "citizen_does", "others_do", "stop_sign"])
def test_no_line_of_what_we_do_is_too_long(cast, field):
    goal = goal_of(cast.karens, cast.karen)
    with refused(TOO_LONG):
        propose(cast.karens, [walk(goal, **{field: "a" * 4001})], by=cast.bo)
    assert propose(cast.karens, [walk(goal, **{field: "a" * 4000})], by=cast.bo).is_open


@pytest.mark.parametrize(
    "wish_uid", ["6f9619ff-8b86-d011-b42d-00c04fc964ff"], ids=["a wish that is not there"]
)
def test_a_goal_is_not_made_of_a_wish_that_is_not_on_the_plan(cast, wish_uid):
    with refused("Ønsket er ikke på planen."):
        goal_of(cast.karens, cast.karen, wish_uid=wish_uid)


def test_what_we_do_helps_towards_a_goal_of_that_very_citizen(cast):
    his = goal_of(cast.jonases, cast.jonas)
    goal_of(cast.karens, cast.karen)
    with refused("Det skal hjælpe mod et mål, der gælder nu."):
        propose(cast.karens, [walk(his)], by=cast.bo)


def test_what_we_do_can_be_agreed_to_its_first_day_and_the_citizens_own_never_grows_old(cast):
    goal = goal_of(cast.karens, cast.karen)
    assert walk(goal, first_day=TODAY + timedelta(days=3)).lapses_after() == TODAY + timedelta(days=3)
    assert [WriteWish("a").lapses_after(), BeginGoal("a", HopesFor.MORE).lapses_after()] == [None, None]


def test_every_approach_can_be_agreed(cast):
    goal = goal_of(cast.karens, cast.karen)
    for approach in Approach:
        yes(propose(cast.karens, [walk(goal, approach=approach)], by=cast.bo), by=cast.karen)
    approaches = InterventionVersion.objects.order_by("pk").values_list("approach", flat=True)
    assert list(approaches) == [approach.value for approach in Approach]


def test_a_stop_is_read_again_as_it_was_said():
    said = StopIntervention("6f9619ff-8b86-d011-b42d-00c04fc964ff")
    assert StopIntervention.read(said.payload(), said.schema) == said


def test_a_ruling_needs_no_voice_and_is_refused_for_every_hindrance_of_what_it_changes(cast):
    goal = goal_of(cast.karens, cast.karen)
    decision = rule(cast.karens, [walk(goal)], "Du har fået hjælp til at gå.")
    assert (decision.way, decision.version, decision.sentence) == (
        Way.RULING,
        None,
        "Du har fået hjælp til at gå.",
    )
    assert InterventionVersion.objects.get().decision == decision
    with refused("Skriv, hvad I vil gøre."):
        rule(cast.karens, [walk(goal, what=" "), walk(goal, what="")], "Du har fået hjælp.")
    assert InterventionVersion.objects.count() == 1
