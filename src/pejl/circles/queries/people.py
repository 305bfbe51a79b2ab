"""Where someone stands in a circle, who is with, and who speaks for the citizen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pejl.circles.models import (
    Circle,
    CircleMember,
    EmergencyAccess,
    EntryVersion,
    ProposalVersion,
    Share,
    ShareVersion,
)
from pejl.circles.rules import (
    UNDER_PROMISE,
    Ground,
    Part,
    Side,
)
from pejl.citizens.models import Representation, RepresentationVersion
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.organisation.rules import Capacity
from pejl.shared.names import search_key
from pejl.shared.prepared import prepared
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _


@dataclass(frozen=True)
class Standing:
    """What a capacity is in a circle: whose side they speak on, on which mandates, and what they may see."""

    side: Side | None
    parts: frozenset[Part]
    mandates: tuple[RepresentationVersion, ...] = ()
    looks_only: bool = False
    """In an emergency one sees, and proposes nothing."""

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
    shares = ShareVersion.objects.held_by_any_part(capacity, day).filter(item__circle=circle)
    parts = frozenset(Part(part) for part in shares.values_list("item__part", flat=True))
    if capacity.is_employee and parts:
        return Standing(Side.PROFESSIONAL, parts)
    if capacity.is_employee:
        looks = EmergencyAccess.objects.held_by(capacity).filter(circle=circle).exists()
        return Standing(None, frozenset(Part) if looks else frozenset(), looks_only=looks)
    speaks_for = RepresentationVersion.objects.of_user(capacity.user_id, day)
    mandates = tuple(speaks_for.filter(item__citizen=circle.citizen_id).select_related("item"))
    if mandates:
        return Standing(Side.REPRESENTATIVE, frozenset(Part), mandates)
    return Standing(None, parts)


def speakers_for(circle: Circle, day: date) -> QuerySet[RepresentationVersion]:
    """Who speaks for the citizen on `day`, about what, until when."""
    versions = RepresentationVersion.objects.in_force(day).filter(item__citizen=circle.citizen_id)
    return versions.select_related("item").order_by("item")


def speakers_about(circle: Circle, matter: Matter, day: date) -> list[Representation]:
    """Who has a voice for the citizen in this matter on `day`; a companion has a view."""
    return [
        mandate.item
        for mandate in speakers_for(circle, day)
        if matter in mandate.matters and mandate.item.kind != RepresentationKind.COMPANION
    ]


@dataclass(frozen=True)
class MemberWithShares:
    member: CircleMember
    shares: list[Share]


def members_of(circle: Circle, day: date) -> list[CircleMember]:
    """Who is with today: those who see something, and those who are there by name only. One query."""
    return _members(circle.pk, day)


@prepared
def _members(circle: int, day: date) -> QuerySet[CircleMember]:
    shares = Share.objects.filter(member=OuterRef("pk"))
    sees = ShareVersion.objects.in_force(day).filter(item__member=OuterRef("pk"))
    here = CircleMember.objects.filter(
        Q(circle=circle), Q(joined_on__lte=day), Exists(sees) | ~Exists(shares)
    )
    entry = EntryVersion.objects.in_force(day).filter(item__circle=circle)
    return (
        here.annotate(
            is_entry=Exists(entry.filter(member=OuterRef("pk"))),
            is_deputy=Exists(entry.filter(deputy=OuterRef("pk"))),
        )
        .select_related("unit")
        .order_by("pk")
    )


def emergencies_lately(circle: Circle, since: datetime) -> QuerySet[EmergencyAccess]:
    """Who looked in an emergency since then, newest first."""
    return circle.emergencies.filter(begins__gte=since).select_related("unit").order_by("-pk")


def emergencies_of_unit(unit_id: int, since: datetime) -> QuerySet[EmergencyAccess]:
    """The emergencies that a unit's people used since then, newest first."""
    return EmergencyAccess.objects.filter(unit=unit_id, begins__gte=since).order_by("-pk")


def to_promise(user_id: int, day: date) -> QuerySet[CircleMember]:
    """The circles into which a volunteer or partner is invited and has not promised silence yet."""
    kinds = [kind.value for kind in UNDER_PROMISE]
    shared = ShareVersion.objects.in_force(day).filter(item__member=OuterRef("pk"))
    waiting = CircleMember.objects.filter(user=user_id, kind__in=kinds, promise=None)
    return waiting.filter(Exists(shared)).select_related("circle__citizen")


def people_of(circle: Circle, day: date) -> list[MemberWithShares]:
    """Who is with today, each with what they may see."""
    in_force = Exists(ShareVersion.objects.in_force(day).filter(item=OuterRef("pk")))
    shares = Share.objects.filter(in_force).select_related("member").order_by("pk")
    shares_now = Prefetch("shares", queryset=shares, to_attr="shares_now")
    members: QuerySet[CircleMember] = _members.queryset(circle.pk, day)
    with_shares = members.prefetch_related(shares_now)
    return [MemberWithShares(member, member.shares_now) for member in with_shares]


def shared_by_choice(people: list[MemberWithShares]) -> list[Share]:
    """What the citizen said yes to sharing."""
    return [share for one in people for share in one.shares if share.ground == Ground.CONSENT]


def find_circles(text: str, by: Capacity, day: date, at_most: int = 20) -> list[Circle]:
    """Circles by the beginning of each word of the citizen's name.

    A citizen with a protected address is found only by those who are with them.
    """
    words = search_key(text).split()
    if not words:
        return []
    theirs = Circle.objects.visible_to(by, Part.NAME, day)
    open_to_all = Q(citizen__is_address_protected=False)
    found = Circle.objects.select_related("citizen", "unit").filter(
        open_to_all | Q(pk__in=theirs.values("pk"))
    )
    for word in words:
        begins = Q(citizen__search_key__startswith=word)
        for between in " -":
            begins |= Q(citizen__search_key__contains=between + word)
        found = found.filter(begins)
    return list(found.order_by("citizen__sort_key")[:at_most])
