"""The other way round: what the chain means and nobody learns, what needs call for and nobody means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .tracing import Chain, Link, above_and_below
from .words import Place


@dataclass(frozen=True)
class Holes:
    """Where the two readings do not meet, each by its place in the chain."""

    principles_without_practice: tuple[int, ...] = ()
    profiles_without_learning_goals: tuple[int, ...] = ()
    learning_goals_nobody_learns_towards: tuple[int, ...] = ()
    needs_without_competence: tuple[int, ...] = ()
    """Competences that needs call for, and that no learning goal or profile of the chain names."""


def holes(chain: Chain, learned: Iterable[int]) -> Holes:
    """One pass from the activities up. `learned` are the activities in which somebody takes or took part."""
    above, below = above_and_below(chain)
    practised = _reached(chain, above, (one for one, what in chain.practice.items() if what.tried))
    towards = _reached(chain, above, learned)
    by_place: dict[Place, list[Link]] = {place: [] for place in Place}
    for node in chain.nodes.values():
        by_place[node.place].append(node)
    named = frozenset[int]().union(*(chain.competences.get(node, frozenset()) for node in chain.nodes))
    return Holes(
        tuple(one.id for one in by_place[Place.PRINCIPLE] if one.id not in practised),
        tuple(one.id for one in by_place[Place.PROFILE] if not below.get(one.id)),
        tuple(one.id for one in by_place[Place.LEARNING_GOAL] if one.id not in towards),
        tuple(sorted(chain.needed - named)),
    )


def _reached(chain: Chain, above: Mapping[int, list[int]], begin: Iterable[int]) -> set[int]:
    """All that lies above some nodes, themselves included."""
    reached: set[int] = set()
    waiting = [one for one in begin if one in chain.nodes]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += above.get(node, ())
    return reached
