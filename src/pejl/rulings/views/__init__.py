"""The pages of rulings."""

from .afterwards import board, send_on, tell_again, uphold
from .preparing import begin, drop, follow, hear, issue, write
from .reading import ruling, rulings
from .speaking import answer, complain, deny_complaint, deny_view, not_said, withdraw

__all__ = [
    "answer",
    "begin",
    "board",
    "complain",
    "deny_complaint",
    "deny_view",
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
    "withdraw",
    "write",
]
