"""What makes a plan a plan: everything in it is hoped for by someone, and everything we do is delimited."""

from .own import HOPES_IN_WORDS, LONGEST_TEXT, HopesFor, hindrances_to_words
from .work import (
    APPROACHES_IN_WORDS,
    LONGEST_BEFORE_LOOKING_AGAIN,
    LOOK_AGAIN_IN_WORDS,
    Approach,
    hindrances_to_intervention,
)

__all__ = [
    "APPROACHES_IN_WORDS",
    "Approach",
    "HOPES_IN_WORDS",
    "HopesFor",
    "LONGEST_BEFORE_LOOKING_AGAIN",
    "LONGEST_TEXT",
    "LOOK_AGAIN_IN_WORDS",
    "hindrances_to_intervention",
    "hindrances_to_words",
]
