"""Hearing the citizen before a ruling: the letter, the answer, and »det sagde jeg ikke«."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.queries import standing
from pejl.circles.rules import hash_of
from pejl.journal.rules import Kind
from pejl.organisation.rules import Capacity
from pejl.rulings.models import DraftVersion, Hearing, HearingAnswer, NotSaid, Ruling, ViewNotSaid
from pejl.rulings.queries import Dispatch, case_of, hearing_letter, signature_of
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import (
    earliest_deadline,
    hindrances_to_answer,
    hindrances_to_hearing,
    hindrances_to_send,
    told_on,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

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
def send_hearing(
    ruling: Ruling, deadline: date, dispatch: Dispatch, *, by: Capacity, uid: UUID | None = None
) -> Hearing:
    """Tell the citizen of the new adverse facts in the draft, and give them time to answer."""
    lock(ruling.circle)
    if uid and (sent := Hearing.objects.filter(uid=uid, ruling=ruling, by=by.user_id).first()):
        return sent
    law, today = shipped_law(), clock.today()
    case = case_of(ruling, today)
    about = case.version.adverse_index
    refuse_if(
        [
            *hindrances_to_work(ruling.circle, by),
            *hindrances_to_hearing(
                case.draft,
                deadline=deadline,
                earliest=earliest_deadline(law, dispatch.channel, dispatch.sent_on),
                is_closed=not case.is_prepared,
                already_runs=any(one.about == about and one.runs(today) for one in case.course.hearings),
            ),
            *hindrances_to_send(dispatch.sent_on, today),
        ]
    )
    letter = hearing_letter(
        case.ruling, case.draft, deadline=deadline, signed=signature_of(by), dispatch=dispatch, law=law
    )
    hearing = Hearing.objects.create(
        ruling=ruling,
        draft=case.version,
        adverse_index=about,
        letter=letter.payload(),
        letter_hash=hash_of(letter.text),
        channel=dispatch.channel.value,
        sent_on=dispatch.sent_on,
        told_on=told_on(law, dispatch.channel, dispatch.sent_on),
        deadline=deadline,
        **{**signed(by), "uid": uid or uuid4()},
    )
    tell(Kind.TOLD, ruling, by, letter.title)
    return hearing


@transaction.atomic
def answer_hearing(
    hearing: Hearing, said: Statement, *, by: Capacity, uid: UUID | None = None
) -> HearingAnswer:
    """Keep what the citizen, or who speaks for them, says to it. It counts until the ruling is made."""
    ruling = hearing.ruling
    lock(ruling.circle)
    if uid and (kept := HearingAnswer.objects.filter(uid=uid, hearing=hearing).first()):
        return kept
    case = case_of(ruling, clock.today())
    matter = case.draft.matter
    refuse_if(
        [
            *hindrances_to_answer(case.state, said.words),
            *hindrances_to_speak(ruling.circle, matter, said, by),
            *reasons_among(
                {
                    _("Svaret kan ikke være kommet, før brevet blev sendt."): (
                        said.said_on is not None and said.said_on < hearing.sent_on
                    ),
                    _("Vælg en dag, der ikke ligger i fremtiden."): said.day > clock.today(),
                }
            ),
        ]
    )
    answer = HearingAnswer.objects.create(
        uid=uid or uuid4(), hearing=hearing, **spoken(ruling.circle, matter, said, by)
    )
    tell(Kind.ANSWERED, ruling, by, answer.words)
    return answer


@transaction.atomic
def say_it_was_not_said(answer: HearingAnswer, words: str, *, by: Capacity) -> NotSaid:
    """»Det sagde jeg ikke«: what an employee wrote down does not count, and the hearing goes on."""
    ruling = answer.hearing.ruling
    lock(ruling.circle)
    if said_so := NotSaid.objects.filter(answer=answer, by=by.user_id).first():
        return said_so
    case = case_of(ruling, clock.today())
    here = standing(ruling.circle, by, clock.today())
    refuse_if(
        hindrances_to_deny(here, answer.written_by_id is not None)
        + reasons_among({_("Afgørelsen er truffet. Er du uenig, kan du klage."): not case.is_prepared})
    )
    not_said = NotSaid.objects.create(answer=answer, words=words.strip(), at=clock.now(), by_id=by.user_id)
    tell(Kind.TAKEN_BACK, ruling, by, answer.words)
    return not_said


@transaction.atomic
def deny_view(version: DraftVersion, words: str, *, by: Capacity) -> ViewNotSaid:
    """»Det sagde jeg ikke«: the view in the draft is not the citizen's. It is asked for again."""
    ruling = version.ruling
    lock(ruling.circle)
    if denied := ViewNotSaid.objects.filter(draft=version).first():
        return denied
    case, here = case_of(ruling, clock.today()), standing(ruling.circle, by, clock.today())
    refuse_if(
        hindrances_to_deny(here, bool(version.view))
        + reasons_among(
            {
                _("Afgørelsen er truffet. Er du uenig, kan du klage."): not case.is_prepared,
                _("Udkastet er ændret, siden du læste det. Læs det igen."): case.version != version,
            }
        )
    )
    denied = ViewNotSaid.objects.create(draft=version, words=words.strip(), at=clock.now(), by_id=by.user_id)
    tell(Kind.TAKEN_BACK, ruling, by, version.view)
    return denied
