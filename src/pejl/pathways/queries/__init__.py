"""What is read of a plan."""

from .how_it_goes import HowItGoes, Told, assessments_of, how_it_goes, name_of_level, themes_on, unread
from .needs import OpenNeed, open_needs
from .plan import GoalWithWork, Plan, plan_of

__all__ = [
    "GoalWithWork",
    "HowItGoes",
    "OpenNeed",
    "Plan",
    "Told",
    "assessments_of",
    "how_it_goes",
    "name_of_level",
    "open_needs",
    "plan_of",
    "themes_on",
    "unread",
]
