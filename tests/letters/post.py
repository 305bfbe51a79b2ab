"""What tests of letters do: send one, and read it as the one who gets it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from pejl.circles.actions import propose
from pejl.circles.models import Circle
from pejl.circles.queries import OnTheTable
from pejl.letters.actions import Posting, send_plan, send_proposal
from pejl.letters.models import Letter
from pejl.letters.rules import Piece, Section, Shape, Written
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from tests.cast import Cast
from tests.circles.acts import goal_of, walk

PHONE = "70 00 00 01"
NORTH = "Nordgade 1, 9000 Aalborg"
ANSWERS = [
    "Ja",
    "Ja, hvis …",
    "Lad os tale om det",
    "Nej tak",
    "Jeg vil tænke over det",
    "Jeg vil have én med",
]


def posting(sent_on: date | None = None, phone: str = PHONE, reply_to: str = NORTH) -> Posting:
    return Posting(sent_on or clock.today(), phone, reply_to)


def a_walk(circle: Circle, citizen: Capacity, employee: Capacity, **differently: Any) -> OnTheTable:
    """An employee proposes a walk towards a goal of the citizen's."""
    goal = circle.goal_set.first() or goal_of(circle, citizen)
    return propose(circle, [walk(goal, **differently)], by=employee, words=differently.pop("words", ""))


def karens_walk(cast: Cast, **differently: Any) -> OnTheTable:
    return a_walk(cast.karens, cast.karen, cast.bo, **differently)


def by_letter(table: OnTheTable, by: Capacity, *, uid: UUID | None = None, **more: Any) -> Letter:
    return send_proposal(table.version, posting(**more), by=by, uid=uid or uuid4())


def plan_by_letter(circle: Circle, by: Capacity, *, uid: UUID | None = None, **more: Any) -> Letter:
    return send_plan(circle, posting(**more), by=by, uid=uid or uuid4())


def text_of(written: Written) -> list[str]:
    """Everything a letter says, in the order in which it is read."""
    lines = [*written.to, *written.sender, written.dated, written.title, written.greeting]
    lines += [line for piece in written.opening for line in _lines_of(piece)]
    lines += [line for section in written.sections for line in _said_in(section)]
    lines += written.signed
    if written.reply:
        lines += [written.reply_head, written.reply_name]
        lines += [line for section in written.reply for line in _said_in(section)]
    return lines


def _said_in(section: Section) -> Iterator[str]:
    yield section.heading
    for piece in section.pieces:
        yield from _lines_of(piece)


def _lines_of(piece: Piece) -> Iterator[str]:
    yield from filter(None, [piece.text, piece.more, *piece.items])
    for box in piece.boxes:
        yield from filter(None, [box.label, box.ask])


def section(written: Written, heading: str) -> list[str]:
    """What stands under a heading."""
    (found,) = [one for one in (*written.sections, *written.reply) if one.heading == heading]
    return list(_said_in(found))[1:]


def headings(sections: tuple[Section, ...]) -> list[str]:
    return [one.heading for one in sections]


def boxes(written: Written) -> list[list[str]]:
    """The labels of every group of boxes in the reply."""
    return [
        [box.label for box in piece.boxes]
        for one in written.reply
        for piece in one.pieces
        if piece.shape is Shape.BOXES
    ]
