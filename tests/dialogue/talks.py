"""What tests of talking do: write to all at work, to the whole family, to one alone."""

from datetime import timedelta

from pejl.circles.actions import propose
from pejl.circles.models import CircleMember
from pejl.circles.rules import Part
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.demo.people import as_employee, as_themselves
from pejl.dialogue.actions import (
    Call,
    File,
    To,
    Written,
    add_to_note,
    begin_conversation,
    call_meeting,
    call_off,
    pick_time,
    promise_answer,
    read_together,
    we_met,
    write,
    write_note,
)
from pejl.dialogue.models import Conversation
from pejl.dialogue.rules import Adds, Audience
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from tests.cast import Cast
from tests.circles.acts import colleague, yes

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PDF = b"%PDF-1.7 " + bytes(20)
HELLO = "Hej. Hvem kommer i morgen?"
SECRET = "Min datter slår mig."


def member_of(cast: Cast, capacity: Capacity) -> CircleMember:
    return cast.karens.members.get(user=capacity.user_id)


def to_all_at_work(cast: Cast, words: str = HELLO, *, by: Capacity | None = None) -> Conversation:
    return begin_conversation(cast.karens, To(Audience.AT_WORK), Written(words), by=by or cast.karen)


def to_everyone(cast: Cast, words: str = HELLO) -> Conversation:
    return begin_conversation(cast.karens, To(Audience.ALL), Written(words), by=cast.karen)


def to_bo_alone(cast: Cast, words: str = SECRET, *, by: Capacity | None = None) -> Conversation:
    to = To(Audience.ONE, member_of(cast, cast.bo))
    return begin_conversation(cast.karens, to, Written(words), by=by or cast.karen)


def inge_is_with(cast: Cast) -> Capacity:
    inge = as_employee(cast.town.inge)
    table = propose(cast.karens, [colleague(inge, tuple(Part))], by=inge)
    yes(table, by=cast.karen)
    yes(table, by=cast.bo)
    return inge


def lone_speaks_for_karen(cast: Cast) -> Capacity:
    mandate = Mandate(
        RepresentationKind.GUARDIAN_6,
        "Lone Dam",
        frozenset({Matter.PERSONAL}),
        clock.today(),
        documented_by="Et brev",
        user=cast.town.lone,
    )
    represent(cast.karens.citizen, mandate, by=cast.bo.doer())
    return as_themselves(cast.town.lone)


def talk_through_everything(circle, citizen: Capacity, employee: Capacity) -> None:
    """Every table of talking gets a row."""
    begun = begin_conversation(
        circle, To(Audience.AT_WORK), Written("Se her", File("æble.png", PNG)), by=citizen
    )
    promise_answer(begun, clock.today(), by=employee)
    write(begun, Written("Tak"), by=employee)
    call = Call("Trappen", circle.members.filter(user=employee.user_id))
    meeting = call_meeting(circle, call, [clock.now() + timedelta(days=1)], by=citizen)
    pick_time(meeting.times.get(), by=employee)
    note = write_note(meeting, "Trappen", own_line="Jeg vil selv", by=employee)
    add_to_note(note, Adds.AGREES, "Ja", by=citizen)
    read_together(note, by=citizen)
    we_met(circle, by=employee)
    call_off(meeting, "Syg", by=citizen)
