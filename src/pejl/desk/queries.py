"""What the front pages gather from several rooms."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from pejl.circles.models import Circle, CircleMember, Decision, Voice
from pejl.circles.queries import OnTheTable, open_proposals_in
from pejl.circles.rules import Answer, Part, Side, Turn
from pejl.dialogue.models import Meeting
from pejl.dialogue.queries import Talk, what_waits_for_me
from pejl.journal.queries import Told, last_looks_of_others, told_about
from pejl.journal.rules import LOOKS
from pejl.organisation.rules import Capacity
from pejl.pathways.models import Grant, WishVersion
from pejl.pathways.queries import unread, waiting_in
from pejl.practice.models import Idea, Outcome, Situation, TrialEnd
from pejl.practice.queries import asked_in_unit, done_lately, late_ideas, learned_lately, waiting_for
from pejl.shared import clock
from pejl.shared.prepared import prepared

from .rules import WHAT_IN_WORDS, why_seen

NEW_FACES_FOR = timedelta(days=30)


def own_circle(user_id: int) -> Circle | None:
    """The circle round the one who has this sign-in, and whether there is anything of what most have not.

    `has_unread_words` (of how it goes, written down), `has_asked` (for help, without a ruling yet),
    `has_help`, `has_meetings`, `has_ideas`: what is not there is not read.
    """
    return next(iter(_circle_round(user_id)), None)


@prepared
def _circle_round(user: int) -> QuerySet[Circle]:
    mine = Circle.objects.filter(citizen__user=user).select_related("citizen", "unit")
    here = OuterRef("pk")
    return mine.annotate(
        has_unread_words=Exists(unread(here)),
        has_asked=Exists(waiting_in(here)),
        has_help=Exists(Grant.objects.filter(circle=here)),
        has_meetings=Exists(Meeting.objects.filter(circle=here, called_off=None)),
        has_ideas=Exists(Idea.objects.filter(author=OuterRef("citizen__user"))),
    )


@dataclass
class PersonIMeet:
    """A card: what matters to them, what was agreed last, new faces, and last of all what waits."""

    circle: Circle
    sees_plan: bool
    matters: str = ""
    agreed: Decision | None = None
    new_faces: list[CircleMember] = field(default_factory=list)
    waits: list[OnTheTable] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


def people_i_meet(capacity: Capacity, day: date) -> list[PersonIMeet]:
    """Everyone this capacity is with, by name; a fixed number of queries. Who sees the least sees a name."""
    circles = Circle.objects.visible_to(capacity, Part.NAME, day).select_related("citizen")
    see_plan = set(Circle.objects.visible_to(capacity, Part.PLAN, day).values_list("pk", flat=True))
    cards = {
        circle.pk: PersonIMeet(circle, circle.pk in see_plan)
        for circle in circles.order_by("citizen__sort_key")
    }
    _add_what_matters(cards, see_plan, day)
    _add_what_was_agreed(cards, see_plan)
    _add_new_faces(cards, see_plan, day)
    for table in open_proposals_in(see_plan, day):
        theirs = Turn.PROFESSIONAL if capacity.is_employee else Turn.CITIZEN
        own = table.turn is Turn.PROPOSER and table.version.made_by_id == capacity.user_id
        if own or table.turn in (theirs, Turn.EITHER):
            cards[table.proposal.circle_id].waits.append(table)
    if capacity.is_employee:
        for circle, talks in what_waits_for_me(capacity, see_plan, day).items():
            cards[circle].talks = talks
    return list(cards.values())


def _add_what_matters(cards: dict[int, PersonIMeet], circles: set[int], day: date) -> None:
    wishes = WishVersion.objects.in_force(day).filter(item__circle__in=circles).select_related("item")
    for wish in wishes.order_by("item"):
        cards[wish.item.circle_id].matters = wish.words


def _add_what_was_agreed(cards: dict[int, PersonIMeet], circles: set[int]) -> None:
    decisions = Decision.objects.filter(circle__in=circles, version__isnull=False)
    newest: dict[int, int] = dict(decisions.order_by("pk").values_list("circle_id", "pk"))
    for decision in decisions.filter(pk__in=newest.values()):
        cards[decision.circle_id].agreed = decision


def _add_new_faces(cards: dict[int, PersonIMeet], circles: set[int], day: date) -> None:
    lately = CircleMember.objects.filter(circle__in=circles, joined_on__gt=day - NEW_FACES_FOR)
    for member in lately.order_by("pk"):
        cards[member.circle_id].new_faces.append(member)


@dataclass(frozen=True)
class SeenBy:
    """One person's looks on one day: who, from where, in what role, at what, how often, first and last."""

    day: date
    name: str
    role: str
    unit: str
    what: list[str]
    first: datetime
    last: datetime
    times: int
    is_self: bool = False

    @property
    def what_in_words(self) -> list[str]:
        return [WHAT_IN_WORDS.get(what, what) for what in self.what]

    @property
    def why(self) -> str:
        return why_seen(self.role, self.what, is_self=self.is_self)


