"""What is done beside the plan: an asked helper answers, a professional puts codes on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from pejl.circles.actions import lock
from pejl.circles.queries import standing
from pejl.circles.rules import How, Part, Side
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.pathways.models import (
    Goal,
    GoalCoding,
    HandAnswer,
    HelpingHand,
    Intervention,
    InterventionCoding,
    InterventionVersion,
)
from pejl.pathways.rules import hindrances_to_lend_a_hand
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _
from pejl.terminology.models import Concept


@transaction.atomic
def answer_for_hand(
    hand: HelpingHand, *, is_yes: bool, by: Capacity, words: str = "", how: How = How.SELF
) -> HandAnswer:
    """Who was asked to help says yes or no, and may say otherwise on any day.

    `how` other than by themselves: an employee of the circle writes down what they said.
    """
    circle = hand.circle
    lock(circle)
    today, oneself = clock.today(), how is How.SELF
    member = hand.member
    going_on = InterventionVersion.objects.in_force_or_coming(today).filter(item=hand.intervention)
    refuse_if(
        hindrances_to_lend_a_hand(
            is_the_one_asked=not by.is_employee and member.user_id == by.user_id,
            is_written_down=not oneself,
            may_write_down=standing(circle, by, today).side is Side.PROFESSIONAL,
            is_over=not going_on.exists(),
            words=words,
        )
    )
    answer = HandAnswer.objects.create(
        hand=hand,
        number=hand.answers.count() + 1,
        is_yes=is_yes,
        words=words.strip(),
        how=how.value,
        said_at=clock.now(),
        said_by_id=by.user_id if oneself else None,
        written_by_id=None if oneself else by.user_id,
    )
    told = {"what": member.name, "answer": "yes" if is_yes else "no"}
    record(Entry(Kind.HELP_ANSWERED, by.doer(), circle.citizen.uid, hand.uid, told))
    return answer


@dataclass(frozen=True)
class Codes:
    """What a professional calls a goal and, by its key, each thing that is done towards it."""

    theme: Concept | None = None
    goal_type: Concept | None = None
    services: Mapping[int, Concept | None] = field(default_factory=dict)

    def chosen(self) -> list[str]:
        concepts = (self.theme, self.goal_type, *self.services.values())
        return [concept.code for concept in concepts if concept]


@transaction.atomic
def put_codes(goal: Goal, codes: Codes, *, by: Capacity) -> None:
    """A professional of the circle says what a goal and the work towards it are called. No plan changes."""
    circle = goal.circle
    lock(circle)
    here = standing(circle, by, clock.today())
    sees = here.side is Side.PROFESSIONAL and Part.PLAN in here.parts
    refuse_if(reasons_among({_("Kun en medarbejder, der er med, kan sætte koder."): not sees}))
    coded = {"coded_by_id": by.user_id, "coded_at": clock.now()}
    number = goal.codings.count() + 1
    GoalCoding.objects.create(goal=goal, number=number, theme=codes.theme, goal_type=codes.goal_type, **coded)
    for work in Intervention.objects.filter(goal=goal, pk__in=codes.services).order_by("pk"):
        number = work.codings.count() + 1
        InterventionCoding.objects.create(
            intervention=work, number=number, service=codes.services[work.pk], **coded
        )
    told = {"what": ", ".join(codes.chosen())}
    record(Entry(Kind.CODED, by.doer(), circle.citizen.uid, goal.uid, told))
