"""What is the citizen's own: wishes, strengths and goals, in their words."""

from collections.abc import Mapping
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_TEXT = 4000


class Own(StrEnum):
    """What is the citizen's own."""

    WISH = "wish"
    STRENGTH = "strength"
    GOAL = "goal"
    ABOUT_ME = "about me"


class HopesFor(StrEnum):
    """What a goal hopes for. All three are equals."""

    MORE = "more"
    KEEP = "keep"
    LOSE_SLOWLY = "lose slowly"


HOPES_IN_WORDS: Mapping[HopesFor, str] = {
    HopesFor.MORE: _("Jeg vil kunne mere"),
    HopesFor.KEEP: _("Jeg vil beholde det, jeg har"),
    HopesFor.LOSE_SLOWLY: _("Jeg vil miste det langsomt og leve godt imens"),
}


class GoalEnd(StrEnum):
    """Why a goal is one no longer. The citizen says so, nobody else."""

    REACHED = "reached"
    MATTERS_LESS = "matters less"
    OTHERWISE = "otherwise"


GOAL_END_IN_WORDS: Mapping[GoalEnd, str] = {
    GoalEnd.REACHED: _("Jeg har nået det"),
    GoalEnd.MATTERS_LESS: _("Det er ikke vigtigt for mig mere"),
    GoalEnd.OTHERWISE: _("Noget andet"),
}


def hindrances_to_put_away(*, is_on_the_plan: bool, still_agreed: int) -> list[str]:
    """Why something of one's own cannot leave the plan: `still_agreed` counts what is done towards a goal."""
    return reasons_among(
        {
            _("Det står ikke på planen."): not is_on_the_plan,
            _("I har aftalt noget, der hjælper mod målet. Stop det først."): still_agreed > 0,
        }
    )


def hindrances_to_words(words: str) -> list[str]:
    """Why this cannot stand as somebody's own words."""
    return reasons_among(
        {
            _("Skriv det med dine egne ord."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
        }
    )
