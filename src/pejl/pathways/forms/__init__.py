"""Input about the plan."""

from .agreeing import NeedForm, StepsForm
from .how_it_goes import GoodDayForm, SayForm, SayOfGoalForm, SayOfThemeForm, ThemeForm
from .own import GoalForm, OwnForm, StrengthForm, WishForm
from .work import InterventionForm

__all__ = [
    "GoalForm",
    "GoodDayForm",
    "InterventionForm",
    "NeedForm",
    "OwnForm",
    "SayForm",
    "SayOfGoalForm",
    "SayOfThemeForm",
    "StepsForm",
    "StrengthForm",
    "ThemeForm",
    "WishForm",
]
