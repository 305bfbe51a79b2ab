"""The pathway page, and what is begun and stopped on it."""

from .grants import ask, change_help, end_help, grant, grant_help, look, prepared, to_see_to
from .own import new_goal, new_strength, new_wish
from .page import page
from .use import remit, stop_use, use
from .work import new_intervention, stop

__all__ = [
    "ask",
    "change_help",
    "end_help",
    "grant",
    "grant_help",
    "look",
    "new_goal",
    "new_intervention",
    "new_strength",
    "new_wish",
    "page",
    "prepared",
    "remit",
    "stop",
    "stop_use",
    "to_see_to",
    "use",
]
