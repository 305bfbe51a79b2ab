"""Input about the plan."""

from .agreeing import NeedForm, StepsForm
from .answering import AnswerLaterForm, AnswerTimeForm
from .grants import AskForm, EndHelpForm, GrantForm, LookForm
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
from .use import RemitForm, UseForm
from .work import CodesForm, EndForm, HandForm, InterventionForm, RenewForm

__all__ = [
    "AboutMeForm",
    "AnswerLaterForm",
    "AnswerTimeForm",
    "AskForm",
    "CodesForm",
    "EndForm",
    "EndHelpForm",
    "FirstMeetingForm",
    "GoalForm",
    "GoodDayForm",
    "GrantForm",
    "HandForm",
    "InterventionForm",
    "LookForm",
    "NeedForm",
    "OwnForm",
    "PutAwayForm",
    "RemitForm",
    "RenewForm",
    "RewritableForm",
    "SayForm",
    "SayOfGoalForm",
    "SayOfThemeForm",
    "StepsForm",
    "StrengthForm",
    "ThemeForm",
    "ThenForm",
    "UseForm",
    "WishForm",
]
