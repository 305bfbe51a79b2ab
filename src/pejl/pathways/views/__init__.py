"""The pathway page, and what is begun and stopped on it."""

from .agreeing import agree_need, agree_steps, hide_need, show_need, stop_need, stop_steps
from .how_it_goes import (
    correct,
    follow,
    good_day,
    how_it_goes,
    say_of_goal,
    say_of_theme,
    unfollow,
    was_not_said,
    was_said,
)
from .own import new_goal, new_strength, new_wish
from .page import page
from .work import new_intervention, stop

__all__ = [
    "agree_need",
    "agree_steps",
    "correct",
    "follow",
    "good_day",
    "hide_need",
    "how_it_goes",
    "new_goal",
    "new_intervention",
    "new_strength",
    "new_wish",
    "page",
    "say_of_goal",
    "say_of_theme",
    "show_need",
    "stop",
    "stop_need",
    "stop_steps",
    "unfollow",
    "was_not_said",
    "was_said",
]
