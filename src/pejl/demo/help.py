"""Karen is granted help, and she and Bo agree what it is used for."""

from dataclasses import replace
from datetime import timedelta

from pejl.circles.actions import YES, answer, propose
from pejl.circles.changes import Join, Newcomer
from pejl.circles.kinds import Change
from pejl.circles.models import Circle
from pejl.circles.rules import How, MemberKind, Part
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import ask_for_help, prepare_help
from pejl.pathways.changes import GrantHelp, use_of
from pejl.pathways.queries import help_of
from pejl.pathways.rules import QUARTERS, Granted, GrantKind, Line
from pejl.rulings.actions import issue, redraft
from pejl.rulings.models import Ruling
from pejl.rulings.queries import Dispatch, case_of
from pejl.rulings.rules import Channel
from pejl.shared import clock


def karen_gets_help(circle: Circle, *, karen: Capacity, bo: Capacity, inge: Capacity) -> None:
    """Five hours a week after the fall, by a ruling; and what they agreed to use them for."""
    _agree(circle, _joins(inge), by=karen, yes_from=bo)
    asked = ask_for_help(circle, "Jeg kan ikke nå mine fødder, og støvsugeren er for tung.", by=karen)
    today = clock.today()
    help_ = Granted(
        GrantKind.HOURS,
        "bad, rengøring og at komme ud",
        5 * QUARTERS,
        None,
        today,
        None,
        today + timedelta(days=182),
    )
    ruling = prepare_help(circle, GrantHelp("sel-83", help_), by=inge, asked=asked)
    _finish(ruling, inge)
    (here,) = help_of(circle, today)
    lines = (
        Line("bad og tøj, mandag og torsdag", 2 * QUARTERS),
        Line("støvsugning og gulve", 1 * QUARTERS),
        Line("at komme ud at gå med Bo", 1 * QUARTERS + 2),
    )
    _agree(circle, use_of(here, lines, here.seen), by=bo, yes_from=karen)


def _finish(ruling: Ruling, inge: Capacity) -> None:
    version = case_of(ruling, clock.today()).version
    draft = replace(
        version.draft,
        view_how=How.MEETING,
        facts="Du brækkede hoften i efteråret. Du kan stå ved vasken, men ikke bøje dig.",
        adverse_are_new=False,
        reasons="Bad og gulve er for svært lige nu. Når du kommer ud at gå, kan du snart mere.",
    )
    redraft(ruling, draft, shown=version.uid, by=inge)
    shown = case_of(ruling, clock.today()).version.uid
    issue(ruling, Dispatch(Channel.HANDED, clock.today()), shown=shown, by=inge)


def _joins(inge: Capacity) -> Join:
    assert inge.post is not None
    newcomer = Newcomer(
        MemberKind.EMPLOYEE, inge.name, inge.post.title, str(inge.user_uid), str(inge.post.unit_uid)
    )
    return Join(newcomer, tuple(Part))


def _agree(circle: Circle, change: Change, *, by: Capacity, yes_from: Capacity) -> None:
    table = propose(circle, [change], by=by)
    answer(table.version, YES, shown_hash=table.version.sentence_hash, by=yes_from)
