"""Steps of a goal and needs of support: what each says, needs, refuses and puts on the plan."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose, take_back, tell_fact
from pejl.circles.kinds import changes_from, registered
from pejl.circles.rules import Fact, Needs, State, Way
from pejl.pathways.changes import AgreeNeed, AgreeSteps, HideNeed, ShowNeed, StopNeed, StopSteps
from pejl.pathways.models import GoalScaleVersion, SupportNeedVersion
from pejl.pathways.queries import OpenNeed, how_it_goes, open_needs
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, on, refused, yes

from .acts import citizen_says, need_of, steps_of, support, theme_of

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
HOW_MUCH = "Vælg, hvor meget hjælp der skal til."


@pytest.fixture
def theme(cast):
    return theme_of(cast.karens, cast.bo)


@pytest.fixture
def need(cast, theme):
    """Agreed by both, and seen by nobody but those who are with."""
    yes(propose(cast.karens, [need_of(theme, is_open=False)], by=cast.bo), by=cast.karen)
    return cast.karens.supportneed_set.get()


@pytest.fixture
def goal(cast):
    return goal_of(cast.karens, cast.karen)


@pytest.mark.parametrize(
    ("change", "needs", "way"),
    [
        (AgreeNeed, Needs.BOTH, Way.AGREEMENT),
        (ShowNeed, Needs.CITIZEN, Way.AGREEMENT),
        (HideNeed, Needs.CITIZEN, Way.STOP),
        (StopNeed, Needs.CITIZEN, Way.STOP),
        (AgreeSteps, Needs.BOTH, Way.AGREEMENT),
        (StopSteps, Needs.CITIZEN, Way.STOP),
    ],
)
def test_needs_and_steps_are_agreed_by_both_and_shown_hidden_or_stopped_by_the_citizen_alone(
    change, needs, way
):
    assert registered()[change.kind] is change
    assert (change.needs, change.way) == (needs, way)


def test_they_are_read_again_as_they_were_proposed_and_never_begun_without_an_answer(cast, theme, goal):
    changes = [need_of(theme), steps_of(goal)]
    version = propose(cast.karens, changes, by=cast.bo).version
    assert changes_from(list(version.changes.all())) == changes
    assert (
        [change.until(MONDAY) for change in changes]
        == [change.lapses_after() for change in changes]
        == [None] * 2
    )
    for change in (StopNeed("a"), ShowNeed("a"), HideNeed("a"), StopSteps("a")):
        assert type(change).read(change.payload(), change.schema) == change


# Needs


@pytest.mark.parametrize(
    ("is_open", "seen"),
    [
        (True, "Andre, der arbejder her, må se, at nogen har brug for det. De kan ikke se, at det er dig."),
        (False, "Kun dem, der er med om dig, kan se det."),
    ],
)
def test_a_need_is_told_in_everyday_words_with_who_will_see_it(cast, theme, is_open, seen):
    version = propose(cast.karens, [need_of(theme, is_open=is_open)], by=cast.bo).version
    assert version.sentence.split("\n") == ["Det vil du gerne have hjælp til: at gå ud (noget hjælp).", seen]


def test_a_need_counts_when_both_have_said_yes(cast, theme):
    table = propose(cast.karens, [need_of(theme, 3)], by=cast.karen)
    assert (table.state, SupportNeedVersion.objects.count()) == (State.WAITS_FOR_PROFESSIONAL, 0)
    yes(table, by=cast.bo)
    version = SupportNeedVersion.objects.get()
    assert (version.item.theme, version.degree, version.is_open) == (theme, support(3), True)
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert (goes.need.version, goes.need.in_words, goes.to_propose) == (version, "meget hjælp", None)


def test_no_help_and_not_assessed_are_no_need(cast, theme):
    levels = choices_for(Purpose.SUPPORT_LEVEL)
    for degree in (levels[0].pk, levels[-1].pk, choices_for(Purpose.THEME)[0].pk, 0, None):
        with refused(HOW_MUCH):
            propose(cast.karens, [AgreeNeed(str(theme.uid), degree)], by=cast.bo)


def test_a_need_is_of_a_theme_that_is_followed_in_that_circle(cast, theme):
    with refused("Det tema følger I ikke."):
        propose(cast.jonases, [need_of(theme)], by=cast.fatima)


def test_a_need_changes_when_both_agree_anew_and_was_what_it_was(cast, theme, need):
    with on(MONDAY + WEEK):
        yes(propose(cast.karens, [need_of(theme, 4)], by=cast.bo), by=cast.karen)
    assert [one.number for one in SupportNeedVersion.objects.filter(item=need)] == [1, 2]
    in_words = [how_it_goes(cast.karens, day).themes[0].need.in_words for day in (MONDAY, MONDAY + WEEK)]
    assert in_words == ["noget hjælp", "hjælp til det hele"]


def test_the_citizen_stops_a_need_and_it_can_be_agreed_anew(cast, theme, need):
    propose(cast.karens, [StopNeed(str(need.uid))], by=cast.karen)
    assert how_it_goes(cast.karens, MONDAY).themes[0].need is None
    with refused("Det er allerede stoppet."):
        propose(cast.karens, [StopNeed(str(need.uid))], by=cast.karen)
    with refused("Det er stoppet, eller de kan allerede se det."):
        propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen)
    yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
    assert cast.karens.supportneed_set.count() == 2


def test_colleagues_see_that_someone_needs_it_only_while_the_citizen_wants_it_so(cast, need):
    assert open_needs(MONDAY) == []
    with refused("Det er stoppet, eller de kan ikke se det mere."):
        propose(cast.karens, [HideNeed(str(need.uid))], by=cast.karen)
    shown = propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen).version.sentence
    assert shown == "Andre, der arbejder her, må se, at nogen har brug for hjælp til at gå ud."
    assert [one.uid for one in open_needs(MONDAY)] == [need.uid]
    with refused("Det er stoppet, eller de kan allerede se det."):
        propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen)
    with on(MONDAY + WEEK, 12) as known:
        hidden = propose(cast.karens, [HideNeed(str(need.uid))], by=cast.karen).version.sentence
    assert hidden == "Kun dem, der er med om dig, kan se, at du har brug for hjælp til at gå ud."
    assert [len(open_needs(day)) for day in (MONDAY, MONDAY + WEEK)] == [1, 0]
    assert len(open_needs(MONDAY + WEEK, known - timedelta(minutes=1))) == 1


@pytest.mark.parametrize("change", [ShowNeed, HideNeed, StopNeed])
def test_nobody_but_the_citizen_shows_hides_or_stops_it(cast, need, change):
    if change is HideNeed:
        propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen)
    with refused("Det er borgerens eget."):
        propose(cast.karens, [change(str(need.uid))], by=cast.bo)


def test_an_open_need_tells_a_theme_and_a_degree_and_nothing_else(cast, theme):
    yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
    (seen,) = open_needs(MONDAY)
    assert {field.name for field in fields(OpenNeed)} == {
        "uid",
        "system",
        "version",
        "theme",
        "theme_in_words",
        "degree",
    }
    assert (seen.theme, seen.theme_in_words, seen.degree) == ("theme-health", "Krop og helbred", 2)
    told = str(seen)
    for secret in ("Karen", "Holm", "Møllevej", "Hjemmeplejen", "at gå ud", str(cast.karens.uid)):
        assert secret not in told


def test_open_needs_are_two_queries_however_many_there_are(cast, django_assert_num_queries):
    for circle, citizen, employee in (
        (cast.karens, cast.karen, cast.bo),
        (cast.jonases, cast.jonas, cast.fatima),
    ):
        for number in range(2):
            change = need_of(theme_of(circle, employee, f"tema {number}"))
            yes(propose(circle, [change], by=employee), by=citizen)
    with django_assert_num_queries(2):
        assert len(open_needs(MONDAY)) == 4


def test_a_need_ends_with_the_pathway(cast, theme):
    yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
    tell_fact(cast.karens, Fact.DIED, by=cast.bo)
    assert open_needs(MONDAY) == []


def test_a_yes_that_is_taken_back_takes_the_showing_back_too(cast, need):
    table = propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen)
    take_back(table.voices[0], by=cast.karen)
    assert open_needs(MONDAY) == []
    propose(cast.karens, [ShowNeed(str(need.uid))], by=cast.karen)
    hidden = propose(cast.karens, [HideNeed(str(need.uid))], by=cast.karen)
    take_back(hidden.voices[0], by=cast.karen)
    assert [one.uid for one in open_needs(MONDAY)] == [need.uid]


def test_the_help_to_begin_the_talk_with_follows_from_what_was_said(cast, theme):
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert goes.to_propose is None
    citizen_says(theme, cast.karen, 3)
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert goes.to_propose == 3


# Steps


def test_steps_are_told_whole_and_count_when_both_want_them(cast, goal):
    table = propose(cast.karens, [steps_of(goal, weight=3)], by=cast.bo)
    assert table.version.sentence.split("\n") == [
        "Trin for målet »Jeg vil gå til købmanden.«",
        "Meget mindre, end jeg håber: Til lågen.",
        "Lidt mindre, end jeg håber: Til postkassen.",
        "Som jeg håber: Til købmanden.",
        "Lidt bedre, end jeg håber: Til kirken.",
        "Meget bedre, end jeg håber: Til byen.",
        "Det betyder mest af alt.",
    ]
    assert how_it_goes(cast.karens, MONDAY).goals == []
    yes(table, by=cast.karen)
    (goes,) = how_it_goes(cast.karens, MONDAY).goals
    assert goes.steps.texts == steps_of(goal).texts
    assert (goes.steps.weight, goes.goal.item) == (3, goal)


def test_steps_are_agreed_anew_and_were_what_they_were(cast, goal):
    yes(propose(cast.karens, [steps_of(goal)], by=cast.bo), by=cast.karen)
    with on(MONDAY + WEEK):
        yes(propose(cast.karens, [steps_of(goal, as_hoped="Til byen")], by=cast.bo), by=cast.karen)
    assert [one.number for one in GoalScaleVersion.objects.all()] == [1, 2]
    said = [how_it_goes(cast.karens, day).goals[0].steps.as_hoped for day in (MONDAY, MONDAY + WEEK)]
    assert said == ["Til købmanden", "Til byen"]


def test_the_citizen_stops_the_steps_and_the_goal_stays(cast, goal):
    yes(propose(cast.karens, [steps_of(goal)], by=cast.bo), by=cast.karen)
    stop = propose(cast.karens, [StopSteps(str(goal.uid))], by=cast.karen)
    assert stop.version.sentence == "Ingen trin mere for målet »Jeg vil gå til købmanden.«"
    goes = how_it_goes(cast.karens, MONDAY)
    assert (goes.goals, [one.item for one in goes.goals_without_steps]) == ([], [goal])
    with refused("Det er allerede stoppet."):
        propose(cast.karens, [StopSteps(str(goal.uid))], by=cast.karen)


def test_steps_are_of_a_goal_in_that_circle(cast, goal):
    with refused("Det mål gælder ikke nu."):
        propose(cast.jonases, [steps_of(goal)], by=cast.fatima)
    with refused("Skriv alle fem trin."):
        propose(cast.karens, [steps_of(goal, better=" ")], by=cast.bo)
