"""The plan, as rows that are added: wishes, strengths, goals and what we do. Each rests on a decision.

Beside it stands how it goes: what each says, which changes no plan.
"""

from .attainment import GoalScale, GoalScaleVersion
from .coding import GoalCoding, InterventionCoding
from .hands import HandAnswer, HelpingHand
from .how_it_goes import Assessment, AssessmentRead, FollowedTheme, FollowedThemeEnd
from .items import Item, PlanVersion
from .needs import SupportNeed, SupportNeedVersion
from .own import AboutMe, AboutMeVersion, Goal, GoalVersion, Strength, StrengthVersion, Wish, WishVersion
from .work import Intervention, InterventionVersion

__all__ = [
    "AboutMe",
    "AboutMeVersion",
    "Assessment",
    "AssessmentRead",
    "FollowedTheme",
    "FollowedThemeEnd",
    "Goal",
    "GoalCoding",
    "GoalScale",
    "GoalScaleVersion",
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
    "SupportNeed",
    "SupportNeedVersion",
    "Wish",
    "WishVersion",
]
