"""Where someone stands in a circle, and what is proposed in it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pejl.organisation.rules import Capacity
from pejl.shared.names import search_key

from .models import Circle, CircleMember, Decision, Proposal, ProposalVersion, Share, ShareVersion, Voice
from .rules import (
    LOOK_OF,
    OPEN_STATES,
    STATE_IN_WORDS,
    TURN_IN,
    Answer,
    Ground,
    Needs,
    Part,
    Side,
    State,
    Turn,
    may_answer,
    state_of,
)


@dataclass(frozen=True)
class Standing:
    """What a capacity is in a circle: whose side they speak on, and what they may see."""

    side: Side | None
    parts: frozenset[Part]


def standing(circle: Circle, capacity: Capacity, day: date) -> Standing:
    """The citizen speaks for themselves; an employee who is with speaks for those at work in the circle."""
    if not capacity.is_employee and circle.citizen.user_id == capacity.user_id:
        return Standing(Side.CITIZEN, frozenset(Part))
    shares = (
        ShareVersion.objects.in_force(day)
        .filter(item__circle=circle, item__member__in=CircleMember.objects.like(capacity))
        .values_list("item__part", flat=True)
    )
    parts = frozenset(Part(part) for part in shares)
    return Standing(Side.PROFESSIONAL if capacity.is_employee and parts else None, parts)


@dataclass(frozen=True)
class OnTheTable:
    """A proposal as it is now: its last text, who said what, where it is and whose turn it is."""

    proposal: Proposal
    version: ProposalVersion
    voices: list[Voice]
    state: State
    can_answer: bool = False
    """Whether the side that is looking has something to say to it."""

    def seen_by(self, side: Side | None) -> "OnTheTable":
        return replace(self, can_answer=may_answer(side, self.state, self.answer_of(side) if side else None))

    @property
    def headline(self) -> str:
        return self.version.sentence.partition("\n")[0]

    @property
    def details(self) -> list[str]:
        return self.version.sentence.split("\n")[1:]

    @property
    def turn(self) -> Turn:
        return TURN_IN[self.state]

    @property
    def in_words(self) -> str:
        return STATE_IN_WORDS[self.state]

    @property
    def look(self) -> str:
        """How its state is drawn: good, no, talk, over or wait."""
        return LOOK_OF.get(self.state, "wait")

    @property
    def icon(self) -> str:
        return {"good": "check", "no": "close", "talk": "forum", "over": "time"}.get(self.look, "hourglass")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def answer_of(self, side: Side) -> Answer | None:
        """What a side said last."""
        said = [voice.answer for voice in self.voices if voice.side == side]
        return Answer(said[-1]) if said else None


def on_the_table(version: ProposalVersion, today: date) -> OnTheTable:
    """A proposal by its last version (which carries no voices of those before it)."""
    voices = sorted(version.voices.all(), key=lambda voice: voice.pk)
    state = state_of(
        {Side(voice.side): Answer(voice.answer) for voice in voices},
        Needs(version.needs),
        is_withdrawn=hasattr(version.proposal, "end"),
        lapses_after=version.lapses_after,
        today=today,
    )
    return OnTheTable(version.proposal, version, voices, state)


def _last_versions() -> QuerySet[ProposalVersion]:
    """The text that counts of each proposal, with what `on_the_table` reads: two queries."""
    newer = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    versions = ProposalVersion.objects.filter(~Exists(newer))
    return versions.select_related("proposal__end", "made_in_unit").prefetch_related("voices")


def as_it_stands(proposal: Proposal, today: date) -> OnTheTable:
    """Read a proposal afresh."""
    return on_the_table(_last_versions().get(proposal=proposal), today)


def open_proposals(circle: Circle, today: date) -> list[OnTheTable]:
    """What waits for somebody in a circle, oldest first."""
    return open_proposals_in([circle.pk], today)


def open_proposals_in(circles: Collection[int], today: date) -> list[OnTheTable]:
    """What waits for somebody in any of the circles with these ids, oldest first."""
    undecided = _last_versions().filter(proposal__circle__in=circles, proposal__end=None, decision=None)
    tables = [on_the_table(version, today) for version in undecided.order_by("proposal")]
    return [table for table in tables if table.state in OPEN_STATES]


def decisions_of(circle: Circle, at_most: int) -> list[Decision]:
    """The newest decisions first, with the voices they rest on."""
    return list(
        circle.decisions.select_related("version")
        .prefetch_related("version__voices")
        .order_by("-pk")[:at_most]
    )


@dataclass(frozen=True)
class MemberWithShares:
    member: CircleMember
    shares: list[Share]


def members_of(circle: Circle, day: date) -> QuerySet[CircleMember]:
    """Who is with today: those who see something, and those who are there by name only. One query."""
    shares = Share.objects.filter(member=OuterRef("pk"))
    sees = Exists(shares.filter(versions__in=ShareVersion.objects.in_force(day)))
    here = circle.members.filter(Q(joined_on__lte=day), sees | ~Exists(shares))
    return here.select_related("unit").order_by("pk")


def people_of(circle: Circle, day: date) -> list[MemberWithShares]:
    """Who is with today, each with what they may see."""
    in_force = Share.objects.filter(versions__in=ShareVersion.objects.in_force(day)).order_by("pk")
    shares_now = Prefetch("shares", queryset=in_force.select_related("member"), to_attr="shares_now")
    members = members_of(circle, day).prefetch_related(shares_now)
    return [MemberWithShares(member, member.shares_now) for member in members]  # type: ignore[attr-defined]


def shared_by_choice(people: list[MemberWithShares]) -> list[Share]:
    """What the citizen said yes to sharing."""
    return [share for one in people for share in one.shares if share.ground == Ground.CONSENT]


def find_circles(text: str, at_most: int = 20) -> list[Circle]:
    """Circles of citizens one is not yet with, by the beginning of each word of the name.

    A citizen with a protected address is found only by those who are with them.
    """
    words = search_key(text).split()
    if not words:
        return []
    found = Circle.objects.select_related("citizen", "unit").filter(citizen__is_address_protected=False)
    for word in words:
        found = found.filter(citizen__search_key__contains=word)
    return list(found.order_by("citizen__sort_key")[:at_most])
