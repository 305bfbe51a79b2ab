"""The acts of the chain."""

from .links import (
    add_framework,
    begin_under,
    follow,
    follow_no_more,
    lie_under,
    link,
    name_competences,
    tie,
    unlink,
)
from .nodes import Spot, begin, end, rewrite, undo
from .own import close, log, share, wish_to_learn
from .sessions import (
    Time,
    argue,
    ask_for_a_place,
    cancel,
    hold,
    mark,
    move,
    prioritise,
    rate,
    tell_tried,
    write_citizens_answers,
)
from .talking import comment, drop, suggest, take
from .ways import remark, write_way

__all__ = [
    "close",
    "log",
    "share",
    "wish_to_learn",
    "Time",
    "argue",
    "ask_for_a_place",
    "cancel",
    "hold",
    "mark",
    "move",
    "prioritise",
    "rate",
    "tell_tried",
    "write_citizens_answers",
    "Spot",
    "add_framework",
    "begin",
    "begin_under",
    "comment",
    "drop",
    "end",
    "follow",
    "follow_no_more",
    "lie_under",
    "link",
    "name_competences",
    "rewrite",
    "suggest",
    "take",
    "tie",
    "undo",
    "unlink",
    "remark",
    "write_way",
]
