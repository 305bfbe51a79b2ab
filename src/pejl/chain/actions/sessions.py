"""What comes first, when it is held, who takes part, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from pejl.chain.models import (
    Argument,
    CitizensAnswers,
    Enrolment,
    EnrolmentMark,
    Node,
    Priority,
    SelfRating,
    Session,
    SessionVersion,
    Tried,
)
from pejl.chain.queries import last_mark, last_words_of, seats_left
from pejl.chain.rules import Place
from pejl.chain.rules.learning import (
    Mark,
    Rated,
    Useful,
    Verdict,
    hindrances_to_ask,
    hindrances_to_lead,
    hindrances_to_mark,
    hindrances_to_session,
    hindrances_to_verdict,
    hindrances_to_words,
)
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .acting import Author, editing, lock, role_of, said, tell

LOWEST, HIGHEST = 1, 4


def is_activity(node: Node) -> list[str]:
    return reasons_among({_("Det er ikke en læringsaktivitet."): node.place != Place.ACTIVITY})


@transaction.atomic
def prioritise(activity: Node, verdict: Verdict, *, by: Capacity, uid: UUID | None = None) -> Priority:
    """Decide about an activity: proposed, prioritised, or not now, and why. Sent twice it is decided once."""
    lock(activity)
    if uid and (there := Priority.objects.filter(uid=uid).first()):
        return there
    refuse_if([*editing(by), *is_activity(activity), *hindrances_to_verdict(verdict)])
    priority = Priority.objects.create(
        uid=uid or uuid4(),
        activity=activity,
        standing=verdict.standing.value,
        reason=verdict.reason,
        owner=verdict.owner,
        due=verdict.due,
        **said(by),
    )
    tell("activity decided", activity.uid, by, key=activity.key, standing=verdict.standing.value)
    return priority


@transaction.atomic
def argue(
    activity: Node, group: str, words: str, *, is_for: bool, by: Capacity, uid: UUID | None = None
) -> Argument:
    """What a group says for or against. Any employee may write it down for the group."""
    if uid and (there := Argument.objects.filter(uid=uid).first()):
        return there
    refuse_if(
        [
            *reasons_among({_("Her kan medarbejdere sige noget."): role_of(by) is None}),
            *is_activity(activity),
            *reasons_among({_("Skriv, hvilken gruppe det er."): not group.strip()}),
            *hindrances_to_words(words),
        ]
    )
    argument = Argument.objects.create(
        uid=uid or uuid4(),
        activity=activity,
        group=group.strip()[:100],
        is_for=is_for,
        words=words.strip()[:1000],
        **said(by),
    )
    tell("argued", activity.uid, by, key=activity.key)
    return argument


@dataclass(frozen=True)
class Time:
    """When and where a session is held; no seats is room for all."""

    starts_at: datetime
    ends_at: datetime
    where: str
    seats: int | None = None


@transaction.atomic
def hold(activity: Node, time: Time, *, by: Author, uid: UUID | None = None) -> Session:
    """Set a session of an activity. Sent twice it is held once."""
    lock(activity)
    if uid and (there := Session.objects.filter(uid=uid).first()):
        return there
    refuse_if([*editing(by), *is_activity(activity), *_hindrances_to(time)])
    session = Session.objects.create(uid=uid or uuid4(), activity=activity)
    _add(session, time, is_cancelled=False)
    tell("session set", session.uid, by, key=activity.key)
    return session


@transaction.atomic
def move(session: Session, time: Time, *, by: Author) -> None:
    """Another time or place. The same again changes nothing."""
    lock(session.activity)
    refuse_if([*editing(by), *_hindrances_to(time)])
    last = last_words_of(session)
    if (last.starts_at, last.ends_at, last.where, last.seats) == tuple(vars(time).values()):
        return
    _add(session, time, is_cancelled=False)
    tell("session moved", session.uid, by)


@transaction.atomic
def cancel(session: Session, *, by: Author) -> None:
    lock(session.activity)
    refuse_if(editing(by))
    last = last_words_of(session)
    if not last.is_cancelled:
        _add(session, Time(last.starts_at, last.ends_at, last.where, last.seats), is_cancelled=True)
        tell("session cancelled", session.uid, by)


def _hindrances_to(time: Time) -> list[str]:
    return hindrances_to_session(time.starts_at, time.ends_at, time.where, time.seats)


def _add(session: Session, time: Time, *, is_cancelled: bool) -> None:
    SessionVersion.objects.create(
        item=session,
        number=session.versions.count() + 1,
        recorded_at=clock.now(),
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        where=time.where.strip()[:300],
        seats=time.seats,
        is_cancelled=is_cancelled,
    )


@transaction.atomic
def ask_for_a_place(session: Session, *, by: Capacity) -> Enrolment:
    """Sign up; one's leader says yes. A leader's own wish is answered by another leader."""
    lock(session.activity)
    words, post = last_words_of(session), by.post
    enrolment = session.enrolments.filter(employment=post.id).first() if post else None
    refuse_if(
        hindrances_to_ask(
            is_employee=post is not None,
            is_over=words.starts_at <= clock.now(),
            is_cancelled=words.is_cancelled,
            last=last_mark(enrolment) if enrolment else None,
            seats_left=seats_left(session),
        )
    )
    assert post is not None
    enrolment = enrolment or Enrolment.objects.create(session=session, employment_id=post.id)
    _mark(enrolment, Mark.ASKED, by)
    return enrolment


@transaction.atomic
def mark(enrolment: Enrolment, what: Mark, *, by: Capacity, reason: str = "") -> None:
    """A leader's yes or no, taking it back oneself, who was there."""
    lock(enrolment.session.activity)
    refuse_if(
        [
            *_hindrances_to_person(enrolment, what, by),
            *hindrances_to_mark(
                last_mark(enrolment),
                what,
                may=True,
                has_begun=last_words_of(enrolment.session).starts_at <= clock.now(),
            ),
            *reasons_among({_("Skriv, hvorfor det ikke bliver nu."): what is Mark.NO and not reason.strip()}),
        ]
    )
    _mark(enrolment, what, by, reason)


