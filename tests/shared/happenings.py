"""What the demo does not hold: one of each thing that people say, learn and write beside a plan."""

from datetime import timedelta

from pejl.chain.actions import drop, write_citizens_answers
from pejl.chain.models import Node, Suggestion
from pejl.circles.models import Circle
from pejl.competences.actions import tell_ability
from pejl.competences.models import Competence
from pejl.competences.rules import Level
from pejl.dialogue.actions import (
    File,
    Written,
    add_to_note,
    call_off,
    promise_answer,
    read_together,
    we_met,
    write,
    write_note,
)
from pejl.dialogue.rules import Adds
from pejl.organisation.rules import Capacity
from pejl.shared import clock


def talk_and_meet(circle: Circle, karen: Capacity, bo: Capacity) -> None:
    talk = circle.conversations.order_by("pk")[0]
    write(talk, Written("Se her.", File("tur.png", b"\x89PNG\r\n\x1a\n")), by=karen)
    promise_answer(talk, clock.today() + timedelta(days=3), by=bo)
    meeting = circle.meetings.get()
    note = write_note(meeting, "Vi talte om is på trappen.", by=bo)
    add_to_note(note, Adds.CORRECTS, "Det var fortovet.", by=karen)
    read_together(note, by=bo)
    we_met(circle, by=bo)
    call_off(meeting, "Jeg er forkølet.", by=karen)


def learn_and_decide(bo: Capacity, planner: Capacity) -> None:
    tell_ability(Competence.objects.order_by("pk")[0], Level.ALONE, by=bo)
    drop(Suggestion.objects.order_by("pk")[0], "Vi venter.", by=planner)
    activity = Node.objects.get(key="LA-traen")
    write_citizens_answers(activity, 6, 5, as_of=clock.today(), source="Spørgeskema i november.", by=planner)
