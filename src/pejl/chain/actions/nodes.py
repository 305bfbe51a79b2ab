"""Writing the chain: its places and their texts. What was there before stays as it was."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from pejl.chain.models import Framework, Node, NodeVersion
from pejl.chain.queries import period_of, text_of
from pejl.chain.rules import (
    IN_A_FRAMEWORK,
    Difference,
    Period,
    Place,
    Text,
    difference,
    hindrances_to_key,
    hindrances_to_text,
    hindrances_to_write_over,
    next_key,
    tidy,
)
from pejl.organisation.models import Unit
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .acting import Author, editing, last_of, lock, next_step, tell, written


@dataclass(frozen=True)
class Spot:
    """Where something is put: its place, its set, who offers it, and its key (made, where it is empty)."""

    place: Place
    framework: Framework | None = None
    unit: Unit | None = None
    key: str = ""


@transaction.atomic
def begin(
    spot: Spot, text: Text, period: Period, *, by: Author, reason: str = "", uid: UUID | None = None
) -> Node:
    """Put something in the chain. Sent twice (the same `uid`) it is there once."""
    if uid and (there := NodeVersion.objects.filter(uid=uid).first()):
        return there.item  # type: ignore[no-any-return]
    text, key = tidy(text), spot.key.strip()
    is_taken = bool(key) and Node.objects.filter(key=key).exists()
    wants_a_set = spot.place in IN_A_FRAMEWORK
    refuse_if(
        [
            *editing(by),
            *hindrances_to_text(spot.place, text, period),
            *hindrances_to_key(key, is_taken=is_taken),
            *reasons_among(
                {
                    _("Vælg, hvilket sæt det hører til."): wants_a_set and spot.framework is None,
                    _("Det hører ikke til et sæt."): not wants_a_set and spot.framework is not None,
                    _("Kun en aktivitet har en enhed, der tilbyder den."): (
                        spot.unit is not None and spot.place is not Place.ACTIVITY
                    ),
                }
            ),
        ]
    )
    node = Node.objects.create(
        place=spot.place,
        key=key or _free_key(spot.place),
        framework=spot.framework,
        unit=spot.unit,
    )
    _add(node, None, text, period, by, reason, uid)
    tell("chain begun", node.uid, by, key=node.key, title=text.title)
    return node


def _free_key(place: Place) -> str:
    return next_key(place, set(Node.objects.filter(place=place).values_list("key", flat=True)))


@transaction.atomic
def rewrite(
    node: Node,
    text: Text,
    period: Period,
    *,
    by: Author,
    shown: int | None = None,
    reason: str = "",
    uid: UUID | None = None,
) -> Difference:
    """Write a new version. The same text again changes nothing.

    `shown` is the number of the version that the writer saw: refused where another has been written since.
    """
    lock(node)
    if uid and NodeVersion.objects.filter(uid=uid).exists():
        return Difference.UNTOUCHED
    last, text = last_of(node), tidy(text)
    what = difference(None if last.step == Step.ENDED else (text_of(last), period_of(last)), (text, period))
    refuse_if(
        [
            *editing(by),
            *hindrances_to_text(Place(node.place), text, period),
            *hindrances_to_write_over(shown=shown or last.number, last=last.number),
        ]
    )
    if what is Difference.UNTOUCHED:
        return what
    _add(node, last, text, period, by, reason, uid)
    tell("chain changed", node.uid, by, key=node.key, title=text.title)
    return what


@transaction.atomic
def end(node: Node, last_day: date, *, by: Author, reason: str = "", uid: UUID | None = None) -> None:
    """Take it out of the chain after `last_day`. What was, can still be seen. Twice is once."""
    lock(node)
    last = last_of(node)
    refuse_if(
        [
            *editing(by),
            *reasons_among(
                {_("Den sidste dag ligger før den første."): last_day < last.valid_from - timedelta(1)}
            ),
        ]
    )
    if last.step == Step.ENDED:
        return
    gone_from = Period(last_day + timedelta(days=1))
    _add(node, last, text_of(last), gone_from, by, reason, uid, step=Step.ENDED)
    tell("chain ended", node.uid, by, key=node.key, title=last.title)


@transaction.atomic
def undo(node: Node, *, shown: int, by: Author, uid: UUID | None = None) -> None:
    """Back to the version before the last, as a new version: what was written stays to be seen."""
    lock(node)
    if uid and NodeVersion.objects.filter(uid=uid).exists():
        return
    last = last_of(node)
    before = node.versions.filter(number=last.number - 1).first()
    refuse_if(
        [
            *editing(by),
            *hindrances_to_write_over(shown=shown, last=last.number),
            *reasons_among({_("Der er ikke noget før det her."): before is None}),
        ]
    )
    assert before is not None
    first_day = min(before.valid_from, last.valid_from)
    step = Step.ENDED if before.step == Step.ENDED else Step.CHANGED
    _add(node, last, text_of(before), Period(first_day, before.last_day), by, "", uid, step=step)
    tell("chain undone", node.uid, by, key=node.key, title=before.title)


def _add(
    node: Node,
    last: Any,
    text: Text,
    period: Period,
    by: Author,
    reason: str,
    uid: UUID | None,
    *,
    step: Step | None = None,
) -> None:
    said = {name: ("" if value is None else value) for name, value in vars(text).items()}
    NodeVersion.objects.create(
        **{**next_step(last), **({"step": step} if step else {})},
        **said,
        **written(by, reason),
        item=node,
        valid_from=period.first_day,
        last_day=None if step is Step.ENDED else period.last_day,
        uid=uid or uuid4(),
    )
