"""What every letter is put together from."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as translated

from pejl.letters.rules import Piece, Shape


def answer_to(names: Mapping[str, str]) -> str:
    return translated("Svar fra %(citizen)s til %(unit)s på brevet fra %(day)s") % names


def name_here() -> str:
    return translated("Dit navn og dagen i dag. Svarer du for en anden, så skriv det også.")


def paragraph(text: str) -> Piece:
    return Piece(Shape.PARAGRAPH, text)


def listed(items: Iterable[str]) -> Piece:
    return Piece(Shape.LIST, items=tuple(items))


def joined(*parts: str) -> str:
    return ", ".join(filled(*parts))


def filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def parts_of(address: str) -> list[str]:
    """The lines of an address that is kept on one line."""
    return [part.strip() for part in address.split(",") if part.strip()]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
