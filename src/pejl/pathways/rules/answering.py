"""When the municipality answers who asks for help: the days it has published, and a later day it has told.

For each area the municipality sets and publishes a time within which a request is decided, and where it
cannot be kept it tells in writing when the answer comes (retssikkerhedsloven § 3, stk. 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .own import LONGEST_TEXT

ANSWER_DAYS_FROM_THE_START = 28
MOST_ANSWER_DAYS = 365
ALL_OTHER_HELP = ""


@dataclass(frozen=True)
class AnswerWithin:
    """From a day on, requests about help by this rule are answered within so many days."""

    basis: str
    days: int
    valid_from: date


def days_to_answer(published: Sequence[AnswerWithin], basis: str, asked_on: date) -> int:
    """What counted on the day of asking: the time for this rule, else the one for all other help.

    `published` in the order of writing; what was written last for a day counts.
    """
    for about in (basis, ALL_OTHER_HELP):
        counting = [one for one in published if one.basis == about and one.valid_from <= asked_on]
        if counting:
            return sorted(counting, key=lambda one: one.valid_from)[-1].days
    return ANSWER_DAYS_FROM_THE_START


def answer_by(published: Sequence[AnswerWithin], basis: str, asked_on: date) -> date:
    """The last day on which the answer is in time."""
    return asked_on + timedelta(days=days_to_answer(published, basis, asked_on))


def hindrances_to_publish(
    *, may_publish: bool, days: int, valid_from: date, today: date, is_known: bool
) -> list[str]:
    """A time to answer is published by who decides, ahead of the day it counts from."""
    return reasons_among(
        {
            _("Det kan kun en sagsbehandler eller en leder."): not may_publish,
            _("Skriv et antal dage fra 1 til 365."): not 1 <= days <= MOST_ANSWER_DAYS,
            _("Vælg i dag eller en senere dag."): valid_from < today,
            _("Vælg en regel fra listen."): not is_known,
        }
    )


def hindrances_to_tell_later(
    *, may_tell: bool, is_answered: bool, words: str, new_day: date, today: date
) -> list[str]:
    """Why it cannot be told that the answer comes later."""
    return reasons_among(
        {
            _("Det kan kun en sagsbehandler eller en leder, der er med."): not may_tell,
            _("Det er der allerede svaret på."): is_answered,
            _("Skriv, hvorfor svaret kommer senere."): not words.strip(),
            _("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."): len(words) > LONGEST_TEXT,
            _("Vælg en dag efter i dag."): new_day <= today,
            _("Vælg en dag inden for et år."): (new_day - today).days > MOST_ANSWER_DAYS,
        }
    )
