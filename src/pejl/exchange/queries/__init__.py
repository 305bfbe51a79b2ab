"""What is read to bring in and to take out."""

from .reading import read_file
from .standing import standing_on
from .taking_out import File, files_to_take, lost_in, take_out

__all__ = ["File", "files_to_take", "lost_in", "read_file", "standing_on", "take_out"]
