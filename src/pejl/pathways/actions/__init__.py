"""What is done beside the plan: said of how it goes, answered by who was asked to help, put into codes."""

from .coding import Codes, answer_for_hand, put_codes
from .how_it_goes import Saying, follow, read, say, unfollow

__all__ = ["Codes", "Saying", "answer_for_hand", "follow", "put_codes", "read", "say", "unfollow"]
