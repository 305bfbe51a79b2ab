"""What was decided, and the laws that no way round them leads past."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.circles.rules import Answer, Needs, Side, Way
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .common import PROTECT, choices, permit_for
from .people import Circle
from .proposals import ProposalVersion


def _nobody_said_yes(side: Side) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM circles_voice v WHERE v.version_id = NEW.version_id "
        f"AND v.side = '{side}' AND v.answer = '{Answer.YES}')"
    )


class Decision(models.Model):
    """What was decided: in which of the four ways, on which text, from when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="decisions")
    version = models.OneToOneField(ProposalVersion, null=True, on_delete=PROTECT, related_name="decision")
    way = models.CharField(max_length=10, choices=choices(Way))
    needs = models.CharField(max_length=50, choices=choices(Needs), blank=True)
    sentence = SealedTextField()
    taken_at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        Guard(
            "needs_the_citizens_yes",
            "insert",
            "Nothing without the citizen: their yes is missing.",
            f"NEW.way IN ('{Way.AGREEMENT}', '{Way.STOP}') AND {_nobody_said_yes(Side.CITIZEN)}",
        ),
        Guard(
            "says_what_the_text_said",
            "insert",
            "A decision is of the way, and needs the voices, that its text said.",
            "NEW.version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM circles_proposalversion v "
            "WHERE v.id = NEW.version_id AND v.way = NEW.way AND v.needs = NEW.needs)",
        ),
        Guard(
            "needs_both_yeses",
            "insert",
            "An agreement of both: the yes of an employee of the circle is missing.",
            f"NEW.way = '{Way.AGREEMENT}' AND NEW.needs = '{Needs.BOTH}' "
            f"AND {_nobody_said_yes(Side.PROFESSIONAL)}",
        ),
    ]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_and_stop_rest_on_a_text",
                condition=Q(way__in=[Way.AGREEMENT.value, Way.STOP.value], version__isnull=False)
                | ~Q(way__in=[Way.AGREEMENT.value, Way.STOP.value]),
                violation_error_message="Nothing without the citizen: an agreement rests on a text.",
            ),
            models.CheckConstraint(
                name="agreement_says_whose_yes_it_needs",
                condition=~Q(way=Way.AGREEMENT.value) | ~Q(needs=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.uid}"

    @property
    def headline(self) -> str:
        return self.sentence.partition("\n")[0]
