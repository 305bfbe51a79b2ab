"""The pathway page, and what is begun and stopped on it."""

from .grants import (
    ask,
    change_help,
    end_help,
    grant,
    grant_help,
    look,
    prepared,
    to_see_to,
)
from .own import (
    about_me,
    first_meeting,
    new_goal,
    new_strength,
    new_wish,
    put_away,
    rewrite,
    write_about_me,
)
from .page import (
    page,
)
from .then import (
    then,
)
from .use import (
    remit,
    stop_use,
    use,
)
from .work import (
    codes,
    end,
    hand,
    new_intervention,
    renew,
    stop,
)

__all__ = [
    "about_me",
    "ask",
    "change_help",
    "codes",
    "end",
    "end_help",
    "first_meeting",
    "grant",
    "grant_help",
    "hand",
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
    "stop",
    "stop_use",
    "then",
    "to_see_to",
    "use",
    "write_about_me",
]
