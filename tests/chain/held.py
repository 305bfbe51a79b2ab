"""Sessions that are held, and colleagues who take part."""

from datetime import timedelta

from pejl.chain import actions
from pejl.chain.actions import Time
from pejl.chain.models import Session
from pejl.chain.rules.learning import Mark
from pejl.demo.chain import BY_THE_DEMO
from pejl.demo.people import as_employee
from pejl.organisation.actions import Terms, add_user, employ
from pejl.organisation.rules import Role
from pejl.shared import clock

from .conftest import ACTIVITY, days_later


def time_in(days: int, **differently) -> Time:
    begins = clock.now() + timedelta(days=days)
    return Time(
        **{"starts_at": begins, "ends_at": begins + timedelta(hours=2), "where": "Lokale 3", **differently}
    )


def held(thread, days: int = 7, **differently) -> Session:
    return actions.hold(thread[ACTIVITY], time_in(days, **differently), by=thread.planner)


def was_there(session, by, clara):
    """Asked, said yes to, and there on the day."""
    enrolment = actions.ask_for_a_place(session, by=by)
    actions.mark(enrolment, Mark.YES, by=clara)
    with days_later(8):
        actions.mark(enrolment, Mark.THERE, by=by)
    return enrolment


def colleagues(cast, count: int):
    """Others in Bo's unit."""
    for number in range(count):
        user = add_user(f"kollega-{number}", f"Kollega {number}", by=BY_THE_DEMO)
        employ(user, cast.town.north, Terms(Role.FRONT_LINE, "hjælper", clock.today()), by=BY_THE_DEMO)
        yield as_employee(user)
