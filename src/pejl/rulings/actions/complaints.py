"""A complaint on its way: kept, looked at again, sent on, answered."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.queries import standing
from pejl.circles.rules import hash_of
from pejl.citizens.rules import Matter
from pejl.journal.rules import Kind
from pejl.organisation.rules import Capacity
from pejl.rulings.models import BoardAnswer, Complaint, Issued, Reconsideration, Referral, Withdrawal
from pejl.rulings.queries import Case, Dispatch, case_of, signature_of, upheld_letter
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import (
    BoardOutcome,
    Outcome,
    hindrances_to_board_answer,
    hindrances_to_complain,
    hindrances_to_decide,
    hindrances_to_send,
    hindrances_to_send_on,
    hindrances_to_uphold,
    hindrances_to_withdraw,
    reconsider_by,
)
from pejl.shared import clock
from pejl.shared.refusal import refuse_if

from .acting import (
    Statement,
    hindrances_to_deny,
    hindrances_to_speak,
    hindrances_to_work,
    lock,
    signed,
    spoken,
    tell,
)


@transaction.atomic
def complain(issued: Issued, said: Statement, *, by: Capacity, uid: UUID | None = None) -> Complaint:
    """Keep a complaint; it needs no reasons, and a late one is kept as late, for the board to judge."""
    ruling = issued.ruling
    lock(ruling.circle)
    if uid and (kept := Complaint.objects.filter(uid=uid, issued=issued).first()):
        return kept
    case, matter = case_of(ruling, clock.today()), issued.draft.draft.matter
    refuse_if(
        [
            *hindrances_to_complain(case.state, said.day, issued.issued_on, clock.today()),
            *hindrances_to_speak(ruling.circle, matter, said, by),
        ]
    )
    columns = spoken(ruling.circle, matter, said, by)
    in_part = case.course.reconsidered is Outcome.PARTLY
    last_day = case.course.maintain_by if in_part else case.course.complain_by
    assert last_day is not None
    complaint = Complaint.objects.create(
        uid=uid or uuid4(),
        issued=issued,
        is_late=columns["said_on"] > last_day,
        holds_on=in_part,
        reconsider_by=reconsider_by(shipped_law(), columns["said_on"]),
        **columns,
    )
    tell(Kind.ANSWERED, ruling, by, complaint.words)
    return complaint


@transaction.atomic
def withdraw_complaint(issued: Issued, said: Statement, *, by: Capacity) -> None:
    """The citizen is content after all, or would rather let it be. They can complain again."""
    ruling = issued.ruling
    lock(ruling.circle)
    case, matter = case_of(ruling, clock.today()), issued.draft.draft.matter
    refuse_if(
        [
            *hindrances_to_withdraw(case.state, said.day, clock.today()),
            *hindrances_to_speak(ruling.circle, matter, said, by),
        ]
    )
    in_part = case.course.reconsidered is Outcome.PARTLY
    for complaint in case.complaints:
        if complaint.counts and complaint.holds_on is in_part:
            columns = spoken(ruling.circle, matter, said, by)
            Withdrawal.objects.create(complaint=complaint, was_said=True, **columns)
    tell(Kind.WITHDRAWN, ruling, by, said.words)


@transaction.atomic
def deny_complaint(complaint: Complaint, words: str, *, by: Capacity) -> Withdrawal:
    """»Det sagde jeg ikke«: a complaint that an employee wrote down does not count."""
    ruling = complaint.issued.ruling
    lock(ruling.circle)
    if denied := Withdrawal.objects.filter(complaint=complaint).first():
        return denied
    today = clock.today()
    case, here = case_of(ruling, today), standing(ruling.circle, by, today)
    refuse_if(
        [
            *hindrances_to_withdraw(case.state, today, today),
            *hindrances_to_deny(here, complaint.written_by_id is not None),
        ]
    )
    said = Statement(words)
    columns = spoken(ruling.circle, Matter(complaint.issued.draft.matter), said, by)
    denied = Withdrawal.objects.create(complaint=complaint, was_said=False, **columns)
    tell(Kind.TAKEN_BACK, ruling, by, complaint.words)
    return denied


def _hindrances_to_act(case: Case, by: Capacity) -> list[str]:
    return [
        *hindrances_to_work(case.ruling.circle, by),
        *hindrances_to_decide(by.post.role if by.post else None),
    ]


@transaction.atomic
def uphold(
    issued: Issued, reasons: str, dispatch: Dispatch, *, by: Capacity, uid: UUID | None = None
) -> Reconsideration:
    """We looked again and hold on, and say why. (Where we do not, a new ruling is made: see `issue`.)"""
    ruling = issued.ruling
    lock(ruling.circle)
    if uid and (upheld := Reconsideration.objects.filter(uid=uid, issued=issued, by=by.user_id).first()):
        return upheld
    case = case_of(ruling, clock.today())
    refuse_if(
        [
            *_hindrances_to_act(case, by),
            *hindrances_to_uphold(case.state, reasons),
            *hindrances_to_send(dispatch.sent_on, clock.today()),
        ]
    )
    letter = upheld_letter(
        case.ruling,
        issued.issued_on,
        reasons.strip(),
        signed=signature_of(by),
        dispatch=dispatch,
        law=shipped_law(),
    )
    reconsideration = Reconsideration.objects.create(
        issued=issued,
        outcome=Outcome.UPHELD.value,
        reasons=reasons.strip(),
        letter=letter.payload(),
        letter_hash=hash_of(letter.text),
        **{**signed(by), "uid": uid or uuid4()},
    )
    tell(Kind.DECIDED, ruling, by, letter.title)
    return reconsideration


@transaction.atomic
def send_on(
    issued: Issued, sent_on: date, statement: str, *, by: Capacity, uid: UUID | None = None
) -> Referral:
    """The complaint goes to the appeal board, with what we say to it."""
    ruling = issued.ruling
    lock(ruling.circle)
    if uid and (sent := Referral.objects.filter(uid=uid, issued=issued, by=by.user_id).first()):
        return sent
    case = case_of(ruling, clock.today())
    refuse_if(
        [
            *_hindrances_to_act(case, by),
            *hindrances_to_send_on(case.state),
            *hindrances_to_send(sent_on, clock.today()),
        ]
    )
    referral = Referral.objects.create(
        issued=issued,
        sent_on=sent_on,
        statement=statement.strip(),
        **{**signed(by), "uid": uid or uuid4()},
    )
    tell(Kind.TOLD, ruling, by, case.version.about)
    return referral


@transaction.atomic
def note_board_answer(
    issued: Issued,
    outcome: BoardOutcome,
    words: str,
    answered_on: date,
    *,
    by: Capacity,
    uid: UUID | None = None,
) -> BoardAnswer:
    """Keep what the appeal board answered, in their words."""
    ruling = issued.ruling
    lock(ruling.circle)
    if uid and (noted := BoardAnswer.objects.filter(uid=uid, referral__issued=issued, by=by.user_id).first()):
        return noted
    case = case_of(ruling, clock.today())
    referral = case.referral
    refuse_if(
        [
            *_hindrances_to_act(case, by),
            *hindrances_to_board_answer(
                case.state, answered_on, referral.sent_on if referral else None, clock.today()
            ),
        ]
    )
    assert referral is not None
    answer = BoardAnswer.objects.create(
        referral=referral,
        outcome=outcome.value,
        words=words.strip(),
        answered_on=answered_on,
        **{**signed(by), "uid": uid or uuid4()},
    )
    tell(Kind.TOLD, ruling, by, case.version.about)
    return answer
