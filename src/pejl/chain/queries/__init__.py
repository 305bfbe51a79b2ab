"""What is read of the chain."""

from .chain import Seen, chain_on
from .nodes import (
    Told,
    calls_for_of,
    frameworks,
    frameworks_of,
    history_of,
    last_version,
    nodes_in,
    period_of,
    text_of,
    uppers_of,
)
from .place import Around, Suggested, place_of, suggestion_shown
from .table import HEADINGS, Asked, NeedShown, RowShown, Shown, Table, read_table

__all__ = [
    "HEADINGS",
    "Around",
    "Asked",
    "NeedShown",
    "RowShown",
    "Shown",
    "Suggested",
    "Table",
    "read_table",
    "Seen",
    "Told",
    "calls_for_of",
    "chain_on",
    "frameworks",
    "frameworks_of",
    "history_of",
    "last_version",
    "nodes_in",
    "period_of",
    "place_of",
    "suggestion_shown",
    "text_of",
    "uppers_of",
]
