"""The ways from a place in the chain up to policies in force, and the needs that an activity meets."""

from collections.abc import Mapping, Sequence

from .tracing import Chain, above_and_below, called_for, out_of_force
from .words import Place


def paths_up(chain: Chain, node: int, *, at_most: int = 50) -> list[list[int]]:
    """The ways from a node up to policies in force, each from the policy down. No more than asked for."""
    above, _below = above_and_below(chain)
    return paths_between(chain, above, node, at_most=at_most)


def paths_between(
    chain: Chain, above: Mapping[int, Sequence[int]], node: int, *, at_most: int = 50
) -> list[list[int]]:
    """As `paths_up`, where the neighbours are known already."""
    found: list[list[int]] = []
    waiting = [[node]]
    while waiting and len(found) < at_most:
        path = waiting.pop()
        top = chain.nodes[path[0]]
        if top.place is Place.POLICY:
            found += [] if out_of_force(top, chain.day) else [path]
        elif not top.is_bid:
            waiting += [[upper, *path] for upper in reversed(above.get(top.id, ()))]
    return found


def needs_met(chain: Chain, activity: int) -> frozenset[int]:
    """The competences that needs call for, and that the activity's learning goals name."""
    above, _below = above_and_below(chain)
    return needs_between(chain, above, activity)


def needs_between(chain: Chain, above: Mapping[int, Sequence[int]], activity: int) -> frozenset[int]:
    """As `needs_met`, where the neighbours are known already."""
    own = chain.competences
    met: frozenset[int] = frozenset()
    for goal in above.get(activity, ()):
        profiles = above.get(goal, ())
        met |= called_for(goal, profiles, {one: own.get(one, frozenset()) for one in profiles}, own)
    return met & chain.needed
