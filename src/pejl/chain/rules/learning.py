"""Learning that happens: how it is decided, who takes part, what is told of it afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pejl.organisation.rules import Role
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .tracing import SMALLEST_GROUP, Answers


class Standing(StrEnum):
    """What was decided about an activity."""

    PROPOSED = "proposed"
    PRIORITISED = "prioritised"
    NOT_NOW = "not now"


STANDING_IN_WORDS = {
    Standing.PROPOSED: _("Foreslået"),
    Standing.PRIORITISED: _("Prioriteret"),
    Standing.NOT_NOW: _("Ikke nu"),
}


class Mark(StrEnum):
    """What happened to someone's place in a session."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken back"
    THERE = "there"
    NOT_THERE = "not there"


MARK_IN_WORDS = {
    Mark.ASKED: _("Venter på din leders ja"),
    Mark.YES: _("Du er med"),
    Mark.NO: _("Ikke denne gang"),
    Mark.TAKEN_BACK: _("Du har meldt fra"),
    Mark.THERE: _("Du var med"),
    Mark.NOT_THERE: _("Du var der ikke"),
}
TAKES_A_SEAT = frozenset({Mark.ASKED, Mark.YES, Mark.THERE})
LEARNS = frozenset({Mark.ASKED, Mark.YES, Mark.THERE})
"""Somebody takes or took part, or waits to."""

MAY_FOLLOW = {
    Mark.ASKED: {Mark.YES, Mark.NO, Mark.TAKEN_BACK},
    Mark.YES: {Mark.TAKEN_BACK, Mark.THERE, Mark.NOT_THERE},
    Mark.NO: {Mark.ASKED},
    Mark.TAKEN_BACK: {Mark.ASKED},
    Mark.THERE: {Mark.NOT_THERE},
    Mark.NOT_THERE: {Mark.THERE},
}


class Rated(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class Useful(StrEnum):
    """Whether what was learnt made a difference, in the learner's eyes."""

    YES = "yes"
    A_LITTLE = "a bit"
    NO = "no"
    TOO_EARLY = "early"


USEFUL_IN_WORDS = {
    Useful.YES: _("Ja, det gjorde en forskel"),
    Useful.A_LITTLE: _("Lidt"),
    Useful.NO: _("Nej"),
    Useful.TOO_EARLY: _("Det er for tidligt at sige"),
}


@dataclass(frozen=True)
class Verdict:
    """What is to be decided about an activity, by whom it is followed up, and when."""

    standing: Standing
    reason: str = ""
    owner: str = ""
    due: date | None = None


def hindrances_to_verdict(verdict: Verdict) -> list[str]:
    is_decided = verdict.standing is not Standing.PROPOSED
    return reasons_among(
        {
            _("Skriv, hvorfor det ikke bliver nu."): (
                verdict.standing is Standing.NOT_NOW and not verdict.reason
            ),
            _("Skriv, hvem der følger op."): is_decided and not verdict.owner,
            _("Skriv, hvilken dag I ser på det igen."): is_decided and verdict.due is None,
        }
    )


def hindrances_to_session(starts_at: datetime, ends_at: datetime, where: str, seats: int | None) -> list[str]:
    return reasons_among(
        {
            _("Det slutter, før det begynder."): ends_at <= starts_at,
            _("Skriv, hvor det er."): not where.strip(),
            _("Der skal være plads til mindst én."): seats is not None and seats < 1,
        }
    )


def hindrances_to_ask(
    *, is_employee: bool, is_over: bool, is_cancelled: bool, last: Mark | None, seats_left: int | None
) -> list[str]:
    """Why somebody cannot ask for a place in a session."""
    return reasons_among(
        {
            _("Det er for medarbejdere og ledere."): not is_employee,
            _("Det har allerede været."): is_over,
            _("Det er aflyst."): is_cancelled,
            _("Du er allerede skrevet op."): last is not None and Mark.ASKED not in MAY_FOLLOW[last],
            _("Der er ikke flere pladser."): seats_left is not None and seats_left < 1,
        }
    )


def hindrances_to_mark(last: Mark, mark: Mark, *, may: bool, has_begun: bool) -> list[str]:
    """Why this cannot happen to a place now."""
    about_being_there = mark in (Mark.THERE, Mark.NOT_THERE)
    return reasons_among(
        {
            _("Det er ikke din at svare på."): not may,
            _("Det kan ikke ske nu. Se, hvad der er svaret."): mark not in MAY_FOLLOW[last],
            _("Vent, til det er begyndt."): about_being_there and not has_begun,
        }
    )


def hindrances_to_lead(role: Role | None, *, own_unit: bool, oneself: bool) -> list[str]:
    """A leader says yes to their own people. A leader's own wish is answered by another leader."""
    return reasons_among(
        {
            _("Det svarer lederen af enheden på."): role is not Role.LEADER or not own_unit,
            _("Lad en anden leder svare på dit eget."): oneself and role is Role.LEADER and own_unit,
        }
    )


def answers_of(useful: Iterable[Useful]) -> Answers:
    """What learners said; who finds it too early has not answered yet."""
    given = [one for one in useful if one is not Useful.TOO_EARLY]
    return Answers(len(given), sum(one is Useful.YES for one in given))


@dataclass(frozen=True)
class Moved:
    """How a group rated itself before and after: averages, told for five or more."""

    count: int
    before: float
    after: float


def moved(pairs: Iterable[tuple[int, int]]) -> Moved | None:
    """None where the group is so small that somebody could be found in it."""
    rated = list(pairs)
    if len(rated) < SMALLEST_GROUP:
        return None
    before, after = (sum(values) / len(rated) for values in zip(*rated, strict=True))
    return Moved(len(rated), round(before, 1), round(after, 1))


def hindrances_to_words(words: str, *, required: bool = True) -> list[str]:
    return reasons_among(
        {
            _("Skriv lidt her."): required and not words.strip(),
            _("Teksten er for lang."): len(words) > 2000,
        }
    )
