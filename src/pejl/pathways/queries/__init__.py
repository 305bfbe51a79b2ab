"""What is read of a plan."""

from .plan import GoalWithWork, Plan, goal_in_force, goal_of, plan_of

__all__ = ["GoalWithWork", "Plan", "goal_in_force", "goal_of", "plan_of"]
