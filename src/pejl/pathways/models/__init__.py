"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision."""

from .asking import HelpAsked, HelpTaken, Looked
from .grants import Grant, GrantVersion
from .items import Item, PlanVersion
from .measures import size_as_typed, size_in_words
from .own import Goal, GoalVersion, Strength, StrengthVersion, Wish, WishVersion
from .use import RemitVersion, Use, UseVersion
from .work import Intervention, InterventionVersion

__all__ = [
    "Goal",
    "GoalVersion",
    "Grant",
    "GrantVersion",
    "HelpAsked",
    "HelpTaken",
    "Intervention",
    "InterventionVersion",
    "Item",
    "Looked",
    "PlanVersion",
    "RemitVersion",
    "Strength",
    "StrengthVersion",
    "Use",
    "UseVersion",
    "Wish",
    "WishVersion",
    "size_as_typed",
    "size_in_words",
]
