"""How it goes over time, as a picture: where each word stands, and lines between those of the same eyes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .how_it_goes import Eyes

WIDTH, LEFT, RIGHT, TOP, BETWEEN, BELOW = 340, 8, 8, 32, 54, 32
NUDGE = {Eyes.CITIZEN: -8, Eyes.PROFESSIONAL: 8, Eyes.RELATIVE: 0}
"""Those who say the same on the same day stand beside each other."""


@dataclass(frozen=True)
class Point:
    """One word: in whose eyes, when, and which step (None where it is no number)."""

    eyes: Eyes
    day: date
    degree: int | None


@dataclass(frozen=True)
class Mark:
    eyes: Eyes
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    eyes: Eyes
    points: str


@dataclass(frozen=True)
class Step:
    y: int
    words: str


@dataclass(frozen=True)
class DayBelow:
    x: int
    day: date
    anchor: str


@dataclass(frozen=True)
class Picture:
    """Where everything stands, in the units of the drawing."""

    height: int
    baseline: int
    steps: list[Step]
    lines: list[Line]
    marks: list[Mark]
    days: list[DayBelow]
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT

    @property
    def eyes(self) -> list[Eyes]:
        """In whose eyes there is something to see."""
        return [eyes for eyes in Eyes if any(mark.eyes is eyes for mark in self.marks)]


def draw(points: Sequence[Point], steps: Sequence[tuple[int, str]]) -> Picture | None:
    """The picture of these words, the first of `steps` highest; None where there is nothing to draw.

    A word that is no number has no place in it, and the line is broken there.
    """
    numbered = [point for point in points if point.degree is not None]
    if not numbered:
        return None
    heights = {degree: TOP + place * BETWEEN for place, (degree, _words) in enumerate(steps)}
    first, last = min(point.day for point in numbered), max(point.day for point in numbered)
    in_order = sorted(points, key=lambda point: point.day)
    lines = [line for eyes in Eyes for line in _lines(eyes, in_order, heights, first, last)]
    marks = [_mark(point, heights, first, last) for point in in_order if point.degree is not None]
    baseline = max(heights.values()) + 12
    return Picture(
        baseline + BELOW,
        baseline,
        [Step(heights[degree], words) for degree, words in steps],
        lines,
        marks,
        _days(first, last),
    )


def _mark(point: Point, heights: dict[int, int], first: date, last: date) -> Mark:
    assert point.degree is not None
    return Mark(point.eyes, _x(point.day, first, last) + NUDGE[point.eyes], heights[point.degree])


def _x(day: date, first: date, last: date) -> int:
    room = WIDTH - LEFT - RIGHT - 2 * 10
    share = (day - first).days / (last - first).days if last > first else 0.5
    return round(LEFT + 10 + room * share)


def _lines(
    eyes: Eyes, points: Sequence[Point], heights: dict[int, int], first: date, last: date
) -> list[Line]:
    runs: list[list[Mark]] = [[]]
    for point in points:
        if point.eyes is not eyes:
            continue
        if point.degree is None:
            runs.append([])
        else:
            runs[-1].append(_mark(point, heights, first, last))
    return [Line(eyes, " ".join(f"{mark.x},{mark.y}" for mark in run)) for run in runs if len(run) > 1]


def _days(first: date, last: date) -> list[DayBelow]:
    if first == last:
        return [DayBelow(_x(first, first, last), first, "middle")]
    return [DayBelow(LEFT, first, "start"), DayBelow(WIDTH - RIGHT, last, "end")]
