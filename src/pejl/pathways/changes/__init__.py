"""Kinds of change to the plan itself."""

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
)

__all__ = [
    "KINDS",
    "BeginGoal",
    "BeginIntervention",
    "EndIntervention",
    "PutAway",
    "RenewIntervention",
    "Rewrite",
    "StopIntervention",
    "WriteAboutMe",
    "WriteStrength",
    "WriteWish",
]
