"""Files of others, read as they are: what is in which cell, and nothing that could hurt."""

from .comma import decoded, read_comma
from .gate import LARGEST_FILE, LARGEST_UNPACKED, looks_like_xlsx
from .grid import Cell, Fault, Grid, Unreadable, address
from .sheet import read_sheet

__all__ = [
    "LARGEST_FILE",
    "LARGEST_UNPACKED",
    "Cell",
    "Fault",
    "Grid",
    "Unreadable",
    "address",
    "decoded",
    "looks_like_xlsx",
    "read_comma",
    "read_sheet",
]
