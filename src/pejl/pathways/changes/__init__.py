"""Kinds of change to the plan itself."""

from .attainment import AgreeSteps, StopSteps
from .needs import AgreeNeed, HideNeed, ShowNeed, StopNeed
from .own import BeginGoal, WriteStrength, WriteWish
from .rewriting import PutAway, Rewrite, WriteAboutMe
from .work import BeginIntervention, EndIntervention, RenewIntervention, StopIntervention

KINDS = (
    WriteWish,
    WriteStrength,
    BeginGoal,
    WriteAboutMe,
    Rewrite,
    PutAway,
    BeginIntervention,
    RenewIntervention,
    EndIntervention,
    StopIntervention,
    AgreeSteps,
    StopSteps,
    AgreeNeed,
    ShowNeed,
    HideNeed,
    StopNeed,
)

__all__ = [
    "AgreeNeed",
    "AgreeSteps",
    "BeginGoal",
    "BeginIntervention",
    "EndIntervention",
    "HideNeed",
    "KINDS",
    "PutAway",
    "RenewIntervention",
    "Rewrite",
    "ShowNeed",
    "StopIntervention",
    "StopNeed",
    "StopSteps",
    "WriteAboutMe",
    "WriteStrength",
    "WriteWish",
]
