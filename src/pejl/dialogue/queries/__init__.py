"""Reads of talking and meeting."""

from .meetings import (
    SECRET_PLACE,
    InCalendar,
    MeetingNow,
    calendar_of,
    feed_of,
    meeting_now,
    meetings_of,
    next_meetings,
    notes_of,
    own_feed,
)
from .talk import (
    Readers,
    Talk,
    messages_in,
    readers,
    readers_of,
    speaker_of,
    talk_of,
    talks_in,
    to_write_alone_with,
    what_waits_for_me,
)

__all__ = [
    "notes_of",
    "InCalendar",
    "MeetingNow",
    "Readers",
    "SECRET_PLACE",
    "Talk",
    "calendar_of",
    "feed_of",
    "meeting_now",
    "meetings_of",
    "messages_in",
    "next_meetings",
    "own_feed",
    "readers",
    "readers_of",
    "speaker_of",
    "talk_of",
    "talks_in",
    "to_write_alone_with",
    "what_waits_for_me",
]
