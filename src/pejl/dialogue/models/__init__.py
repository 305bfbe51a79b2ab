"""The tables of talking and meeting."""

from .meetings import CalendarFeed, CalledOff, Meeting, MeetingTime, Participant, Picked
from .talk import AnswerPromise, Attachment, Conversation, Message

__all__ = [
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
