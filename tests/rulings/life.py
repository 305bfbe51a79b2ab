"""What tests of rulings do: a draft that lacks nothing, and the steps from it to Ankestyrelsen's answer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pejl.circles.actions import propose
from pejl.circles.models import Circle
from pejl.circles.rules import How, Part
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.people import as_employee, as_themselves
from pejl.journal.rules import Doer
from pejl.organisation.actions import Terms, add_unit, add_user, employ
from pejl.organisation.rules import Capacity, Role
from pejl.rulings.actions import (
    Statement,
    answer_hearing,
    begin,
    complain,
    deny_complaint,
    deny_view,
    drop,
    issue,
    note_board_answer,
    say_it_was_not_said,
    send_hearing,
    send_on,
)
from pejl.rulings.models import Hearing, HearingAnswer, Issued, Ruling
from pejl.rulings.queries import Case, Dispatch, case_of
from pejl.rulings.rules import BoardOutcome, Channel, Draft, Outcome, RulingKind, State
from pejl.shared import clock
from tests.cast import Cast
from tests.circles.acts import colleague, yes

from .grants import Grant

COMPLETE = Draft(
    RulingKind.REFUSE,
    "Du har bedt om hjælp til rengøring hver uge.",
    outcome="Du får hjælp til rengøring hver anden uge.",
    basis=("sel-83",),
    view="Jeg kan godt støve af, men jeg kan ikke bære støvsugeren.",
    view_from="Karen Holm",
    view_how=How.MEETING,
    facts="Du kan selv støve af og vaske op.",
    adverse_are_new=False,
    reasons="Du kan selv klare de lette ting. Derfor er hver anden uge nok.",
)
ADVERSE = "Hjemmehjælperen har skrevet, at du selv støvsuger."
BY_HAND = Channel.HANDED


def draft(**differently: Any) -> Draft:
    """A draft that lacks nothing, unless `differently`."""
    return replace(COMPLETE, **differently)


def with_adverse_facts(facts: str = ADVERSE, **differently: Any) -> Draft:
    return draft(adverse_are_new=True, adverse_facts=facts, **differently)


def case_worker_is_with(cast: Cast) -> Capacity:
    """Dorte Friis is a case worker in Visitationen, and Karen has said yes that she is with."""
    unit = add_unit("Visitationen", by=Doer(None, "test"), phone="70 00 00 09")
    user = add_user("dorte", "Dorte Friis", by=Doer(None, "test"))
    employ(user, unit, Terms(Role.CASE_WORKER, "sagsbehandler", clock.today()), by=Doer(None, "test"))
    return joins_karen(cast, as_employee(user))


def joins_karen(cast: Cast, capacity: Capacity, *parts: Part) -> Capacity:
    """Karen and Bo say yes that a colleague is with, and sees these parts (all, unless said)."""
    table = propose(cast.karens, [colleague(capacity, parts or tuple(Part))], by=capacity)
    yes(table, by=cast.karen)
    yes(table, by=cast.bo)
    return capacity


def dispatch(channel: Channel = BY_HAND, sent_on: date | None = None) -> Dispatch:
    return Dispatch(channel, sent_on or clock.today())


def case(ruling: Ruling | Issued) -> Case:
    return case_of(ruling.ruling if isinstance(ruling, Issued) else ruling, clock.today())


def state(ruling: Ruling | Issued) -> State:
    return case(ruling).state


def sent(ruling: Ruling, by: Capacity, *, days: int = 14, **more: Any) -> Hearing:
    """The citizen is told today, and has so many days."""
    deadline = clock.today() + timedelta(days=days)
    return send_hearing(ruling, deadline, more.pop("dispatch", None) or dispatch(), by=by, **more)


def answered(
    hearing: Hearing, by: Capacity, words: str = "Det var min datter.", **more: Any
) -> HearingAnswer:
    return answer_hearing(hearing, Statement(words, **more), by=by)


def made(ruling: Ruling, by: Capacity, **more: Any) -> Issued:
    how = more.pop("dispatch", None) or dispatch()
    return issue(ruling, how, shown=case(ruling).version.uid, by=by, **more)


def ruled(circle: Circle, by: Capacity, **differently: Any) -> Issued:
    """A ruling made today and told by hand."""
    return made(begin(circle, draft(**differently), by=by), by)


def complained(issued: Issued, by: Capacity, words: str = "Jeg er ikke enig.", **more: Any):
    return complain(issued, Statement(words, **more), by=by)


def met(issued: Issued, by: Capacity, gives_way: Outcome, **differently: Any) -> Issued:
    """A new ruling that meets the complaint."""
    new = begin(issued.ruling.circle, draft(**differently), by=by, follows=issued.ruling)
    return made(new, by, gives_way=gives_way)


def speaks_for_karen(cast: Cast, kind: RepresentationKind, *matters: Matter) -> Capacity:
    """Inge has a sign-in of her own, and speaks for Karen as the mandate says."""
    user = add_user("inge-vaerge", "Inge Værge", by=Doer(None, "test"))
    mandate = Mandate(
        kind, "Inge Værge", frozenset(matters), clock.today(), documented_by="Et brev", user=user
    )
    represent(cast.karens.citizen, mandate, by=Doer(None, "test"))
    return as_themselves(user)


def everything_happens(circle: Circle, citizen: Capacity, worker: Capacity, decides: Capacity) -> Issued:
    """One ruling goes all the way to the board, and one is closed: every table gets a row."""
    walk_there = [Grant("Du og vi går en tur.")]
    ruling = begin(circle, with_adverse_facts(), by=worker, changes=walk_there)
    hearing = sent(ruling, worker)
    wrong = answered(hearing, worker, "Det passer.", how=How.PHONE)
    say_it_was_not_said(wrong, "Jeg sagde nej.", by=citizen)
    answered(hearing, citizen)
    issued = made(ruling, decides)
    complained(issued, worker, "Hun er sur.", how=How.PHONE)
    deny_complaint(issued.complaints.get(), "Nej.", by=citizen)
    complained(issued, citizen)
    met(issued, decides, Outcome.PARTLY)
    complained(issued, citizen, "Det er ikke nok.")
    send_on(issued, clock.today(), "Vi mener det samme.", by=decides)
    note_board_answer(issued, BoardOutcome.UPHELD, "Enige.", clock.today(), by=decides)
    closed = begin(circle, draft(), by=worker)
    deny_view(case(closed).version, "Det sagde jeg ikke.", by=citizen)
    drop(closed, "Fejl.", by=decides)
    return issued
