"""The tables of talking and meeting."""

from .meetings import CalendarFeed, CalledOff, Meeting, MeetingTime, Participant, Picked
from .notes import Addition, Met, Note, ReadTogether
from .talk import AnswerPromise, Attachment, Conversation, Message

__all__ = [
    "Addition",
    "Met",
    "Note",
    "ReadTogether",
    "AnswerPromise",
    "Attachment",
    "CalendarFeed",
    "CalledOff",
    "Conversation",
    "Meeting",
    "MeetingTime",
    "Message",
    "Participant",
    "Picked",
]
