"""The pages of the chain."""

from . import day as days
from . import learning, own, talking, ways, writing
from .table import gaps, table

__all__ = ["days", "gaps", "learning", "own", "table", "talking", "ways", "writing"]
