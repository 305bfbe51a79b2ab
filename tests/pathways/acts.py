"""What tests of how it goes do: themes taken up, steps and needs proposed, words said."""

from typing import Any

from pejl.circles.models import Circle
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import Saying, follow, say
from pejl.pathways.changes import AgreeNeed, AgreeSteps
from pejl.pathways.models import Assessment, FollowedTheme, Goal
from pejl.pathways.rules import Informant
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for, levels_for
from pejl.terminology.rules import Purpose

STEPS = {
    "much_less": "Til lågen",
    "less": "Til postkassen",
    "as_hoped": "Til købmanden",
    "better": "Til kirken",
    "much_better": "Til byen",
}


def theme_of(circle: Circle, by: Capacity, plain: str = "at gå ud", **more: Any) -> FollowedTheme:
    """The next theme of the list that is not followed yet, in these words."""
    followed = set(circle.themes.values_list("concept", flat=True))
    concept = next(one for one in choices_for(Purpose.THEME) if one.pk not in followed)
    return follow(circle, concept, plain, by=by, **more)


def level(theme: FollowedTheme, number: int) -> Concept:
    """The level with this number; 5 is "not assessed"."""
    return levels_for(theme.concept)[number]


def citizen_says(theme: FollowedTheme, by: Capacity, degree: int | None, words: str = "") -> Assessment:
    return say(theme.circle, Saying(Informant.CITIZEN, words, degree, theme=theme), by=by)


def employee_sees(theme: FollowedTheme, by: Capacity, number: int, words: str = "") -> Assessment:
    said = Saying(Informant.EMPLOYEE, words, level=level(theme, number), theme=theme)
    return say(theme.circle, said, by=by)


def written_down_of(theme: FollowedTheme, by: Capacity, degree: int | None = 2) -> Assessment:
    """What the citizen said, as an employee writes it down."""
    said = Saying(Informant.CITIZEN_WITH_EMPLOYEE, "Jeg kan ikke lide blæst.", degree, theme=theme)
    return say(theme.circle, said, by=by)


def support(degree: int) -> Concept:
    return choices_for(Purpose.SUPPORT_LEVEL)[degree]


def need_of(theme: FollowedTheme, degree: int = 2, *, is_open: bool = True) -> AgreeNeed:
    return AgreeNeed(str(theme.uid), support(degree).pk, is_open)


def steps_of(goal: Goal, weight: int = 2, **differently: str) -> AgreeSteps:
    return AgreeSteps(str(goal.uid), **{**STEPS, **differently}, weight=weight)
