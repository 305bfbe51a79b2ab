"""Who is heard in a conversation, who reads it, and what waits for an answer."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from pejl.circles.models import Circle, CircleMember, ShareVersion
from pejl.circles.queries import Standing, speakers_for
from pejl.circles.rules import AT_WORK, MemberKind, Part, Side
from pejl.citizens.rules import RepresentationKind
from pejl.dialogue.models import AnswerPromise, Conversation, Message
from pejl.dialogue.rules import WAITS_FOR_AN_ANSWER, Audience, Speaker, answer_by
from pejl.organisation.rules import Capacity
from pejl.pathways.models import GoalVersion
from pejl.shared import clock

_SPEAKER_OF = {
    Side.CITIZEN: Speaker.CITIZEN,
    Side.REPRESENTATIVE: Speaker.REPRESENTATIVE,
    Side.PROFESSIONAL: Speaker.PROFESSIONAL,
}


def speaker_of(here: Standing) -> Speaker | None:
    """As what somebody writes, who stands so in the circle; in an emergency one only looks."""
    if here.looks_only or Part.PLAN not in here.parts:
        return None
    return _SPEAKER_OF[here.side] if here.side else Speaker.OTHER


def who_see_the_plan(circle: Circle, day: date) -> QuerySet[CircleMember]:
    shares = ShareVersion.objects.in_force(day).filter(item__member=OuterRef("pk"), item__part=Part.PLAN)
    return circle.members.filter(Exists(shares)).select_related("unit").order_by("pk")


def to_write_alone_with(circle: Circle, day: date) -> QuerySet[CircleMember]:
    """The named employees who are with."""
    return who_see_the_plan(circle, day).filter(kind=MemberKind.EMPLOYEE.value, user__isnull=False)


@dataclass(frozen=True)
class Readers:
    """Who can read a conversation today, beside the citizen: names, and who speaks for the citizen."""

    names: list[str]
    speak_for: list[str]
    alone: bool = False


def readers_of(conversation: Conversation, day: date) -> Readers:
    return readers(conversation.circle, Audience(conversation.audience), conversation.alone_with, day)


def readers(circle: Circle, audience: Audience, one: CircleMember | None, day: date) -> Readers:
    members = who_see_the_plan(circle, day)
    if one is not None:
        return Readers([member.name for member in members if member.pk == one.pk], [], alone=True)
    everyone = audience is Audience.ALL
    names = [member.name for member in members if everyone or MemberKind(member.kind) in AT_WORK]
    mandates = speakers_for(circle, day).exclude(item__kind=RepresentationKind.COMPANION.value)
    speak_for = [version.item.name for version in mandates.select_related("item")]
    return Readers(names, list(dict.fromkeys(speak_for)))


@dataclass(frozen=True)
class Talk:
    """A conversation as it stands in a list."""

    conversation: Conversation
    about: str
    waits: bool
    answer_by: date | None

    @property
    def is_alone(self) -> bool:
        return self.conversation.alone_with_id is not None


def talks_in(circle: Circle, capacity: Capacity, day: date) -> list[Talk]:
    """What this capacity reads along in, the newest first."""
    mine = Conversation.objects.visible_to(capacity, day).filter(circle=circle).with_last()
    return _talks(list(_whole(mine).order_by("-last_at", "-pk")), day)


def talk_of(conversation: Conversation, day: date) -> Talk:
    [one] = _whole(Conversation.objects.filter(pk=conversation.pk).with_last())
    return _talks([one], day)[0]


def what_waits_for_me(capacity: Capacity, circles: Collection[int], day: date) -> dict[int, list[Talk]]:
    """In which conversations somebody waits for an answer that this capacity could give, by circle."""
    waiting = Conversation.objects.visible_to(capacity, day).filter(circle__in=circles).waiting()
    found = defaultdict(list)
    for talk in _talks(list(_whole(waiting).order_by("last_at")), day):
        found[talk.conversation.circle_id].append(talk)
    return found


def _whole(conversations: QuerySet[Conversation]) -> Any:
    return conversations.select_related("alone_with", "goal", "proposal", "circle__citizen")


def _talks(conversations: list[Conversation], day: date) -> list[Talk]:
    promised = _promised([one.pk for one in conversations])
    goals = _goals([one.goal_id for one in conversations if one.goal_id], day)
    return [_talk(one, promised, goals) for one in conversations]


def _talk(one: Conversation, promised: dict[tuple[int, int], date], goals: dict[int, str]) -> Talk:
    row: object = one
    number, speaker, at = (getattr(row, name) for name in ("last_number", "last_speaker", "last_at"))
    waits = speaker in WAITS_FOR_AN_ANSWER
    by = promised.get((one.pk, number)) or answer_by(clock.date_of(at)) if waits else None
    about = goals.get(one.goal_id or 0, "")
    if one.proposal is not None:
        about = one.proposal.versions.latest("number").headline
    return Talk(one, about, waits, by)


def _promised(conversations: list[int]) -> dict[tuple[int, int], date]:
    rows = AnswerPromise.objects.filter(message__conversation__in=conversations).order_by("pk")
    keys = rows.values_list("message__conversation", "message__number", "day")
    return {(conversation, number): day for conversation, number, day in keys}


def _goals(goals: list[int], day: date) -> dict[int, str]:
    versions = GoalVersion.objects.filter(item__in=goals).order_by("number")
    return {version.item_id: version.words for version in versions}


def messages_in(conversation: Conversation, after: int = 0) -> list[Message]:
    """From the oldest on; without what lies in the files."""
    found = conversation.messages.filter(number__gt=after).select_related("unit", "attachment")
    return list(found.defer("attachment__content").order_by("number"))
