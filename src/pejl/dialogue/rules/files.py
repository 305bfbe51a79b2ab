"""What a file is, by its content and not by its name."""

import unicodedata
from dataclasses import dataclass

from pejl.shared.words import _

LARGEST_FILE = 5 * 1024 * 1024
TOO_LARGE = _("Filen er for stor. Den må højst fylde 5 MB.")
NOT_OPENED = _("Vi kan kun tage imod billeder og PDF. Din besked er ikke sendt endnu.")
_LONGEST_NAME = 80


@dataclass(frozen=True)
class FileKind:
    ending: str
    mime: str
    begins: bytes
    at: int = 0


_KINDS = (
    FileKind("pdf", "application/pdf", b"%PDF-"),
    FileKind("jpg", "image/jpeg", b"\xff\xd8\xff"),
    FileKind("png", "image/png", b"\x89PNG\r\n\x1a\n"),
    FileKind("webp", "image/webp", b"WEBP", 8),
    FileKind("heic", "image/heic", b"ftypheic", 4),
)


def kind_of(content: bytes) -> FileKind | None:
    """By the bytes with which such files begin; None for everything else."""
    return next((kind for kind in _KINDS if content[kind.at :].startswith(kind.begins)), None)


def hindrances_to_file(content: bytes) -> list[str]:
    if len(content) > LARGEST_FILE:
        return [TOO_LARGE]
    return [] if kind_of(content) else [NOT_OPENED]


def plain_name(name: str, kind: FileKind) -> str:
    """The name without folders and hidden characters (some turn the reading direction), ending as it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    stem = seen.rpartition(".")[0] or seen
    return f"{stem.strip(' .')[:_LONGEST_NAME] or 'fil'}.{kind.ending}"
