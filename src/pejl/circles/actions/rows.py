"""Version rows of every room that rest on decisions: found, undone and ended without knowing the rooms."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from pejl.circles.models import Circle, DecidedVersion, Decision
from pejl.shared.refusal import Refused, reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

SOMETHING_NEW = _("Der er aftalt noget nyt siden. Foreslå, hvad der skal ske nu.")


def _models() -> Iterator[type[DecidedVersion]]:
    return (model for model in apps.get_models() if issubclass(model, DecidedVersion))


def rows_of(decision: Decision) -> Iterator[DecidedVersion]:
    """Every version row, in any room, that rests on a decision."""
    for model in _models():
        yield from model._default_manager.filter(decision=decision)


def _versions_like(row: DecidedVersion) -> Any:
    """The manager of the row's own model, whose `item` the abstract base only names."""
    return type(row)._default_manager


def undo_row(row: DecidedVersion, undoing: Decision) -> None:
    if row.number == 1:
        add_after(row, row, Step.ENDED, undoing)
    else:
        before = _versions_like(row).get(item=row.item, number=row.number - 1)
        add_after(row, before, Step.CHANGED, undoing)


def add_after(row: DecidedVersion, like: DecidedVersion, step: Step, decision: Decision) -> None:
    """A version after all others of the item, which says what `like` said from the day of `row` on.

    Refused where a law of the plan stands against it by now.
    """
    last = _versions_like(row).filter(item=row.item).order_by("-number")[0]
    refuse_if(reasons_among({SOMETHING_NEW: last.pk != row.pk}))
    new = copy(like)
    new.pk, new.number, new.step = None, last.number + 1, step.value
    new.valid_from, new.recorded_at = row.valid_from, decision.taken_at
    new.decision = decision
    new._state = copy(like._state)
    new._state.adding = True
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError as law:
        raise Refused([SOMETHING_NEW]) from law


def plan_rows_in_force(circle: Circle, day: date) -> Iterator[DecidedVersion]:
    """What is done with the citizen, now or from a later day: rows that say until when."""
    for model in _models():
        if model.ends_with_the_pathway:
            yield from model.objects.in_force_or_coming(day).filter(item__circle=circle)


def end_row(row: DecidedVersion, decision: Decision, *, from_day: date, **why: str) -> None:
    """What was in force, or was to come, is over from `from_day` on. `why` fills columns."""
    new = copy(row)
    new.pk, new.step, new.last_day = None, Step.ENDED.value, None
    new.number = _versions_like(row).filter(item=row.item).count() + 1
    new.valid_from, new.recorded_at = max(from_day, row.valid_from), decision.taken_at
    new.decision = decision
    for column, value in why.items():
        setattr(new, column, value)
    new._state = copy(row._state)
    new.save(force_insert=True)
