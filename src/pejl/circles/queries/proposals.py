"""What is proposed in a circle, what was decided, and what waits to be read."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet

from pejl.circles.models import (
    Carried,
    Circle,
    Decision,
    Overtaken,
    Proposal,
    ProposalVersion,
    Voice,
)
from pejl.circles.rules import (
    LOOK_OF,
    OPEN_STATES,
    STATE_IN_WORDS,
    STATE_TO_CITIZEN,
    TURN_IN,
    WAITING_STATES,
    Answer,
    Needs,
    Side,
    State,
    Turn,
    may_answer,
    state_of,
    voice_of_the_citizens_side,
)
from pejl.citizens.models import RepresentationVersion
from pejl.citizens.rules import WEIGHT_OF, Matter, RepresentationKind, Weight
from pejl.shared.prepared import prepared


@dataclass(frozen=True)
class OnTheTable:
    """A proposal as it is now: its last text, who said what, where it is and whose turn it is."""

    proposal: Proposal
    version: ProposalVersion
    voices: list[Voice]
    state: State
    looks: Side | None = None
    can_answer: bool = False
    """Which side is looking, and whether it has something to say to it."""

    def seen_by(self, side: Side | None) -> "OnTheTable":
        already = self.answer_of(side) if side else None
        return replace(self, looks=side, can_answer=may_answer(side, self.state, already))

    @property
    def can_be_carried(self) -> bool:
        """Whether only the citizen's answer is missing, and nothing was begun without it."""
        waits = self.state in (
            State.WAITS_FOR_CITIZEN,
            State.CITIZEN_THINKS,
            State.CITIZEN_WANTS_COMPANY,
            State.TO_TALK_ABOUT,
        )
        said_yes = self.answer_of(Side.PROFESSIONAL) is Answer.YES
        return waits and said_yes and self.version.needs == Needs.BOTH and self.carried is None

    @property
    def carried(self) -> Carried | None:
        """What was begun before the answer, if anything was."""
        return getattr(self.version, "carried", None)

    @property
    def headline(self) -> str:
        return str(self.version.sentence).partition("\n")[0]

    @property
    def details(self) -> list[str]:
        return str(self.version.sentence).split("\n")[1:]

    @property
    def turn(self) -> Turn:
        return TURN_IN[self.state]

    @property
    def in_words(self) -> str:
        return (STATE_TO_CITIZEN if self.looks is Side.CITIZEN else STATE_IN_WORDS)[self.state]

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
        return [voice for voice in self.voices if voice.is_standing]

    def round_of(self, side: Side) -> int:
        """The round in which a side speaks next: a new one for each voice it has taken back."""
        return 1 + sum(voice.side == side and not voice.is_standing for voice in self.voices)


