"""The pages of the circle."""

from .coming import ask_to_join, emergency, fact, find, open_circle, promise
from .deciding import carry, decided, let_stand, not_said, proposal, take_back, withdraw
from .doors import UNPROCESSABLE, circle_or_404, employee_or_404, home_of
from .people import entry, leave, part_with, people, speaks_for, stop_sharing, team

__all__ = [
    "UNPROCESSABLE",
    "ask_to_join",
    "carry",
    "circle_or_404",
    "decided",
    "emergency",
    "employee_or_404",
    "entry",
    "fact",
    "find",
    "home_of",
    "leave",
    "let_stand",
    "not_said",
    "open_circle",
    "part_with",
    "people",
    "promise",
    "proposal",
    "speaks_for",
    "stop_sharing",
    "take_back",
    "team",
    "withdraw",
]
