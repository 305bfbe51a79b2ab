"""What is read of a plan."""

from .answering import Awaited, Promise, answer_times, awaited_in, awaited_of, may_answer
from .codes import Coded, codes_of
from .grants import (
    Help,
    Prepared,
    Remit,
    Ruled,
    granted_alike,
    help_history,
    help_in,
    help_of,
    help_seen_by,
    may_see_help,
    prepared_in,
    remit_of,
)
from .hands import Hand, asked_of, hands_of
from .how_it_goes import HowItGoes, Told, assessments_of, how_it_goes, name_of_level, themes_on, unread
from .needs import OpenNeed, open_needs
from .plan import GoalWithWork, Plan, about_me_of, goal_in_force, goal_of, plan_of
from .reminders import Asked, Reminder, asked_for, how_many_wait, reminders_for, waiting_in
from .suggestions import Suggestion, last_agreed, theme_of

__all__ = [
    "Asked",
    "Awaited",
    "Coded",
    "GoalWithWork",
    "Hand",
    "Help",
    "HowItGoes",
    "OpenNeed",
    "Plan",
    "Prepared",
    "Promise",
    "Reminder",
    "Remit",
    "Ruled",
    "Suggestion",
    "Told",
    "about_me_of",
    "answer_times",
    "asked_for",
    "asked_of",
    "assessments_of",
    "awaited_in",
    "awaited_of",
    "codes_of",
    "goal_in_force",
    "goal_of",
    "granted_alike",
    "hands_of",
    "help_history",
    "help_in",
    "help_of",
    "help_seen_by",
    "how_it_goes",
    "how_many_wait",
    "last_agreed",
    "may_answer",
    "may_see_help",
    "name_of_level",
    "open_needs",
    "plan_of",
    "prepared_in",
    "reminders_for",
    "remit_of",
    "theme_of",
    "themes_on",
    "unread",
    "waiting_in",
]
