"""What is let in: no file, and nothing packed in one, larger than a department's chain can be."""

import io
import zipfile
import zlib

from pejl.shared.words import _

from .grid import Fault, Unreadable

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
LARGEST_UNPACKED = 120 * MEGABYTE
MOST_PARTS = 2000
_PIECE = MEGABYTE
_XLSX_BEGINS, _XLS_BEGINS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

TOO_LARGE = _("Filen fylder {0} MB. Den må højst fylde {1} MB.")
UNPACKS_TOO_LARGE = _(
    "Filen bliver for stor, når den pakkes ud. Gem kun den ene tabel i et nyt regneark, og send det."
)
BROKEN = _("Filen er skadet og kan ikke læses. Åbn den i dit regneark, gem den igen, og send den nye.")
IS_XLS = _("Det er et gammelt regneark (.xls), eller det har kodeord på. Gem det som .xlsx uden kodeord.")
IS_EMPTY = _("Filen er tom.")


def refuse_if_too_large(size: int) -> None:
    if size > LARGEST_FILE:
        mega = (str(-(-size // MEGABYTE)), str(LARGEST_FILE // MEGABYTE))
        raise Unreadable(Fault("", TOO_LARGE, mega))


def looks_like_xlsx(content: bytes) -> bool:
    return content.startswith(_XLSX_BEGINS)


def refuse_if_empty_or_old(content: bytes) -> None:
    if not content.strip():
        raise Unreadable(Fault("", IS_EMPTY))
    if content.startswith(_XLS_BEGINS):
        raise Unreadable(Fault("", IS_XLS))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a package, counted while they are unpacked: what a header says of sizes may be a lie."""
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                raise Unreadable(Fault("", UNPACKS_TOO_LARGE))
            for info in infos:
                parts[info.filename] = _unpacked_part(package, info, left)
                left -= len(parts[info.filename])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as wrong:
        raise Unreadable(Fault("", BROKEN)) from wrong
    return parts


def _unpacked_part(package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    pieces, size = [], 0
    with package.open(info) as part:
        while piece := part.read(_PIECE):
            size += len(piece)
            if size > left:
                raise Unreadable(Fault("", UNPACKS_TOO_LARGE))
            pieces.append(piece)
    return b"".join(pieces)


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The same parts in a package of our own: what is read is what was counted."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as writing:
        for name, part in parts.items():
            writing.writestr(name, part)
    package.seek(0)
    return package
