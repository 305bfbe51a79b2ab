"""Competences come and change; people tell what they can; demand is read from a file."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.versions import Step
from pejl.shared.words import _
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose

from .models import (
    Ability,
    AbilityVersion,
    Competence,
    CompetenceVersion,
    Demand,
    DemandReading,
    ThemeCompetence,
    ThemeCompetenceVersion,
)
from .queries import competences_by_key
from .rules import (
    LONGEST_KEY,
    DemandLine,
    Level,
    hindrances_to_competence,
    hindrances_to_keep,
    read_demand,
)


def role_of(by: Capacity) -> Any:
    return by.post.role if by.post else None


@transaction.atomic
def keep_competence(key: str, name: str, text: str = "", *, by: Capacity) -> Competence:
    """Write a competence, or what it is called from today on. The same again changes nothing."""
    key, name, text = key.strip(), name.strip(), text.strip()
    refuse_if(
        [
            *hindrances_to_keep(role_of(by)),
            *hindrances_to_competence(name, text),
            *reasons_among({_("Skriv en kort nøgle."): not key or len(key) > LONGEST_KEY}),
        ]
    )
    competence, _is_new = Competence.objects.get_or_create(key=key)
    last = competence.versions.order_by("number").last()
    if last is None or (last.name, last.text) != (name, text):
        _add(CompetenceVersion, competence, last, name=name, text=text)
        words = {"what": "competence kept", "competence": name}
        record(Entry(Kind.CHAIN_WRITTEN, by.doer(), about=competence.uid, content=words))
    return competence


@transaction.atomic
def calls_for(theme: Concept, competence: Competence, *, by: Capacity) -> ThemeCompetence:
    """A theme of need calls for a competence. The same again changes nothing."""
    refuse_if(hindrances_to_keep(role_of(by)))
    link, is_new = ThemeCompetence.objects.get_or_create(theme=theme, competence=competence)
    if is_new:
        _add(ThemeCompetenceVersion, link, None)
        words = {"what": "theme calls for", "theme": theme.display, "competence": competence.key}
        record(Entry(Kind.CHAIN_WRITTEN, by.doer(), about=link.uid, content=words))
    return link


@transaction.atomic
def tell_ability(competence: Competence, level: Level, *, by: Capacity) -> Ability:
    """What one can, in one's own eyes; nobody else writes it. The same again changes nothing."""
    refuse_if(reasons_among({_("Det fortæller man på arbejdet."): not by.is_employee}))
    ability, _is_new = Ability.objects.get_or_create(user_id=by.user_id, competence=competence)
    last = ability.versions.order_by("number").last()
    if last is None or last.level != level:
        _add(AbilityVersion, ability, last, level=level.value)
        record(Entry(Kind.CHAIN_WRITTEN, by.doer(), about=ability.uid, content={"what": "ability told"}))
    return ability


def _add(model: Any, item: Any, last: Any, **values: Any) -> None:
    model._base_manager.create(
        item=item,
        number=last.number + 1 if last else 1,
        step=Step.CHANGED if last else Step.BEGUN,
        valid_from=clock.today(),
        recorded_at=clock.now(),
        **values,
    )


@dataclass(frozen=True)
class Known:
    """What a line of demand may name."""

    themes: dict[str, Concept]
    competences: dict[str, Competence]
    districts: dict[str, Unit]


@transaction.atomic
def read_demand_file(content: bytes, *, as_of: date, source: str, by: Doer) -> DemandReading:
    """Everything in the file, or nothing. The same file as of the same day changes nothing."""
    fingerprint = hashlib.sha256(content).hexdigest()
    before = DemandReading.objects.order_by("as_of", "pk").last()
    if before and (before.fingerprint, before.as_of) == (fingerprint, as_of):
        return before
    found, known = read_demand(content), _known()
    refuse_if([*found.faults, *_unknown(found.lines, known), *_twice(found.lines)])
    reading = DemandReading.objects.create(
        as_of=as_of, recorded_at=clock.now(), source=source[:200], fingerprint=fingerprint
    )
    Demand.objects.bulk_create([_demand(reading, line, known) for line in found.lines])
    words = {"what": "demand read", "source": source, "lines": str(len(found.lines))}
    record(Entry(Kind.CHAIN_WRITTEN, by, about=reading.uid, content=words))
    return reading


def _known() -> Known:
    themes = choices_for(Purpose.THEME)
    return Known(
        {name.casefold(): theme for theme in themes for name in (theme.code, theme.display)},
        {key.casefold(): one for key, one in competences_by_key(clock.today()).items()},
        {unit.name.casefold(): unit for unit in Unit.objects.all()},
    )


def _unknown(lines: tuple[DemandLine, ...], known: Known) -> list[str]:
    faults = []
    for line in lines:
        if line.theme.casefold() not in known.themes:
            faults.append(_("Linje {0}: temaet »{1}« kendes ikke.").format(line.number, line.theme))
        if line.competence.casefold() not in known.competences:
            faults.append(_("Linje {0}: kompetencen »{1}« kendes ikke.").format(line.number, line.competence))
        if line.district and line.district.casefold() not in known.districts:
            faults.append(_("Linje {0}: distriktet »{1}« kendes ikke.").format(line.number, line.district))
    return faults


def _twice(lines: tuple[DemandLine, ...]) -> list[str]:
    seen: dict[tuple[str, ...], int] = {}
    faults = []
    for line in lines:
        place = (line.theme.casefold(), line.competence.casefold(), line.district.casefold(), line.when)
        if place in seen:
            faults.append(_("Linje {0}: det samme står i linje {1}.").format(line.number, seen[place]))
        seen.setdefault(place, line.number)
    return faults


def _demand(reading: DemandReading, line: DemandLine, known: Known) -> Demand:
    return Demand(
        reading=reading,
        theme=known.themes[line.theme.casefold()],
        competence=known.competences[line.competence.casefold()],
        district=known.districts.get(line.district.casefold()),
        when=line.when.value,
        hours=line.hours,
    )
