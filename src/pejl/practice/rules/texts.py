"""What a text must and must not hold, whoever reads it."""

import re
from collections.abc import Iterable

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_TEXT = 4000
SHORT_NAME = 3
"""So short a name is often a word too (»bo«): it counts only where it is written as a name."""

_CPR = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[ -]?\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def hindrances_in_text(words: str) -> list[str]:
    """A number that points at one person is never needed here."""
    return reasons_among(
        {
            _("Skriv lidt her."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
            _("Der står et CPR-nummer. Tag det ud. Vi skal ikke bruge det her."): holds_cpr(words),
        }
    )


def holds_cpr(words: str) -> bool:
    return bool(_CPR.search(words))


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """Which of the names, or parts of them, stand in the text; also as »Karens«."""
    parts = {part for name in names for part in name.split() if len(part) > 1}
    return sorted({part for word in _WORD.findall(words) for part in parts if _is_it(word, part)})


def _is_it(word: str, name: str) -> bool:
    if len(name) > SHORT_NAME:
        word, name = word.casefold(), name.casefold()
    return word in (name, f"{name}s")
