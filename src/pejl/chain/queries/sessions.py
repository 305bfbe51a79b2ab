"""Sessions of activities, who takes part, what was decided, and what came of it for groups."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from pejl.chain.models import (
    Argument,
    CitizensAnswers,
    Enrolment,
    EnrolmentMark,
    Node,
    NodeVersion,
    Priority,
    SelfRating,
    Session,
    SessionVersion,
)
from pejl.chain.rules.learning import TAKES_A_SEAT, Mark, Moved, Rated, Standing, moved


def last_words_of(session: Session) -> SessionVersion:
    version: SessionVersion = session.versions.order_by("-number")[0]
    return version


def last_mark(enrolment: Enrolment) -> Mark:
    return Mark(enrolment.marks.order_by("-number")[0].mark)


def seats_left(session: Session) -> int | None:
    """None where there is room for all."""
    seats = last_words_of(session).seats
    if seats is None:
        return None
    last: dict[int, str] = {}
    marks = EnrolmentMark.objects.filter(enrolment__session=session).order_by("number")
    for enrolment, mark in marks.values_list("enrolment", "mark"):
        last[enrolment] = mark
    return seats - sum(mark in TAKES_A_SEAT for mark in last.values())


@dataclass(frozen=True)
class Held:
    """A session as it is written now."""

    session: Session
    words: SessionVersion
    title: str
    mine: Enrolment | None = None
    mark: Mark | None = None

    @property
    def can_ask(self) -> bool:
        return not self.words.is_cancelled and self.mark in (None, Mark.NO, Mark.TAKEN_BACK)


def sessions_of(activity: Node, employment: int | None) -> list[Held]:
    """The sessions of an activity by time, and one's own place in each."""
    versions = SessionVersion.objects.filter(item__activity=activity).select_related("item")
    return _held(list(versions.order_by("number")), employment)


def sessions_from(now: datetime, employment: int | None, *, at_most: int = 30) -> list[Held]:
    """What is held from now on, by time."""
    coming = set(SessionVersion.objects.filter(starts_at__gte=now).values_list("item", flat=True))
    versions = SessionVersion.objects.filter(item__in=coming).select_related("item").order_by("number")
    held = [one for one in _held(list(versions), employment) if one.words.starts_at >= now]
    return held[:at_most]


def _held(versions: list[SessionVersion], employment: int | None) -> list[Held]:
    last = {version.item_id: version for version in versions}
    mine = {
        one.session_id: one
        for one in Enrolment.objects.filter(session__in=last, employment=employment).select_related("session")
    }
    marks: dict[int, Mark] = {}
    for mark in EnrolmentMark.objects.filter(enrolment__in=mine.values()).order_by("number"):
        marks[mark.enrolment_id] = Mark(mark.mark)
    titles = _titles({version.item.activity_id for version in last.values()})
    return [
        Held(
            version.item,
            version,
            titles[version.item.activity_id],
            mine.get(item),
            marks.get(mine[item].pk) if item in mine else None,
        )
        for item, version in sorted(last.items(), key=lambda one: one[1].starts_at)
    ]


def _titles(nodes: set[int]) -> dict[int, str]:
    versions = NodeVersion.objects.filter(item__in=nodes).order_by("item", "number")
    return dict(versions.values_list("item", "title"))


@dataclass(frozen=True)
class Place:
    """Someone's place in a session, for the one who answers."""

    enrolment: Enrolment
    name: str
    words: SessionVersion
    title: str
    mark: Mark


def waiting_for(unit_id: int, but_not: int) -> list[Place]:
    """Who in a unit has asked for a place and waits for the leader's yes."""
    there = Enrolment.objects.filter(employment__unit=unit_id).exclude(employment__user=but_not)
    return [place for place in _places(list(_with_people(there))) if place.mark is Mark.ASKED]


def places_of(user_id: int) -> list[Place]:
    """Everything one takes or took part in, the latest first."""
    return _places(list(_with_people(Enrolment.objects.filter(employment__user=user_id))))[::-1]


def places_in(session: Session) -> list[Place]:
    return _places(list(_with_people(session.enrolments.all())))


def _with_people(enrolments: object) -> list[Enrolment]:
    return list(enrolments.select_related("employment__user", "session"))  # type: ignore[attr-defined]


def _places(enrolments: list[Enrolment]) -> list[Place]:
    marks: dict[int, Mark] = {}
    for mark in EnrolmentMark.objects.filter(enrolment__in=enrolments).order_by("number"):
        marks[mark.enrolment_id] = Mark(mark.mark)
    sessions = {one.session_id for one in enrolments}
    words = {
        version.item_id: version
        for version in SessionVersion.objects.filter(item__in=sessions).order_by("number")
    }
    titles = _titles({one.session.activity_id for one in enrolments})
    places = [
        Place(
            one,
            one.employment.user.name,
            words[one.session_id],
            titles[one.session.activity_id],
            marks[one.pk],
        )
        for one in enrolments
    ]
    return sorted(places, key=lambda place: place.words.starts_at)


@dataclass(frozen=True)
class Came:
    """What is known of an activity: what was decided and argued, and how people moved, in groups."""

    priorities: tuple[Priority, ...]
    standing: Standing
    arguments: tuple[Argument, ...]
    moved: Moved | None
    citizens: CitizensAnswers | None


def came_of(activity: Node) -> Came:
    priorities = tuple(Priority.objects.filter(activity=activity).order_by("-at", "-pk"))
    return Came(
        priorities,
        Standing(priorities[0].standing) if priorities else Standing.PROPOSED,
        tuple(Argument.objects.filter(activity=activity).order_by("at")),
        moved(_rated_pairs(activity)),
        CitizensAnswers.objects.filter(activity=activity).order_by("as_of", "at").last(),
    )


def _rated_pairs(activity: Node) -> list[tuple[int, int]]:
    """Each learner once: the last answer before, and the last after."""
    rated: dict[int, dict[str, int]] = defaultdict(dict)
    ratings = SelfRating.objects.filter(enrolment__session__activity=activity).order_by("at", "pk")
    for user, when, level in ratings.values_list("enrolment__employment__user", "rated", "level"):
        rated[user][when] = level
    both = [one for one in rated.values() if len(one) == len(Rated)]
    return [(one[Rated.BEFORE], one[Rated.AFTER]) for one in both]


def standings() -> dict[int, Priority]:
    """What was decided last about each activity."""
    return {one.activity_id: one for one in Priority.objects.order_by("at", "pk")}


def arguments_by_activity(since: date) -> dict[int, list[Argument]]:
    """What groups said since a day."""
    found: dict[int, list[Argument]] = defaultdict(list)
    for one in Argument.objects.filter(at__date__gte=since).order_by("at"):
        found[one.activity_id].append(one)
    return dict(found)
