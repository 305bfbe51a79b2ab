"""Putting a letter into words, in the language that is active. Nothing is read or kept here."""

from .plans import Occasion, Sender, about_plan, about_proposal
from .rulings import about_ruling

__all__ = ["Occasion", "Sender", "about_plan", "about_proposal", "about_ruling"]
