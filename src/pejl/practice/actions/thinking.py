"""Somebody asks, colleagues think, something is tried, something comes of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.models import Circle
from pejl.circles.rules import Part
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.practice.models import Attempt, Outcome, Situation, Thought
from pejl.practice.rules import (
    Became,
    Reach,
    hindrances_in_text,
    hindrances_to_ask,
    hindrances_to_tell,
    hindrances_to_think,
)
from pejl.shared import clock
from pejl.shared.refusal import refuse_if

from .ideas import write_idea


@dataclass(frozen=True)
class Asking:
    """A situation: who is asked, and the citizen, where they agreed to be recognised."""

    words: str
    reach: Reach = Reach.ALL
    circle: Circle | None = None
    citizens_words: str = ""


@transaction.atomic
def ask_to_think(asking: Asking, *, by: Capacity, uid: UUID | None = None) -> Situation:
    if uid and (sent := Situation.objects.filter(uid=uid, asked_by=by.user_id).first()):
        return sent
    circles = Circle.objects.visible_to(by, Part.PLAN, clock.today())
    refuse_if(
        hindrances_in_text(asking.words)
        + hindrances_to_ask(
            is_employee=by.is_employee,
            is_agreed=asking.circle is not None,
            with_them=asking.circle is not None and circles.filter(pk=asking.circle.pk).exists(),
            citizens_words=asking.citizens_words,
        )
    )
    assert by.post is not None
    situation = Situation.objects.create(
        uid=uid or uuid4(),
        words=asking.words.strip(),
        reach=asking.reach,
        circle=asking.circle,
        citizens_words=asking.citizens_words.strip() if asking.circle else "",
        asked_by_id=by.user_id,
        asked_by_name=by.name,
        unit_id=by.post.unit_id,
        asked_at=clock.now(),
    )
    _tell("asked to think along", situation, by)
    return situation


@transaction.atomic
def think_along(situation: Situation, words: str, *, by: Capacity, uid: UUID | None = None) -> Thought:
    """A thought, never an approval."""
    situation = _locked(situation)
    if uid and (sent := Thought.objects.filter(uid=uid, by=by.user_id).first()):
        return sent
    refuse_if(
        hindrances_in_text(words)
        + hindrances_to_think(is_employee=by.is_employee, is_over=situation.outcome is not None)
    )
    thought = Thought.objects.create(situation=situation, **_said(words, by, uid))
    _tell("thought along", situation, by)
    return thought


@transaction.atomic
def tell_attempt(situation: Situation, words: str, *, by: Capacity, uid: UUID | None = None) -> Attempt:
    """What was tried and how it went, by the one who asked."""
    situation = _locked(situation)
    if uid and (sent := Attempt.objects.filter(uid=uid, by=by.user_id).first()):
        return sent
    refuse_if(hindrances_in_text(words) + _hindrances_to_tell(situation, by))
    attempt = Attempt.objects.create(situation=situation, **_said(words, by, uid))
    _tell("told what was tried", situation, by)
    return attempt


@transaction.atomic
def finish(
    situation: Situation, kind: Became, words: str, *, by: Capacity, uid: UUID | None = None
) -> Outcome:
    """An idea is sent to its leader in the same moment. Where nothing came of it no words are needed."""
    situation = _locked(situation)
    if uid and (sent := Outcome.objects.filter(uid=uid, by=by.user_id).first()):
        return sent
    needed = hindrances_in_text(words) if kind is not Became.NOTHING or words.strip() else []
    refuse_if(needed + _hindrances_to_tell(situation, by))
    idea = write_idea(words, by=by) if kind is Became.IDEA else None
    outcome = Outcome.objects.create(situation=situation, kind=kind, idea=idea, **_said(words, by, uid))
    _tell("finished thinking", situation, by)
    return outcome


def _hindrances_to_tell(situation: Situation, by: Capacity) -> list[str]:
    is_mine = by.is_employee and situation.asked_by_id == by.user_id
    return hindrances_to_tell(is_mine=is_mine, is_over=situation.outcome is not None)


def _said(words: str, by: Capacity, uid: UUID | None) -> dict[str, Any]:
    assert by.post is not None
    return {
        "uid": uid or uuid4(),
        "words": words.strip(),
        "by_id": by.user_id,
        "by_name": by.name,
        "by_unit_id": by.post.unit_id,
        "said_at": clock.now(),
    }


def _locked(situation: Situation) -> Situation:
    return Situation.objects.select_for_update(of=("self",)).get(pk=situation.pk)


def _tell(what: str, situation: Situation, by: Capacity) -> None:
    """Where a citizen may be recognised it is told about them."""
    subject = situation.circle.citizen.uid if situation.circle else None
    record(Entry(Kind.GUIDANCE, by.doer(), subject, situation.uid, {"what": what}))
