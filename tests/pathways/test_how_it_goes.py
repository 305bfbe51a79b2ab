"""Saying how it goes, and reading it side by side, on any day as known on any day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from pejl.circles.actions import propose
from pejl.circles.rules import Part
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.people import BY_THE_DEMO, as_employee, as_themselves
from pejl.journal.rules import Kind
from pejl.organisation.actions import add_user
from pejl.pathways.actions import Saying, follow, say, unfollow
from pejl.pathways.models import Assessment, FollowedTheme
from pejl.pathways.queries import how_it_goes, name_of_level, open_needs
from pejl.pathways.rules import Eyes, Informant
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import colleague, goal_of, mette_is_with, on, refused, told_about, words_of, yes

from .acts import (
    citizen_says,
    employee_sees,
    level,
    need_of,
    steps_of,
    support,
    theme_of,
    written_down_of,
)

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
NOT_YOURS = "Det kan kun borgeren, en der taler for borgeren, og en medarbejder, der er med."
NOT_HERE = "Det svar hører ikke til her."


@pytest.fixture
def theme(cast) -> FollowedTheme:
    return theme_of(cast.karens, cast.bo)


@pytest.fixture
def rie(cast):
    """She has a power of attorney for Karen."""
    rie = add_user("rie", "Rie Storm", by=BY_THE_DEMO)
    mandate = Mandate(
        RepresentationKind.POWER_OF_ATTORNEY,
        "Rie Storm",
        frozenset(Matter),
        MONDAY,
        documented_by="Et brev",
        user=rie,
    )
    represent(cast.karens.citizen, mandate, by=BY_THE_DEMO)
    return as_themselves(rie)


def last(cast, day: date = MONDAY, known_at=None) -> dict[str, str]:
    """The last word of each about the one theme that is followed."""
    (goes,) = how_it_goes(cast.karens, day, known_at).themes
    return {eyes.value: told.in_words for eyes, told in goes.last.items()}


# Themes


def test_an_employee_takes_up_a_theme_in_everyday_words_and_it_is_told(cast):
    goal = goal_of(cast.karens, cast.karen)
    concept = choices_for(Purpose.THEME)[0]
    with told_about(cast.karens, Kind.TOLD, by=cast.bo) as told:
        theme = follow(cast.karens, concept, " at  gå ud ", by=cast.bo, goal=goal)
    assert words_of(told[0]) == {"what": "at gå ud"}
    assert (theme.plain, theme.concept, theme.goal, theme.has_levels) == ("at gå ud", concept, goal, True)
    assert (theme.from_day, theme.brought_by_name) == (MONDAY, "Bo Kjær")
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert goes.hopes.words == "Jeg vil gå til købmanden."


def test_nobody_but_an_employee_who_is_with_takes_up_a_theme(cast, theme):
    other = choices_for(Purpose.THEME)[1]
    for by in (cast.karen, cast.charlie, mette_is_with(cast, Part.PLAN)):
        with refused("Det kan kun en medarbejder, der er med."):
            follow(cast.karens, other, "at lave mad", by=by)
    with refused("Det tema følger I allerede."):
        follow(cast.karens, theme.concept, "at gå", by=cast.bo)


def test_what_is_not_a_theme_of_the_list_in_use_is_refused(cast):
    level_of_another_list = choices_for(Purpose.SERVICE)[0]
    with refused("Det tema er ikke på listen mere. Vælg et andet."):
        follow(cast.karens, level_of_another_list, "at gå ud", by=cast.bo)


def test_a_theme_that_is_sent_twice_is_one_and_another_is_another(cast):
    first, second = choices_for(Purpose.THEME)[:2]
    uid = uuid4()
    made = [follow(cast.karens, one, "at gå ud", by=cast.bo, uid=uid) for one in (first, first, second)]
    assert made[0] == made[1] != made[2]
    assert FollowedTheme.objects.count() == 2


def test_the_citizen_or_an_employee_ends_the_asking_and_what_was_said_stays(cast, theme):
    citizen_says(theme, cast.karen, 2)
    with refused("Det kan kun borgeren og en medarbejder, der er med."):
        unfollow(theme, by=cast.charlie)
    with on(MONDAY + WEEK), told_about(cast.karens, Kind.TOLD, by=cast.karen):
        unfollow(theme, by=cast.karen)
    with on(MONDAY + 2 * WEEK):
        with refused("Det er allerede stoppet."):
            unfollow(theme, by=cast.bo)
        with refused("Det tema følger I ikke."):
            citizen_says(theme, cast.karen, 1)
    assert Assessment.objects.count() == 1
    shown = [len(how_it_goes(cast.karens, MONDAY + days).themes) for days in (-WEEK, 0 * WEEK, WEEK)]
    assert shown == [0, 1, 0]


def test_help_that_was_agreed_is_stopped_before_the_theme_is_let_go(cast, theme):
    yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
    with refused("I har aftalt hjælp til det. Sig først stop til hjælpen."):
        unfollow(theme, by=cast.karen)


# Saying it


def test_the_citizen_and_the_employee_each_say_it_and_both_stand(cast, theme):
    with told_about(cast.karens, Kind.TOLD, by=cast.karen):
        own = citizen_says(theme, cast.karen, 1, " Jeg var ude tre gange. ")
    seen = employee_sees(theme, cast.bo, 2)
    assert (own.eyes, own.informant, own.degree, own.level, own.words) == (
        "citizen",
        "citizen",
        1,
        None,
        "Jeg var ude tre gange.",
    )
    assert (seen.eyes, seen.informant, seen.degree, seen.level) == (
        "professional",
        "employee",
        None,
        level(theme, 2),
    )
    assert (seen.by_name, seen.in_unit.name, own.in_unit) == ("Bo Kjær", "Hjemmeplejen Nord", None)
    assert last(cast) == {"citizen": "Det er lidt svært", "professional": "Det er noget svært"}


def test_it_changes_no_plan(cast, theme):
    before = cast.karens.decisions.count()
    citizen_says(theme, cast.karen, 1)
    assert cast.karens.decisions.count() == before


def test_not_assessed_is_no_number_and_has_no_place_in_the_picture(cast, theme):
    citizen_says(theme, cast.karen, 3)
    employee_sees(theme, cast.bo, 5)
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert {eyes: told.degree for eyes, told in goes.last.items()} == {
        Eyes.CITIZEN: 3,
        Eyes.PROFESSIONAL: None,
    }
    assert last(cast)["professional"] == "Ikke vurderet"
    assert goes.picture.eyes == [Eyes.CITIZEN]
    assert goes.to_propose == 3


def test_a_level_of_fsiii_is_named_by_what_it_means():
    assert (
        name_of_level(Concept(display="9", definition="Ikke relevant. Der er taget stilling."))
        == "9: Ikke relevant"
    )
    assert name_of_level(Concept(display="1", definition="")) == "1"
    assert name_of_level(Concept(display="Lidt svært", definition="Noget. Mere.")) == "Lidt svært"


def test_who_speaks_for_the_citizen_gives_their_own_view_or_writes_down_theirs(cast, theme, rie):
    say(cast.karens, Saying(Informant.RELATIVE, "Hun går meget.", 0, theme=theme), by=rie)
    say(cast.karens, Saying(Informant.CITIZEN_WITH_RELATIVE, "", 2, theme=theme), by=rie)
    assert last(cast) == {"citizen": "Det er noget svært", "relative": "Det er ikke svært"}
    with refused(NOT_YOURS):
        say(cast.karens, Saying(Informant.CITIZEN, "", 2, theme=theme), by=rie)


def test_who_is_not_with_or_only_reads_along_says_nothing(cast, theme):
    for by in (cast.charlie, mette_is_with(cast, Part.PLAN), cast.jonas):
        with refused(NOT_YOURS):
            say(cast.karens, Saying(Informant.RELATIVE, "Det går.", theme=theme), by=by)
    yes(propose(cast.karens, [colleague(cast.clara, (Part.NAME,))], by=cast.karen), by=cast.bo)
    with refused(NOT_YOURS):
        employee_sees(theme, cast.clara, 2)


def test_a_case_worker_is_a_source_of_her_own(cast, theme):
    inge = as_employee(cast.town.inge)
    yes(propose(cast.karens, [colleague(inge)], by=cast.karen), by=cast.bo)
    said = Saying(Informant.CASE_WORKER, "Vi så det på mødet.", level=level(theme, 1), theme=theme)
    assert say(cast.karens, said, by=inge).eyes == "professional"


@pytest.mark.parametrize("degree", [-1, 5])
def test_the_citizens_scale_goes_from_zero_to_four(cast, theme, degree):
    with refused(NOT_HERE):
        citizen_says(theme, cast.karen, degree)


def test_a_level_is_the_employees_and_of_the_themes_own_list(cast, theme):
    of_another = support(2)
    for wrong in (
        Saying(Informant.EMPLOYEE, level=of_another, theme=theme),
        Saying(Informant.EMPLOYEE, degree=2, theme=theme),
        Saying(Informant.CITIZEN_WITH_EMPLOYEE, level=level(theme, 2), theme=theme),
    ):
        with refused(NOT_HERE):
            say(cast.karens, wrong, by=cast.bo)


def test_a_theme_without_levels_is_told_of_in_words_alone(cast, monkeypatch):
    monkeypatch.setattr("pejl.pathways.actions.how_it_goes.levels_for", lambda theme: [])
    theme = theme_of(cast.karens, cast.bo)
    assert not theme.has_levels
    with refused(NOT_HERE):
        citizen_says(theme, cast.karen, 2)
    citizen_says(theme, cast.karen, None, "Jeg glemmer mindre.")
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert (goes.picture, goes.last[Eyes.CITIZEN].said.words) == (None, "Jeg glemmer mindre.")


def test_a_theme_of_another_citizen_is_not_theirs_to_speak_of(cast, theme):
    with refused("Det tema følger I ikke."):
        say(cast.jonases, Saying(Informant.CITIZEN, "Det går.", theme=theme), by=cast.jonas)


def test_what_is_sent_twice_is_said_once_and_something_else_is_another(cast, theme):
    uid = uuid4()
    said = Saying(Informant.CITIZEN, "Det går.", 1, theme=theme)
    other = Saying(Informant.CITIZEN, "Det går bedre.", 1, theme=theme)
    made = [say(cast.karens, one, by=cast.karen, uid=uid) for one in (said, said, other)]
    assert made[0] == made[1] != made[2]
    assert made[0].uid == uid
    assert Assessment.objects.count() == 2


def test_an_employee_may_write_of_an_earlier_day_and_it_was_not_known_before(cast, theme):
    with on(MONDAY + WEEK, 12) as known:
        said = Saying(Informant.EMPLOYEE, "Hun gik selv.", level=level(theme, 1), theme=theme, day=MONDAY)
        assert say(cast.karens, said, by=cast.bo).day == MONDAY
    assert last(cast, MONDAY) == {"professional": "Det er lidt svært"}
    assert last(cast, MONDAY, known - timedelta(minutes=1)) == {}
    assert last(cast, MONDAY, known) == {"professional": "Det er lidt svært"}


def test_a_good_day_is_asked_again_with_the_former_answers_kept(cast):
    for week, words in enumerate(("Kaffe i haven.", "Uden ondt i knæet.")):
        with on(MONDAY + week * WEEK):
            say(cast.karens, Saying(Informant.CITIZEN, words), by=cast.karen)
    said = [told.said.words for told in how_it_goes(cast.karens, MONDAY + WEEK).good_days]
    assert said == ["Uden ondt i knæet.", "Kaffe i haven."]
    assert [told.said.words for told in how_it_goes(cast.karens, MONDAY).good_days] == ["Kaffe i haven."]
    with refused(NOT_HERE):
        say(cast.karens, Saying(Informant.CITIZEN, "Kaffe.", 2), by=cast.karen)


# Reading


@pytest.fixture
def scale(cast):
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [steps_of(goal, weight=3)], by=cast.bo), by=cast.karen)
    return cast.karens.goalscale_set.get()


@pytest.mark.parametrize("how_much", [1, 3])
def test_it_is_seven_queries_however_much_was_said(cast, how_much, django_assert_num_queries):
    for number in range(how_much):
        theme = theme_of(cast.karens, cast.bo, f"tema {number}")
        yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
        yes(propose(cast.karens, [steps_of(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
        for scale in cast.karens.goalscale_set.all():
            say(cast.karens, Saying(Informant.CITIZEN, "", 1, scale=scale), by=cast.karen)
        citizen_says(theme, cast.karen, 1)
        employee_sees(theme, cast.bo, 1)
        written_down_of(theme, cast.bo)
    with django_assert_num_queries(7):
        goes = how_it_goes(cast.karens, MONDAY)
        assert len(goes.themes) == len(goes.goals) == len(goes.to_read) == how_much
        assert all(theme.theme.concept.display and theme.need.in_words for theme in goes.themes)
        assert all(told.in_words for theme in goes.themes for told in theme.history)


def test_one_citizen_reads_nothing_of_anothers(cast, theme, scale):
    citizen_says(theme, cast.karen, 1)
    yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
    goes = how_it_goes(cast.jonases, MONDAY)
    assert (goes.themes, goes.goals, goes.good_days, goes.to_read, goes.together) == ([], [], [], [], [])
    assert len(open_needs(MONDAY)) == 1
