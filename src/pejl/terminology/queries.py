"""Which concepts serve a purpose, and what is known of a concept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length

from pejl.shared.names import search_key, sort_key

from .models import Binding, BindingLevel, CodeSystemVersion, Concept, ValueSet
from .rules import BETWEEN_NAMES, PURPOSES_WITH_LEVELS, Purpose, newness


@dataclass(frozen=True)
class Branch:
    """A branch in use: the positions `first` to `last` of a version (to its end where it is None)."""

    purpose: Purpose
    binding_id: int
    version_id: int
    by_name: bool
    path: str
    first: int
    last: int | None

    def holds(self, concept: Concept) -> bool:
        """Whether a concept of this version lies in the branch."""
        return self.first <= concept.position and (self.last is None or concept.position <= self.last)


@dataclass(frozen=True)
class Listed:
    """A loaded version of a code system or a value set."""

    url: str
    version: str
    title: str
    count: int
    loaded_at: datetime
    used_for: tuple[Purpose, ...] = ()


def choices_for(purpose: Purpose) -> list[Concept]:
    """What can be chosen for a purpose, in the order people expect; each with `within`. Two queries.

    From the most preferred branch that is loaded, in the newest version that has it. Levels stand in the
    order of their numbers, and a level the binding does not know is not offered.
    """
    branch = branches([purpose]).get(purpose)
    if branch is None:
        return []
    concepts = _in_branch(branch)
    if purpose in PURPOSES_WITH_LEVELS:
        concepts = concepts.order_by(F("ordinal").asc(nulls_last=True), "position")
    choices = _with_names_within(concepts, branch)
    return sorted(choices, key=lambda each: sort_key(each.within)) if branch.by_name else choices


def find(purpose: Purpose, text: str, *, at_most: int = 20) -> list[Concept]:
    """The choices whose names hold every word of `text`; those that begin with it and short names first.

    Two queries.
    """
    branch = branches([purpose]).get(purpose)
    if branch is None:
        return []
    sought = search_key(text)
    every_word = Q()
    for word in sought.split():
        every_word &= Q(search_key__contains=word)
    concepts = _in_branch(branch).filter(every_word).alias(begins=Q(search_key__startswith=sought))
    best_first = concepts.order_by("-begins", Length("search_key"), "position")
    return _with_names_within(best_first[:at_most], branch)


def levels_for(theme: Concept) -> list[Concept]:
    """The levels that can be said of a theme, in order, each with its `ordinal`; none where it has none.

    A theme takes the levels of its own version. In FFB only activity and participation have any (KL's rules
    for reporting, hl7dk/kl-ffb-reporting).
    """
    here = branches([Purpose.LEVELLED_THEME, Purpose.FUNCTION_LEVEL], version=theme.version_id)
    levelled, levels = here.get(Purpose.LEVELLED_THEME), here.get(Purpose.FUNCTION_LEVEL)
    if levelled is None or levels is None or not levelled.holds(theme):
        return []
    return list(_in_branch(levels).order_by(F("ordinal").asc(nulls_last=True), "position"))


def ordinal_of(concept: Concept) -> int | None:
    """The number of a level, None where it has none, such as "not assessed". One query."""
    return ordinals_of([concept.pk])[concept.pk]


def ordinals_of(concept_ids: Iterable[int]) -> dict[int, int | None]:
    """`ordinal_of` for many concepts by their keys. One query."""
    level = BindingLevel.objects.filter(
        binding__system__versions=OuterRef("version"), code=OuterRef("code")
    ).order_by("pk")
    concepts = Concept.objects.filter(pk__in=concept_ids).order_by()
    return dict(concepts.values_list("pk", Subquery(level.values("ordinal")[:1])))


def by_code(system: str, code: str, version: str | None = None) -> Concept | None:
    """The concept with a code in a version of a code system, or in the newest that has it. One query."""
    concepts = Concept.objects.filter(version__system__url=system, code=code).select_related("version")
    if version is not None:
        concepts = concepts.filter(version__version=version)
    return max(concepts, key=lambda concept: _newness(concept.version), default=None)


def branches(purposes: Iterable[Purpose], *, version: int | None = None) -> dict[Purpose, Branch]:
    """The branch in use for each purpose that has one loaded, or has one in this `version`. One query."""
    within = Q() if version is None else Q(system__versions=version)
    root = Concept.objects.filter(version=OuterRef("system__versions"), code=OuterRef("root"))
    rows = (
        Binding.objects.filter(within, purpose__in=list(purposes), system__versions__isnull=False)
        .annotate(
            version_id=F("system__versions"),
            version=F("system__versions__version"),
            loaded_at=F("system__versions__loaded_at"),
            path=Subquery(root.values("path")),
            above=Subquery(root.values("position")),
            last=Subquery(root.values("last_position")),
        )
        .filter(Q(root="") | Q(above__isnull=False))
        .values_list(named=True)
    )
    least_preferred_first = sorted(rows, key=lambda row: (-row.rank, newness(row.version), row.loaded_at))
    return {Purpose(row.purpose): _branch(row) for row in least_preferred_first}


def _branch(row: Any) -> Branch:
    first = 0 if row.above is None else row.above + 1
    return Branch(Purpose(row.purpose), row.id, row.version_id, row.by_name, row.path or "", first, row.last)


def _in_branch(branch: Branch) -> QuerySet[Concept]:
    """In the order of the file; with `ordinal`, and only those the binding numbers, where it is of levels."""
    concepts = Concept.objects.filter(version=branch.version_id, selectable=True, position__gte=branch.first)
    if branch.last is not None:
        concepts = concepts.filter(position__lte=branch.last)
    if branch.purpose in PURPOSES_WITH_LEVELS:
        level = BindingLevel.objects.filter(binding=branch.binding_id, code=OuterRef("code"))
        concepts = concepts.filter(Exists(level)).annotate(ordinal=Subquery(level.values("ordinal")))
    return concepts.order_by("position")


def _with_names_within(concepts: Iterable[Concept], branch: Branch) -> list[Concept]:
    choices = list(concepts)
    for concept in choices:
        concept.within = concept.path.removeprefix(f"{branch.path}{BETWEEN_NAMES}")
    return choices


def selectable_below(version: CodeSystemVersion, root: str) -> set[str] | None:
    """The codes to choose from below a root (all, where it is empty); None where there is no such root."""
    concepts = version.concepts.filter(selectable=True)
    if root:
        above = version.concepts.filter(code=root).first()
        if above is None:
            return None
        concepts = concepts.filter(position__gt=above.position, position__lte=above.last_position)
    return set(concepts.values_list("code", flat=True))


def numbered_levels() -> list[tuple[str, str]]:
    """System and code of every level that has a number and whose system is loaded. One query."""
    numbered = BindingLevel.objects.filter(ordinal__isnull=False, binding__system__versions__isnull=False)
    return list(
        numbered.values_list("binding__system__url", "code")
        .distinct()
        .order_by("binding__system__url", "code")
    )


def code_systems() -> list[Listed]:
    """Every loaded version of every code system, and what it is used for. Two queries."""
    used_for: dict[int, list[Purpose]] = {}
    for branch in branches(Purpose).values():
        used_for.setdefault(branch.version_id, []).append(branch.purpose)
    versions = CodeSystemVersion.objects.select_related("system").annotate(count=Count("concepts"))
    return [
        Listed(
            version.system.url,
            version.version,
            version.title,
            version.count,
            version.loaded_at,
            tuple(sorted(used_for.get(version.pk, []), key=list(Purpose).index)),
        )
        for version in sorted(versions, key=lambda version: (version.system.url, _newness(version)))
    ]


def value_sets() -> list[Listed]:
    """Every loaded version of every value set. One query."""
    loaded = ValueSet.objects.annotate(count=Count("members"))
    return [
        Listed(each.url, each.version, each.title, each.count, each.loaded_at)
        for each in sorted(loaded, key=lambda each: (each.url, newness(each.version)))
    ]


def newest_version_of(system: str) -> CodeSystemVersion | None:
    """The newest version of a code system that is loaded. One query."""
    return max(CodeSystemVersion.objects.filter(system__url=system), key=_newness, default=None)


def _newness(version: CodeSystemVersion) -> tuple[object, datetime]:
    return newness(version.version), version.loaded_at
