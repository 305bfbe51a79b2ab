"""Who reads a conversation, what a message may be, and when an answer is promised."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pejl.rulings.rules.days import after_working_days
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_MESSAGE = 5000
ANSWERED_WITHIN_WORKING_DAYS = 2


class Audience(StrEnum):
    """Who reads along. The citizen always does."""

    AT_WORK = "at work"
    ALL = "all"
    ONE = "one"


AUDIENCE_TO_CITIZEN: Mapping[Audience, str] = {
    Audience.AT_WORK: _("Dem, der hjælper mig på arbejde"),
    Audience.ALL: _("Alle, der kan se mit forløb, også familie"),
}


class Speaker(StrEnum):
    """As what somebody writes."""

    CITIZEN = "citizen"
    REPRESENTATIVE = "representative"
    PROFESSIONAL = "professional"
    OTHER = "other"


WAITS_FOR_AN_ANSWER = frozenset({Speaker.CITIZEN, Speaker.REPRESENTATIVE})


def hindrances_to_begin(
    speaker: Speaker | None, audience: Audience, *, one_is_with: bool, one_is_self: bool
) -> list[str]:
    """Why a conversation cannot begin so.

    To one alone is between the citizen and a named employee, and nobody else; whom family hears from is the
    citizen's to say.
    """
    theirs = speaker in WAITS_FOR_AN_ANSWER
    return reasons_among(
        {
            _("Det kan kun borgeren og dem, der er med."): speaker in (None, Speaker.OTHER),
            _("Det er kun borgeren, der kan lade familien læse med."): (
                audience is Audience.ALL and not theirs
            ),
            _("Den, du vil skrive til, er ikke med."): audience is Audience.ONE and not one_is_with,
            _("Kun borgeren selv kan skrive til en alene."): (
                audience is Audience.ONE and speaker is Speaker.REPRESENTATIVE
            ),
            _("Du kan kun skrive alene med borgeren på egne vegne."): (
                audience is Audience.ONE and speaker is Speaker.PROFESSIONAL and not one_is_self
            ),
        }
    )


def hindrances_to_write(words: str, *, has_file: bool) -> list[str]:
    return reasons_among(
        {
            _("Skriv lidt her."): not words.strip() and not has_file,
            _("Det er for langt til én besked. Del den i to."): len(words) > LONGEST_MESSAGE,
        }
    )


def answer_by(written_on: date) -> date:
    """The day by which somebody at work answers, unless they promise another."""
    return after_working_days(written_on, ANSWERED_WITHIN_WORKING_DAYS)


def hindrances_to_promise(*, is_professional: bool, waits: bool, day: date, today: date) -> list[str]:
    return reasons_among(
        {
            _("Det kan kun en medarbejder, der er med."): not is_professional,
            _("Der er ikke noget, der venter på svar."): not waits,
            _("Vælg i dag eller en dag, der kommer."): day < today,
        }
    )
