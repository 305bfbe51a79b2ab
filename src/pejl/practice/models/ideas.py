"""Ideas, the answer to each, where they are tried, and how it went."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.practice.rules import FROM_IN_WORDS, LOOK_OF, STANDS_IN_WORDS, From, Stands, Tried, stands
from pejl.shared import clock
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .permits import permit_itself, permit_of

PROTECT = models.PROTECT
_OF_IDEA = permit_of("practice_idea", "idea_id")


class IdeaQuerySet(models.QuerySet["Idea"]):
    def open_to_all(self, day: date) -> Self:
        """Answered, tried somewhere, or not answered in time."""
        return self.filter(
            Q(answer_by__lt=day)
            | Exists(IdeaAnswer.objects.filter(idea=OuterRef("pk")))
            | Exists(Trial.objects.filter(idea=OuterRef("pk")))
        )

    def visible_to(self, capacity: Capacity, day: date) -> Self:
        """Open to all; before that for its author, who answers it, and their unit."""
        here = Q(author=capacity.user_id)
        if capacity.post is not None:
            here |= Q(decider=capacity.user_id) | Q(unit=capacity.post.unit_id)
        return self.filter(here | Q(pk__in=self.open_to_all(day).values("pk")))


class Idea(models.Model):
    """One field of words, to one named leader, who answers by a day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = SealedTextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="ideas")
    author_name = models.CharField(max_length=200)
    comes_from = models.CharField(max_length=20, choices=[(one.value, one.value) for one in From])
    shows_name = models.BooleanField()
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="ideas")
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    decider_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    answer_by = models.DateField()

    objects = IdeaQuerySet.as_manager()

    guards = append_only(erasable_when=permit_itself())

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_idea_has_somebody_who_answers", condition=~Q(decider_name="")),
            models.CheckConstraint(
                name="who_works_here_stands_by_an_idea",
                condition=Q(shows_name=True) | ~Q(comes_from=From.EMPLOYEE.value),
                violation_error_message="En medarbejder skriver under sit navn.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def by_name(self) -> str:
        """The name, where its owner chose to show it. Who gets help or gives it may well not."""
        return self.author_name if self.shows_name else ""

    @property
    def from_in_words(self) -> str:
        return FROM_IN_WORDS[From(self.comes_from)]

    @property
    def given_answer(self) -> "IdeaAnswer | None":
        return getattr(self, "answer", None)

    @property
    def stands(self) -> Stands:
        """With its trials and their ends fetched."""
        said = None if self.given_answer is None else self.given_answer.is_yes
        return stands(said, [trial.tried for trial in self.trials.all()], self.answer_by, clock.today())

    @property
    def in_words(self) -> str:
        return STANDS_IN_WORDS[self.stands]

    @property
    def look(self) -> str:
        return LOOK_OF[self.stands][0]

    @property
    def icon(self) -> str:
        return LOOK_OF[self.stands][1]


class IdeaAnswer(models.Model):
    """Yes or not now, with the reason and who said it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    idea = models.OneToOneField(Idea, on_delete=PROTECT, related_name="answer")
    is_yes = models.BooleanField()
    reason = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    guards = append_only(erasable_when=_OF_IDEA)

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.is_yes}"


class Trial(models.Model):
    """A unit tries the idea: who, until when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    idea = models.ForeignKey(Idea, on_delete=PROTECT, related_name="trials")
    unit = models.ForeignKey(Unit, on_delete=PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    until = models.DateField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    begun_by_name = models.CharField(max_length=200)
    begun_on = models.DateField()

    guards = [
        *append_only(erasable_when=_OF_IDEA),
        Guard(
            "where_it_was_answered_yes",
            "insert",
            "In its own unit an idea is tried when it was answered with a yes.",
            "EXISTS (SELECT 1 FROM practice_idea i WHERE i.id = NEW.idea_id AND i.unit_id = NEW.unit_id) "
            "AND NOT EXISTS (SELECT 1 FROM practice_ideaanswer a WHERE a.idea_id = NEW.idea_id AND a.is_yes)",
        ),
    ]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_unit_tries_an_idea_once",
                fields=["idea", "unit"],
                violation_error_message="I prøver allerede den idé.",
            ),
            models.CheckConstraint(
                name="a_trial_ends_after_it_began",
                condition=Q(until__gte=F("begun_on")),
                violation_error_message="Dagen skal ligge fra i dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} i {self.unit}"

    @property
    def given_end(self) -> "TrialEnd | None":
        return getattr(self, "end", None)

    @property
    def tried(self) -> Tried:
        return Tried(None if self.given_end is None else self.given_end.worked)


class TrialEnd(models.Model):
    """How it went: now it is done, or we do not do it any more."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trial = models.OneToOneField(Trial, on_delete=PROTECT, related_name="end")
    worked = models.BooleanField()
    words = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    ended_at = models.DateTimeField()

    guards = append_only(
        erasable_when="EXISTS (SELECT 1 FROM journal_erasurepermit p "
        "JOIN practice_idea i ON i.uid = p.subject JOIN practice_trial t ON t.idea_id = i.id "
        "WHERE p.closed_at IS NULL AND t.id = OLD.trial_id)"
    )

    def __str__(self) -> str:
        return f"{self.trial_id}: {self.worked}"


class NewsRead(models.Model):
    """How much of what happened to an idea its author has read."""

    idea = models.ForeignKey(Idea, on_delete=PROTECT, related_name="reads")
    happenings = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    guards = append_only(erasable_when=_OF_IDEA)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.happenings}"
