"""Where a ruling is, whose turn it is, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .kinds import LEAVES_WORK, BoardOutcome, Outcome
from .preparing import Heard


class State(StrEnum):
    """Where a ruling is."""

    DRAFTED = "being written"
    TO_BE_HEARD = "the citizen is to be heard"
    HEARING = "waits for the citizen's answer"
    READY = "ready to be made"
    DROPPED = "closed without a ruling"
    MAY_COMPLAIN = "made, and the citizen may complain"
    STANDS = "stands"
    TO_RECONSIDER = "complained about, to be looked at again"
    LATE = "complained about too late, to be sent on"
    TO_SEND_ON = "upheld, to be sent on"
    MAY_MAINTAIN = "changed in part, and the citizen may hold on"
    CHANGED_IN_PART = "changed in part"
    REPLACED = "replaced by a new ruling"
    AT_BOARD = "at the appeal board"
    TO_DECIDE_AGAIN = "sent back, to be decided again"
    CLOSED = "answered by the appeal board"


class Turn(StrEnum):
    """Who is to do the next thing, or may."""

    CITIZEN = "the citizen"
    CASE_WORKER = "the case worker"
    BOARD = "the appeal board"
    NOBODY = "nobody"


TURN_IN: Mapping[State, Turn] = {
    State.DRAFTED: Turn.CASE_WORKER,
    State.TO_BE_HEARD: Turn.CASE_WORKER,
    State.HEARING: Turn.CITIZEN,
    State.READY: Turn.CASE_WORKER,
    State.DROPPED: Turn.NOBODY,
    State.MAY_COMPLAIN: Turn.CITIZEN,
    State.STANDS: Turn.NOBODY,
    State.TO_RECONSIDER: Turn.CASE_WORKER,
    State.LATE: Turn.CASE_WORKER,
    State.TO_SEND_ON: Turn.CASE_WORKER,
    State.MAY_MAINTAIN: Turn.CITIZEN,
    State.CHANGED_IN_PART: Turn.NOBODY,
    State.REPLACED: Turn.NOBODY,
    State.AT_BOARD: Turn.BOARD,
    State.TO_DECIDE_AGAIN: Turn.CASE_WORKER,
    State.CLOSED: Turn.NOBODY,
}
PREPARED_STATES = frozenset({State.DRAFTED, State.TO_BE_HEARD, State.HEARING, State.READY})

_PREPARED = {
    "the text is changed": State.DRAFTED,
    "new adverse facts are written": State.TO_BE_HEARD,
    "it is closed without a ruling": State.DROPPED,
}
TRANSITIONS: Mapping[State, Mapping[str, State]] = {
    State.DRAFTED: {**_PREPARED, "nothing is missing any more": State.READY},
    State.TO_BE_HEARD: {**_PREPARED, "the hearing is sent": State.HEARING},
    State.HEARING: {
        "the citizen answers, or the deadline passes": State.READY,
        "the same, while the text lacks something": State.DRAFTED,
        "it is closed without a ruling": State.DROPPED,
    },
    State.READY: {
        **_PREPARED,
        "it is made": State.MAY_COMPLAIN,
        "the citizen says: that is not what I said": State.HEARING,
        "the citizen says so of their view in the text": State.DRAFTED,
    },
    State.MAY_COMPLAIN: {
        "the citizen complains": State.TO_RECONSIDER,
        "the time to complain passes": State.STANDS,
    },
    State.STANDS: {
        "the citizen complains late": State.LATE,
        "it is told again, with a new time to complain": State.MAY_COMPLAIN,
    },
    State.TO_RECONSIDER: {
        "it is upheld": State.TO_SEND_ON,
        "a new ruling meets it in part": State.MAY_MAINTAIN,
        "a new ruling meets it wholly": State.REPLACED,
        "the citizen withdraws it in time to complain again": State.MAY_COMPLAIN,
        "the citizen withdraws it": State.STANDS,
    },
    State.LATE: {
        "the citizen withdraws it": State.STANDS,
        "it is sent on": State.AT_BOARD,
        "it is upheld": State.TO_SEND_ON,
        "a new ruling meets it in part": State.MAY_MAINTAIN,
        "a new ruling meets it wholly": State.REPLACED,
    },
    State.TO_SEND_ON: {
        "it is sent on": State.AT_BOARD,
        "the citizen withdraws it in time to complain again": State.MAY_COMPLAIN,
        "the citizen withdraws it": State.STANDS,
        "the citizen no longer holds on": State.CHANGED_IN_PART,
    },
    State.MAY_MAINTAIN: {
        "the citizen holds on": State.TO_SEND_ON,
        "the time to hold on passes": State.CHANGED_IN_PART,
    },
    State.CHANGED_IN_PART: {"the citizen holds on late": State.TO_SEND_ON},
    State.AT_BOARD: {
        "the board agrees or dismisses": State.CLOSED,
        "the board changes it or sends it back": State.TO_DECIDE_AGAIN,
    },
    State.TO_DECIDE_AGAIN: {"a new ruling is made": State.CLOSED},
}


@dataclass(frozen=True)
class Complained:
    """A complaint: when it came, whether too late, and by when it is to be looked at and sent on."""

    is_late: bool
    reconsider_by: date
    holds_on: bool = False
    """It came after a new ruling met the first complaint in part."""


@dataclass(frozen=True)
class Course:
    """What has happened to a ruling, as plain values."""

    is_complete: bool = False
    is_dropped: bool = False
    adverse_are_new: bool | None = None
    about: str = ""
    hearings: tuple[Heard, ...] = ()
    complain_by: date | None = None
    complaints: tuple[Complained, ...] = ()
    reconsidered: Outcome | None = None
    maintain_by: date | None = None
    is_sent_on: bool = False
    board: BoardOutcome | None = None
    is_decided_again: bool = False


def state_of(course: Course, today: date) -> State:
    """Where a ruling is, from what has happened and the day."""
    if course.is_dropped:
        return State.DROPPED
    if course.complain_by is None:
        return _state_before(course, today)
    if course.complaints:
        return _state_of_complaint(course, today)
    return State.MAY_COMPLAIN if today <= course.complain_by else State.STANDS


def _state_before(course: Course, today: date) -> State:
    if any(hearing.runs(today) for hearing in course.hearings):
        return State.HEARING
    if course.adverse_are_new and course.about not in {hearing.about for hearing in course.hearings}:
        return State.TO_BE_HEARD
    return State.READY if course.is_complete else State.DRAFTED


def _state_of_complaint(course: Course, today: date) -> State:
    if course.board is not None:
        waits = course.board in LEAVES_WORK and not course.is_decided_again
        return State.TO_DECIDE_AGAIN if waits else State.CLOSED
    if course.is_sent_on:
        return State.AT_BOARD
    match course.reconsidered:
        case None:
            return State.LATE if course.complaints[0].is_late else State.TO_RECONSIDER
        case Outcome.UPHELD:
            return State.TO_SEND_ON
        case Outcome.WHOLLY:
            return State.REPLACED
    if any(complaint.holds_on for complaint in course.complaints):
        return State.TO_SEND_ON
    in_time = course.maintain_by is not None and today <= course.maintain_by
    return State.MAY_MAINTAIN if in_time else State.CHANGED_IN_PART


def next_deadline(course: Course, state: State) -> date | None:
    """The day by which whoever's turn it is should have acted, where the law sets one."""
    match state:
        case State.HEARING:
            return max(hearing.deadline for hearing in course.hearings if not hearing.is_answered)
        case State.MAY_COMPLAIN:
            return course.complain_by
        case State.MAY_MAINTAIN:
            return course.maintain_by
        case State.TO_RECONSIDER | State.LATE:
            return course.complaints[0].reconsider_by
        case State.TO_SEND_ON:
            held = [one for one in course.complaints if one.holds_on]
            return (held or course.complaints)[0].reconsider_by
    return None
