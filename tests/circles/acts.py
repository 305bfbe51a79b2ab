"""What tests of the circle do and look for: acts that are told once, and refusals that leave nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps

from pejl.circles.actions import YES, Said, answer, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.models import Circle, ProposalVersion
from pejl.circles.queries import OnTheTable
from pejl.circles.rules import Answer, How, MemberKind, Part, hash_of
from pejl.demo.people import as_themselves
from pejl.journal.models import Envelope
from pejl.journal.rules import Kind
from pejl.organisation.actions import add_user
from pejl.organisation.rules import Capacity
from pejl.pathways.changes import BeginGoal, BeginIntervention, WriteWish
from pejl.pathways.models import Goal, Wish
from pejl.pathways.rules import Approach, HopesFor
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.cast import Cast


def everything() -> dict[str, list[Any]]:
    """Every row of every table of the house, by its key."""
    models = [model for model in apps.get_models() if model.__module__.startswith("pejl.")]
    return {model._meta.db_table: sorted(model.objects.values_list("pk", flat=True)) for model in models}


@contextmanager
def nothing_left() -> Iterator[None]:
    """What happens within leaves no row anywhere, not even in the journal."""
    before = everything()
    yield
    assert everything() == before


@contextmanager
def refused(*reasons: str) -> Iterator[None]:
    """What is tried within is refused for exactly these reasons, and leaves nothing."""
    with nothing_left(), pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.reasons == list(reasons)


@contextmanager
def told_once(kind: Kind, *, by: Capacity) -> Iterator[list[Envelope]]:
    """What happens within puts exactly one entry in the journal. It is in the list afterwards."""
    last = Envelope.objects.count()
    told: list[Envelope] = []
    yield told
    told.extend(Envelope.objects.filter(number__gt=last).select_related("content"))
    unit = by.post.unit_uid if by.post else None
    assert [(one.kind, one.actor, one.unit) for one in told] == [(kind.value, by.user_uid, unit)]


@contextmanager
def told_about(circle: Circle, kind: Kind, *, by: Capacity) -> Iterator[list[Envelope]]:
    """As `told_once`, and it is about the citizen of this circle."""
    with told_once(kind, by=by) as told:
        yield told
    assert told[0].subject == circle.citizen.uid


def words_of(entry: Envelope) -> dict[str, str]:
    """What an entry says, beside who did it."""
    who = ("name", "role", "unit")
    return {key: word for key, word in json.loads(entry.content.text).items() if key not in who}


def say(table: OnTheTable | ProposalVersion, said: Said, *, by: Capacity) -> OnTheTable:
    """Answer the text as it stands there."""
    version = table if isinstance(table, ProposalVersion) else table.version
    return answer(version, said, shown_hash=version.sentence_hash, by=by)


def yes(table: OnTheTable | ProposalVersion, *, by: Capacity) -> OnTheTable:
    return say(table, YES, by=by)


def written_down(answered: Answer = Answer.YES, words: str = "", how: How = How.PHONE, **more: Any) -> Said:
    """What the citizen said, as an employee writes it down."""
    return Said(answered, words, how, for_citizen=True, **more)


def wish_of(circle: Circle, by: Capacity, words: str = "Jeg vil ud i haven.") -> Wish:
    propose(circle, [WriteWish(words)], by=by)
    return circle.wish_set.latest("pk")


def goal_of(circle: Circle, by: Capacity, words: str = "Jeg vil gå til købmanden.", **more: Any) -> Goal:
    propose(circle, [BeginGoal(words, HopesFor.MORE, **more)], by=by)
    return circle.goal_set.latest("pk")


def walk(goal: Goal, **differently: Any) -> BeginIntervention:
    """A walk towards the goal, from today and six weeks on, unless `differently`."""
    today = clock.today()
    usual = {
        "goal_uid": str(goal.uid),
        "what": "Du og Bo går en tur",
        "approach": Approach.RECOVERY,
        "first_day": today,
        "last_day": today + timedelta(days=42),
    }
    return BeginIntervention(**{**usual, **differently})


def neighbour(name: str = "Inger Dahl", parts: tuple[Part, ...] = (Part.PLAN,), **more: Any) -> Join:
    return Join(Newcomer(MemberKind.FAMILY, name, "nabo"), parts, **more)


def colleague(capacity: Capacity, parts: tuple[Part, ...] = tuple(Part), **more: Any) -> Join:
    """Someone at work joins, in the post they have."""
    assert capacity.post is not None
    newcomer = Newcomer(
        MemberKind.EMPLOYEE,
        capacity.name,
        capacity.post.title,
        str(capacity.user_uid),
        str(capacity.post.unit_uid),
    )
    return Join(newcomer, parts, **more)


def mette_is_with(cast: Cast, *parts: Part) -> Capacity:
    """Karen's daughter has a sign-in, and Karen shares these parts with her."""
    mette = add_user("mette", "Mette Holm", by=cast.bo.doer())
    daughter = Newcomer(MemberKind.FAMILY, "Mette Holm", "datter", user_uid=str(mette.uid))
    yes(propose(cast.karens, [Join(daughter, parts)], by=cast.karen), by=cast.bo)
    return as_themselves(mette)


def newer_text_of(table: OnTheTable, sentence: str = "Du og Bo cykler en tur.") -> ProposalVersion:
    """The same proposal with another text."""
    version = ProposalVersion.objects.get(pk=table.version.pk)
    changes = list(version.changes.all())
    version.pk, version.uid, version.number = None, uuid4(), version.number + 1
    version.sentence, version.sentence_hash = sentence, hash_of(sentence)
    version.save(force_insert=True)
    for change in changes:
        change.pk, change.version = None, version
        change.save(force_insert=True)
    return version


@contextmanager
def later(**by: float) -> Iterator[datetime]:
    """So much later than the clock shows."""
    instant = clock.now() + timedelta(**by)
    with clock.stopped_at(instant):
        yield instant


@contextmanager
def on(day: date, hour: int = 10, minute: int = 0, second: int = 0) -> Iterator[datetime]:
    """At that time of that day in Copenhagen."""
    instant = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=clock.COPENHAGEN)
    with clock.stopped_at(instant):
        yield instant
