"""What makes a plan a plan: everything in it is hoped for by someone, and everything we do is delimited."""

from .own import (
    GOAL_END_IN_WORDS,
    HOPES_IN_WORDS,
    LONGEST_TEXT,
    GoalEnd,
    HopesFor,
    Own,
    hindrances_to_put_away,
    hindrances_to_words,
)
from .work import (
    APPROACHES_IN_WORDS,
    END_IN_WORDS,
    END_OF_THE_CITIZENS,
    END_TO_STAFF,
    LONGEST_BEFORE_LOOKING_AGAIN,
    LOOK_AGAIN_IN_WORDS,
    SOON,
    Approach,
    EndReason,
    hindrances_to_intervention,
    hindrances_to_lend_a_hand,
    hindrances_to_renew,
)

__all__ = [
    "APPROACHES_IN_WORDS",
    "END_IN_WORDS",
    "END_OF_THE_CITIZENS",
    "END_TO_STAFF",
    "GOAL_END_IN_WORDS",
    "HOPES_IN_WORDS",
    "LONGEST_BEFORE_LOOKING_AGAIN",
    "LONGEST_TEXT",
    "LOOK_AGAIN_IN_WORDS",
    "SOON",
    "Approach",
    "EndReason",
    "GoalEnd",
    "HopesFor",
    "Own",
    "hindrances_to_intervention",
    "hindrances_to_lend_a_hand",
    "hindrances_to_put_away",
    "hindrances_to_renew",
    "hindrances_to_words",
]
