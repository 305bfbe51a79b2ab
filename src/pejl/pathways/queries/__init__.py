"""What is read of a plan."""

from .hands import Hand, asked_of, hands_of
from .plan import GoalWithWork, Plan, about_me_of, goal_in_force, goal_of, plan_of
from .suggestions import Suggestion, last_agreed, theme_of

__all__ = [
    "GoalWithWork",
    "Hand",
    "Plan",
    "Suggestion",
    "about_me_of",
    "asked_of",
    "goal_in_force",
    "goal_of",
    "hands_of",
    "last_agreed",
    "plan_of",
    "theme_of",
]
