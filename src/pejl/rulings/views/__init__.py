"""The pages of rulings."""

from .afterwards import board, send_on, tell_again, uphold
from .preparing import begin, drop, follow, hear, issue, write
from .reading import ruling, rulings
from .speaking import answer, complain, not_said

__all__ = [
    "answer",
    "begin",
    "board",
    "complain",
    "drop",
    "follow",
    "hear",
    "issue",
    "not_said",
    "ruling",
    "rulings",
    "send_on",
    "tell_again",
    "uphold",
    "write",
]
