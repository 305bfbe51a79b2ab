"""Input about the plan."""

from .agreeing import NeedForm, StepsForm
from .how_it_goes import GoodDayForm, SayForm, SayOfGoalForm, SayOfThemeForm, ThemeForm
from .own import (
    AboutMeForm,
    FirstMeetingForm,
    GoalForm,
    OwnForm,
    PutAwayForm,
    RewritableForm,
    StrengthForm,
    WishForm,
)
from .then import ThenForm
from .work import CodesForm, EndForm, HandForm, InterventionForm, RenewForm

__all__ = [
    "AboutMeForm",
    "CodesForm",
    "EndForm",
    "FirstMeetingForm",
    "GoalForm",
    "GoodDayForm",
    "HandForm",
    "InterventionForm",
    "NeedForm",
    "OwnForm",
    "PutAwayForm",
    "RenewForm",
    "RewritableForm",
    "SayForm",
    "SayOfGoalForm",
    "SayOfThemeForm",
    "StepsForm",
    "StrengthForm",
    "ThemeForm",
    "ThenForm",
    "WishForm",
]
