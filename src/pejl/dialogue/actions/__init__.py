"""The verbs of talking and meeting."""

from .meetings import Call, call_meeting, call_off, make_feed, pick_time, propose_times, stop_feed
from .notes import add_to_note, read_together, we_met, write_note
from .talk import File, To, Written, begin_conversation, promise_answer, write

__all__ = [
    "add_to_note",
    "read_together",
    "we_met",
    "write_note",
    "Call",
    "File",
    "To",
    "Written",
    "begin_conversation",
    "call_meeting",
    "call_off",
    "make_feed",
    "pick_time",
    "promise_answer",
    "propose_times",
    "stop_feed",
    "write",
]
