"""What was said is put right, or was never said; and each says which step of a goal fits."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import propose
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.people import BY_THE_DEMO, as_themselves
from pejl.journal.rules import Kind
from pejl.organisation.actions import add_user
from pejl.pathways.actions import Saying, read, say
from pejl.pathways.models import FollowedTheme
from pejl.pathways.queries import how_it_goes, unread
from pejl.pathways.rules import Eyes, Informant
from tests.circles.acts import goal_of, on, refused, told_about, yes

from .acts import (
    citizen_says,
    level,
    steps_of,
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


# Putting right


def test_a_correction_stands_beside_and_takes_the_place_from_when_it_was_made(cast, theme):
    first = citizen_says(theme, cast.karen, 3)
    with on(MONDAY + WEEK, 12) as known:
        said = Saying(Informant.CITIZEN, "Jeg huskede forkert.", 1, theme=theme, day=MONDAY)
        say(cast.karens, said, by=cast.karen, corrects=first)
    assert last(cast) == {"citizen": "Det er lidt svært"}
    assert last(cast, MONDAY, known - timedelta(minutes=1)) == {"citizen": "Det er meget svært"}
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert [(told.degree, told.is_corrected, told.counts) for told in goes.history] == [
        (1, False, True),
        (3, True, False),
    ]
    assert len(goes.picture.marks) == 1


def test_nobody_puts_right_what_another_said_or_what_was_put_right_already(cast, theme):
    first = citizen_says(theme, cast.karen, 3)
    by_bo = Saying(Informant.EMPLOYEE, level=level(theme, 1), theme=theme)
    with refused("Kun den, der har sagt det, kan rette det.", "En rettelse handler om det samme."):
        say(cast.karens, by_bo, by=cast.bo, corrects=first)
    again = Saying(Informant.CITIZEN, "", 1, theme=theme)
    say(cast.karens, again, by=cast.karen, corrects=first)
    with refused("Det er allerede rettet. Ret det nyeste."):
        say(cast.karens, again, by=cast.karen, corrects=first)


# Det sagde jeg ikke


def test_what_an_employee_wrote_down_is_shown_to_the_citizen_first(cast, theme):
    written = written_down_of(theme, cast.bo)
    assert (
        [told.said for told in how_it_goes(cast.karens, MONDAY).to_read]
        == list(unread(cast.karens))
        == [written]
    )
    with told_about(cast.karens, Kind.TOLD, by=cast.karen):
        read(written, was_said=True, by=cast.karen)
    assert how_it_goes(cast.karens, MONDAY).to_read == list(unread(cast.karens)) == []
    assert last(cast) == {"citizen": "Det er noget svært"}


def test_what_was_never_said_no_longer_counts_and_both_see_that(cast, theme):
    written = written_down_of(theme, cast.bo)
    with on(MONDAY + WEEK, 12) as known, told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        read(written, was_said=False, by=cast.karen, words=" Jeg sagde ikke noget. ")
    assert last(cast) == {}
    assert last(cast, MONDAY, known - timedelta(minutes=1)) == {"citizen": "Det er noget svært"}
    (goes,) = how_it_goes(cast.karens, MONDAY).themes
    assert [(told.not_said, told.said.read.words) for told in goes.history] == [
        (True, "Jeg sagde ikke noget.")
    ]
    assert (goes.picture, goes.to_propose) == (None, None)
    with refused("Borgeren har sagt, at det ikke passer."):
        said = Saying(Informant.CITIZEN_WITH_EMPLOYEE, "Alligevel.", 1, theme=theme)
        say(cast.karens, said, by=cast.bo, corrects=written)


def test_only_the_citizen_says_it_once_and_not_of_their_own_words(cast, theme, rie):
    written, own = written_down_of(theme, cast.bo), citizen_says(theme, cast.karen, 1)
    for by in (cast.bo, rie):
        with refused("Det kan kun borgeren selv sige."):
            read(written, was_said=True, by=by)
    with refused("Det har du selv skrevet. Ret det, hvis det ikke passer."):
        read(own, was_said=False, by=cast.karen)
    read(written, was_said=True, by=cast.karen)
    with refused("Det har du allerede svaret på."):
        read(written, was_said=False, by=cast.karen)


# Steps of a goal


@pytest.fixture
def scale(cast):
    goal = goal_of(cast.karens, cast.karen)
    yes(propose(cast.karens, [steps_of(goal, weight=3)], by=cast.bo), by=cast.karen)
    return cast.karens.goalscale_set.get()


def test_each_says_which_step_and_each_has_a_score_of_their_own(cast, scale):
    say(cast.karens, Saying(Informant.CITIZEN, "", 1, scale=scale), by=cast.karen)
    say(cast.karens, Saying(Informant.EMPLOYEE, "", -1, scale=scale), by=cast.bo)
    goes = how_it_goes(cast.karens, MONDAY)
    assert {eyes.value: told.in_words for eyes, told in goes.goals[0].last.items()} == {
        "citizen": "Lidt bedre, end jeg håber",
        "professional": "Lidt mindre, end jeg håber",
    }
    assert [(one.eyes, one.score, one.in_words) for one in goes.together] == [
        (Eyes.CITIZEN, 60.0, "Alt i alt bedre end håbet"),
        (Eyes.PROFESSIONAL, 40.0, "Alt i alt ikke så langt som håbet"),
    ]
    assert goes.goals_without_steps == []
    assert [step.words for step in goes.goals[0].picture.steps][0] == "Meget bedre, end jeg håber"


@pytest.mark.parametrize("degree", [-3, 3])
def test_a_step_is_one_of_the_five(cast, scale, degree):
    with refused(NOT_HERE):
        say(cast.karens, Saying(Informant.CITIZEN, "", degree, scale=scale), by=cast.karen)


def test_without_agreed_steps_there_is_nothing_to_choose_among(cast, scale):
    with refused("Der er ikke aftalt trin for det mål nu."):
        say(cast.jonases, Saying(Informant.CITIZEN, "", 1, scale=scale), by=cast.jonas)
