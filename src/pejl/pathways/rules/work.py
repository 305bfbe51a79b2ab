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


SOON = timedelta(days=21)

LOOK_AGAIN_IN_WORDS: Mapping[int, str] = {
    14: _("om 2 uger"),
    42: _("om 6 uger"),
    91: _("om 3 måneder"),
    182: _("om et halvt år"),
    365: _("om et år"),
}


def hindrances_to_renew(*, first_day: date, last_day: date) -> list[str]:
    """Law 2: as often as both say yes, a year at most each time."""
    return reasons_among(
        {
            _("I skal se på det igen efter den første dag."): last_day <= first_day,
            _("I skal se på det igen inden for et år."): (
                last_day - first_day > LONGEST_BEFORE_LOOKING_AGAIN
            ),
        }
    )


class EndReason(StrEnum):
    """Why what we do ended, as KL's common concepts tell it apart (CareSocialCodes, "indsatsophør").

    Who judged it is kept beside it: "no further need" is another code for the citizen than for us.
    """

    CAN_NOW = "can now"
    DOES_NOT_WANT = "does not want"
    DID_NOT_MEET = "did not meet"
    SOMETHING_HAPPENED = "something happened"


END_IN_WORDS: Mapping[EndReason, str] = {
    EndReason.CAN_NOW: _("Nu kan jeg selv"),
    EndReason.DOES_NOT_WANT: _("Jeg vil ikke have det mere"),
    EndReason.DID_NOT_MEET: _("Vi fik ikke mødt hinanden"),
    EndReason.SOMETHING_HAPPENED: _("Der skete noget andet i mit liv"),
}
END_TO_STAFF: Mapping[EndReason, str] = {
    EndReason.CAN_NOW: _("Der er ikke brug for det mere"),
    EndReason.DID_NOT_MEET: _("Vi fik ikke mødt hinanden"),
    EndReason.SOMETHING_HAPPENED: _("Der skete noget andet"),
}
END_OF_THE_CITIZENS = (EndReason.CAN_NOW, EndReason.DOES_NOT_WANT, EndReason.SOMETHING_HAPPENED)


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


def hindrances_to_lend_a_hand(
    *, is_the_one_asked: bool, is_written_down: bool, may_write_down: bool, is_over: bool, words: str
) -> list[str]:
    """Family and volunteers help only on their own yes: by themselves, or as an employee heard it."""
    return reasons_among(
        {
            _("Kun den, der er spurgt, kan svare."): not is_written_down and not is_the_one_asked,
            _("Kun en medarbejder, der er med, kan skrive svaret ned."): (
                is_written_down and not may_write_down
            ),
            _("Det er slut. Der er ikke brug for et svar mere."): is_over,
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
        }
    )
