"""Who takes part in a circle, what each may see, and on which ground."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

DAYS_BEFORE_ASKED = 14


class Part(StrEnum):
    """What a share lets one see."""

    NAME = "name"
    PLAN = "plan"
    PEOPLE = "people"


class Ground(StrEnum):
    """Why one may see it: a task by law, or the citizen's own yes."""

    TASK = "task"
    CONSENT = "consent"


class MemberKind(StrEnum):
    """Who takes part."""

    EMPLOYEE = "employee"
    TEAM = "team"
    FAMILY = "family"
    VOLUNTEER = "volunteer"
    PARTNER = "partner"


AT_WORK = frozenset({MemberKind.EMPLOYEE, MemberKind.TEAM})


def ground_of(kind: MemberKind) -> Ground:
    """Employees have a task by law; everyone else is there because the citizen said yes."""
    return Ground.TASK if kind in AT_WORK else Ground.CONSENT


PART_IN_WORDS: Mapping[Part, str] = {
    Part.NAME: _("navn og telefon"),
    Part.PLAN: _("forløbet"),
    Part.PEOPLE: _("hvem der er med"),
}


def hindrances_to_open(*, is_employee: bool, asked: bool, words: str) -> list[str]:
    """Why a circle cannot be opened. With the citizen's voice it needs what they said."""
    return reasons_among(
        {
            _("Kun en medarbejder kan åbne en kreds."): not is_employee,
            _("Skriv, hvad borgeren selv sagde."): asked and not words.strip(),
        }
    )


def last_day_before_asked(opened: date) -> date:
    """Who opens a circle without having asked sees the least, for so long (fourteen days in all)."""
    return opened + timedelta(days=DAYS_BEFORE_ASKED - 1)
