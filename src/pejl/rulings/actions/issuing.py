"""Making the ruling, and telling the citizen."""

from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.actions import rule
from pejl.circles.rules import hash_of
from pejl.journal.rules import Kind
from pejl.organisation.rules import Capacity
from pejl.rulings.models import Issued, Reconsideration, Ruling, Telling
from pejl.rulings.queries import Case, Dispatch, Letter, case_of, changes_of, ruling_letter, signature_of
from pejl.rulings.reading import Law, shipped_law
from pejl.rulings.rules import (
    MAY_RECONSIDER,
    Outcome,
    State,
    complain_by,
    hindrances_to_decide,
    hindrances_to_meet,
    hindrances_to_send,
    maintain_by,
    told_on,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .acting import hindrances_to_work, lock, signed, tell


@transaction.atomic
def issue(
    ruling: Ruling,
    dispatch: Dispatch,
    *,
    shown: UUID,
    by: Capacity,
    gives_way: Outcome | None = None,
    uid: UUID | None = None,
) -> Issued:
    """Make the ruling: its decision, its whole text and the citizen's time to complain, or nothing at all.

    `shown` is the version that was read. Where the ruling before it waits to be looked at again, `gives_way`
    says how far the complaint is met. Refused with every hindrance.
    """
    lock(ruling.circle)
    if uid and (made := Issued.objects.filter(uid=uid, ruling=ruling, by=by.user_id).first()):
        return made
    law, today = shipped_law(), clock.today()
    case = case_of(ruling, today)
    before = case_of(ruling.follows, today) if ruling.follows else None
    refuse_if(
        [
            *hindrances_to_work(ruling.circle, by),
            *case.hindrances_to_issue(by.post.role if by.post else None, law, today),
            *hindrances_to_send(dispatch.sent_on, today),
            *hindrances_to_meet(before.state if before else None, gives_way),
            *reasons_among(
                {_("Udkastet er ændret, siden du læste det. Læs det igen."): case.version.uid != shown}
            ),
        ]
    )
    letter = ruling_letter(
        case.ruling, case.draft, case.hearings, signed=signature_of(by), dispatch=dispatch, law=law
    )
    issued = _make(case, letter, by, uid)
    told = _tell_first(issued, dispatch, by, law)
    if before is not None and before.state in MAY_RECONSIDER and gives_way is not None:
        _meet(before, issued, gives_way, told, by, law)
    tell(Kind.DECIDED, ruling, by, issued.decision.sentence)
    return issued


def _make(case: Case, letter: Letter, by: Capacity, uid: UUID | None) -> Issued:
    sentence = f"{letter.title}\n{case.draft.outcome}"
    return Issued.objects.create(
        ruling=case.ruling,
        draft=case.version,
        decision=rule(case.ruling.circle, changes_of(case.version), sentence),
        issued_on=clock.today(),
        letter=letter.payload(),
        letter_hash=hash_of(letter.text),
        **{**signed(by), "uid": uid or uuid4()},
    )


def _tell_first(issued: Issued, dispatch: Dispatch, by: Capacity, law: Law) -> Telling:
    return _keep_telling(issued, 1, dispatch, by, law, uuid4())


def _keep_telling(
    issued: Issued, number: int, dispatch: Dispatch, by: Capacity, law: Law, uid: UUID
) -> Telling:
    told = told_on(law, dispatch.channel, dispatch.sent_on)
    return Telling.objects.create(
        uid=uid,
        issued=issued,
        number=number,
        channel=dispatch.channel.value,
        sent_on=dispatch.sent_on,
        told_on=told,
        complain_by=complain_by(law, told),
        at=clock.now(),
        by_id=by.user_id,
    )


def _meet(before: Case, issued: Issued, gives_way: Outcome, told: Telling, by: Capacity, law: Law) -> None:
    """The new ruling is what looking again led to; where it meets a part, the citizen may hold on."""
    assert before.issued is not None
    in_part = gives_way is Outcome.PARTLY
    Reconsideration.objects.create(
        issued=before.issued,
        outcome=gives_way.value,
        new=issued,
        maintain_by=maintain_by(law, told.told_on) if in_part else None,
        **signed(by),
    )


@transaction.atomic
def tell_again(issued: Issued, dispatch: Dispatch, *, by: Capacity, uid: UUID | None = None) -> Telling:
    """The letter came back, or was sent later: the time to complain is counted from the new day."""
    ruling = issued.ruling
    lock(ruling.circle)
    if uid and (told := Telling.objects.filter(uid=uid, issued=issued, by=by.user_id).first()):
        return told
    law, today = shipped_law(), clock.today()
    case = case_of(ruling, today)
    later = complain_by(law, told_on(law, dispatch.channel, dispatch.sent_on))
    refuse_if(
        [
            *hindrances_to_work(ruling.circle, by),
            *hindrances_to_decide(by.post.role if by.post else None),
            *hindrances_to_send(dispatch.sent_on, today),
            *reasons_among(
                {
                    _("Der er allerede klaget."): case.state not in (State.MAY_COMPLAIN, State.STANDS),
                    _("Det ville give borgeren mindre tid til at klage."): (
                        case.course.complain_by is not None and later < case.course.complain_by
                    ),
                }
            ),
        ]
    )
    number = len(case.tellings) + 1
    told_now = _keep_telling(issued, number, dispatch, by, law, uid or uuid4())
    tell(Kind.TOLD, ruling, by, issued.decision.sentence)
    return told_now
