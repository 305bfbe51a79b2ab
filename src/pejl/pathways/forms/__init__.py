"""Input about the plan."""

from .grants import AskForm, EndForm, GrantForm, LookForm
from .own import GoalForm, OwnForm, StrengthForm, WishForm
from .use import RemitForm, UseForm
from .work import InterventionForm

__all__ = [
    "AskForm",
    "EndForm",
    "GoalForm",
    "GrantForm",
    "InterventionForm",
    "LookForm",
    "OwnForm",
    "RemitForm",
    "StrengthForm",
    "UseForm",
    "WishForm",
]
