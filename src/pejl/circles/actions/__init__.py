"""The verbs of the circle: open, propose, answer, take back, carry."""

from .closing import Closed, close_unit
from .deciding import answer, propose, rule, withdraw
from .events import leave, look_in_emergency, promise_silence, tell_fact
from .looking import tell_look, tell_search
from .opening import open_circle
from .rows import end_row
from .speaking import YES, Said, lock
from .undoing import carry, let_stand, say_it_was_not_said, take_back

__all__ = [
    "Closed",
    "YES",
    "Said",
    "answer",
    "carry",
    "close_unit",
    "end_row",
    "leave",
    "let_stand",
    "lock",
    "look_in_emergency",
    "open_circle",
    "promise_silence",
    "propose",
    "rule",
    "say_it_was_not_said",
    "take_back",
    "tell_fact",
    "tell_look",
    "tell_search",
    "withdraw",
]
