"""Verbs about the help that is granted. What is agreed goes through the circle's own."""

from .grants import ask_for_help, look_again, prepare_help, prepare_otherwise
from .remits import widen

__all__ = ["ask_for_help", "look_again", "prepare_help", "prepare_otherwise", "widen"]
