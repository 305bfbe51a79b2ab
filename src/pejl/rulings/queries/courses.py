"""What a ruling has been through, as plain values for the rules."""

from dataclasses import replace
from datetime import date

from pejl.rulings.models import (
    BoardAnswer,
    DraftVersion,
    Issued,
    Reconsideration,
    Referral,
    Ruling,
)
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import (
    BoardOutcome,
    Complained,
    Course,
    Draft,
    Heard,
    Outcome,
    hindrances_in,
)


def draft_of(version: DraftVersion) -> Draft:
    """The draft as it counts: without a view that the citizen says they never gave."""
    return version.draft if version.view_counts else replace(version.draft, view="")


def course_of(ruling: Ruling, version: DraftVersion, today: date) -> Course:
    draft = draft_of(version)
    hearings = tuple(
        Heard(hearing.adverse_index, hearing.deadline, bool(hearing.answers_that_count))
        for hearing in ruling.hearings.all()
    )
    before = Course(
        is_complete=not hindrances_in(draft, shipped_law(), today),
        is_dropped=hasattr(ruling, "dropped"),
        adverse_are_new=draft.adverse_are_new,
        about=version.adverse_index,
        hearings=hearings,
    )
    return _after(before, ruling, ruling.issued) if hasattr(ruling, "issued") else before


def _after(before: Course, ruling: Ruling, issued: Issued) -> Course:
    again: Reconsideration | None = getattr(issued, "reconsideration", None)
    referral: Referral | None = getattr(issued, "referral", None)
    board: BoardAnswer | None = getattr(referral, "answer", None)
    return Course(
        hearings=before.hearings,
        complain_by=max(telling.complain_by for telling in issued.tellings.all()),
        complaints=tuple(
            Complained(one.is_late, one.reconsider_by, one.holds_on)
            for one in issued.complaints.all()
            if one.counts
        ),
        reconsidered=Outcome(again.outcome) if again else None,
        maintain_by=again.maintain_by if again else None,
        is_sent_on=referral is not None,
        board=BoardOutcome(board.outcome) if board else None,
        is_decided_again=board is not None
        and any(hasattr(one, "issued") and one.issued.at > board.at for one in ruling.followed_by.all()),
    )
