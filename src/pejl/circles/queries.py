"""Where someone stands in a circle, and what is proposed in it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet

from pejl.citizens.models import Representation, RepresentationVersion
from pejl.citizens.rules import WEIGHT_OF, Matter, RepresentationKind, Weight
from pejl.organisation.rules import Capacity
from pejl.shared.names import search_key
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

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
    voice_of_the_citizens_side,
)


@dataclass(frozen=True)
class Standing:
    """What a capacity is in a circle: whose side they speak on, on which mandates, and what they may see."""

    side: Side | None
    parts: frozenset[Part]
    mandates: tuple[RepresentationVersion, ...] = ()

    def mandate_for(self, version: ProposalVersion) -> Representation | None:
        """The representation in force that covers what a text is about."""
        for mandate in self.mandates:
            if Matter(version.matter) in mandate.matters:
                return mandate.item
        return None

    def hindrances_to_speak_about(self, version: ProposalVersion) -> list[str]:
        return reasons_among(
            {
                _("Det, du må bestemme, gælder ikke det her."): (
                    self.side is Side.REPRESENTATIVE and self.mandate_for(version) is None
                )
            }
        )


def standing(circle: Circle, capacity: Capacity, day: date) -> Standing:
    """The citizen speaks for themselves; who has a mandate speaks for them; an employee who is with speaks
    for those at work in the circle."""
    if not capacity.is_employee and circle.citizen.user_id == capacity.user_id:
        return Standing(Side.CITIZEN, frozenset(Part))
    shares = (
        ShareVersion.objects.in_force(day)
        .filter(item__circle=circle, item__member__in=CircleMember.objects.like(capacity))
        .values_list("item__part", flat=True)
    )
    parts = frozenset(Part(part) for part in shares)
    if capacity.is_employee:
        return Standing(Side.PROFESSIONAL if parts else None, parts)
    speaks_for = RepresentationVersion.objects.of_user(capacity.user_id, day)
    mandates = tuple(speaks_for.filter(item__citizen=circle.citizen_id).select_related("item"))
    if mandates:
        return Standing(Side.REPRESENTATIVE, frozenset(Part), mandates)
    return Standing(None, parts)


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
        """What a side said last and has not taken back."""
        said = [voice.answer for voice in self.standing_voices if voice.side == side]
        return Answer(said[-1]) if said else None

    @property
    def standing_voices(self) -> list[Voice]:
        return [voice for voice in self.voices if not hasattr(voice, "taken_back")]

    def round_of(self, side: Side) -> int:
        """The round in which a side speaks next: a new one for each voice it has taken back."""
        return 1 + sum(voice.side == side and hasattr(voice, "taken_back") for voice in self.voices)


def on_the_table(version: ProposalVersion, today: date) -> OnTheTable:
    """A proposal by its last version (which carries no voices of those before it)."""
    voices = sorted(version.voices.all(), key=lambda voice: voice.pk)
    table = OnTheTable(version.proposal, version, voices, State.WAITS_FOR_BOTH)
    state = state_of(
        _answers(table),
        Needs(version.needs),
        is_withdrawn=hasattr(version.proposal, "end"),
        is_undone=version.is_undone,  # type: ignore[attr-defined]
        lapses_after=version.lapses_after,
        today=today,
    )
    return replace(table, state=state)


def _answers(table: OnTheTable) -> dict[Side, Answer]:
    """What each of the two sides has said; the citizen's side is theirs and their representatives'."""
    represented = [
        (WEIGHT_OF[RepresentationKind(voice.representation.kind)], Answer(voice.answer))
        for voice in table.standing_voices
        if voice.representation is not None
    ]
    weights = {
        weight
        for weight, is_in_force in {
            Weight.INSTEAD: table.version.is_decided_instead,  # type: ignore[attr-defined]
            Weight.TOGETHER: table.version.is_decided_together,  # type: ignore[attr-defined]
        }.items()
        if is_in_force
    }
    answers = {
        Side.CITIZEN: voice_of_the_citizens_side(table.answer_of(Side.CITIZEN), represented, weights),
        Side.PROFESSIONAL: table.answer_of(Side.PROFESSIONAL),
    }
    return {side: answer for side, answer in answers.items() if answer is not None}


def _last_versions(today: date) -> QuerySet[ProposalVersion]:
    """The text that counts of each proposal, with what `on_the_table` reads: two queries."""
    newer = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    decided = Decision.objects.filter(version=OuterRef("pk"), undoes=None, is_provisional=False)
    voices = Voice.objects.select_related("representation", "taken_back")
    return (
        ProposalVersion.objects.filter(~Exists(newer))
        .annotate(
            is_undone=Exists(decided.filter(undone_by__isnull=False)),
            is_decided_instead=Exists(_represented(Weight.INSTEAD, today)),
            is_decided_together=Exists(_represented(Weight.TOGETHER, today)),
        )
        .select_related("proposal__end", "made_in_unit", "carried")
        .prefetch_related(Prefetch("voices", queryset=voices))
    )


def _represented(weight: Weight, today: date) -> QuerySet[RepresentationVersion]:
    """Representations of this weight, in force today, of the citizen and in the matter of the outer text."""
    kinds = [kind.value for kind, its_weight in WEIGHT_OF.items() if its_weight is weight]
    return (
        RepresentationVersion.objects.in_force(today)
        .filter(item__citizen=OuterRef("proposal__circle__citizen"), item__kind__in=kinds)
        .alias(matter=ExpressionWrapper(OuterRef("matter"), output_field=CharField()))
        .filter(
            Q(matter=Matter.PERSONAL.value, is_personal=True)
            | Q(matter=Matter.FINANCIAL.value, is_financial=True)
        )
    )


def as_it_stands(proposal: Proposal, today: date) -> OnTheTable:
    """Read a proposal afresh."""
    return on_the_table(_last_versions(today).get(proposal=proposal), today)


def open_proposals(circle: Circle, today: date) -> list[OnTheTable]:
    """What waits for somebody in a circle, oldest first."""
    return open_proposals_in([circle.pk], today)


def open_proposals_in(circles: Collection[int], today: date) -> list[OnTheTable]:
    """What waits for somebody in any of the circles with these ids, oldest first."""
    decided = Decision.objects.filter(version=OuterRef("pk"), is_provisional=False)
    undecided = _last_versions(today).filter(
        ~Exists(decided), proposal__circle__in=circles, proposal__end=None
    )
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
