"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision."""

from .items import Item, PlanVersion
from .own import Goal, GoalVersion, Strength, StrengthVersion, Wish, WishVersion
from .work import Intervention, InterventionVersion

__all__ = [
    "Goal",
    "GoalVersion",
    "Intervention",
    "InterventionVersion",
    "Item",
    "PlanVersion",
    "Strength",
    "StrengthVersion",
    "Wish",
    "WishVersion",
]
