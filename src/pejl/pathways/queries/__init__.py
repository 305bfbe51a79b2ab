"""What is read of a plan."""

from .plan import GoalWithWork, Plan, plan_of

__all__ = ["GoalWithWork", "Plan", "plan_of"]
