"""Files that come with a form lie in memory, and never on the disk unsealed. What is too large is let go."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile

LARGEST = 5 * 1024 * 1024
TOO_LARGE = "pejl.file_too_large"


class SmallFiles(MemoryFileUploadHandler):
    """The rest of the form is kept; `request.META[TOO_LARGE]` says that a file was let go."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.taken = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken > LARGEST:
            assert self.request is not None
            self.request.META[TOO_LARGE] = True
            self.file.close()
            raise SkipFile
        return super().receive_data_chunk(raw_data, start)
