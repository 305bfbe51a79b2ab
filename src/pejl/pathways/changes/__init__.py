"""Kinds of change to the plan itself."""

from .own import BeginGoal, WriteStrength, WriteWish
from .work import BeginIntervention, StopIntervention

__all__ = ["BeginGoal", "BeginIntervention", "StopIntervention", "WriteStrength", "WriteWish"]
