"""A ruling and what is prepared for it: a draft in versions, the changes it makes, or that it was closed."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from pejl.circles.models import Circle, permit_for
from pejl.circles.rules import How, Part
from pejl.citizens.rules import Matter
from pejl.organisation.rules import Capacity
from pejl.rulings.rules import KIND_IN_WORDS, KIND_TO_CITIZEN, Draft, RulingKind
from pejl.shared.fields import SealedJSONField, SealedTextField, blind_index
from pejl.shared.guards import Guard, append_only

from .signing import PROTECT, Signed, choices, kept_until_erased

_NOT_CLOSED = [
    Guard(
        "before_it_is_made",
        "insert",
        "The ruling is made or closed: nothing more is prepared for it.",
        "EXISTS (SELECT 1 FROM rulings_issued s WHERE s.ruling_id = NEW.ruling_id) "
        "OR EXISTS (SELECT 1 FROM rulings_dropped x WHERE x.ruling_id = NEW.ruling_id)",
    )
]


class RulingQuerySet(models.QuerySet["Ruling"]):
    def visible_to(self, capacity: Capacity, day: date) -> Self:
        """The rulings in circles of which this capacity may see the plan on `day`."""
        return self.filter(circle__in=Circle.objects.visible_to(capacity, Part.PLAN, day))


class Ruling(models.Model):
    """A right is granted, refused, changed or ended. Its words lie in its drafts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="rulings")
    follows = models.ForeignKey("self", null=True, on_delete=PROTECT, related_name="followed_by")
    opened_at = models.DateTimeField()

    objects = RulingQuerySet.as_manager()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        Guard(
            "follows_in_its_circle",
            "insert",
            "A ruling follows one about the same citizen.",
            "NEW.follows_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rulings_ruling r "
            "WHERE r.id = NEW.follows_id AND r.circle_id = NEW.circle_id)",
        ),
    ]

    def __str__(self) -> str:
        return str(self.uid)


class DraftVersion(Signed):
    """The draft as it was kept once. A change adds the next."""

    ruling = models.ForeignKey(Ruling, on_delete=PROTECT, related_name="drafts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=choices(RulingKind))
    matter = models.CharField(max_length=10, choices=choices(Matter))
    about = SealedTextField()
    outcome = SealedTextField(default="")
    from_day = models.DateField(null=True)
    basis = SealedJSONField()
    view = SealedTextField(default="")
    view_from = models.CharField(max_length=200, blank=True)
    view_how = models.CharField(max_length=25, choices=choices(How), blank=True)
    facts = SealedTextField(default="")
    adverse_are_new = models.BooleanField(null=True)
    adverse_facts = SealedTextField(default="")
    adverse_index = models.CharField(max_length=64, blank=True)
    reasons = SealedTextField(default="")

    guards = [*kept_until_erased(), *_NOT_CLOSED]

    class Meta:
        ordering = ["ruling", "number"]
        constraints = [
            models.UniqueConstraint(name="draft_counts", fields=["ruling", "number"]),
            models.CheckConstraint(
                name="new_adverse_facts_are_written",
                condition=Q(adverse_are_new__isnull=False, adverse_are_new=True) & ~Q(adverse_index="")
                | Q(adverse_are_new__isnull=False, adverse_are_new=False, adverse_index="")
                | Q(adverse_are_new__isnull=True, adverse_index=""),
                violation_error_message="Skriv de nye oplysninger, som taler imod borgeren.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ruling_id}.{self.number}"

    @property
    def draft(self) -> Draft:
        """What it says, as plain values."""
        return Draft(
            RulingKind(self.kind),
            self.about,
            Matter(self.matter),
            self.outcome,
            self.from_day,
            tuple(self.basis),
            self.view,
            self.view_from,
            How(self.view_how) if self.view_how else None,
            self.facts,
            self.adverse_are_new,
            self.adverse_facts,
            self.reasons,
        )

    @property
    def view_counts(self) -> bool:
        """Unless the citizen has said that it was never said."""
        return not hasattr(self, "view_not_said")

    @property
    def kind_in_words(self) -> str:
        return KIND_IN_WORDS[RulingKind(self.kind)]

    @property
    def kind_to_citizen(self) -> str:
        return KIND_TO_CITIZEN[RulingKind(self.kind)]


def columns_of(draft: Draft) -> dict[str, object]:
    """The columns that say what a draft says."""
    adverse = draft.adverse_facts.strip() if draft.adverse_are_new else ""
    return {
        "kind": draft.kind.value,
        "matter": draft.matter.value,
        "about": draft.about.strip(),
        "outcome": draft.outcome.strip(),
        "from_day": draft.from_day,
        "basis": list(draft.basis),
        "view": draft.view.strip(),
        "view_from": draft.view_from.strip(),
        "view_how": draft.view_how.value if draft.view_how else "",
        "facts": draft.facts.strip(),
        "adverse_are_new": draft.adverse_are_new,
        "adverse_facts": adverse,
        "adverse_index": blind_index(adverse, "rulings_draftversion.adverse_facts") if adverse else "",
        "reasons": draft.reasons.strip(),
    }


class ViewNotSaid(models.Model):
    """»Det sagde jeg ikke«: the view in a draft is not what the citizen said."""

    draft = models.OneToOneField(DraftVersion, on_delete=PROTECT, related_name="view_not_said")
    words = SealedTextField(default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = kept_until_erased("JOIN rulings_draftversion d ON d.ruling_id = r.id WHERE d.id = OLD.draft_id")

    def __str__(self) -> str:
        return f"{self.draft_id}: ikke sagt"


class DraftChange(models.Model):
    """One typed change that the ruling will put in force (the register in circles.kinds)."""

    version = models.ForeignKey(DraftVersion, on_delete=PROTECT, related_name="changes")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    schema = models.PositiveSmallIntegerField()
    payload = SealedJSONField()

    guards = kept_until_erased(
        "JOIN rulings_draftversion d ON d.ruling_id = r.id WHERE d.id = OLD.version_id"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="draft_change_has_its_place", fields=["version", "position"]),
        ]

    def __str__(self) -> str:
        return self.kind


class Dropped(Signed):
    """Closed without a ruling, and why."""

    ruling = models.OneToOneField(Ruling, on_delete=PROTECT, related_name="dropped")
    reason = SealedTextField()

    guards = [
        *kept_until_erased(),
        Guard(
            "before_it_is_made",
            "insert",
            "The ruling is made: it is not closed without one.",
            "EXISTS (SELECT 1 FROM rulings_issued s WHERE s.ruling_id = NEW.ruling_id)",
        ),
    ]
