from dataclasses import dataclass

import pytest

from pejl.demo.people import BY_THE_DEMO, as_employee
from pejl.organisation.actions import Terms, add_user, employ
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity, Role
from pejl.shared import clock
from tests.circles.conftest import at_screen, uid

__all__ = ["at_screen", "south", "uid"]


@dataclass(frozen=True)
class South:
    """Hjemmeplejen Syd, where Charlie works, gets a leader too."""

    unit: Unit
    sam: Capacity


@pytest.fixture
def south(cast) -> South:
    unit = Unit.objects.get(name="Hjemmeplejen Syd")
    sam = add_user("sam", "Sam Rask", by=BY_THE_DEMO)
    employ(sam, unit, Terms(Role.LEADER, "leder", clock.today()), by=BY_THE_DEMO)
    return South(unit, as_employee(sam))
