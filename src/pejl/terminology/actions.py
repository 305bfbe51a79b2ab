"""Code systems and value sets are loaded, and branches of them are put to use."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

from django.db import transaction

from pejl.shared import clock
from pejl.shared.names import search_key
from pejl.shared.refusal import Refused, refuse_if
from pejl.shared.words import _

from .fhir import Parsed, ParsedCodeSystem, ParsedConcept, ParsedValueSet, read_resources
from .models import (
    Binding,
    BindingLevel,
    CodeSystem,
    CodeSystemVersion,
    Concept,
    ValueSet,
    ValueSetMember,
)
from .queries import newest_version_of, numbered_levels, selectable_below
from .reading import Faults
from .rules import ParsedBranch, note_lost_numbers, note_misfits, read_binding


@dataclass(frozen=True)
class Loaded:
    """A code system or value set of a file; `is_new` is False where it was there already."""

    url: str
    version: str
    title: str
    count: int
    is_new: bool


def load(content: bytes, *, by: object) -> list[Loaded]:
    """Load all of a FHIR file (code system, value set or bundle of them), or nothing.

    Refused with every fault in the file, and where a version is loaded already with other content.
    """
    resources, faults = read_resources(content)
    refuse_if(faults.sentences())
    with transaction.atomic():
        return [_load(resource) for resource in resources]


def bind(content: bytes, *, by: object) -> None:
    """Put the binding of a file in the place of the one there is.

    Refused with every fault in the file, where it does not fit the versions that are loaded, and where a
    loaded level would lose its number.
    """
    branches, faults = read_binding(content)
    refuse_if(faults.sentences())
    with transaction.atomic():
        _lock_binding()
        refuse_if(_misfits(branches))
        Binding.objects.all().delete()
        _add_branches(branches)


def ensure_basis(*, by: object) -> None:
    """Load Pejl's own code system, and bind as shipped what is not bound; what is there stays as it is."""
    load(_shipped("pejl-basis.json"), by=by)
    with transaction.atomic():
        bound = set(Binding.objects.values_list("purpose", flat=True))
        branches, _faults = read_binding(_shipped("bindings.json"))
        _add_branches(branch for branch in branches if branch.purpose not in bound)


def _load(parsed: Parsed) -> Loaded:
    if isinstance(parsed, ParsedCodeSystem):
        is_new, kept = _load_code_system(parsed)
    else:
        is_new, kept = _load_value_set(parsed)
    if kept != parsed.fingerprint:
        reason = _(
            "{0} version {1} er allerede indlæst med et andet indhold: giv det nye et nyt versionsnummer."
        )
        raise Refused([reason.format(parsed.url, parsed.version or "–")])
    return Loaded(parsed.url, parsed.version, parsed.title, parsed.count, is_new)


def _load_code_system(parsed: ParsedCodeSystem) -> tuple[bool, str]:
    """Whether it was added, and the fingerprint of what is there now."""
    system, _added = CodeSystem.objects.get_or_create(url=parsed.url)
    version, is_new = CodeSystemVersion.objects.get_or_create(
        system=system,
        version=parsed.version,
        defaults={"title": parsed.title, "fingerprint": parsed.fingerprint, "loaded_at": clock.now()},
    )
    if is_new:
        _add_concepts(version, parsed.concepts)
    return is_new, version.fingerprint


def _add_concepts(version: CodeSystemVersion, concepts: list[ParsedConcept]) -> None:
    """Level by level, since a row needs the key of its parent."""
    keys: dict[int, int] = {}
    for _depth, level in groupby(sorted(concepts, key=lambda each: each.depth), lambda each: each.depth):
        rows = [
            Concept(
                version=version,
                parent_id=None if concept.parent is None else keys[concept.parent],
                code=concept.code,
                display=concept.display,
                definition=concept.definition,
                path=concept.path,
                search_key=search_key(concept.display),
                depth=concept.depth,
                position=concept.position,
                last_position=concept.last_position,
                selectable=concept.selectable,
            )
            for concept in level
        ]
        keys = {row.position: row.pk for row in Concept.objects.bulk_create(rows)}


def _load_value_set(parsed: ParsedValueSet) -> tuple[bool, str]:
    """Whether it was added, and the fingerprint of what is there now."""
    value_set, is_new = ValueSet.objects.get_or_create(
        url=parsed.url,
        version=parsed.version,
        defaults={"title": parsed.title, "fingerprint": parsed.fingerprint, "loaded_at": clock.now()},
    )
    if is_new:
        ValueSetMember.objects.bulk_create(
            ValueSetMember(
                value_set=value_set,
                system=member.system,
                code=member.code,
                display=member.display,
                position=position,
                selectable=member.selectable,
            )
            for position, member in enumerate(parsed.members)
        )
    return is_new, value_set.fingerprint


def _lock_binding() -> None:
    """Whoever binds at the same time waits here."""
    list(Binding.objects.select_for_update())


def _misfits(branches: list[ParsedBranch]) -> list[str]:
    """Where the branches do not fit what is there; a system may be bound before it is loaded."""
    faults = Faults()
    for branch in branches:
        if version := newest_version_of(branch.system):
            codes = selectable_below(version, branch.root)
            note_misfits(
                branch, version.version, faults, root_found=codes is not None, selectable=codes or set()
            )
    note_lost_numbers(branches, numbered_levels(), faults)
    return faults.sentences()


def _add_branches(branches: Iterable[ParsedBranch]) -> None:
    for branch in branches:
        system, _added = CodeSystem.objects.get_or_create(url=branch.system)
        binding = Binding.objects.create(
            purpose=branch.purpose.value,
            rank=branch.rank,
            system=system,
            root=branch.root,
            by_name=branch.by_name,
        )
        BindingLevel.objects.bulk_create(
            BindingLevel(binding=binding, code=code, ordinal=ordinal)
            for code, ordinal in branch.levels.items()
        )


def _shipped(name: str) -> bytes:
    return (files("pejl.terminology") / "data" / name).read_bytes()
