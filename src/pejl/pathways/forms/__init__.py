"""Input about the plan."""

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
    "HandForm",
    "InterventionForm",
    "OwnForm",
    "PutAwayForm",
    "RenewForm",
    "RewritableForm",
    "StrengthForm",
    "ThenForm",
    "WishForm",
]
