"""What was decided, and the laws that no way round them leads past."""

import uuid

from django.db import models
from django.db.models import Q

from pejl.circles.rules import Answer, Needs, Side, Way
from pejl.shared.fields import SealedTextField
from pejl.shared.guards import Guard, append_only

from .common import PROTECT, choices, permit_for, permit_through
from .people import Circle
from .proposals import ProposalVersion


def _standing_voice(sides: str, answer: Answer) -> str:
    return (
        "EXISTS (SELECT 1 FROM circles_voice v WHERE v.version_id = NEW.version_id "
        f"AND v.side IN ({sides}) AND v.answer = '{answer}' "
        "AND NOT EXISTS (SELECT 1 FROM circles_takenback t WHERE t.voice_id = v.id))"
    )


_CITIZEN, _PROFESSIONAL = f"'{Side.CITIZEN}'", f"'{Side.PROFESSIONAL}'"
_CITIZENS_SIDE = f"{_CITIZEN}, '{Side.REPRESENTATIVE}'"
_BY_VOICES = f"NEW.way IN ('{Way.AGREEMENT}', '{Way.STOP}') AND NEW.undoes_id IS NULL"


class Decision(models.Model):
    """What was decided: in which of the four ways, on which text, from when.

    `is_provisional` marks what could not wait for the citizen's answer; `undoes` a yes that was taken back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=PROTECT, related_name="decisions")
    version = models.ForeignKey(ProposalVersion, null=True, on_delete=PROTECT, related_name="decisions")
    way = models.CharField(max_length=10, choices=choices(Way))
    needs = models.CharField(max_length=50, choices=choices(Needs), blank=True)
    is_provisional = models.BooleanField(default=False)
    undoes = models.OneToOneField("self", null=True, on_delete=PROTECT, related_name="undone_by")
    sentence = SealedTextField()
    taken_at = models.DateTimeField()

    guards = [
        *append_only(erasable_when=permit_for("OLD.circle_id")),
        Guard(
            "needs_the_citizens_yes",
            "insert",
            "Nothing without the citizen: their yes is missing.",
            f"{_BY_VOICES} AND NOT NEW.is_provisional AND NOT {_standing_voice(_CITIZENS_SIDE, Answer.YES)}",
        ),
        Guard(
            "the_citizens_no_stops_it",
            "insert",
            "The citizen has said no.",
            f"{_BY_VOICES} AND {_standing_voice(_CITIZEN, Answer.NO)}",
        ),
        Guard(
            "says_what_the_text_said",
            "insert",
            "A decision is of the way, and needs the voices, that its text said.",
            "NEW.version_id IS NOT NULL AND NEW.undoes_id IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM circles_proposalversion v "
            "WHERE v.id = NEW.version_id AND v.way = NEW.way AND v.needs = NEW.needs)",
        ),
        Guard(
            "in_the_circle_of_its_text",
            "insert",
            "The text is of another circle.",
            "NEW.version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM circles_proposalversion v "
            "JOIN circles_proposal q ON q.id = v.proposal_id "
            "WHERE v.id = NEW.version_id AND q.circle_id = NEW.circle_id)",
        ),
        Guard(
            "needs_both_yeses",
            "insert",
            "An agreement of both: the yes of an employee of the circle is missing.",
            f"NEW.way = '{Way.AGREEMENT}' AND NEW.needs = '{Needs.BOTH}' AND NEW.undoes_id IS NULL "
            f"AND NOT {_standing_voice(_PROFESSIONAL, Answer.YES)}",
        ),
        Guard(
            "undone_by_taking_back",
            "insert",
            "A decision is undone where a voice it rests on was taken back, or the citizen says no.",
            "NEW.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM circles_decision d "
            "JOIN circles_voice v ON v.version_id = d.version_id "
            "LEFT JOIN circles_takenback t ON t.voice_id = v.id "
            "WHERE d.id = NEW.undoes_id AND d.version_id = NEW.version_id "
            f"AND (t.id IS NOT NULL OR (v.side = '{Side.CITIZEN}' AND v.answer = '{Answer.NO}')))",
        ),
        Guard(
            "carried_only_with_reason",
            "insert",
            "What is begun before the answer has a reason and an end.",
            "NEW.is_provisional AND NOT EXISTS "
            "(SELECT 1 FROM circles_carried c WHERE c.version_id = NEW.version_id)",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_text_is_decided_once",
                fields=["version", "is_provisional"],
                condition=Q(undoes=None),
            ),
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
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")

    @property
    def headline(self) -> str:
        return self.sentence.partition("\n")[0]


class Overtaken(models.Model):
    """A text that can no longer come into force, because of another decision. It counts while that stands."""

    version = models.ForeignKey(ProposalVersion, on_delete=PROTECT, related_name="overtaken")
    decision = models.ForeignKey(Decision, on_delete=PROTECT, related_name="overtakes")

    guards = [
        *append_only(erasable_when=permit_through("circles_decision", "decision_id")),
        Guard(
            "in_one_circle",
            "insert",
            "A text is overtaken by a decision in its own circle.",
            "NOT EXISTS (SELECT 1 FROM circles_decision d "
            "JOIN circles_proposal q ON q.circle_id = d.circle_id "
            "JOIN circles_proposalversion v ON v.proposal_id = q.id "
            "WHERE d.id = NEW.decision_id AND v.id = NEW.version_id)",
        ),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="overtaken_once_by_a_decision", fields=["version", "decision"]),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} af {self.decision_id}"
