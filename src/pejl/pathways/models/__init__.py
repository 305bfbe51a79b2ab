"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision.

Beside it stands how it goes: what each says, which changes no plan.
"""

from .answering import AnswerLater, AnswerTime
from .asking import HelpAsked, HelpTaken, Looked
from .attainment import GoalScale, GoalScaleVersion
from .coding import GoalCoding, InterventionCoding
from .grants import Grant, GrantVersion
from .hands import HandAnswer, HelpingHand
from .how_it_goes import Assessment, AssessmentRead, FollowedTheme, FollowedThemeEnd
from .items import Item, PlanVersion
from .measures import size_as_typed, size_in_words
from .needs import SupportNeed, SupportNeedVersion
from .own import AboutMe, AboutMeVersion, Goal, GoalVersion, Strength, StrengthVersion, Wish, WishVersion
from .use import RemitVersion, Use, UseVersion
from .work import Intervention, InterventionVersion

__all__ = [
    "AboutMe",
    "AboutMeVersion",
    "AnswerLater",
    "AnswerTime",
    "Assessment",
    "AssessmentRead",
    "FollowedTheme",
    "FollowedThemeEnd",
    "Goal",
    "GoalCoding",
    "GoalScale",
    "GoalScaleVersion",
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
    "SupportNeed",
    "SupportNeedVersion",
    "Use",
    "UseVersion",
    "Wish",
    "WishVersion",
    "size_as_typed",
    "size_in_words",
]
