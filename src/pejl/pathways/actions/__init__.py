"""What is done beside the plan: codes, helping hands, and the help that is granted."""

from .grants import ask_for_help, look_again, prepare_help, prepare_otherwise
from .hands import Codes, answer_for_hand, put_codes
from .remits import widen

__all__ = [
    "Codes",
    "answer_for_hand",
    "ask_for_help",
    "look_again",
    "prepare_help",
    "prepare_otherwise",
    "put_codes",
    "widen",
]
