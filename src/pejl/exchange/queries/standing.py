"""The chain as it stands today: all that a file is laid beside, in a constant number of queries."""

from collections import defaultdict
from datetime import date

from pejl.chain.models import CallsForVersion, Framework, NodeLinkVersion, NodeVersion
from pejl.chain.queries import period_of, text_of
from pejl.chain.rules import Place
from pejl.competences.models import Competence
from pejl.competences.queries import names_on
from pejl.exchange.rules.plan import Standing, There
from pejl.organisation.models import Unit
from pejl.shared.versions import Step


def standing_on(day: date) -> Standing:
    keys = dict(Competence.objects.values_list("pk", "key"))
    return Standing(
        day,
        _nodes(day, keys),
        dict(Framework.objects.order_by("pk").values_list("key", "name")),
        {keys[pk]: name for pk, name in names_on(day).items()},
        frozenset(Unit.objects.values_list("name", flat=True)),
    )


def _nodes(day: date, keys: dict[int, str]) -> dict[str, There]:
    uppers, competences = _uppers(day), _competences(day, keys)
    last: dict[int, NodeVersion] = {}
    begins: dict[int, date] = {}
    versions = NodeVersion.objects.select_related("item__framework", "item__unit")
    for version in versions.order_by("item", "number"):
        last[version.item_id] = version
        begins[version.item_id] = min(version.valid_from, begins.get(version.item_id, version.valid_from))
    ended = {version.item.key for version in last.values() if version.step == Step.ENDED}
    return {
        version.item.key: There(
            version.item.key,
            Place(version.item.place),
            version.item.framework.key if version.item.framework else "",
            version.item.unit.name if version.item.unit else "",
            text_of(version),
            period_of(version),
            begins[pk],
            version.number,
            version.step == Step.ENDED,
            version.item.uid,
            version.recorded_at,
            frozenset(uppers[pk] - ended),
            frozenset(competences[pk]),
        )
        for pk, version in last.items()
    }


def _uppers(day: date) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    links = NodeLinkVersion.objects.in_force_or_coming(day).values_list("item__lower", "item__upper__key")
    for lower, upper in links:
        found[lower].add(upper)
    return found


def _competences(day: date, keys: dict[int, str]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    named = CallsForVersion.objects.in_force_or_coming(day).values_list("item__node", "item__competence")
    for node, competence in named:
        found[node].add(keys[competence])
    return found
