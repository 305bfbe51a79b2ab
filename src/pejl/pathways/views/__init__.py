"""The pathway page, and what is begun, changed and ended on it."""

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
from .own import about_me, first_meeting, new_goal, new_strength, new_wish, put_away, rewrite, write_about_me
from .page import page
from .then import then
from .work import codes, end, hand, new_intervention, renew, stop

__all__ = [
    "about_me",
    "agree_need",
    "agree_steps",
    "codes",
    "correct",
    "end",
    "first_meeting",
    "follow",
    "good_day",
    "hand",
    "hide_need",
    "how_it_goes",
    "new_goal",
    "new_intervention",
    "new_strength",
    "new_wish",
    "page",
    "put_away",
    "renew",
    "rewrite",
    "say_of_goal",
    "say_of_theme",
    "show_need",
    "stop",
    "stop_need",
    "stop_steps",
    "then",
    "unfollow",
    "was_not_said",
    "was_said",
    "write_about_me",
]
