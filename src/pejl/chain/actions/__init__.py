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
from .talking import comment, drop, suggest, take

__all__ = [
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
]
