"""Version rows of every room that rest on decisions: found, undone and ended without knowing the rooms."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from pejl.circles.models import Circle, Decision
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step, Version
from pejl.shared.words import _


def _models() -> Iterator[type[Version]]:
    for model in apps.get_models():
        if issubclass(model, Version) and _rests_on_a_decision(model):
            yield model


def _all(model: type[Version]) -> Any:
    """The rows of a model that has `item` and `decision`, which the base of versions does not name."""
    return model._default_manager


def rows_of(decision: Decision) -> Iterator[Version]:
    """Every version row, in any room, that rests on a decision."""
    for model in _models():
        yield from _all(model).filter(decision=decision)


def _rests_on_a_decision(model: type[Version]) -> bool:
    try:
        return model._meta.get_field("decision").related_model is Decision
    except FieldDoesNotExist:
        return False


def undo_row(row: Version, undoing: Decision) -> None:
    if row.number == 1:
        add_after(row, row, Step.ENDED, undoing)
    else:
        before = _all(type(row)).get(item=row.item, number=row.number - 1)
        add_after(row, before, Step.CHANGED, undoing)


def add_after(row: Version, like: Version, step: Step, decision: Decision) -> None:
    """A version after all others of the item, which says what `like` said from the day of `row` on."""
    last = _all(type(row)).filter(item=row.item).order_by("-number")[0]
    refuse_if(
        reasons_among({_("Der er aftalt noget nyt siden. Foreslå, hvad der skal ske nu."): last.pk != row.pk})
    )
    new = copy(like)
    new.pk, new.number, new.step = None, last.number + 1, step.value
    new.valid_from, new.recorded_at = row.valid_from, decision.taken_at
    new.decision = decision
    new._state = copy(like._state)
    new._state.adding = True
    new.save(force_insert=True)


def plan_rows_in_force(circle: Circle, day: date) -> Iterator[Version]:
    """What is done with the citizen, now or from a later day: rows that say until when."""
    for model in _models():
        if getattr(model, "ends_with_the_pathway", False):
            yield from model.objects.in_force_or_coming(day).filter(item__circle=circle)


def end_row(row: Version, decision: Decision, *, from_day: date) -> None:
    """What was in force, or was to come, is over from `from_day` on."""
    new = copy(row)
    new.pk, new.step, new.last_day = None, Step.ENDED.value, None
    new.number = _all(type(row)).filter(item=row.item).count() + 1
    new.valid_from, new.recorded_at = max(from_day, row.valid_from), decision.taken_at
    new.decision = decision
    new._state = copy(row._state)
    new.save(force_insert=True)
