"""Kinds of change that the circle decides about: who is with, what they see, whom to go to."""

from .entry import ChooseEntry
from .joining import Join, Newcomer, admit
from .shares import end_shares, pause_share, share, shares_in_force
from .stopping import PartWith, StopSharing

__all__ = [
    "ChooseEntry",
    "Join",
    "Newcomer",
    "PartWith",
    "StopSharing",
    "admit",
    "end_shares",
    "pause_share",
    "share",
    "shares_in_force",
]
