"""The pages of the chain."""

from .table import gaps, table
from .talking import comment, drop_suggestion, suggest, suggestion, take_suggestion
from .writing import edit, end, new, node, ties, undo

__all__ = [
    "comment",
    "drop_suggestion",
    "edit",
    "end",
    "gaps",
    "new",
    "node",
    "suggest",
    "suggestion",
    "table",
    "take_suggestion",
    "ties",
    "undo",
]
