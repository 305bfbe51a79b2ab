"""Writing to each other. The journal says that something was written, never what, nor to whom alone."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from pejl.circles.actions import lock
from pejl.circles.models import Circle, CircleMember, Proposal
from pejl.circles.queries import standing
from pejl.dialogue.models import AnswerPromise, Attachment, Conversation, Message
from pejl.dialogue.queries import speaker_of, talk_of, to_write_alone_with
from pejl.dialogue.rules import (
    Audience,
    Speaker,
    hindrances_to_begin,
    hindrances_to_file,
    hindrances_to_promise,
    hindrances_to_write,
    kind_of,
    plain_name,
)
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.pathways.models import Goal
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True)
class Written:
    """What somebody writes: words, a file, or both."""

    words: str
    file: File | None = None

    def hindrances(self) -> list[str]:
        content = [] if self.file is None else hindrances_to_file(self.file.content)
        return hindrances_to_write(self.words, has_file=self.file is not None) + content


@dataclass(frozen=True)
class To:
    """To whom, and what it hangs on."""

    audience: Audience
    one: CircleMember | None = None
    goal: Goal | None = None
    proposal: Proposal | None = None


@transaction.atomic
def begin_conversation(
    circle: Circle, to: To, written: Written, *, by: Capacity, uid: UUID | None = None
) -> Conversation:
    """Begin to talk. The form's `uid` is that of the first message: sent twice it is one conversation."""
    lock(circle)
    if uid and (made := Message.objects.filter(uid=uid, by=by.user_id, conversation__circle=circle).first()):
        return made.conversation
    speaker = _speaker(circle, by)
    is_with = to.one is not None and to_write_alone_with(circle, clock.today()).filter(pk=to.one.pk).exists()
    reasons = hindrances_to_begin(speaker, to.audience, one_is_with=is_with, one_is_self=_is_one(to.one, by))
    refuse_if(reasons + written.hindrances())
    assert speaker is not None
    conversation = Conversation.objects.create(
        circle=circle,
        audience=to.audience.value,
        alone_with=to.one,
        goal=to.goal,
        proposal=to.proposal,
        begun_at=clock.now(),
    )
    _keep(conversation, written, speaker, by, uid)
    return conversation


@transaction.atomic
def write(conversation: Conversation, written: Written, *, by: Capacity, uid: UUID | None = None) -> Message:
    """Write a message. Sending the form twice (the same `uid`) is one message."""
    lock(conversation.circle)
    if uid and (made := conversation.messages.filter(uid=uid, by=by.user_id).first()):
        return made
    reads = Conversation.objects.visible_to(by, clock.today()).filter(pk=conversation.pk).exists()
    speaker = _speaker(conversation.circle, by)
    told = _("Det kan kun de, der kan læse med.")
    refuse_if(reasons_among({told: speaker is None or not reads}) + written.hindrances())
    assert speaker is not None
    return _keep(conversation, written, speaker, by, uid)


@transaction.atomic
def promise_answer(conversation: Conversation, day: date, *, by: Capacity) -> None:
    """Say by which day the answer comes."""
    lock(conversation.circle)
    reads = Conversation.objects.visible_to(by, clock.today()).filter(pk=conversation.pk).exists()
    is_professional = reads and _speaker(conversation.circle, by) is Speaker.PROFESSIONAL
    waits = talk_of(conversation, clock.today()).waits
    refuse_if(
        hindrances_to_promise(is_professional=is_professional, waits=waits, day=day, today=clock.today())
    )
    last = conversation.messages.latest("number")
    AnswerPromise.objects.create(message=last, day=day, by_id=by.user_id, name=by.name, at=clock.now())
    _tell(conversation, "promised an answer", by)


def _speaker(circle: Circle, by: Capacity) -> Speaker | None:
    return speaker_of(standing(circle, by, clock.today()))


def _is_one(one: CircleMember | None, by: Capacity) -> bool:
    return (
        one is not None
        and by.post is not None
        and (one.user_id, one.unit_id) == (by.user_id, by.post.unit_id)
    )


def _keep(
    conversation: Conversation, written: Written, speaker: Speaker, by: Capacity, uid: UUID | None
) -> Message:
    last = conversation.messages.aggregate(last=Max("number"))["last"] or 0
    named = {"uid": uid} if uid else {}
    message = Message.objects.create(
        **named,
        conversation=conversation,
        number=last + 1,
        speaker=speaker.value,
        words=written.words.strip(),
        by_id=by.user_id,
        name=by.name,
        unit_id=by.post.unit_id if by.post else None,
        sent_at=clock.now(),
    )
    if written.file is not None:
        _attach(message, written.file)
    _tell(conversation, "message", by)
    return message


def _attach(message: Message, file: File) -> None:
    kind = kind_of(file.content)
    assert kind is not None
    Attachment.objects.create(
        message=message,
        name=plain_name(file.name, kind),
        mime=kind.mime,
        size=len(file.content),
        content=b64encode(file.content).decode(),
    )


def _tell(conversation: Conversation, what: str, by: Capacity) -> None:
    citizen = conversation.circle.citizen
    record(Entry(Kind.WROTE, by.doer(), citizen.uid, conversation.uid, {"what": what}))
