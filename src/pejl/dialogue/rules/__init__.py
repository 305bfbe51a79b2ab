"""The rules of talking and meeting."""

from .files import LARGEST_FILE, NOT_OPENED, TOO_LARGE, hindrances_to_file, kind_of, plain_name
from .meeting import (
    SKIPPED,
    hindrances_to_call,
    hindrances_to_pick,
    instant_of,
    is_new,
)
from .notes import ADDS_IN_WORDS, Adds, hindrances_to_note
from .talk import (
    AUDIENCE_TO_CITIZEN,
    WAITS_FOR_AN_ANSWER,
    Audience,
    Speaker,
    answer_by,
    hindrances_to_begin,
    hindrances_to_promise,
    hindrances_to_write,
)

__all__ = [
    "ADDS_IN_WORDS",
    "Adds",
    "hindrances_to_note",
    "AUDIENCE_TO_CITIZEN",
    "Audience",
    "LARGEST_FILE",
    "NOT_OPENED",
    "SKIPPED",
    "Speaker",
    "TOO_LARGE",
    "WAITS_FOR_AN_ANSWER",
    "answer_by",
    "hindrances_to_begin",
    "hindrances_to_call",
    "hindrances_to_file",
    "hindrances_to_pick",
    "hindrances_to_promise",
    "hindrances_to_write",
    "instant_of",
    "is_new",
    "kind_of",
    "plain_name",
]
