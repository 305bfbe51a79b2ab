"""What is read of a plan."""

from .hands import Hand, asked_of, hands_of
from .how_it_goes import HowItGoes, Told, assessments_of, how_it_goes, name_of_level, themes_on, unread
from .needs import OpenNeed, open_needs
from .plan import GoalWithWork, Plan, about_me_of, goal_in_force, goal_of, plan_of
from .suggestions import Suggestion, last_agreed, theme_of

__all__ = [
    "GoalWithWork",
    "Hand",
    "HowItGoes",
    "OpenNeed",
    "Plan",
    "Suggestion",
    "Told",
    "about_me_of",
    "asked_of",
    "assessments_of",
    "goal_in_force",
    "goal_of",
    "hands_of",
    "how_it_goes",
    "last_agreed",
    "name_of_level",
    "open_needs",
    "plan_of",
    "theme_of",
    "themes_on",
    "unread",
]
