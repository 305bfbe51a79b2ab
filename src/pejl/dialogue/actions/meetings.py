"""Meeting: call, propose times, pick one, call off; and the calendar of one's own."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from pejl.circles.actions import lock
from pejl.circles.models import Circle, CircleMember
from pejl.circles.queries import standing
from pejl.dialogue.models import CalendarFeed, CalledOff, Meeting, MeetingTime, Participant, Picked
from pejl.dialogue.queries import SECRET_PLACE, speaker_of
from pejl.dialogue.rules import WAITS_FOR_AN_ANSWER, Speaker, hindrances_to_call, hindrances_to_pick
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.fields import blind_index
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _


@dataclass(frozen=True)
class Call:
    """What somebody wants to meet about, where, with whom, and what they would rather."""

    point: str
    members: Sequence[CircleMember] = ()
    place: str = ""
    wish: str = ""


@transaction.atomic
def call_meeting(
    circle: Circle, call: Call, times: Collection[datetime], *, by: Capacity, uid: UUID | None = None
) -> Meeting:
    """Call a meeting, with times to choose from. Sending the form twice (the same `uid`) is one meeting."""
    lock(circle)
    if uid and (made := Meeting.objects.filter(circle=circle, uid=uid, called_by=by.user_id).first()):
        return made
    speaker = _at_the_table(circle, by)
    refuse_if(
        hindrances_to_call(
            may=speaker is not None,
            point=call.point,
            by_citizens_side=speaker in WAITS_FOR_AN_ANSWER,
            times=times,
            now=clock.now(),
        )
    )
    assert speaker is not None
    meeting = Meeting.objects.create(
        **({"uid": uid} if uid else {}),
        circle=circle,
        point=call.point.strip(),
        place=call.place.strip(),
        wish=call.wish.strip(),
        called_as=speaker.value,
        called_by_id=by.user_id,
        called_by_name=by.name,
        called_at=clock.now(),
    )
    Participant.objects.bulk_create(
        Participant(circle=circle, meeting=meeting, member=member) for member in call.members
    )
    _propose(meeting, times, speaker)
    _tell(meeting, "called", by)
    return meeting


@transaction.atomic
def propose_times(meeting: Meeting, times: Collection[datetime], *, by: Capacity) -> None:
    """Other times, to choose from too; also to move what was picked."""
    lock(meeting.circle)
    speaker = _at_the_table(meeting.circle, by)
    reasons = hindrances_to_call(
        may=speaker is not None, point=" ", by_citizens_side=False, times=times, now=clock.now()
    )
    refuse_if(reasons + reasons_among({_("Mødet er aflyst."): _is_off(meeting)}))
    assert speaker is not None
    _propose(meeting, times, speaker)
    _tell(meeting, "times proposed", by)


@transaction.atomic
def pick_time(time: MeetingTime, *, by: Capacity, in_words: bool = False) -> None:
    """Pick a time that the other side proposed. An employee may write down what was agreed `in_words`."""
    meeting = time.meeting
    lock(meeting.circle)
    last = meeting.picks.order_by("-pk").first()
    if last is not None and last.time_id == time.pk:
        return
    speaker = _at_the_table(meeting.circle, by)
    agreed = in_words and speaker is Speaker.PROFESSIONAL
    refuse_if(
        hindrances_to_pick(
            may=speaker is not None,
            is_over=_is_off(meeting),
            is_own=_side(speaker) == _side(Speaker(time.proposed_as)),
            agreed_in_words=agreed,
            has_passed=time.begins <= clock.now(),
        )
    )
    assert speaker is not None
    Picked.objects.create(
        meeting=meeting,
        time=time,
        picked_as=speaker.value,
        in_words=agreed,
        by_id=by.user_id,
        at=clock.now(),
    )
    _tell(meeting, "time picked", by)


@transaction.atomic
def call_off(meeting: Meeting, why: str, *, by: Capacity) -> None:
    """Call a meeting off. Twice is once."""
    lock(meeting.circle)
    told = _("Det kan kun borgeren og dem, der er med.")
    refuse_if(reasons_among({told: _at_the_table(meeting.circle, by) is None}))
    if _is_off(meeting):
        return
    CalledOff.objects.create(meeting=meeting, why=why.strip(), by_id=by.user_id, name=by.name, at=clock.now())
    _tell(meeting, "called off", by)


@transaction.atomic
def make_feed(*, by: Capacity) -> CalendarFeed:
    """A new secret address for one's own calendar; the old one answers no more."""
    stop_feed(by=by)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        user_id=by.user_id,
        secret=secret,
        secret_index=blind_index(secret, SECRET_PLACE),
        made_at=clock.now(),
    )
    record(Entry(Kind.MEETING, by.doer(), content={"what": "calendar made"}))
    return feed


@transaction.atomic
def stop_feed(*, by: Capacity) -> None:
    """The address answers no more. Stopping what is stopped does nothing."""
    if CalendarFeed.objects.filter(user=by.user_id, stopped_at=None).update(stopped_at=clock.now()):
        record(Entry(Kind.MEETING, by.doer(), content={"what": "calendar stopped"}))


def _at_the_table(circle: Circle, by: Capacity) -> Speaker | None:
    """Who calls and picks: the citizen, who speaks for them, those at work who are with."""
    speaker = speaker_of(standing(circle, by, clock.today()))
    return None if speaker is Speaker.OTHER else speaker


def _side(speaker: Speaker | None) -> bool:
    return speaker in WAITS_FOR_AN_ANSWER


def _is_off(meeting: Meeting) -> bool:
    return CalledOff.objects.filter(meeting=meeting).exists()


def _propose(meeting: Meeting, times: Collection[datetime], speaker: Speaker) -> None:
    taken = set(meeting.times.values_list("begins", flat=True))
    MeetingTime.objects.bulk_create(
        MeetingTime(meeting=meeting, begins=begins, proposed_as=speaker.value, at=clock.now())
        for begins in sorted({*times} - taken)
    )


def _tell(meeting: Meeting, what: str, by: Capacity) -> None:
    record(Entry(Kind.MEETING, by.doer(), meeting.circle.citizen.uid, meeting.uid, {"what": what}))
