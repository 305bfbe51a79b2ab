"""What is done beside the plan: said of how it goes, answered when asked to help, coded, granted."""

from .answering import publish_answer_time, tell_later
from .coding import Codes, answer_for_hand, put_codes
from .grants import ask_for_help, look_again, prepare_help, prepare_otherwise
from .how_it_goes import Saying, follow, read, say, unfollow
from .remits import widen

__all__ = [
    "Codes",
    "Saying",
    "answer_for_hand",
    "ask_for_help",
    "follow",
    "look_again",
    "prepare_help",
    "prepare_otherwise",
    "publish_answer_time",
    "put_codes",
    "read",
    "say",
    "tell_later",
    "unfollow",
    "widen",
]
