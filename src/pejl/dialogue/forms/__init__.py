"""Input into clean values."""

from .meetings import CallForm, CallOffForm, TimesForm
from .talk import BeginForm, MessageForm, PromiseForm

__all__ = ["BeginForm", "CallForm", "CallOffForm", "MessageForm", "PromiseForm", "TimesForm"]
