"""Reading ideas: who answers, what stands, and what is new for the one who had it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from pejl.circles.models import Circle, CircleMember
from pejl.circles.rules import MemberKind
from pejl.organisation.models import EmploymentVersion, Unit, User
from pejl.organisation.rules import Capacity, Role
from pejl.practice.models import Idea, TrialEnd
from pejl.practice.rules import From, Stands
from pejl.shared.prepared import prepared


@dataclass(frozen=True)
class Origin:
    """As what somebody has an idea, and the unit nearest to them."""

    comes_from: From
    unit: Unit | None


def origin_of(capacity: Capacity) -> Origin:
    """At work it is one's own unit; otherwise the unit that knows the citizen one is, or is with."""
    if capacity.post is not None:
        return Origin(From.EMPLOYEE, Unit.objects.get(pk=capacity.post.unit_id))
    own = Circle.objects.filter(citizen__user=capacity.user_id)
    circle = own.select_related("unit").first()
    if circle is not None:
        return Origin(From.CITIZEN, circle.unit)
    members = CircleMember.objects.filter(user=capacity.user_id, unit=None).select_related("circle__unit")
    member = members.order_by("-pk").first()
    if member is None:
        return Origin(From.RELATIVE, None)
    kind = From.VOLUNTEER if member.kind == MemberKind.VOLUNTEER else From.RELATIVE
    return Origin(kind, member.circle.unit)


@dataclass(frozen=True)
class Decider:
    user: User
    unit: Unit


def decider_near(unit: Unit | None, day: date) -> Decider | None:
    """The leader of the unit, else of the nearest above it, else any leader of the department."""
    leaders = EmploymentVersion.objects.in_force(day).filter(role=Role.LEADER)
    posts = list(leaders.select_related("item__unit", "item__user").order_by("pk"))
    near = unit
    while near is not None:
        for post in posts:
            if post.item.unit_id == near.pk:
                return Decider(post.item.user, unit or near)
        near = near.above
    return Decider(posts[0].item.user, unit or posts[0].item.unit) if posts else None


def may_decide(idea: Idea, capacity: Capacity, day: date) -> bool:
    """The one who was named; any leader of the unit; and when the day has passed, any leader at all."""
    if capacity.post is None:
        return False
    leads = capacity.post.role is Role.LEADER
    is_near = idea.decider_id == capacity.user_id or (leads and idea.unit_id == capacity.post.unit_id)
    return is_near or (leads and day > idea.answer_by)


def ideas_for(capacity: Capacity, day: date, at_most: int = 100) -> list[Idea]:
    """The newest ideas that this capacity may see; a fixed number of queries."""
    return list(_whole(Idea.objects.visible_to(capacity, day)).order_by("-pk")[:at_most])


def whole(idea: Idea) -> Idea:
    """The idea with everything that happened to it."""
    return _whole(Idea.objects.filter(pk=idea.pk)).get()


def _whole(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    return ideas.select_related("unit", "answer").prefetch_related("trials__unit", "trials__end", "reads")


def waiting_for(capacity: Capacity, day: date) -> list[Idea]:
    """The ideas without an answer that this capacity may answer, the first to be answered first."""
    open_ones = _whole(Idea.objects.filter(answer=None, trials=None)).order_by("answer_by", "pk")
    return [idea for idea in open_ones if may_decide(idea, capacity, day)]


def late_ideas(day: date) -> list[Idea]:
    """What nobody answered in time, for all to see."""
    late = _whole(Idea.objects.filter(answer=None, trials=None, answer_by__lt=day))
    return list(late.order_by("answer_by", "pk"))


@dataclass(frozen=True)
class News:
    """Ideas of one's own to which something happened since one last read."""

    idea: Idea
    happenings: int


def news_for(user_id: int) -> list[News]:
    """What an author is told."""
    keys = [idea.pk for idea in _ideas_of(user_id)]
    found = []
    for idea in _whole(Idea.objects.filter(pk__in=keys)).order_by("-pk") if keys else ():
        so_far = happenings_of(idea)
        reads = list(idea.reads.all())
        if so_far > (reads[-1].happenings if reads else 0):
            found.append(News(idea, so_far))
    return found


@prepared
def _ideas_of(author: int) -> QuerySet[Idea]:
    return Idea.objects.filter(author=author)


def happenings_of(idea: Idea) -> int:
    """The answer, each trial and each end; an idea from `whole` or a list here."""
    trials = list(idea.trials.all())
    ends = sum(trial.given_end is not None for trial in trials)
    return (idea.given_answer is not None) + len(trials) + ends


def done_lately(now: datetime, *, within: timedelta = timedelta(days=90)) -> TrialEnd | None:
    """The newest thing that worked."""
    ends = TrialEnd.objects.filter(worked=True, ended_at__gt=now - within)
    return ends.select_related("trial__idea", "trial__unit").order_by("-pk").first()


def is_settled(idea: Idea) -> bool:
    return idea.stands not in (Stands.WAITS, Stands.LATE)


def idea_of_the_week(capacity: Capacity, day: date) -> Idea | None:
    """The idea of one's own unit that is to be answered first; where there is none, one nobody answered."""
    waiting = _whole(Idea.objects.filter(answer=None, trials=None)).order_by("answer_by", "pk")
    own = waiting.filter(unit=capacity.post.unit_id if capacity.post else 0).first()
    return own or waiting.filter(answer_by__lt=day).first()