def _on_the_table(version: ProposalVersion, voices: list[Voice], today: date) -> OnTheTable:
    """A proposal by its last version, with the voices to that version."""
    table = OnTheTable(version.proposal, version, voices, State.WAITS_FOR_BOTH)
    state = state_of(
        _answers(table),
        Needs(version.needs),
        is_withdrawn=hasattr(version.proposal, "end"),
        is_undone=version.is_undone,  # type: ignore[attr-defined]
        is_overtaken=version.is_overtaken,  # type: ignore[attr-defined]
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
    if table.version.needs == Needs.CITIZEN:
        own = table.answer_of(Side.CITIZEN)
        return {} if own is None else {Side.CITIZEN: own}
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
    """The text that counts of each proposal, with all that is read of it but the voices."""
    newer = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    undone = Decision.objects.filter(undoes__version=OuterRef("pk"), undoes__is_provisional=False)
    return (
        ProposalVersion.objects.filter(~Exists(newer))
        .annotate(
            is_undone=Exists(undone),
            is_overtaken=Exists(Overtaken.objects.filter(version=OuterRef("pk"), decision__undone_by=None)),
            is_decided_instead=Exists(_represented(Weight.INSTEAD, today)),
            is_decided_together=Exists(_represented(Weight.TOGETHER, today)),
        )
        .select_related("proposal__end", "made_in_unit", "carried")
    )


def _voices() -> QuerySet[Voice]:
    return Voice.objects.select_related("representation", "taken_back").order_by("pk")


def _represented(weight: Weight, today: date) -> QuerySet[RepresentationVersion]:
    """Representations of this weight, in force today, of the citizen and in the matter of the outer text."""
    kinds = [kind.value for kind, its_weight in WEIGHT_OF.items() if its_weight is weight]
    in_force: QuerySet[RepresentationVersion] = RepresentationVersion.objects.in_force(today)
    return (
        in_force.filter(item__citizen=OuterRef("proposal__circle__citizen"), item__kind__in=kinds)
        .alias(matter=ExpressionWrapper(OuterRef("matter"), output_field=CharField()))
        .filter(
            Q(matter=Matter.PERSONAL.value, is_personal=True)
            | Q(matter=Matter.FINANCIAL.value, is_financial=True)
        )
    )


def as_it_stands(proposal: Proposal, today: date) -> OnTheTable:
    """Read a proposal afresh: two queries."""
    [version] = _last_version_of(proposal.pk, today)
    return _on_the_table(version, _voices_to(version.pk), today)


@prepared
def _last_version_of(proposal: int, today: date) -> QuerySet[ProposalVersion]:
    return _last_versions(today).filter(proposal=proposal)


@prepared
def _voices_to(version: int) -> QuerySet[Voice]:
    return _voices().filter(version=version)


@dataclass(frozen=True)
class Waiting:
    """What waits in a circle: the texts on the table, oldest first, and what the citizen is to read first."""

    tables: list[OnTheTable]
    to_read: list[Voice]


def what_waits(circle: Circle, today: date) -> Waiting:
    """Two queries, however much there is."""
    voices = _voices_that_wait(circle.pk)
    to_read = [voice for voice in voices if voice.is_unread]
    return Waiting(_open(_undecided_in(circle.pk, today), voices, today), to_read)


@prepared
def _undecided_in(circle: int, today: date) -> QuerySet[ProposalVersion]:
    undecided = _last_versions(today).filter(_is_undecided("pk"), proposal__circle=circle, proposal__end=None)
    return undecided.order_by("proposal")


@prepared
def _voices_that_wait(circle: int) -> QuerySet[Voice]:
    """To what is not settled, and what employees wrote down that the citizen has not seen yet."""
    on_the_table = Q(_is_undecided("version"), version__proposal__end=None)
    here = _voices().filter(version__proposal__circle=circle).filter(on_the_table | _UNREAD)
    return here.select_related("representation", "taken_back", "shown", "version", "written_by")


def open_proposals(circle: Circle, today: date) -> list[OnTheTable]:
    """What waits for somebody in a circle, oldest first."""
    return what_waits(circle, today).tables


def open_proposals_in(circles: Collection[int], today: date) -> list[OnTheTable]:
    """What waits for somebody in any of the circles with these ids, oldest first: two queries."""
    undecided = _last_versions(today).filter(
        _is_undecided("pk"), proposal__circle__in=circles, proposal__end=None
    )
    versions = list(undecided.order_by("proposal"))
    return _open(versions, _voices().filter(version__in=[version.pk for version in versions]), today)


def _is_undecided(version: str) -> Q:
    return Q(~Exists(Decision.objects.filter(version=OuterRef(version), is_provisional=False)))


def _open(versions: Iterable[ProposalVersion], voices: Iterable[Voice], today: date) -> list[OnTheTable]:
    said = defaultdict(list)
    for voice in voices:
        said[voice.version_id].append(voice)
    tables = [_on_the_table(version, said[version.pk], today) for version in versions]
    return [table for table in tables if table.state in WAITING_STATES]


def what_overtook(table: OnTheTable) -> Decision | None:
    """What was decided, so that this text can no longer come into force."""
    if table.state is not State.OVERTAKEN:
        return None
    return Decision.objects.filter(overtakes__version=table.version, undone_by=None).latest("pk")


def decisions_of(
    circle: Circle, at_most: int, *, since: datetime | None = None, until: datetime | None = None
) -> list[Decision]:
    """The newest decisions first, after `since` and up to `until`, with their voices: two queries."""
    voices = Voice.objects.select_related("representation", "taken_back", "speaker_unit")
    decisions = circle.decisions.select_related("version__carried", "undone_by", "undoes").order_by("-pk")
    if since is not None:
        decisions = decisions.filter(taken_at__gt=since)
    if until is not None:
        decisions = decisions.filter(taken_at__lte=until)
    return list(decisions.prefetch_related(Prefetch("version__voices", queryset=voices))[:at_most])


_UNREAD = Q(side=Side.CITIZEN.value, written_by__isnull=False, shown=None, taken_back=None)


def written_down(circle: Circle) -> QuerySet[Voice]:
    """What employees wrote down that the citizen said, and the citizen has not seen yet."""
    voices = Voice.objects.filter(_UNREAD, version__proposal__circle=circle)
    return voices.select_related("version", "written_by").order_by("pk")


def carried_in(unit_id: int, day: date) -> QuerySet[Carried]:
    """What the unit began before the citizen had answered, and is still running without an answer."""
    answered = Decision.objects.filter(version=OuterRef("version"), is_provisional=False)
    running = Carried.objects.filter(in_unit=unit_id, until__gte=day).filter(~Exists(answered))
    return running.order_by("pk")
