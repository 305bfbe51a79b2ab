"""What is read of a plan."""

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
from .plan import GoalWithWork, Plan, plan_of
from .reminders import Asked, Reminder, asked_for, how_many_wait, reminders_for, waiting_in

__all__ = [
    "Asked",
    "GoalWithWork",
    "Help",
    "Plan",
    "Prepared",
    "Reminder",
    "Remit",
    "Ruled",
    "asked_for",
    "granted_alike",
    "help_history",
    "help_in",
    "help_of",
    "help_seen_by",
    "how_many_wait",
    "may_see_help",
    "plan_of",
    "prepared_in",
    "reminders_for",
    "remit_of",
    "waiting_in",
]
