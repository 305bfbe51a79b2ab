"""Sådan går det: themes that are followed, and what each says about them. Statements, not changes of plan."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pejl.circles.models import Circle, in_one_circle, permit_for, permit_through
from pejl.organisation.models import Unit
from pejl.pathways.rules import EYES_OF, INFORMANT_IN_WORDS, About, Eyes, Informant
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only
from pejl.terminology.models import Concept

from .own import Goal

PROTECT = models.PROTECT


class FollowedTheme(models.Model):
    """Something in life that we see together how it goes with. An employee brings it, in everyday words."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="themes")
    concept = models.ForeignKey(Concept, on_delete=PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, null=True, on_delete=PROTECT, related_name="themes")
    plain = SealedTextField()
    has_levels = models.BooleanField()
    from_day = models.DateField()
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    brought_by_name = models.CharField(max_length=200)

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("goal_id", "pathways_goal"),
    ]

    def __str__(self) -> str:
        return str(self.uid)


class FollowedThemeEnd(models.Model):
    """We no longer ask about it. What was said stays."""

    theme = models.OneToOneField(FollowedTheme, on_delete=PROTECT, related_name="end")
    from_day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = append_only(erasable_when=permit_through("pathways_followedtheme", "theme_id"))

    def __str__(self) -> str:
        return f"{self.theme_id}"


_CORRECTED = "(SELECT 1 FROM pathways_assessment a WHERE a.id = NEW.corrects_id "
_THE_SAME = (
    "AND a.circle_id = NEW.circle_id AND a.about = NEW.about AND a.eyes = NEW.eyes "
    "AND COALESCE(a.theme_id, 0) = COALESCE(NEW.theme_id, 0) "
    "AND COALESCE(a.scale_id, 0) = COALESCE(NEW.scale_id, 0))"
)


class Assessment(models.Model):
    """What someone said about how it goes: in whose eyes, from which source, on which day, and who wrote it.

    `degree` is the citizen's or a relative's answer on the plain scale, or a step of a goal; `level` is an
    employee's answer from the theme's own list. A correction is a statement of its own, and both are shown.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="assessments")
    about = models.CharField(max_length=10, choices=[(about.value, about.value) for about in About])
    theme = models.ForeignKey(FollowedTheme, null=True, on_delete=PROTECT, related_name="assessments")
    scale = models.ForeignKey("GoalScale", null=True, on_delete=PROTECT, related_name="assessments")
    eyes = models.CharField(max_length=15, choices=[(eyes.value, eyes.value) for eyes in Eyes])
    informant = models.CharField(max_length=25, choices=[(one.value, one.value) for one in Informant])
    degree = models.SmallIntegerField(null=True)
    level = models.ForeignKey(Concept, null=True, on_delete=PROTECT, related_name="+")
    words = SealedTextField(default="")
    day = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    in_unit = models.ForeignKey(Unit, null=True, on_delete=PROTECT, related_name="+")
    corrects = models.OneToOneField("self", null=True, on_delete=PROTECT, related_name="corrected_by")

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        in_one_circle("theme_id", "pathways_followedtheme"),
        in_one_circle("scale_id", "pathways_goalscale"),
        Guard(
            "corrects_the_same",
            "insert",
            "A correction is about the same, in the same eyes.",
            f"NEW.corrects_id IS NOT NULL AND NOT EXISTS {_CORRECTED}{_THE_SAME}",
        ),
        Guard(
            "level_of_its_theme",
            "insert",
            "The theme has no levels, or the level is of another list.",
            "(NEW.level_id IS NOT NULL OR (NEW.about = 'theme' AND NEW.degree IS NOT NULL)) AND NOT EXISTS "
            "(SELECT 1 FROM pathways_followedtheme t JOIN terminology_concept c ON c.id = t.concept_id "
            "WHERE t.id = NEW.theme_id AND t.has_levels AND (NEW.level_id IS NULL OR c.version_id = "
            "(SELECT l.version_id FROM terminology_concept l WHERE l.id = NEW.level_id)))",
        ),
    ]

    class Meta:
        indexes = [models.Index(name="assessment_by_circle_and_day", fields=["circle", "day"])]
        constraints = [
            models.CheckConstraint(
                name="assessment_is_about_one_thing",
                condition=Q(about=About.THEME.value, theme__isnull=False, scale=None)
                | Q(about=About.GOAL.value, theme=None, scale__isnull=False, degree__isnull=False)
                | Q(about=About.DAY.value, theme=None, scale=None, degree=None),
            ),
            models.CheckConstraint(
                name="assessment_says_whose_eyes",
                condition=Q(
                    *(
                        Q(eyes=eyes.value, informant__in=_informants)
                        for eyes in Eyes
                        for _informants in [[one.value for one in Informant if EYES_OF[one] is eyes]]
                    ),
                    _connector=Q.OR,
                ),
            ),
            models.CheckConstraint(
                name="levels_are_the_employees_and_degrees_the_others",
                condition=Q(level=None)
                | Q(about=About.THEME.value, eyes=Eyes.PROFESSIONAL.value, degree=None),
            ),
            models.CheckConstraint(
                name="assessment_degree_in_range",
                condition=Q(degree=None)
                | Q(about=About.THEME.value, degree__gte=0, degree__lte=4) & ~Q(eyes=Eyes.PROFESSIONAL.value)
                | Q(about=About.GOAL.value, degree__gte=-2, degree__lte=2),
            ),
            models.CheckConstraint(
                name="assessment_of_a_day_in_the_citizens_eyes",
                condition=~Q(about=About.DAY.value) | Q(eyes=Eyes.CITIZEN.value),
            ),
            models.CheckConstraint(
                name="assessment_does_not_correct_itself",
                condition=Q(corrects=None) | ~Q(corrects=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def informant_in_words(self) -> str:
        return INFORMANT_IN_WORDS[Informant(self.informant)]

    @property
    def is_written_down(self) -> bool:
        """Whether another wrote down what the citizen said."""
        return self.eyes == Eyes.CITIZEN and self.informant != Informant.CITIZEN


class AssessmentRead(models.Model):
    """The citizen has read what was written down that they said: it is so, or »Det sagde jeg ikke«."""

    assessment = models.OneToOneField(Assessment, on_delete=PROTECT, related_name="read")
    was_said = models.BooleanField()
    words = SealedTextField(default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="+")

    guards = [
        *append_only(erasable_when=permit_through("pathways_assessment", "assessment_id")),
        Guard(
            "read_by_the_citizen",
            "insert",
            "Only the citizen says whether they said it, of what another wrote down.",
            "NOT EXISTS (SELECT 1 FROM pathways_assessment a JOIN circles_circle c ON c.id = a.circle_id "
            "JOIN citizens_citizen z ON z.id = c.citizen_id "
            "WHERE a.id = NEW.assessment_id AND z.user_id = NEW.by_id "
            f"AND a.eyes = '{Eyes.CITIZEN}' AND a.informant <> '{Informant.CITIZEN}')",
        ),
    ]

    def __str__(self) -> str:
        return f"{self.assessment_id}"
