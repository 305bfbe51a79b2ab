"""Where an idea stands, who answers it, and what may be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

ANSWERED_WITHIN = timedelta(days=14)
TRIED_FOR = timedelta(days=42)
LONGEST_TRIAL = timedelta(days=366)


class From(StrEnum):
    """As what somebody had the idea."""

    EMPLOYEE = "employee"
    CITIZEN = "citizen"
    VOLUNTEER = "volunteer"
    RELATIVE = "relative"


FROM_IN_WORDS = {
    From.EMPLOYEE: _("En medarbejder"),
    From.CITIZEN: _("En borger"),
    From.VOLUNTEER: _("En frivillig"),
    From.RELATIVE: _("En pårørende"),
}


class Stands(StrEnum):
    """Where an idea is. It follows from what was said and done, and from the day."""

    WAITS = "waits"
    LATE = "late"
    NOT_NOW = "not now"
    TRYING = "trying"
    TRIED = "tried"
    DONE = "done"


STANDS_IN_WORDS = {
    Stands.WAITS: _("Venter på et svar"),
    Stands.LATE: _("Ingen har svaret i tide"),
    Stands.NOT_NOW: _("Ikke nu"),
    Stands.TRYING: _("Vi prøver det"),
    Stands.TRIED: _("Prøvet. Vi gør det ikke mere"),
    Stands.DONE: _("Nu er det gjort"),
}
LOOK_OF = {
    Stands.WAITS: ("wait", "hourglass"),
    Stands.LATE: ("talk", "time"),
    Stands.NOT_NOW: ("no", "close"),
    Stands.TRYING: ("wait", "refresh"),
    Stands.TRIED: ("over", "info"),
    Stands.DONE: ("good", "success"),
}


@dataclass(frozen=True)
class Tried:
    """How a trial in one unit came out; `worked` is None while it runs."""

    worked: bool | None = None


def stands(answered_yes: bool | None, trials: Sequence[Tried], answer_by: date, today: date) -> Stands:
    """What any unit does with it counts before what the first one answered."""
    if any(trial.worked for trial in trials):
        return Stands.DONE
    if any(trial.worked is None for trial in trials):
        return Stands.TRYING
    if trials:
        return Stands.TRIED
    if answered_yes is False:
        return Stands.NOT_NOW
    return Stands.LATE if today > answer_by else Stands.WAITS


def hindrances_to_answer_idea(
    *, may_decide: bool, is_answered: bool, is_yes: bool, until: date | None, today: date
) -> list[str]:
    """A yes says until when it is tried."""
    return reasons_among(
        {
            _("Det er en leder tæt på, der svarer på idéen."): not may_decide,
            _("Idéen har fået et svar."): is_answered,
            _("Skriv, til hvornår I prøver det."): is_yes and until is None,
            _("Dagen skal ligge fra i dag og højst et år frem."): (
                is_yes and until is not None and not today <= until <= today + LONGEST_TRIAL
            ),
        }
    )


def hindrances_to_take_up(*, is_employee: bool, is_own_unit: bool, is_open_to_all: bool) -> list[str]:
    """Another district needs nobody's leave. Where the idea was answered, that answer counts."""
    return reasons_among(
        {
            _("Det er dem, der arbejder her, der prøver en idé af."): not is_employee,
            _("Idéen er sendt til din egen enhed. Her gælder svaret."): is_own_unit,
            _("Idéen venter på sit svar. Vent til den dag, der er lovet."): not is_open_to_all,
        }
    )


def hindrances_to_end_trial(*, is_there: bool, is_over: bool) -> list[str]:
    return reasons_among(
        {
            _("Det er dem, der prøver idéen, der siger, hvordan det gik."): not is_there,
            _("I har allerede skrevet, hvordan det gik."): is_over,
        }
    )
