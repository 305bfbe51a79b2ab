"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision."""

from .coding import GoalCoding, InterventionCoding
from .hands import HandAnswer, HelpingHand
from .items import Item, PlanVersion
from .own import (
    AboutMe,
    AboutMeVersion,
    Goal,
    GoalVersion,
    Strength,
    StrengthVersion,
    Wish,
    WishVersion,
)
from .work import Intervention, InterventionVersion

__all__ = [
    "AboutMe",
    "AboutMeVersion",
    "Goal",
    "GoalCoding",
    "GoalVersion",
    "HandAnswer",
    "HelpingHand",
    "Intervention",
    "InterventionCoding",
    "InterventionVersion",
    "Item",
    "PlanVersion",
    "Strength",
    "StrengthVersion",
    "Wish",
    "WishVersion",
]