def who_has_seen(subject: UUID, at_most: int, *, own: UUID) -> list[SeenBy]:
    """The newest looks at a citizen, gathered per day, person and capacity."""
    return _gathered(told_about(subject, kinds=LOOKS, at_most=at_most), own)


def who_else_has_seen(subject: UUID, own: UUID) -> list[SeenBy]:
    """As `who_has_seen`, the few last of others."""
    return _gathered(last_looks_of_others(subject, own), own)


def _gathered(looks: list[Told], own: UUID) -> list[SeenBy]:
    gathered: dict[tuple[date, UUID | None, str], list[Told]] = defaultdict(list)
    for told in looks:
        gathered[clock.date_of(told.at), told.actor, told.words.get("unit", "")].append(told)
    return [
        _seen(day, looks, is_self=actor == own and not unit) for (day, actor, unit), looks in gathered.items()
    ]


def _seen(day: date, looks: list[Told], *, is_self: bool) -> SeenBy:
    words = looks[0].words
    return SeenBy(
        day,
        words.get("name", ""),
        words.get("role", ""),
        words.get("unit", ""),
        sorted({look.words.get("what", "") for look in looks}),
        looks[-1].at,
        looks[0].at,
        len(looks),
        is_self,
    )


def what_i_promised(capacity: Capacity, day: date, at_most: int) -> list[Voice]:
    """The newest things that this capacity said yes to and that were decided, where it is still with."""
    circles = Circle.objects.visible_to(capacity, Part.PLAN, day)
    decided = Decision.objects.filter(version=OuterRef("version"), undoes=None, undone_by=None)
    voices = Voice.objects.filter(
        Exists(decided),
        speaker=capacity.user_id,
        speaker_unit=capacity.post.unit_id if capacity.post else None,
        side=Side.PROFESSIONAL.value,
        answer=Answer.YES.value,
        version__proposal__circle__in=circles,
    )
    return list(voices.select_related("version__proposal__circle__citizen").order_by("-pk")[:at_most])


@dataclass(frozen=True)
class CloseBy:
    """What a leader meets first: never a number, and nobody is measured."""

    asked: list[Situation]
    done: TrialEnd | None
    learned: Outcome | None
    ideas: list[Idea]
    late: list[Idea]

    @property
    def situations(self) -> list[Situation]:
        return [*self.asked, *([self.learned.situation] if self.learned else [])]


def close_by(capacity: Capacity, unit_id: int, now: datetime) -> CloseBy:
    """An idea of another unit that nobody answered in time stands apart from the leader's own."""
    day = clock.date_of(now)
    waiting = waiting_for(capacity, day)
    late = [idea for idea in late_ideas(day) if idea.unit_id != unit_id]
    return CloseBy(
        asked_in_unit(unit_id),
        done_lately(now),
        learned_lately(capacity, now, day),
        [idea for idea in waiting if idea not in late],
        late,
    )
