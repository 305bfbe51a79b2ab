"""Input into clean values."""

from .meetings import CallForm, CallOffForm, TimesForm
from .notes import AdditionForm, NoteForm
from .talk import BeginForm, MessageForm, PromiseForm

__all__ = [
    "AdditionForm",
    "NoteForm",
    "BeginForm",
    "CallForm",
    "CallOffForm",
    "MessageForm",
    "PromiseForm",
    "TimesForm",
]
