"""A unit closes: an event in every circle that its people or teams are in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from pejl.circles.models import Circle, CircleMember, EntryVersion, ShareVersion
from pejl.circles.queries import members_of
from pejl.circles.rules import AT_WORK, MemberKind
from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.actions import close_posts
from pejl.organisation.models import Unit
from pejl.shared import clock
from pejl.shared.versions import Step
from pejl.shared.words import _

from .events import Line, tell_lines
from .overtaking import overtake
from .rows import end_row
from .speaking import lock


@dataclass(frozen=True)
class Closed:
    """How many citizens were told, and who of them has nobody at work with them any more."""

    told: int
    alone: list[Circle]


@transaction.atomic
def close_unit(unit: Unit, *, by: Doer) -> Closed:
    """All of a unit's people and teams leave at once, and each citizen is told once: who is gone, and to whom
    they can go. Refused where it is closed already."""
    close_posts(unit, by=by)
    circles = list(
        Circle.objects.filter(pk__in=_with(unit).values("circle")).select_related("citizen").order_by("pk")
    )
    alone = [circle for circle in circles if not _left_in(circle, unit, by)]
    return Closed(len(circles), alone)


def _with(unit: Unit) -> QuerySet[CircleMember]:
    """The unit's people and teams that are with somebody now or later."""
    return CircleMember.objects.filter(unit=unit, shares__in=_seen_now_or_later().values("item")).distinct()


def _seen_now_or_later() -> QuerySet[ShareVersion]:
    """What is seen today, and what is seen again after a while away."""
    today = clock.today()
    later = ShareVersion.objects.filter(valid_from__gt=today).exclude(step=Step.ENDED.value)
    now = ShareVersion.objects.in_force(today)
    return ShareVersion.objects.filter(Q(pk__in=now.values("pk")) | Q(pk__in=later.values("pk")))


def _left_in(circle: Circle, unit: Unit, by: Doer) -> list[CircleMember]:
    """The unit leaves the circle. Those at work who are left."""
    lock(circle)
    gone = list(_with(unit).filter(circle=circle).order_by("pk"))
    left = [
        member
        for member in members_of(circle, clock.today())
        if MemberKind(member.kind) in AT_WORK and member not in gone
    ]
    entry = EntryVersion.objects.in_force(clock.today()).filter(item__circle=circle, member__in=gone).first()
    fact = tell_lines(circle, _lines(unit, gone, left, entry))
    for row in _seen_now_or_later().filter(item__member__in=gone):
        end_row(row, fact, from_day=clock.today())
    if entry is not None:
        end_row(entry, fact, from_day=clock.today())
    overtake(fact)
    record(Entry(Kind.TOLD, by, circle.citizen.uid, circle.uid, {"what": fact.sentence}))
    return left


def _lines(
    unit: Unit, gone: Sequence[CircleMember], left: Sequence[CircleMember], entry: EntryVersion | None
) -> list[Line]:
    """What the citizen is told. Nobody is left without a way in and without a word about it."""
    names = ", ".join(dict.fromkeys(member.name for member in gone))
    lines: list[Line] = [
        (_("%(unit)s er lukket. Ikke med om dig længere: %(names)s."), {"unit": unit.name, "names": names})
    ]
    if not left:
        above = unit.above
        if above is not None and above.phone:
            words = {"unit": above.name, "phone": above.phone}
            alone = _("Der er ingen fra kommunen med om dig nu. Ring til %(unit)s på %(phone)s.")
            return [*lines, (alone, words)]
        return [*lines, (_("Der er ingen fra kommunen med om dig nu. Ring til kommunen."), {})]
    if entry is not None:
        instead = _("Du kan gå til %(name)s i stedet. Du kan også vælge en anden indgang.")
        return [*lines, (instead, {"name": left[0].name})]
    return lines
