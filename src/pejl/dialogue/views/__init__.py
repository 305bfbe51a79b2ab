"""Pages of talking and meeting."""

from .meetings import calendar, call, call_off, feed, make_calendar, meeting, meetings, pick, stop_calendar
from .notes import add, met, read, together
from .talk import attachment, begin, news, promise, talk, talks

__all__ = [
    "add",
    "met",
    "read",
    "together",
    "attachment",
    "begin",
    "calendar",
    "call",
    "call_off",
    "feed",
    "make_calendar",
    "meeting",
    "meetings",
    "news",
    "pick",
    "promise",
    "stop_calendar",
    "talk",
    "talks",
]
