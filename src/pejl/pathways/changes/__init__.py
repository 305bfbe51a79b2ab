"""Kinds of change to the plan itself."""

from .grants import (
    ChangeHelp,
    EndHelp,
    GrantHelp,
)
from .own import (
    BeginGoal,
    WriteStrength,
    WriteWish,
)
from .rewriting import (
    PutAway,
    Rewrite,
    WriteAboutMe,
)
from .use import (
    StopUse,
    UseHelp,
    UseMoney,
    use_of,
)
from .work import (
    BeginIntervention,
    EndIntervention,
    RenewIntervention,
    StopIntervention,
)

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
    GrantHelp,
    ChangeHelp,
    EndHelp,
    UseHelp,
    UseMoney,
    StopUse,
)
OF_GRANTS = (GrantHelp.kind, ChangeHelp.kind, EndHelp.kind)

__all__ = [
    "BeginGoal",
    "BeginIntervention",
    "ChangeHelp",
    "EndHelp",
    "EndIntervention",
    "GrantHelp",
    "KINDS",
    "OF_GRANTS",
    "PutAway",
    "RenewIntervention",
    "Rewrite",
    "StopIntervention",
    "StopUse",
    "UseHelp",
    "UseMoney",
    "WriteAboutMe",
    "WriteStrength",
    "WriteWish",
    "use_of",
]
