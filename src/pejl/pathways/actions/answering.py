"""Publish within how many days requests are answered, and tell that an answer comes later."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.actions import lock
from pejl.circles.queries import standing
from pejl.circles.rules import Part, Side
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.pathways.models import AnswerLater, AnswerTime, HelpAsked
from pejl.pathways.queries import may_answer, waiting_in
from pejl.pathways.rules import ALL_OTHER_HELP, hindrances_to_publish, hindrances_to_tell_later
from pejl.rulings.reading import shipped_law
from pejl.shared import clock
from pejl.shared.refusal import refuse_if


@transaction.atomic
def publish_answer_time(
    basis: str, days: int, valid_from: date, *, by: Capacity, uid: UUID | None = None
) -> AnswerTime:
    """From a day on, requests about this help are answered within so many days; earlier ones keep theirs."""
    if uid and (published := AnswerTime.objects.filter(uid=uid, by=by.user_id).first()):
        return published
    today = clock.today()
    known = {ALL_OTHER_HELP, *(one.code for one in shipped_law().bases_on(valid_from))}
    refuse_if(
        hindrances_to_publish(
            may_publish=may_answer(by),
            days=days,
            valid_from=valid_from,
            today=today,
            is_known=basis in known,
        )
    )
    time = AnswerTime.objects.create(
        uid=uid or uuid4(),
        basis=basis,
        days=days,
        valid_from=valid_from,
        written_on=today,
        at=clock.now(),
        by_id=by.user_id,
        name=by.name,
    )
    record(Entry(Kind.ADMINISTERED, by.doer(), about=time.uid, content={"what": "answer time"}))
    return time


@transaction.atomic
def tell_later(
    asked: HelpAsked, words: str, new_day: date, *, by: Capacity, uid: UUID | None = None
) -> AnswerLater:
    """The answer comes later than promised: why, and by when. The citizen reads it where they asked."""
    circle, today = asked.circle, clock.today()
    lock(circle)
    if uid and (told := AnswerLater.objects.filter(uid=uid, asked=asked, by=by.user_id).first()):
        return told
    here = standing(circle, by, today)
    at_work = here.side is Side.PROFESSIONAL and Part.PLAN in here.parts
    refuse_if(
        hindrances_to_tell_later(
            may_tell=at_work and may_answer(by),
            is_answered=not waiting_in(circle).filter(pk=asked.pk).exists(),
            words=words,
            new_day=new_day,
            today=today,
        )
    )
    assert by.post is not None
    later = AnswerLater.objects.create(
        uid=uid or uuid4(),
        asked=asked,
        words=words.strip(),
        told_on=today,
        new_day=new_day,
        at=clock.now(),
        by_id=by.user_id,
        name=by.name,
        unit_id=by.post.unit_id,
    )
    content = {"what": later.words, "by": new_day.isoformat()}
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, asked.uid, content))
    return later
