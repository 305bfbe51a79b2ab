"""Input about the circle."""

from .answering import ANSWERS, HOWS, THEMSELVES, AnswerForm, CarryForm, NotSaidForm, WrittenDownForm
from .people import (
    PARTS,
    EmergencyForm,
    EntryForm,
    FactForm,
    FindForm,
    InviteForm,
    LeaveForm,
    OpenCircleForm,
    SpeakForForm,
    TeamForm,
    user_named,
)

__all__ = [
    "ANSWERS",
    "AnswerForm",
    "CarryForm",
    "EmergencyForm",
    "EntryForm",
    "FactForm",
    "FindForm",
    "HOWS",
    "InviteForm",
    "LeaveForm",
    "NotSaidForm",
    "OpenCircleForm",
    "PARTS",
    "SpeakForForm",
    "THEMSELVES",
    "TeamForm",
    "WrittenDownForm",
    "user_named",
]
