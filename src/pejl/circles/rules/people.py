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


class Fact(StrEnum):
    """An event that ends what we do and most of what is shared."""

    DIED = "died"
    MOVED = "moved away"


FACT_IN_WORDS: Mapping[Fact, str] = {
    Fact.DIED: _("%(name)s er død."),
    Fact.MOVED: _("%(name)s er flyttet til en anden kommune."),
}
DAYS_TO_CLOSE = 30
LONGEST_EMERGENCY = timedelta(hours=12)


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


INVITED_IN_WORDS: Mapping[MemberKind, str] = {
    MemberKind.FAMILY: _("familie eller ven"),
    MemberKind.VOLUNTEER: _("frivillig"),
    MemberKind.PARTNER: _("samarbejdspartner"),
}
UNDER_PROMISE = frozenset({MemberKind.VOLUNTEER, MemberKind.PARTNER})
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


def hindrances_to_emergency(
    *, is_employee: bool, already_sees: bool, reason: str, lasts: timedelta
) -> list[str]:
    """Why someone cannot look in an emergency (law 4): reason first, at most twelve hours."""
    return reasons_among(
        {
            _("Kun en medarbejder kan bruge nødadgang."): not is_employee,
            _("Du er med i forvejen og behøver ikke nødadgang."): already_sees,
            _("Skriv først, hvorfor det er nødvendigt."): not reason.strip(),
            _("Nødadgang varer højst 12 timer."): not timedelta(0) < lasts <= LONGEST_EMERGENCY,
        }
    )
