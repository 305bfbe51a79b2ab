"""What is written down of a meeting, and what each side adds to it."""

from collections.abc import Mapping
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_NOTE = 10000


class Adds(StrEnum):
    """What an addition does to a note; the note itself is never changed."""

    CORRECTS = "corrects"
    AGREES = "agrees"
    DISAGREES = "disagrees"


ADDS_IN_WORDS: Mapping[Adds, str] = {
    Adds.CORRECTS: _("Det retter jeg"),
    Adds.AGREES: _("Det er jeg enig i"),
    Adds.DISAGREES: _("Det ser jeg på en anden måde"),
}


def hindrances_to_note(*, may: bool, words: str) -> list[str]:
    return reasons_among(
        {
            _("Det kan kun borgeren og dem, der er med."): not may,
            _("Skriv lidt her."): not words.strip(),
            _("Det er for langt. Skriv det kortere."): len(words) > LONGEST_NOTE,
        }
    )
