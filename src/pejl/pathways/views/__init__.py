"""The pathway page, and what is begun, changed and ended on it."""

from .own import about_me, first_meeting, new_goal, new_strength, new_wish, put_away, rewrite, write_about_me
from .page import page
from .then import then
from .work import codes, end, hand, new_intervention, renew, stop

__all__ = [
    "about_me",
    "codes",
    "end",
    "first_meeting",
    "hand",
    "new_goal",
    "new_intervention",
    "new_strength",
    "new_wish",
    "page",
    "put_away",
    "renew",
    "rewrite",
    "stop",
    "then",
    "write_about_me",
]