def _hindrances_to_person(enrolment: Enrolment, what: Mark, by: Capacity) -> list[str]:
    oneself = enrolment.employment.user_id == by.user_id
    if what is Mark.TAKEN_BACK:
        return reasons_among({_("Det er ikke din at svare på."): not oneself})
    if what in (Mark.THERE, Mark.NOT_THERE):
        return [] if oneself and by.is_employee else editing(by)
    own_unit = by.post is not None and by.post.unit_id == enrolment.employment.unit_id
    return hindrances_to_lead(role_of(by), own_unit=own_unit, oneself=oneself)


def _mark(enrolment: Enrolment, what: Mark, by: Capacity, reason: str = "") -> None:
    number = enrolment.marks.count() + 1
    EnrolmentMark.objects.create(
        enrolment=enrolment, number=number, mark=what.value, reason=reason.strip(), **said(by)
    )
    record(Entry(Kind.LEARNING, by.doer(), about=enrolment.uid, content={"what": what.value}))


@transaction.atomic
def rate(enrolment: Enrolment, rated: Rated, level: int, *, by: Capacity) -> None:
    """How well one can it in one's own eyes. Before is before it begins, after is when one was there."""
    has_begun = last_words_of(enrolment.session).starts_at <= clock.now()
    refuse_if(
        reasons_among(
            {
                _("Det svarer du kun på for dig selv."): enrolment.employment.user_id != by.user_id,
                _("Vælg et svar."): not LOWEST <= level <= HIGHEST,
                _("Det er begyndt. Svar på, hvordan det er efter."): rated is Rated.BEFORE and has_begun,
                _("Vent, til du har været med."): (
                    rated is Rated.AFTER and last_mark(enrolment) is not Mark.THERE
                ),
            }
        )
    )
    SelfRating.objects.create(enrolment=enrolment, rated=rated.value, level=level, at=clock.now())
    record(Entry(Kind.LEARNING, by.doer(), about=enrolment.uid, content={"what": "rated"}))


@transaction.atomic
def tell_tried(
    enrolment: Enrolment,
    useful: Useful,
    words: str = "",
    *,
    on_day: date,
    by: Capacity,
    uid: UUID | None = None,
) -> Tried:
    """What one tried in practice afterwards, and whether it made a difference."""
    if uid and (there := Tried.objects.filter(uid=uid).first()):
        return there
    refuse_if(
        [
            *hindrances_to_words(words, required=False),
            *reasons_among(
                {
                    _("Det svarer du kun på for dig selv."): enrolment.employment.user_id != by.user_id,
                    _("Vent, til du har været med."): last_mark(enrolment) is not Mark.THERE,
                    _("Dagen er ikke kommet endnu."): on_day > clock.today(),
                }
            ),
        ]
    )
    tried = Tried.objects.create(
        uid=uid or uuid4(),
        enrolment=enrolment,
        on_day=on_day,
        at=clock.now(),
        useful=useful.value,
        words=words.strip(),
    )
    record(Entry(Kind.LEARNING, by.doer(), about=enrolment.uid, content={"what": "tried"}))
    return tried


@transaction.atomic
def write_citizens_answers(
    activity: Node, count: int, better: int, *, as_of: date, source: str, by: Capacity
) -> CitizensAnswers:
    """What citizens answered where it was tried: summed before it comes here, for five or more."""
    refuse_if(
        [
            *editing(by),
            *is_activity(activity),
            *reasons_among(
                {
                    _("Svar fra færre end fem borgere skrives ikke."): count < 5,
                    _("Der kan ikke være flere, der fik det bedre, end der svarede."): not 0
                    <= better
                    <= count,
                    _("Skriv, hvor svarene kommer fra."): not source.strip(),
                }
            ),
        ]
    )
    answers = CitizensAnswers.objects.create(
        activity=activity, as_of=as_of, count=count, better=better, source=source.strip()[:200], **said(by)
    )
    tell("citizens answered", activity.uid, by, key=activity.key)
    return answers
