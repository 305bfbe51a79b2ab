"""The verbs of a ruling: prepare, hear, make, complain, look again, send on."""

from .acting import Statement
from .complaints import complain, deny_complaint, note_board_answer, send_on, uphold, withdraw_complaint
from .hearing import answer_hearing, deny_view, say_it_was_not_said, send_hearing
from .issuing import issue, tell_again
from .preparing import begin, drop, redraft

__all__ = [
    "Statement",
    "answer_hearing",
    "begin",
    "complain",
    "deny_complaint",
    "deny_view",
    "drop",
    "issue",
    "note_board_answer",
    "redraft",
    "say_it_was_not_said",
    "send_hearing",
    "send_on",
    "tell_again",
    "uphold",
    "withdraw_complaint",
]
