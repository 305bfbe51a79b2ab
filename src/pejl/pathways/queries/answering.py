"""When who asked for help gets an answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from pejl.circles.models import Circle
from pejl.organisation.rules import Capacity
from pejl.pathways.models import AnswerLater, AnswerTime, HelpAsked, HelpTaken
from pejl.pathways.rules import ALL_OTHER_HELP, answer_by, days_to_answer
from pejl.rulings.reading import Paragraph, shipped_law
from pejl.rulings.rules import MAY_ISSUE
from pejl.shared import clock

from .reminders import waiting_in


def may_answer(capacity: Capacity) -> bool:
    """Whether requests are answered by somebody in this post."""
    return capacity.post is not None and capacity.post.role in MAY_ISSUE


@dataclass(frozen=True)
class Awaited:
    """A request without a ruling: by when we promised to answer, and what we told of a later day."""

    asked: HelpAsked
    published: date
    told_later: tuple[AnswerLater, ...]
    today: date

    @property
    def last_told(self) -> AnswerLater | None:
        return self.told_later[-1] if self.told_later else None

    @property
    def answer_by(self) -> date:
        return self.last_told.new_day if self.last_told else self.published

    @property
    def is_late(self) -> bool:
        """From the day after; the last day is in time to its end."""
        return self.answer_by < self.today


def awaited_of(asked: Sequence[HelpAsked], today: date) -> list[Awaited]:
    """Each of these requests, in their order: two queries, however many there are."""
    if not asked:
        return []
    published = [time.within for time in AnswerTime.objects.all()]
    told: dict[int, list[AnswerLater]] = defaultdict(list)
    for later in AnswerLater.objects.filter(asked__in=asked).select_related("unit"):
        told[later.asked_id].append(later)
    return [
        Awaited(one, answer_by(published, _basis_of(one), clock.date_of(one.at)), tuple(told[one.pk]), today)
        for one in asked
    ]


def awaited_in(circle: Circle, today: date) -> list[Awaited]:
    """What was asked for in a circle and has no ruling yet; each request says whether one is begun."""
    begun = HelpTaken.objects.filter(asked=OuterRef("pk"), ruling__dropped=None)
    return awaited_of(list(waiting_in(circle).annotate(is_begun=Exists(begun))), today)


def _basis_of(asked: HelpAsked) -> str:
    return asked.grant.basis if asked.grant else ALL_OTHER_HELP


@dataclass(frozen=True)
class Promise:
    """How fast we answer about one kind of help, and what we have said from a later day on."""

    paragraph: Paragraph | None
    days: int
    later: tuple[AnswerTime, ...]


def answer_times(today: date) -> list[Promise]:
    """What is published: all other help first, then each rule that has a time of its own. One query."""
    rows = list(AnswerTime.objects.all())
    published = [row.within for row in rows]
    named = [one for one in shipped_law().bases_on(today) if any(row.basis == one.code for row in rows)]

    def promise(basis: str, paragraph: Paragraph | None) -> Promise:
        later = tuple(row for row in rows if row.basis == basis and row.valid_from > today)
        return Promise(paragraph, days_to_answer(published, basis, today), later)

    return [promise(ALL_OTHER_HELP, None), *(promise(one.code, one) for one in named)]
