"""Putting a change up for comment before it is in force, saying something, and what became of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.chain.models import Comment, Node, Suggestion, SuggestionEnd
from pejl.chain.queries import last_version, period_of
from pejl.chain.rules import (
    Period,
    Place,
    Text,
    hindrances_to_comment,
    hindrances_to_text,
    hindrances_to_write_over,
    tidy,
)
from pejl.chain.rules.learning import hindrances_to_words
from pejl.chain.rules.writing import text_from, text_to_keep
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .acting import editing, lock, role_of, said, tell
from .nodes import rewrite


@transaction.atomic
def suggest(
    node: Node,
    text: Text,
    *,
    shown: int,
    reason: str,
    open_until: date,
    by: Capacity,
    uid: UUID | None = None,
) -> Suggestion:
    """Put a change up for comment to all employees. Nothing is in force by that."""
    lock(node)
    if uid and (there := Suggestion.objects.filter(uid=uid).first()):
        return there
    last, text = last_version(node), tidy(text)
    refuse_if(
        [
            *editing(by),
            *hindrances_to_text(Place(node.place), text, Period(clock.today())),
            *hindrances_to_write_over(shown=shown, last=last.number),
            *reasons_among(
                {
                    _("Skriv, hvorfor du foreslår det."): not reason.strip(),
                    _("Den sidste dag er gået."): open_until < clock.today(),
                }
            ),
        ]
    )
    suggestion = Suggestion.objects.create(
        uid=uid or uuid4(),
        node=node,
        base=last.number,
        payload=text_to_keep(text),
        reason=reason.strip(),
        open_until=open_until,
        **said(by),
    )
    tell("suggested", node.uid, by, key=node.key, title=text.title)
    return suggestion


@transaction.atomic
def comment(
    node: Node,
    words: str,
    *,
    by: Capacity,
    suggestion: Suggestion | None = None,
    uid: UUID | None = None,
) -> Comment:
    """Any employee says something, about what is there or about a change to it."""
    if uid and (there := Comment.objects.filter(uid=uid).first()):
        return there
    refuse_if(
        [
            *hindrances_to_comment(role_of(by)),
            *hindrances_to_words(words),
            *_over(suggestion, also_after_the_last_day=True),
        ]
    )
    there = Comment.objects.create(
        uid=uid or uuid4(), node=node, suggestion=suggestion, words=words.strip(), **said(by)
    )
    tell("commented", node.uid, by, key=node.key)
    return there


@transaction.atomic
def take(suggestion: Suggestion, *, by: Capacity, reason: str = "") -> None:
    """What was suggested is in force from today on. Not before everybody has had the time to comment."""
    node = suggestion.node
    lock(node)
    last = last_version(node)
    refuse_if(
        [
            *editing(by),
            *_over(suggestion),
            *hindrances_to_write_over(shown=suggestion.base, last=last.number),
            *reasons_among(
                {
                    _("Vent, til alle har kunnet sige noget."): suggestion.open_until >= clock.today(),
                }
            ),
        ]
    )
    SuggestionEnd.objects.create(suggestion=suggestion, is_taken=True, reason=reason.strip(), **said(by))
    period = replace(period_of(last), first_day=max(clock.today(), last.valid_from))
    text = text_from(suggestion.payload)
    rewrite(node, text, period, by=by, shown=last.number, reason=suggestion.reason)


@transaction.atomic
def drop(suggestion: Suggestion, reason: str, *, by: Capacity) -> None:
    """It does not come to anything, and why."""
    lock(suggestion.node)
    refuse_if([*editing(by), *_over(suggestion), *hindrances_to_words(reason)])
    SuggestionEnd.objects.create(suggestion=suggestion, is_taken=False, reason=reason.strip(), **said(by))
    tell("suggestion dropped", suggestion.node.uid, by, key=suggestion.node.key)


def _over(suggestion: Suggestion | None, *, also_after_the_last_day: bool = False) -> list[str]:
    """What was taken or dropped is over; comments also stop after the last day."""
    if suggestion is None:
        return []
    is_late = also_after_the_last_day and suggestion.open_until < clock.today()
    has_ended = SuggestionEnd.objects.filter(suggestion=suggestion).exists()
    return reasons_among({_("Det er der svaret på."): has_ended, _("Den sidste dag er gået."): is_late})
