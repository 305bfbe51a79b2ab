"""Is learning strategic? Traced through the whole chain in one pass, linear in its links.

Law 5 of the house, and the department's own words: learning is strategic only if it systematically
contributes to the core task and the goals. Two readings must meet in an activity: up to a goal under a
policy in force, and out to competences that citizens' present or announced needs call for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pejl.shared.words import _

from .words import Place, State

SMALLEST_GROUP = 5


@dataclass(frozen=True, slots=True)
class Link:
    """What one place in the chain holds, as it is on the day that is asked about."""

    id: int
    place: Place
    title: str
    key: str = ""
    last_day: date | None = None
    is_bid: bool = False
    begins: date | None = None
    under_revision: bool = False
    audience: str = ""
    unit: int | None = None
    framework: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What learners, or citizens, answered: how many, and how many said that it made a difference."""

    count: int = 0
    better: int = 0

    @property
    def made_a_difference(self) -> bool:
        """More than half, in a group large enough that nobody can be found in it."""
        return self.count >= SMALLEST_GROUP and self.better * 2 > self.count


@dataclass(frozen=True, slots=True)
class Practice:
    """What became of an activity."""

    tried: bool = False
    learners: Answers = Answers()
    citizens: Answers = Answers()


class Gap(StrEnum):
    """The first link that is missing."""

    NO_LEARNING_GOAL = "no learning goal"
    ONLY_A_BID = "only a bid"
    NO_PROFILE = "no profile"
    NO_PRINCIPLE = "no principle"
    NO_GOAL = "no goal"
    NO_POLICY = "no policy"
    POLICY_EXPIRED = "policy expired"
    POLICY_TO_COME = "policy to come"
    NO_COMPETENCE = "no competence"
    NO_NEED = "no need"


