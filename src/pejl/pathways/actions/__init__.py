"""What is said of how it goes: statements, which change no plan."""

from .how_it_goes import Saying, follow, read, say, unfollow

__all__ = ["Saying", "follow", "read", "say", "unfollow"]
