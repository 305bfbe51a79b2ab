"""Wishes, strengths and goals: the citizen's own."""

from django.db import models
from django.db.models import Q

from pejl.circles.models import in_one_circle
from pejl.pathways.rules import HOPES_IN_WORDS, GoalEnd, HopesFor
from pejl.shared.fields import SealedTextField
from pejl.shared.versions import Step

from .items import OWN_CIRCLE, Item, PlanVersion, own_words_guards


class Wish(Item):
    guards = OWN_CIRCLE


class WishVersion(PlanVersion):
    item = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()

    guards = own_words_guards("pathways_wish")

    class Meta(PlanVersion.Meta):
        pass


class Strength(Item):
    guards = OWN_CIRCLE


class StrengthVersion(PlanVersion):
    item = models.ForeignKey(Strength, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()

    guards = own_words_guards("pathways_strength")

    class Meta(PlanVersion.Meta):
        pass


class Goal(Item):
    wish = models.ForeignKey(Wish, null=True, on_delete=models.PROTECT, related_name="goals")

    guards = [*OWN_CIRCLE, in_one_circle("wish_id", "pathways_wish")]


class GoalVersion(PlanVersion):
    item = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()
    hopes_for = models.CharField(max_length=15, choices=[(hope.value, hope.value) for hope in HopesFor])
    now = SealedTextField(default="")
    hope = SealedTextField(default="")
    ended_because = models.CharField(
        max_length=15, default="", choices=[(reason.value, reason.value) for reason in GoalEnd]
    )

    guards = own_words_guards("pathways_goal")

    @property
    def hopes_in_words(self) -> str:
        return HOPES_IN_WORDS[HopesFor(self.hopes_for)]

    class Meta(PlanVersion.Meta):
        constraints = [
            *PlanVersion.Meta.constraints,
            models.CheckConstraint(
                name="a_goal_ends_with_the_reason",
                condition=Q(ended_because="") | Q(step=Step.ENDED.value),
                violation_error_message="Kun et mål, der er slut, har en grund til det.",
            ),
        ]


class AboutMe(Item):
    """Læs det her om mig først: one page in the citizen's words for every new face."""

    guards = OWN_CIRCLE

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_page_about_each", fields=["circle"]),
        ]


class AboutMeVersion(PlanVersion):
    item = models.ForeignKey(AboutMe, on_delete=models.PROTECT, related_name="versions")
    words = SealedTextField()

    guards = own_words_guards("pathways_aboutme")

    class Meta(PlanVersion.Meta):
        pass
