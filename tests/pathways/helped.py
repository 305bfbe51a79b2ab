"""What tests of granted help do: a ruling that grants it, and agreements on how it is used."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pejl.circles.actions import propose
from pejl.circles.models import Circle
from pejl.circles.queries import OnTheTable
from pejl.circles.rules import How
from pejl.demo.people import as_employee
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import ask_for_help, prepare_help
from pejl.pathways.changes import ChangeHelp, EndHelp, GrantHelp, use_of
from pejl.pathways.models import Grant
from pejl.pathways.queries import Help, help_in
from pejl.pathways.rules import Granted, GrantKind, Line, Per
from pejl.rulings.actions import redraft
from pejl.rulings.models import Issued, Ruling
from pejl.rulings.rules import Draft
from pejl.shared import clock
from tests.cast import Cast
from tests.circles.acts import yes
from tests.rulings.life import case, joins_karen, made

HOUR = 4
KRONE = 100


def inge_is_with(cast: Cast) -> Capacity:
    """The case worker, with Karen's yes."""
    return joins_karen(cast, as_employee(cast.town.inge))


def hours(**differently: Any) -> Granted:
    """Five hours a week, from today on, looked at again in half a year."""
    today = clock.today()
    usual = Granted(
        GrantKind.HOURS, "bad og rengøring", 5 * HOUR, None, today, None, today + timedelta(days=182)
    )
    return replace(usual, **differently)


def money(**differently: Any) -> Granted:
    usual = hours(kind=GrantKind.AMOUNT, what="en ledsager", size=1250 * KRONE, per=Per.MONTH)
    return replace(usual, **differently)


def course(**differently: Any) -> Granted:
    return replace(hours(kind=GrantKind.COURSE, what="pleje og omsorg", size=None), **differently)


def granting(granted: Granted | None = None, basis: str = "sel-83") -> GrantHelp:
    return GrantHelp(basis, granted or hours())


def complete(draft: Draft) -> Draft:
    """A draft with all that the change does not say."""
    return replace(
        draft,
        view=draft.view or "Jeg kan ikke nå mine fødder.",
        view_how=draft.view_how or How.MEETING,
        facts="Karen kan ikke bøje sig.",
        adverse_are_new=False,
        reasons="Derfor har Karen brug for hjælp.",
    )


def finished(ruling: Ruling, by: Capacity) -> Ruling:
    """The rest of the draft is written, so that it lacks nothing."""
    version = case(ruling).version
    redraft(ruling, complete(version.draft), shown=version.uid, by=by)
    return ruling


def ruled(circle: Circle, change: GrantHelp | ChangeHelp | EndHelp, by: Capacity) -> Issued:
    """The change is prepared, the draft finished, and the ruling made today."""
    return made(finished(prepare_help(circle, change, by=by), by), by)


def granted(circle: Circle, by: Capacity, what: Granted | None = None, basis: str = "sel-83") -> Grant:
    ruled(circle, granting(what, basis), by)
    return circle.grant_set.latest("pk")


def changed(grant: Grant, by: Capacity, **differently: Any) -> Issued:
    return ruled(grant.circle, ChangeHelp(str(grant.uid), hours(**differently)), by)


def ended(grant: Grant, by: Capacity, from_day: date) -> Issued:
    return ruled(grant.circle, EndHelp(str(grant.uid), from_day), by)


def now(grant: Grant) -> Help:
    here = help_in(grant, clock.today())
    assert here is not None
    return here


def kept(grant: Grant) -> list[Line]:
    """What it is used for now, as lines to go on from."""
    return [use.line for use in now(grant).uses]


def proposed(grant: Grant, *lines: Line, by: Capacity) -> OnTheTable:
    here = now(grant)
    return propose(grant.circle, [use_of(here, lines, here.seen)], by=by)


def used(grant: Grant, *lines: Line, by: Capacity, yes_from: Capacity) -> OnTheTable:
    """Agreed: the help is used for these things, and for nothing else."""
    return yes(proposed(grant, *lines, by=by), by=yes_from)


def line(words: str, size: float | None = None, **more: Any) -> Line:
    """So many hours a week for it."""
    return Line(words, None if size is None else int(size * HOUR), **more)


def in_use(grant: Grant) -> list[tuple[str, str]]:
    return [(use.how_much, use.words) for use in now(grant).uses]


def things_of_help(cast: Cast, inge: Capacity) -> dict[str, dict[str, Any]]:
    circle = cast.karens
    help_ = granted(circle, inge, hours(what="bad om morgenen"))
    used(help_, line("fodbad", 1), by=cast.bo, yes_from=cast.karen)
    plea = ask_for_help(circle, "Jeg kan ikke nå mine fødder.", by=cast.karen)
    ending = prepare_help(circle, EndHelp(str(help_.uid), clock.today()), by=inge)
    return {
        "grant": {"uid": help_.uid},
        "plea": {"uid": plea.uid},
        "use": {"uid": circle.use_set.get().uid},
        "prepared": {"uid": ending.uid},
    }
