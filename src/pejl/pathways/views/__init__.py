"""The pathway page, and what is begun, changed and ended on it."""

from .agreeing import agree_need, agree_steps, hide_need, show_need, stop_need, stop_steps
from .answering import answer_later, answer_times
from .grants import ask, change_help, end_help, grant, grant_help, look, prepared, to_see_to
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
from .use import remit, stop_use, use
from .work import codes, end, hand, new_intervention, renew, stop

__all__ = [
    "about_me",
    "agree_need",
    "agree_steps",
    "answer_later",
    "answer_times",
    "ask",
    "change_help",
    "codes",
    "correct",
    "end",
    "end_help",
    "first_meeting",
    "follow",
    "good_day",
    "grant",
    "grant_help",
    "hand",
    "hide_need",
    "how_it_goes",
    "look",
    "new_goal",
    "new_intervention",
    "new_strength",
    "new_wish",
    "page",
    "prepared",
    "put_away",
    "remit",
    "renew",
    "rewrite",
    "say_of_goal",
    "say_of_theme",
    "show_need",
    "stop",
    "stop_need",
    "stop_steps",
    "stop_use",
    "then",
    "to_see_to",
    "unfollow",
    "use",
    "was_not_said",
    "was_said",
    "write_about_me",
]
