"""Input about the plan."""

from .own import GoalForm, OwnForm, StrengthForm, WishForm
from .work import InterventionForm

__all__ = ["GoalForm", "InterventionForm", "OwnForm", "StrengthForm", "WishForm"]
