"""The whole chain as it is on a day, as known at an instant, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from pejl.chain.models import (
    CallsForVersion,
    CitizensAnswers,
    EnrolmentMark,
    NodeLinkVersion,
    NodeVersion,
    Tried,
)
from pejl.chain.rules import Answers, Chain, Link, Place, Practice
from pejl.chain.rules.learning import LEARNS, Useful, answers_of
from pejl.competences.queries import Called, called_for, names_on, reading_on
from pejl.shared.versions import Step

_PLACES = list(Place)


@dataclass(frozen=True)
class Seen:
    """The chain, what needs call for, and in which activities somebody learns."""

    chain: Chain
    called: dict[int, Called]
    competence_names: dict[int, str]
    needs_as_of: date | None

    @cached_property
    def learned(self) -> frozenset[int]:
        """Asked for only where it is looked at: tracing does not need it."""
        return _learned()


def chain_on(day: date, *, known_at: datetime | None = None) -> Seen:
    """Everything in force on `day`, as known at an instant; policies also after their end, or before."""
    names = names_on(day, known_at)
    reading = reading_on(day, known_at)
    called = called_for(reading, names)
    links = NodeLinkVersion.objects.in_force(day, known_at)
    chain = Chain(
        day,
        {link.id: link for link in _nodes(day, known_at)},
        list(links.order_by("item__upper", "item__lower").values_list("item__upper", "item__lower")),
        _named(day, known_at),
        frozenset(called),
        _practice(known_at),
    )
    return Seen(chain, called, names, reading.as_of if reading else None)


def _nodes(day: date, known_at: datetime | None) -> Iterator[Link]:
    yield from _policies(day, known_at)
    in_force = NodeVersion.objects.in_force(day, known_at).exclude(item__place=Place.POLICY)
    columns = (
        "item",
        "item__place",
        "title",
        "item__key",
        "last_day",
        "is_bid",
        "audience",
        "item__unit",
        "item__framework",
    )
    for item, place, title, key, last_day, is_bid, *more in in_force.order_by("item").values_list(*columns):
        yield Link(item, _PLACES[place], title, key, last_day, is_bid, None, False, *more)


def _policies(day: date, known_at: datetime | None) -> Iterator[Link]:
    """Each policy, also after its last day and before its first, so that a gap can name it."""
    versions = NodeVersion.objects.filter(item__place=Place.POLICY).order_by("item", "number")
    if known_at is not None:
        versions = versions.filter(recorded_at__lte=known_at)
    together: dict[int, list[NodeVersion]] = defaultdict(list)
    for version in versions.select_related("item"):
        together[version.item_id].append(version)
    for item, all_of_it in together.items():
        begun = [version for version in all_of_it if version.valid_from <= day]
        yield _policy(item, begun[-1] if begun else all_of_it[0], all_of_it)


def _policy(item: int, version: NodeVersion, versions: list[NodeVersion]) -> Link:
    ended = version.step == Step.ENDED
    last_day = version.valid_from - timedelta(days=1) if ended else version.last_day
    begins = min(one.valid_from for one in versions)
    return Link(
        item,
        Place.POLICY,
        version.title,
        version.item.key,
        last_day,
        begins=begins,
        under_revision=version.under_revision,
    )


def _named(day: date, known_at: datetime | None) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    in_force = CallsForVersion.objects.in_force(day, known_at)
    for node, competence in in_force.values_list("item__node", "item__competence"):
        found[node].add(competence)
    return {node: frozenset(competences) for node, competences in found.items()}


def _practice(known_at: datetime | None) -> dict[int, Practice]:
    tried, answered = Tried.objects.all(), CitizensAnswers.objects.order_by("as_of", "at")
    if known_at is not None:
        tried, answered = tried.filter(at__lte=known_at), answered.filter(at__lte=known_at)
    by_activity: dict[int, dict[int, Useful]] = defaultdict(dict)
    columns = ("enrolment__session__activity", "enrolment__employment__user", "useful")
    for activity, user, useful in tried.order_by("at", "pk").values_list(*columns):
        by_activity[activity][user] = Useful(useful)
    columns_of_citizens: Any = ("activity", "count", "better")
    citizens = {
        one: Answers(count, better) for one, count, better in answered.values_list(*columns_of_citizens)
    }
    return {
        one: Practice(one in by_activity, answers_of(by_activity[one].values()), citizens.get(one, Answers()))
        for one in {*by_activity, *citizens}
    }


def _learned() -> frozenset[int]:
    """The activities in which somebody takes or took part, or waits to."""
    later = EnrolmentMark.objects.filter(enrolment=OuterRef("enrolment"), number__gt=OuterRef("number"))
    last = EnrolmentMark.objects.filter(~Exists(later), mark__in=sorted(LEARNS))
    return frozenset(last.values_list("enrolment__session__activity", flat=True).distinct())