GAP_IN_WORDS = {
    Gap.NO_LEARNING_GOAL: _("Aktiviteten har ikke noget læringsmål."),
    Gap.ONLY_A_BID: _("Læringsmålet »%(title)s« er kun et bud endnu."),
    Gap.NO_PROFILE: _("Læringsmålet »%(title)s« hører ikke til en kompetenceprofil."),
    Gap.NO_PRINCIPLE: _("Kompetenceprofilen »%(title)s« hører ikke til et pejlemærke."),
    Gap.NO_GOAL: _("Pejlemærket »%(title)s« hører ikke til et strategisk mål."),
    Gap.NO_POLICY: _("Det strategiske mål »%(title)s« bygger ikke på en politik."),
    Gap.POLICY_EXPIRED: _("Politikken »%(title)s« udløb %(day)s."),
    Gap.POLICY_TO_COME: _("Politikken »%(title)s« gælder først fra %(day)s."),
    Gap.NO_COMPETENCE: _("Læringsmålet »%(title)s« nævner ingen kompetence."),
    Gap.NO_NEED: _("Ingen borgers behov kalder på det lige nu."),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap, and what stands at its edge."""

    gap: Gap
    title: str = ""
    day: date | None = None


_NOTHING_ABOVE = {
    Place.GOAL: Gap.NO_POLICY,
    Place.PRINCIPLE: Gap.NO_GOAL,
    Place.PROFILE: Gap.NO_PRINCIPLE,
    Place.LEARNING_GOAL: Gap.NO_PROFILE,
    Place.ACTIVITY: Gap.NO_LEARNING_GOAL,
}


@dataclass
class Chain:
    """The chain on a day: its nodes, which lies under which, and which competences are named."""

    day: date
    nodes: Mapping[int, Link]
    links: Sequence[tuple[int, int]]
    """(upper, lower), each between two neighbouring places."""
    competences: Mapping[int, frozenset[int]] = field(default_factory=dict)
    needed: frozenset[int] = frozenset()
    practice: Mapping[int, Practice] = field(default_factory=dict)


def above_and_below(chain: Chain) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The neighbours of each node on both sides. A link to what is not there counts for nothing."""
    nodes = chain.nodes
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for upper, lower in chain.links:
        if upper in nodes and lower in nodes:
            above[lower].append(upper)
            below[upper].append(lower)
    return above, below


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of one activity."""

    state: State
    missing: tuple[Missing, ...] = ()
    paths_up: int = 0
    """How many ways lead up to a policy in force."""


@dataclass(frozen=True)
class Traced:
    """The whole chain: each activity, what is missing above each place, and what is being written anew."""

    activities: dict[int, Trace]
    missing: dict[int, Missing | None]
    revised: dict[int, int]
    """A place, and a policy above it that is under revision."""


def trace(chain: Chain) -> Traced:
    """Every activity of the chain, in one pass from the policies down."""
    above, _below = above_and_below(chain)
    missing: dict[int, Missing | None] = {}
    revised: dict[int, int] = {}
    ways: dict[int, int] = {}
    calls: dict[int, frozenset[int]] = {}
    traces: dict[int, Trace] = {}
    for node in sorted(chain.nodes.values(), key=lambda one: one.place):
        uppers = above.get(node.id, ())
        if (policy := _revised_above(node, uppers, revised)) is not None:
            revised[node.id] = policy
        found = _missing_above(node, uppers, missing, chain.day)
        missing[node.id] = found
        ways[node.id] = 0 if found else _ways(node, uppers, missing, ways)
        if node.place is Place.ACTIVITY:
            leading_up = [upper for upper in uppers if missing[upper] is None] or uppers
            traces[node.id] = _trace_of(node, leading_up, found, ways[node.id], calls, chain)
        elif node.place >= Place.PROFILE:
            calls[node.id] = called_for(node.id, uppers, calls, chain.competences)
    return Traced(traces, missing, revised)


def _revised_above(node: Link, uppers: Iterable[int], revised: Mapping[int, int]) -> int | None:
    if node.under_revision:
        return node.id
    return next((revised[upper] for upper in uppers if upper in revised), None)


def _ways(
    node: Link, uppers: Iterable[int], missing: Mapping[int, Missing | None], ways: Mapping[int, int]
) -> int:
    if node.place is Place.POLICY:
        return 1
    return sum(ways[upper] for upper in uppers if missing[upper] is None)


def _missing_above(
    node: Link, uppers: Sequence[int], missing: Mapping[int, Missing | None], day: date
) -> Missing | None:
    """None where a way leads up to a policy in force; else the gap nearest to the policies."""
    if node.place is Place.POLICY:
        return out_of_force(node, day)
    if node.is_bid:
        return Missing(Gap.ONLY_A_BID, node.title)
    if not uppers:
        title = "" if node.place is Place.ACTIVITY else node.title
        return Missing(_NOTHING_ABOVE[node.place], title)
    gaps = []
    for upper in uppers:
        gap = missing[upper]
        if gap is None:
            return None
        gaps.append(gap)
    return max(gaps, key=_nearness)


def out_of_force(policy: Link, day: date) -> Missing | None:
    if policy.last_day and policy.last_day < day:
        return Missing(Gap.POLICY_EXPIRED, policy.title, policy.last_day)
    if policy.begins and policy.begins > day:
        return Missing(Gap.POLICY_TO_COME, policy.title, policy.begins)
    return None


_ORDER = {gap: number for number, gap in enumerate(Gap)}


def _nearness(missing: Missing) -> int:
    return _ORDER[missing.gap]


def called_for(
    node: int,
    uppers: Iterable[int],
    calls: Mapping[int, frozenset[int]],
    own: Mapping[int, frozenset[int]],
) -> frozenset[int]:
    """What a learning goal names itself, or else what its profiles name."""
    if mine := own.get(node):
        return mine
    sets = [calls[upper] for upper in uppers if calls.get(upper)]
    return sets[0].union(*sets[1:]) if sets else frozenset()


def _trace_of(
    node: Link,
    learning_goals: Sequence[int],
    missing: Missing | None,
    ways: int,
    calls: Mapping[int, frozenset[int]],
    chain: Chain,
) -> Trace:
    """The two readings meet in one learning goal: the one that leads up is the one that needs call for."""
    found = [missing] if missing else []
    if learning_goals and (nobody := _no_need(learning_goals, calls, chain)):
        found.append(nobody)
    if found:
        return Trace(State.NOT, tuple(found))
    return Trace(state_in_practice(chain.practice.get(node.id)), (), ways)


def _no_need(
    learning_goals: Sequence[int], calls: Mapping[int, frozenset[int]], chain: Chain
) -> Missing | None:
    """Whether no competence that the learning goals name is one that a need calls for."""
    named = [calls[goal] for goal in learning_goals if calls.get(goal)]
    if not named:
        return Missing(Gap.NO_COMPETENCE, chain.nodes[learning_goals[0]].title)
    return Missing(Gap.NO_NEED) if all(chain.needed.isdisjoint(one) for one in named) else None


def state_in_practice(practice: Practice | None) -> State:
    """Of what can be traced: thought of, tried, or said to have made a difference by both sides."""
    if practice is None or not practice.tried:
        return State.THOUGHT
    if practice.learners.made_a_difference and practice.citizens.made_a_difference:
        return State.MADE_A_DIFFERENCE
    return State.TRIED
