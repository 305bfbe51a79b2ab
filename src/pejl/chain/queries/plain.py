"""Every activity, strategic or not, with its paths and its missing link, as plain values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pejl.chain.rules import GAP_IN_WORDS, STATE_IN_WORDS, Chain, Missing, above_and_below, trace
from pejl.chain.rules.paths import needs_between, paths_between

from .chain import chain_on

PATHS_TOLD = 50


def traced_as_plain_values(day: date) -> dict[str, Any]:
    seen = chain_on(day)
    traced = trace(seen.chain)
    above, _below = above_and_below(seen.chain)
    names = seen.competence_names
    return {
        "day": day.isoformat(),
        "needs_as_of": seen.needs_as_of.isoformat() if seen.needs_as_of else None,
        "activities": [
            {
                "key": seen.chain.nodes[one].key,
                "title": seen.chain.nodes[one].title,
                "strategic": not found.missing,
                "state": found.state.value,
                "in_words": STATE_IN_WORDS[found.state],
                "paths_up": found.paths_up,
                "paths": _paths(seen.chain, above, one) if not found.missing else [],
                "needs": sorted(names.get(need, "") for need in needs_between(seen.chain, above, one)),
                "missing": [_plain(missing) for missing in found.missing],
            }
            for one, found in traced.activities.items()
        ],
    }


def _paths(chain: Chain, above: Mapping[int, list[int]], activity: int) -> list[list[str]]:
    found = paths_between(chain, above, activity, at_most=PATHS_TOLD)
    return [[chain.nodes[node].key for node in path] for path in found]


def _plain(missing: Missing) -> dict[str, str | None]:
    day = f"{missing.day:%d.%m.%Y}" if missing.day else ""
    return {
        "gap": missing.gap.value,
        "title": missing.title or None,
        "day": missing.day.isoformat() if missing.day else None,
        "sentence": GAP_IN_WORDS[missing.gap] % {"title": missing.title, "day": day},
    }
