"""What a person can be able to do, and how a file of demand is read."""

from .demand import DemandFile, DemandLine, read_demand
from .words import (
    LEVEL_IN_WORDS,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_TEXT,
    WHEN_IN_WORDS,
    Level,
    When,
    hindrances_to_competence,
    hindrances_to_keep,
)

__all__ = [
    "LEVEL_IN_WORDS",
    "LONGEST_KEY",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "WHEN_IN_WORDS",
    "DemandFile",
    "DemandLine",
    "Level",
    "When",
    "hindrances_to_competence",
    "hindrances_to_keep",
    "read_demand",
]
