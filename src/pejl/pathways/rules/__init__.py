"""What makes a plan a plan: everything in it is hoped for by someone, and everything we do is delimited."""

from .attainment import (
    LEVEL_IN_WORDS,
    LEVELS,
    WEIGHT_IN_WORDS,
    hindrances_to_levels,
    t_score,
    together_in_words,
)
from .how_it_goes import (
    DO_NOT_KNOW,
    EASE_IN_WORDS,
    EYES_OF,
    INFORMANT_CODES,
    INFORMANT_IN_WORDS,
    About,
    Eyes,
    Informant,
    hindrances_to_correct,
    hindrances_to_follow,
    hindrances_to_read,
    hindrances_to_say,
)
from .needs import HELP_IN_WORDS, degree_to_propose, hindrances_to_need
from .own import HOPES_IN_WORDS, LONGEST_TEXT, HopesFor, hindrances_to_words
from .picture import Picture, Point, draw
from .work import (
    APPROACHES_IN_WORDS,
    LONGEST_BEFORE_LOOKING_AGAIN,
    LOOK_AGAIN_IN_WORDS,
    Approach,
    hindrances_to_intervention,
)

__all__ = [
    "APPROACHES_IN_WORDS",
    "About",
    "Approach",
    "DO_NOT_KNOW",
    "EASE_IN_WORDS",
    "EYES_OF",
    "Eyes",
    "HELP_IN_WORDS",
    "HOPES_IN_WORDS",
    "HopesFor",
    "INFORMANT_CODES",
    "INFORMANT_IN_WORDS",
    "Informant",
    "LEVELS",
    "LEVEL_IN_WORDS",
    "LONGEST_BEFORE_LOOKING_AGAIN",
    "LONGEST_TEXT",
    "LOOK_AGAIN_IN_WORDS",
    "Picture",
    "Point",
    "WEIGHT_IN_WORDS",
    "degree_to_propose",
    "draw",
    "hindrances_to_correct",
    "hindrances_to_follow",
    "hindrances_to_intervention",
    "hindrances_to_levels",
    "hindrances_to_need",
    "hindrances_to_read",
    "hindrances_to_say",
    "hindrances_to_words",
    "t_score",
    "together_in_words",
]
