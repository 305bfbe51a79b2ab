"""Kinds of change to the plan itself."""

from .grants import ChangeHelp, EndHelp, GrantHelp
from .own import BeginGoal, WriteStrength, WriteWish
from .use import StopUse, UseHelp, UseMoney, use_of
from .work import BeginIntervention, StopIntervention

OF_GRANTS = (GrantHelp.kind, ChangeHelp.kind, EndHelp.kind)

__all__ = [
    "OF_GRANTS",
    "BeginGoal",
    "BeginIntervention",
    "ChangeHelp",
    "EndHelp",
    "GrantHelp",
    "StopIntervention",
    "StopUse",
    "UseHelp",
    "UseMoney",
    "WriteStrength",
    "WriteWish",
    "use_of",
]
