"""Kinds of change to the plan itself."""

from .attainment import AgreeSteps, StopSteps
from .grants import ChangeHelp, EndHelp, GrantHelp
from .needs import AgreeNeed, HideNeed, ShowNeed, StopNeed
from .own import BeginGoal, WriteStrength, WriteWish
from .rewriting import PutAway, Rewrite, WriteAboutMe
from .use import StopUse, UseHelp, UseMoney, use_of
from .work import BeginIntervention, EndIntervention, RenewIntervention, StopIntervention

OF_GRANTS = (GrantHelp.kind, ChangeHelp.kind, EndHelp.kind)
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
    GrantHelp,
    ChangeHelp,
    EndHelp,
    UseHelp,
    UseMoney,
    StopUse,
)

__all__ = [
    "AgreeNeed",
    "AgreeSteps",
    "BeginGoal",
    "BeginIntervention",
    "ChangeHelp",
    "EndHelp",
    "EndIntervention",
    "GrantHelp",
    "HideNeed",
    "KINDS",
    "OF_GRANTS",
    "PutAway",
    "RenewIntervention",
    "Rewrite",
    "ShowNeed",
    "StopIntervention",
    "StopNeed",
    "StopSteps",
    "StopUse",
    "UseHelp",
    "UseMoney",
    "WriteAboutMe",
    "WriteStrength",
    "WriteWish",
    "use_of",
]
