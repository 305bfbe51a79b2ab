"""The pathway page, and what is begun and stopped on it."""

from .own import new_goal, new_strength, new_wish
from .page import page
from .work import new_intervention, stop

__all__ = ["new_goal", "new_intervention", "new_strength", "new_wish", "page", "stop"]
