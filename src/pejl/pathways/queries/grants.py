"""The help in force on a day, as known at an instant, and how it is used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from pejl.circles.kinds import Change
from pejl.circles.models import Circle
from pejl.circles.rules import Side
from pejl.organisation.models import Unit
from pejl.pathways.models import Grant, GrantVersion, Looked, RemitVersion, UseVersion, size_in_words
from pejl.pathways.rules import MAY_FROM_THE_START, MAY_IN_WORDS, GrantKind, May
from pejl.rulings.models import DraftVersion, Ruling
from pejl.rulings.queries import changes_of
from pejl.shared.versions import Step, VersionQuerySet


@dataclass
class Help:
    """One grant: what it says on the day, what it will say, and what it is used for."""

    version: GrantVersion
    uses: list[UseVersion] = field(default_factory=list)
    later: GrantVersion | None = None
    begins_later: bool = False

    @property
    def grant(self) -> Grant:
        grant: Grant = self.version.item
        return grant

    @property
    def used(self) -> int:
        return sum(use.size or 0 for use in self.uses)

    @property
    def left(self) -> int:
        """What nobody has agreed about yet."""
        return (self.version.size or 0) - self.used

    @property
    def left_in_words(self) -> str:
        return size_in_words(self.version.kind, self.left) if self.left > 0 else ""

    @property
    def last_day(self) -> date | None:
        """The last day, where a ruling has set one."""
        if self.later is not None and self.later.step == Step.ENDED:
            return self.later.valid_from - timedelta(days=1)
        return self.version.last_day

    @property
    def changes_on(self) -> date | None:
        """The day from which a ruling already made says otherwise."""
        return self.later.valid_from if self.later is not None else None

    def fits_until(self, total: int) -> date | None:
        """The last day on which so much can be in use, where a ruling has granted less from the next."""
        fits = self.later is None or self.later.size is None or total <= self.later.size
        return None if fits or self.later is None else self.later.valid_from - timedelta(days=1)

    @property
    def seen(self) -> str:
        """Which uses these are, in which version: what a proposal to use the help otherwise goes out from."""
        return " ".join(sorted(f"{use.item.uid}.{use.number}" for use in self.uses))


def help_of(circle: Circle, day: date, known_at: datetime | None = None) -> list[Help]:
    """Two queries, however much there is; one where there is none."""

    def here(versions: VersionQuerySet) -> VersionQuerySet:
        return versions.filter(item__circle=circle).order_by("item", "number")

    counts = GrantVersion.objects.in_force_or_coming(day, known_at).filter(item__circle=circle)
    known = here(GrantVersion.objects.all()).filter(Q(recorded_at__lte=known_at) if known_at else Q())
    versions = list(
        known.annotate(counts=_among(counts))
        .filter(Q(valid_from__gt=day) | Q(counts=True))
        .select_related("item")
    )
    helps = {one.item_id: Help(one, begins_later=one.valid_from > day) for one in versions if one.counts}
    if not helps:
        return []
    for version in versions:
        if version.item_id in helps and version.number > helps[version.item_id].version.number:
            helps[version.item_id].later = version
    uses = here(UseVersion.objects.all()).in_force_or_coming(day, known_at)
    for use in uses.select_related("item__grant", "intervention"):
        one = helps.get(use.item.grant_id)
        if one and use.valid_from <= max(day, one.version.valid_from):
            one.uses.append(use)
    return list(helps.values())


def _among(versions: VersionQuerySet) -> Any:
    return ExpressionWrapper(Q(pk__in=versions.values("pk")), output_field=BooleanField())


def help_in(grant: Grant, day: date) -> Help | None:
    """The grant as it is on the day; None where it is over."""
    return next((one for one in help_of(grant.circle, day) if one.grant == grant), None)


def may_see_help(grant: Grant, side: Side | None) -> bool:
    """A relative without a mandate sees what is done, and never money."""
    return side is not None or grant.kind != GrantKind.AMOUNT


def help_seen_by(
    side: Side | None, circle: Circle, day: date, known_at: datetime | None = None
) -> list[Help]:
    """`help_of`, as this side may see it."""
    return [one for one in help_of(circle, day, known_at) if may_see_help(one.grant, side)]


@dataclass(frozen=True)
class Ruled:
    """One version of a grant, and the ruling that it rests on (an event has none)."""

    version: GrantVersion
    ruling: Ruling | None


def help_history(grant: Grant) -> list[Ruled | Looked]:
    """What was ruled about a grant and when it was looked at, the newest first."""
    versions = grant.versions.select_related("item", "decision__ruling__ruling").order_by("-number")
    ruled = [
        Ruled(one, issued.ruling if (issued := getattr(one.decision, "ruling", None)) else None)
        for one in versions
    ]
    told: list[tuple[datetime, Ruled | Looked]] = [(one.version.recorded_at, one) for one in ruled]
    told += [(one.at, one) for one in grant.looks.all()]
    return [one for _at, one in sorted(told, key=lambda pair: pair[0], reverse=True)]


def granted_alike(
    circle: Circle,
    kind: GrantKind,
    basis: str,
    first_day: date,
    last_day: date | None,
    *,
    but: Grant | None = None,
) -> bool:
    """Whether other help of this kind is granted by the same rule on any of these days."""
    alike = GrantVersion.objects.filter(item__circle=circle, item__kind=kind.value, item__basis=basis)
    others = alike.exclude(item=but)
    begins = others.filter(valid_from__gt=first_day).values_list("valid_from", flat=True)
    days = [first_day, *(day for day in begins if last_day is None or day <= last_day)]
    return any(others.in_force(day).exists() for day in days)


@dataclass(frozen=True)
class Remit:
    """*Det må du selv* as it is now: what may be agreed, what the leader wrote besides, who wrote it when."""

    may: frozenset[May]
    version: RemitVersion | None = None

    @property
    def number(self) -> int:
        return self.version.number if self.version else 0

    @property
    def in_words(self) -> list[str]:
        return [MAY_IN_WORDS[may] for may in May if may in self.may]

    @property
    def not_yet(self) -> list[str]:
        return [MAY_IN_WORDS[may] for may in May if may not in self.may]

    @property
    def also(self) -> Sequence[str]:
        lines = self.version.also.splitlines() if self.version else []
        return [line.strip() for line in lines if line.strip()]


def remit_of(unit: Unit | int) -> Remit:
    version = RemitVersion.objects.filter(unit=unit).order_by("-number").first()
    return Remit(version.may, version) if version else Remit(MAY_FROM_THE_START)


@dataclass(frozen=True)
class Prepared:
    """A change to the help that is written into the draft of a ruling, and not in force."""

    draft: DraftVersion
    change: Change


def prepared_in(circle: Circle, kinds: Collection[str]) -> list[Prepared]:
    """What drafts will change in the help, the oldest ruling first."""
    newer = DraftVersion.objects.filter(ruling=OuterRef("ruling"), number__gt=OuterRef("number"))
    drafts = DraftVersion.objects.filter(
        ~Exists(newer), ruling__circle=circle, ruling__issued=None, ruling__dropped=None
    )
    return [
        Prepared(draft, change)
        for draft in drafts.select_related("ruling").prefetch_related("changes").order_by("ruling")
        for change in changes_of(draft)
        if change.kind in kinds
    ]
