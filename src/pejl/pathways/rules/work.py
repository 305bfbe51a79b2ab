"""What we do: always towards a hope, and always delimited."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .own import LONGEST_TEXT

LONGEST_BEFORE_LOOKING_AGAIN = timedelta(days=366)


class Approach(StrEnum):
    """How we go about it."""

    RECOVERY = "recovery"
    REHABILITATION = "rehabilitation"
    HABILITATION = "habilitation"
    COMPENSATION = "compensation"


APPROACHES_IN_WORDS: Mapping[Approach, str] = {
    Approach.RECOVERY: _("Jeg vil kunne igen"),
    Approach.REHABILITATION: _("Jeg vil blive bedre til"),
    Approach.HABILITATION: _("Jeg vil lære"),
    Approach.COMPENSATION: _("Jeg vil have hjælp til"),
}


LOOK_AGAIN_IN_WORDS: Mapping[int, str] = {
    14: _("om 2 uger"),
    42: _("om 6 uger"),
    91: _("om 3 måneder"),
    182: _("om et halvt år"),
    365: _("om et år"),
}


def hindrances_to_intervention(
    *, what: str, first_day: date, last_day: date | None, today: date, goal_in_force: bool
) -> list[str]:
    """Law 2: a purpose tied to a hope, a first day, and a day to look again within a year."""
    return reasons_among(
        {
            _("Skriv, hvad I vil gøre."): not what.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(what) > LONGEST_TEXT,
            _("Det skal hjælpe mod et mål, der gælder nu."): not goal_in_force,
            _("Den første dag er gået."): first_day < today,
            _("Vælg, hvornår I ser på det igen."): last_day is None,
            _("I skal se på det igen efter den første dag."): last_day is not None and last_day <= first_day,
            _("I skal se på det igen inden for et år."): (
                last_day is not None and last_day - first_day > LONGEST_BEFORE_LOOKING_AGAIN
            ),
        }
    )
