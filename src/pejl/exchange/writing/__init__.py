"""The chain as files of others: what is written can be read again."""

from .comma import write_comma
from .sheet import write_sheet, write_template

__all__ = ["write_comma", "write_sheet", "write_template"]
