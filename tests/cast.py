"""The fixed cast. Karen owns her pathway; Bo is with her; Clara leads his unit; Charlie has no business here.

    Hjemmeplejen Nord: Bo (front line), Clara (leader)      Hjemmeplejen Syd: Charlie (front line)
    Team Ung: Fatima (front line) with Jonas                Karen's circle: Karen, Bo, her daughter Mette

They are the people of the demo, made only through actions, so that no test holds an impossible state.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from pejl.circles.models import Circle
from pejl.demo.people import Town, as_employee, as_themselves, people_come
from pejl.demo.story import circle_of_jonas, circle_of_karen
from pejl.organisation.rules import Capacity
from pejl.shared import clock

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """The people, the capacities in which they act, and the two circles (nothing on the plans yet)."""

    town: Town
    karen: Capacity
    jonas: Capacity
    bo: Capacity
    fatima: Capacity
    clara: Capacity
    charlie: Capacity
    karens: Circle
    jonases: Circle


@pytest.fixture
def monday() -> Iterator[datetime]:
    """It is Monday 23 November 2026, ten in the morning in Copenhagen."""
    with clock.stopped_at(MONDAY):
        yield MONDAY


@pytest.fixture
def cast(db: None, monday: datetime) -> Cast:
    return make_cast()


def make_cast() -> Cast:
    """The cast in the database at hand, at the time the clock shows."""
    town = people_come()
    return Cast(
        town,
        as_themselves(town.karen),
        as_themselves(town.jonas),
        *(as_employee(user) for user in (town.bo, town.fatima, town.clara, town.charlie)),
        circle_of_karen(town),
        circle_of_jonas(town),
    )
