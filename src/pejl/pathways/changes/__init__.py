"""Kinds of change to the plan itself."""

from .attainment import AgreeSteps, StopSteps
from .needs import AgreeNeed, HideNeed, ShowNeed, StopNeed
from .own import BeginGoal, WriteStrength, WriteWish
from .work import BeginIntervention, StopIntervention

__all__ = [
    "AgreeNeed",
    "AgreeSteps",
    "BeginGoal",
    "BeginIntervention",
    "HideNeed",
    "ShowNeed",
    "StopIntervention",
    "StopNeed",
    "StopSteps",
    "WriteStrength",
    "WriteWish",
]
