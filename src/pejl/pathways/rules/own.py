"""What is the citizen's own: wishes, strengths and goals, in their words."""

from collections.abc import Mapping
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_TEXT = 4000


class HopesFor(StrEnum):
    """What a goal hopes for. All three are equals."""

    MORE = "more"
    KEEP = "keep"
    LOSE_SLOWLY = "lose slowly"


HOPES_IN_WORDS: Mapping[HopesFor, str] = {
    HopesFor.MORE: _("Jeg vil kunne mere"),
    HopesFor.KEEP: _("Jeg vil beholde det, jeg har"),
    HopesFor.LOSE_SLOWLY: _("Jeg vil miste det langsomt og leve godt imens"),
}


def hindrances_to_words(words: str) -> list[str]:
    """Why this cannot stand as somebody's own words."""
    return reasons_among(
        {
            _("Skriv det med dine egne ord."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
        }
    )
