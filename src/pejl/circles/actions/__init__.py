"""The verbs of the circle: open, propose, answer, take back, carry."""

from .deciding import answer, propose, rule, withdraw
from .events import leave
from .looking import tell_look, tell_search
from .opening import open_circle
from .speaking import YES, Said
from .undoing import carry, let_stand, say_it_was_not_said, take_back

__all__ = [
    "YES",
    "Said",
    "answer",
    "carry",
    "leave",
    "let_stand",
    "open_circle",
    "propose",
    "rule",
    "say_it_was_not_said",
    "take_back",
    "tell_look",
    "tell_search",
    "withdraw",
]
