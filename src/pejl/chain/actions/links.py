"""Tying the chain: what lies under what, which competences are named, who follows which framework."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from pejl.chain.models import (
    CallsFor,
    CallsForVersion,
    Follows,
    FollowsVersion,
    Framework,
    Node,
    NodeLink,
    NodeLinkVersion,
)
from pejl.chain.queries import calls_for_of, uppers_of
from pejl.chain.rules import CALLS_FOR_COMPETENCES, Period, Place, Text, hindrances_to_key, hindrances_to_link
from pejl.competences.models import Competence
from pejl.organisation.models import Unit
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _

from .acting import Author, editing, last_of, lock, next_step, tell, written
from .nodes import Spot, begin


@transaction.atomic
def add_framework(key: str, name: str, *, by: Author) -> Framework:
    """A set of goals and guiding principles. The same again changes nothing."""
    key, name = key.strip(), name.strip()
    there = Framework.objects.filter(key=key).first()
    if there and there.name == name:
        return there
    refuse_if(
        [
            *editing(by),
            *hindrances_to_key(key, is_taken=there is not None),
            *reasons_among({_("Skriv et navn."): not name, _("Skriv en kort nøgle."): not key}),
        ]
    )
    framework = Framework.objects.create(key=key, name=name)
    tell("framework added", framework.uid, by, name=name)
    return framework


@transaction.atomic
def follow(unit: Unit, framework: Framework, *, by: Author) -> None:
    """A unit follows a framework from today on."""
    refuse_if(editing(by))
    item, _is_new = Follows.objects.get_or_create(unit=unit, framework=framework)
    if _begins(FollowsVersion, item, clock.today(), by):
        tell("framework followed", framework.uid, by, unit=unit.name, name=framework.name)


@transaction.atomic
def follow_no_more(unit: Unit, framework: Framework, *, by: Author) -> None:
    refuse_if(editing(by))
    item = Follows.objects.filter(unit=unit, framework=framework).first()
    if item and _ends(FollowsVersion, item, clock.today() - timedelta(days=1), by):
        tell("framework left", framework.uid, by, unit=unit.name, name=framework.name)


@transaction.atomic
def link(upper: Node, lower: Node, *, by: Author, first_day: date | None = None) -> bool:
    """`lower` lies under `upper` from `first_day` on. Whether that is new."""
    same = (
        upper.framework_id is None or lower.framework_id is None or upper.framework_id == lower.framework_id
    )
    refuse_if(
        [
            *editing(by),
            *hindrances_to_link(Place(upper.place), Place(lower.place), same_framework=same),
        ]
    )
    lock(lower)
    item, _is_new = NodeLink.objects.get_or_create(upper=upper, lower=lower)
    is_new = _begins(NodeLinkVersion, item, first_day or clock.today(), by)
    if is_new:
        tell("chain linked", lower.uid, by, upper=upper.key, lower=lower.key)
    return is_new


@transaction.atomic
def unlink(upper: Node, lower: Node, *, by: Author, last_day: date | None = None) -> bool:
    """`lower` no longer lies under `upper` after `last_day`. Whether it did."""
    refuse_if(editing(by))
    lock(lower)
    item = NodeLink.objects.filter(upper=upper, lower=lower).first()
    did = item is not None and _ends(NodeLinkVersion, item, last_day or clock.today() - timedelta(days=1), by)
    if did:
        tell("chain unlinked", lower.uid, by, upper=upper.key, lower=lower.key)
    return did


@transaction.atomic
def lie_under(lower: Node, uppers: Iterable[Node], *, by: Author) -> bool:
    """`lower` lies under exactly these from today on. Whether that changed anything."""
    wanted = {upper.pk: upper for upper in uppers}
    there = {upper.pk: upper for upper in uppers_of(lower, clock.today())}
    for pk in wanted.keys() - there.keys():
        link(wanted[pk], lower, by=by)
    for pk in there.keys() - wanted.keys():
        unlink(there[pk], lower, by=by)
    return wanted.keys() != there.keys()


@transaction.atomic
def name_competences(node: Node, competences: Iterable[Competence], *, by: Author) -> bool:
    """The node names exactly these competences from today on. Whether that changed anything."""
    wanted = {one.pk: one for one in competences}
    may = node.place in CALLS_FOR_COMPETENCES
    refuse_if(
        [
            *editing(by),
            *reasons_among({_("Kompetencer står i profiler og læringsmål."): bool(wanted) and not may}),
        ]
    )
    lock(node)
    there = set(calls_for_of(node, clock.today()))
    for pk in wanted.keys() - there:
        item, _is_new = CallsFor.objects.get_or_create(node=node, competence=wanted[pk])
        _begins(CallsForVersion, item, clock.today(), by)
    for pk in there - wanted.keys():
        item = CallsFor.objects.get(node=node, competence=pk)
        _ends(CallsForVersion, item, clock.today() - timedelta(days=1), by)
    changed = wanted.keys() != there
    if changed:
        tell("competences named", node.uid, by, key=node.key)
    return changed


@transaction.atomic
def begin_under(
    spot: Spot, text: Text, period: Period, upper: Node | None, *, by: Author, uid: UUID | None = None
) -> Node:
    """Put something in the chain, under what it was begun from."""
    node = begin(spot, text, period, by=by, uid=uid)
    if upper is not None:
        link(upper, node, by=by)
    return node


@transaction.atomic
def tie(node: Node, uppers: Iterable[Node], competences: Iterable[Competence] | None, *, by: Author) -> None:
    """What it lies under and which competences it names, all in one."""
    lie_under(node, uppers, by=by)
    if competences is not None:
        name_competences(node, competences, by=by)


def _begins(model: Any, item: Any, first_day: date, by: Author) -> bool:
    """Add the version that begins it, unless it counts on that day already."""
    if model._base_manager.filter(item=item).exists() and model.objects.in_force(first_day).filter(item=item):
        return False
    model._base_manager.create(
        item=item, **next_step(last_of(item)), valid_from=first_day, last_day=None, **written(by)
    )
    return True


def _ends(model: Any, item: Any, last_day: date, by: Author) -> bool:
    """Add the version that ends it, unless it has ended already."""
    last = last_of(item)
    if last.step == Step.ENDED:
        return False
    model._base_manager.create(
        item=item,
        **{**next_step(last), "step": Step.ENDED},
        valid_from=max(last_day + timedelta(days=1), last.valid_from),
        last_day=None,
        **written(by),
    )
    return True
