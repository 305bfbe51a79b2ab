"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision."""

from .asking import (
    HelpAsked,
    HelpTaken,
    Looked,
)
from .coding import (
    GoalCoding,
    InterventionCoding,
)
from .grants import (
    Grant,
    GrantVersion,
)
from .hands import (
    HandAnswer,
    HelpingHand,
)
from .items import (
    Item,
    PlanVersion,
)
from .measures import (
    size_as_typed,
    size_in_words,
)
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
from .use import (
    RemitVersion,
    Use,
    UseVersion,
)
from .work import (
    Intervention,
    InterventionVersion,
)

__all__ = [
    "AboutMe",
    "AboutMeVersion",
    "Goal",
    "GoalCoding",
    "GoalVersion",
    "Grant",
    "GrantVersion",
    "HandAnswer",
    "HelpAsked",
    "HelpTaken",
    "HelpingHand",
    "Intervention",
    "InterventionCoding",
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
