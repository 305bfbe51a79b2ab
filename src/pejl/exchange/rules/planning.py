"""What reading a file in would do: new, changed, untouched, and every reason why it cannot be done."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pejl.chain.rules import (
    CALLS_FOR_COMPETENCES,
    IN_A_FRAMEWORK,
    Difference,
    Place,
    changed_fields,
    hindrances_to_key,
    hindrances_to_link,
    hindrances_to_text,
    next_key,
)
from pejl.competences.rules import LONGEST_KEY as LONGEST_COMPETENCE_KEY
from pejl.competences.rules import hindrances_to_competence
from pejl.exchange.reading import Fault
from pejl.shared.words import _

from .after import changed_days, period_after, text_after
from .incoming import Incoming, Item, same_words
from .plan import Plan, Planned, Standing, There

ANOTHER_PLACE = _("Nøglen »{0}« er brugt til noget andet: »{1}«.")
ANOTHER_SET = _("»{0}« hører til sættet »{1}«. Det kan ikke flyttes.")
WHICH_SET = _("Skriv i kolonnen »Sæt«, hvilket sæt det hører til, eller vælg et sæt sammen med filen.")
WHICH_OF_THEM = _("Der er flere, der hedder »{0}«. Skriv også nøglen.")
NO_SUCH_UNIT = _("Enheden »{0}« kendes ikke.")
ANOTHER_UNIT = _("»{0}« tilbydes af en anden enhed. Det kan ikke flyttes.")
NO_SUCH_COMPETENCE = _("Kompetencen »{0}« kendes ikke. Skriv et kolon og dens navn, så lægges den til.")
NAMED_OTHERWISE = _("Kompetencen »{0}« hedder noget andet hos os: »{1}«. Det bliver den ved med.")
STAYS_UNDER = _("»{0}« ligger også under »{1}«. Det står ikke i filen, og det bliver, som det er.")
TWICE = _("»{0}« står to steder i filen, som to forskellige.")
NOTHING_TO_THE_LEFT = _("Der står ikke noget til venstre for »{0}«. Hører den til ovenfor, så flet cellerne.")
COMES_BACK = _("»{0}« var taget ud af tråden. Nu kommer den ind igen.")


@dataclass
class _Planning:
    incoming: Incoming
    standing: Standing
    default_set: str
    plan: Plan
    keys: dict[int, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    taken: dict[Place, set[str]] = field(default_factory=dict)
    last_made: dict[Place, str] = field(default_factory=dict)
    by_key: dict[str, There] = field(default_factory=dict)
    by_title: dict[tuple[Any, ...], list[There]] = field(default_factory=dict)
    uppers: dict[int, list[int]] = field(default_factory=dict)


def plan_of(incoming: Incoming, standing: Standing, *, default_set: str = "") -> Plan:
    """What it would do to bring in what a file says. Nothing is ended and no tie is loosened by a file."""
    plan = Plan(faults=list(incoming.faults), notes=list(incoming.notes))
    at_hand = _Planning(incoming, standing, default_set, plan)
    for there in standing.nodes.values():
        at_hand.by_key[there.key.casefold()] = there
        at_hand.taken.setdefault(there.place, set()).add(there.key)
        if not there.is_ended:
            title = (there.place, there.set_key, _plain_title(there.text.title))
            at_hand.by_title.setdefault(title, []).append(there)
    for item in incoming.items:
        at_hand.taken.setdefault(item.place, set()).update(item.keys)
        _know_better(item, at_hand)
    for upper, lower in incoming.links:
        at_hand.uppers.setdefault(lower, []).append(upper)
    order = sorted(range(len(incoming.items)), key=lambda number: incoming.items[number].place)
    for number in order:
        plan.steps.append(_planned(number, incoming.items[number], at_hand))
    return plan


def _know_better(item: Item, at_hand: _Planning) -> None:
    """A place that was guessed is that of what we have under the same key, in the same set."""
    for key in item.keys if item.guessed else ():
        found = at_hand.by_key.get(key.casefold())
        if found and found.set_key and found.set_key == _set_of(item, at_hand):
            item.place = found.place
            return


def _plain_title(title: str) -> str:
    return " ".join(title.split()).casefold()


def _planned(number: int, item: Item, at_hand: _Planning) -> Planned:
    set_key = _set_of(item, at_hand)
    there = _there(item, set_key, at_hand)
    if there is not None:
        set_key = _same_set(item, set_key, there, at_hand)
    elif item.place in IN_A_FRAMEWORK and not set_key:
        at_hand.plan.faults.append(Fault(item.where, WHICH_SET))
    key = there.key if there else _new_key(item, at_hand)
    if key in at_hand.used:
        at_hand.plan.faults.append(Fault(item.where, TWICE, (item.title or key,)))
    at_hand.used.add(key)
    at_hand.keys[number] = key
    text, period = text_after(item, there), period_after(item, there, at_hand.standing.today)
    unit = _unit(item, there, at_hand)
    faults = [
        *hindrances_to_text(item.place, text, period),
        *([] if there else hindrances_to_key(key, is_taken=False)),
    ]
    at_hand.plan.faults += [Fault(item.where, one) for one in faults]
    shown, as_it_is = there.number if there else 0, Difference.UNTOUCHED
    step = Planned(item.where, key, item.place, set_key, unit, as_it_is, text, period, shown)
    return _step(number, item, there, step, at_hand)


def _step(number: int, item: Item, there: There | None, step: Planned, at_hand: _Planning) -> Planned:
    at_hand.days[step.key] = there.begins if there else step.period.first_day
    under = tuple(
        (key, _tied_from(key, step, there, at_hand)) for key in _newly_under(number, step, there, at_hand)
    )
    competences = _competences(item, there, at_hand)
    if there is None:
        if number in at_hand.incoming.loose:
            at_hand.plan.notes.append(Fault(item.where, NOTHING_TO_THE_LEFT, (step.text.title,)))
        return replace(step, what=Difference.NEW, under=under, competences=competences)
    changes = dict(changed_fields(there.text, step.text))
    if step.period != there.period or there.is_ended:
        changes |= changed_days(there, step.period)
    rewrites = bool(changes) or there.is_ended
    if there.is_ended:
        at_hand.plan.notes.append(Fault(item.where, COMES_BACK, (step.text.title,)))
    is_changed = rewrites or under or competences is not None
    return replace(
        step,
        what=Difference.CHANGED if is_changed else Difference.UNTOUCHED,
        rewrites=rewrites,
        changes=changes,
        under=under,
        competences=competences,
    )


def _set_of(item: Item, at_hand: _Planning) -> str:
    """The key of the set it belongs to, new where nobody knows it; else empty."""
    if item.place not in IN_A_FRAMEWORK:
        return ""
    sets, said = at_hand.standing.sets, item.set_name or at_hand.default_set
    if not said:
        return next(iter(sets)) if len(sets) == 1 and not at_hand.incoming.set_names else ""
    for key, name in sets.items():
        if said.casefold() in (key.casefold(), name.casefold()):
            return key
    key = said[:60].strip()
    at_hand.plan.sets.setdefault(key, at_hand.incoming.set_names.get(said, said)[:200])
    return key


def _there(item: Item, set_key: str, at_hand: _Planning) -> There | None:
    """What stands in the chain already: by its key, or by its title where it has none."""
    for key in item.keys:
        found = at_hand.by_key.get(key.casefold())
        elsewhere = found and item.guessed and found.set_key != set_key
        if found and found.place is item.place and not elsewhere:
            return found
    if item.keys:
        return None
    titled = at_hand.by_title.get((item.place, set_key, _plain_title(item.title)), [])
    if len(titled) > 1:
        at_hand.plan.faults.append(Fault(item.where, WHICH_OF_THEM, (item.title,)))
    return titled[0] if titled else None


def _same_set(item: Item, set_key: str, there: There, at_hand: _Planning) -> str:
    if item.set_name and set_key != there.set_key:
        words = (there.text.title, at_hand.standing.sets[there.set_key])
        at_hand.plan.faults.append(Fault(item.where, ANOTHER_SET, words))
    return there.set_key


def _new_key(item: Item, at_hand: _Planning) -> str:
    """The first of its keys that nobody has, or else the next of its kind."""
    free = [key for key in item.keys if key.casefold() not in at_hand.by_key]
    if item.keys and not free:
        other = at_hand.by_key[item.keys[0].casefold()]
        at_hand.plan.faults.append(Fault(item.where, ANOTHER_PLACE, (item.keys[0], other.text.title)))
    return free[0] if free else _made_key(item.place, at_hand)


def _made_key(place: Place, at_hand: _Planning) -> str:
    """The next of its kind. What was made last is enough to find it by."""
    last = at_hand.last_made.get(place)
    key = next_key(place, {last} if last else at_hand.taken.get(place, set()))
    at_hand.last_made[place] = key
    return key


def _unit(item: Item, there: There | None, at_hand: _Planning) -> str:
    said = item.unit or ""
    if said and said not in at_hand.standing.units:
        at_hand.plan.faults.append(Fault(item.where, NO_SUCH_UNIT, (said,)))
    if there is None:
        return said
    if said and said != there.unit:
        at_hand.plan.faults.append(Fault(item.where, ANOTHER_UNIT, (there.text.title,)))
    return there.unit


def _newly_under(number: int, step: Planned, there: There | None, at_hand: _Planning) -> Iterator[str]:
    standing = there.uppers if there else frozenset[str]()
    said: set[str] = set()
    for upper in at_hand.uppers.get(number, ()):
        place, same = at_hand.incoming.items[upper].place, _same_framework(upper, step, at_hand)
        faults = hindrances_to_link(place, step.place, same_framework=same)
        at_hand.plan.faults += [Fault(step.where, one) for one in faults]
        if not faults:
            key = at_hand.keys[upper]
            said.add(key)
            if key not in standing:
                yield key
    if said:
        for key in sorted(standing - said):
            words = (step.text.title, at_hand.standing.nodes[key].text.title)
            at_hand.plan.notes.append(Fault(step.where, STAYS_UNDER, words))


def _tied_from(upper: str, step: Planned, there: There | None, at_hand: _Planning) -> date:
    """From today on; what is new lies there from its own first day on, once both have begun."""
    if there is not None and upper in at_hand.standing.nodes:
        return at_hand.standing.today
    return max(at_hand.days[upper], at_hand.days[step.key])


def _same_framework(upper: int, step: Planned, at_hand: _Planning) -> bool:
    item = at_hand.incoming.items[upper]
    if not {item.place, step.place} <= IN_A_FRAMEWORK:
        return True
    there = at_hand.by_key.get(at_hand.keys.get(upper, "").casefold())
    return (there.set_key if there else _set_of(item, at_hand)) == step.set_key


def _competences(item: Item, there: There | None, at_hand: _Planning) -> frozenset[str] | None:
    """All that it names from now on; None where the file does not say, or says what stands."""
    if item.competences is None or item.place not in CALLS_FOR_COMPETENCES:
        return None
    known = {key.casefold(): key for key in [*at_hand.standing.competences, *at_hand.plan.competences]}
    named = set()
    for one in item.competences:
        key = known.get(one.key.casefold(), one.key)
        name = at_hand.standing.competences.get(key)
        if name is None and key not in at_hand.plan.competences:
            at_hand.plan.faults += _faults_of_new(item, one.key, one.name)
            at_hand.plan.competences[key] = one.name
        elif name is not None and one.name and not same_words(name, one.name):
            at_hand.plan.notes.append(Fault(item.where, NAMED_OTHERWISE, (key, name)))
        named.add(key)
    return None if there and named == there.competences else frozenset(named)


def _faults_of_new(item: Item, key: str, name: str) -> list[Fault]:
    if not name:
        return [Fault(item.where, NO_SUCH_COMPETENCE, (key,))]
    faults = [Fault(item.where, one) for one in hindrances_to_competence(name, "")]
    if len(key) > LONGEST_COMPETENCE_KEY:
        faults.append(Fault(item.where, _("Nøglen er for lang.")))
    return faults
