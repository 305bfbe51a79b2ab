"""Putting a letter into words, in the language that is active. Nothing is read or kept here."""

from .plans import Occasion, Sender, about_plan, about_proposal
from .rulings import about_ruling
from .sheets import Known, handleplan, new_face

__all__ = [
    "Known",
    "Occasion",
    "Sender",
    "about_plan",
    "about_proposal",
    "about_ruling",
    "handleplan",
    "new_face",
]
