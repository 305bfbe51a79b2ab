"""What a department has before it on the day on which it decides."""

from dataclasses import dataclass
from datetime import date, timedelta

from pejl.chain.models import Argument, Priority
from pejl.chain.rules import State
from pejl.chain.rules.learning import Standing
from pejl.competences.queries import Called

from .sessions import arguments_by_activity, standings
from .table import Asked, Shown, read_table

SHOWN = 40


@dataclass(frozen=True)
class Candidate:
    """An activity to decide about, what was decided last, and what groups say."""

    shown: Shown
    priority: Priority | None
    arguments: tuple[Argument, ...]

    @property
    def is_decided(self) -> bool:
        return self.priority is not None and self.priority.standing != Standing.PROPOSED


@dataclass(frozen=True)
class Day:
    needs: tuple[Called, ...]
    """What needs call for, and nothing in the chain names."""

    not_strategic: tuple[Shown, ...]
    bids: tuple[Shown, ...]
    open: tuple[Candidate, ...]
    prioritised: tuple[Candidate, ...]
    not_now: tuple[Candidate, ...]
    counts: dict[str, int]
    needs_as_of: date | None


def day_of(day: date, lately: timedelta) -> Day:
    read = read_table(Asked(day))
    traced, last = read.traced.activities, standings()
    said = arguments_by_activity(day - lately)
    shown = read.all_shown(_to_show(list(traced), last, said))
    candidates = [Candidate(one, last.get(one.link.id), tuple(said.get(one.link.id, ()))) for one in shown]
    needs = [read.seen.called[one] for one in read.holes.needs_without_competence]
    bids = [one.id for one in read.seen.chain.nodes.values() if one.is_bid]
    astray = [one for one, trace in traced.items() if trace.state is State.NOT]
    return Day(
        tuple(sorted(needs, key=lambda one: -(one.now + one.coming))),
        tuple(read.all_shown(astray[:SHOWN])),
        tuple(read.all_shown(bids[:SHOWN])),
        tuple(one for one in candidates if not one.is_decided),
        _ended(candidates, Standing.PRIORITISED),
        _ended(candidates, Standing.NOT_NOW),
        {
            "activities": len(traced),
            "strategic": len(traced) - len(astray),
            "tried": sum(trace.state in (State.TRIED, State.MADE_A_DIFFERENCE) for trace in traced.values()),
            "needs": len(read.seen.called),
            "unanswered": len(needs),
        },
        read.seen.needs_as_of,
    )


def _to_show(activities: list[int], last: dict[int, Priority], said: dict[int, list[Argument]]) -> list[int]:
    """All that was decided or argued about, and as many of the rest as a day can hold."""
    talked = [one for one in activities if one in last or one in said]
    rest = [one for one in activities if one not in last and one not in said]
    return [*talked, *rest[:SHOWN]]


def _ended(candidates: list[Candidate], standing: Standing) -> tuple[Candidate, ...]:
    return tuple(
        one for one in candidates if one.is_decided and one.priority and one.priority.standing == standing
    )
