"""Meetings as they stand, who comes today, and what a calendar is told."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from pejl.circles.models import Circle, CircleMember
from pejl.dialogue.models import Addition, CalendarFeed, Meeting, MeetingTime, Note, Participant, Picked
from pejl.dialogue.rules import is_new
from pejl.organisation.models import User
from pejl.organisation.queries import capacities_of
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.fields import blind_index

SECRET_PLACE = "dialogue_calendarfeed.secret"  # noqa: S105 -- the name of a column


@dataclass(frozen=True)
class Comer:
    """Somebody who comes: first name, and whether it is a new face."""

    name: str
    is_new: bool

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True)
class MeetingNow:
    """A meeting as it stands: picked or not, called off or not, and who comes."""

    meeting: Meeting
    begins: datetime | None
    times: list[MeetingTime]
    comers: list[Comer]

    @property
    def is_off(self) -> bool:
        return hasattr(self.meeting, "called_off")

    @property
    def is_today(self) -> bool:
        return self.begins is not None and clock.date_of(self.begins) == clock.today()

    @property
    def is_over(self) -> bool:
        """Whether its day has passed."""
        return self.begins is not None and clock.date_of(self.begins) < clock.today()


def _whole(meetings: QuerySet[Meeting]) -> Any:
    picks = Picked.objects.filter(meeting=OuterRef("pk")).order_by("-pk")
    people = Participant.objects.select_related("member").order_by("pk")
    return (
        meetings.annotate(begins=Subquery(picks.values("time__begins")[:1]))
        .select_related("called_off", "circle__citizen")
        .prefetch_related(
            Prefetch("times", queryset=MeetingTime.objects.order_by("begins")),
            Prefetch("participants", queryset=people),
        )
    )


def _now(meeting: Meeting) -> MeetingNow:
    today = clock.today()
    members: list[CircleMember] = [one.member for one in meeting.participants.all()]
    comers = [Comer(member.name, is_new(member.joined_on, today)) for member in members]
    return MeetingNow(meeting, getattr(meeting, "begins"), list(meeting.times.all()), comers)  # noqa: B009


def meeting_now(meeting: Meeting) -> MeetingNow:
    return _now(_whole(Meeting.objects.filter(pk=meeting.pk)).get())


def meetings_of(circle: Circle, capacity: Capacity) -> list[MeetingNow]:
    """Those still to come and those without a time first; a fixed number of queries."""
    found = [
        _now(one) for one in _whole(Meeting.objects.visible_to(capacity, clock.today()).filter(circle=circle))
    ]
    far = clock.now() + timedelta(days=36500)
    return sorted(found, key=lambda one: (one.is_over or one.is_off, one.begins or far, one.meeting.pk))


def next_meetings(circle: Circle) -> list[MeetingNow]:
    """From today on, with a time, and not called off."""
    coming = _whole(Meeting.objects.filter(circle=circle, called_off=None))
    since = clock.end_of(clock.today() - timedelta(days=1))
    return [_now(one) for one in coming.filter(begins__gt=since).order_by("begins", "pk")]


def notes_of(meeting: Meeting) -> list[Note]:
    """What was written down, the oldest first, with all that was added."""
    additions = Prefetch("additions", queryset=Addition.objects.order_by("pk"))
    return list(meeting.notes.select_related("read_together").prefetch_related(additions).order_by("pk"))


def feed_of(secret: str) -> CalendarFeed | None:
    found = CalendarFeed.objects.filter(secret_index=blind_index(secret, SECRET_PLACE), stopped_at=None)
    return found.select_related("user").first()


def own_feed(user_id: int) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user=user_id, stopped_at=None).first()


@dataclass(frozen=True)
class InCalendar:
    """All that a calendar is told: that there is a meeting, and when."""

    uid: str
    begins: datetime
    is_off: bool


def calendar_of(user: User, day: date) -> list[InCalendar]:
    """The meetings a person is at, in each capacity they have today; those they see no more are gone."""
    found = {}
    for capacity in capacities_of(user, day):
        for meeting in _whole(Meeting.objects.visible_to(capacity, day).filter(_is_at(capacity))):
            begins = getattr(meeting, "begins")  # noqa: B009
            if begins is not None:
                found[meeting.pk] = InCalendar(str(meeting.uid), begins, hasattr(meeting, "called_off"))
    return sorted(found.values(), key=lambda one: one.begins)


def _is_at(capacity: Capacity) -> Q:
    if capacity.post is None:
        return Q()
    at = Participant.objects.filter(member__user=capacity.user_id, member__unit=capacity.post.unit_id)
    return Q(pk__in=at.values("meeting"))
