"""A life in which everything has happened once, so that no table is empty."""

from datetime import timedelta

from pejl.circles import actions
from pejl.circles.actions import Said, propose, rule
from pejl.circles.changes import ChooseEntry, Join, Newcomer
from pejl.circles.models import Circle
from pejl.circles.rules import Answer, How, MemberKind, Part
from pejl.demo.people import as_themselves
from pejl.organisation.actions import add_user
from pejl.organisation.rules import Capacity
from pejl.pathways.actions import (
    Codes,
    Saying,
    answer_for_hand,
    ask_for_help,
    look_again,
    put_codes,
    read,
    say,
    unfollow,
)
from pejl.pathways.changes import BeginGoal, WriteAboutMe, WriteStrength
from pejl.pathways.rules import HopesFor, Informant
from pejl.shared import clock
from pejl.terminology.queries import levels_for
from tests.pathways.acts import need_of, steps_of, theme_of
from tests.pathways.helped import granting, line, used

from .acts import goal_of, neighbour, walk, wish_of, written_down, yes
from .acts import say as answer


def live_through_everything(
    circle: Circle, citizen: Capacity, employee: Capacity, stranger: Capacity
) -> None:
    _plan(circle, citizen, employee)
    _how_it_goes(circle, citizen, employee)
    _people(circle, citizen, employee)
    _second_thoughts(circle, citizen, employee)
    _help(circle, citizen, employee)
    actions.look_in_emergency(circle, reason="Faldet på gaden.", lasts=timedelta(hours=2), by=stranger)


def _plan(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    wish = wish_of(circle, citizen)
    propose(circle, [WriteStrength("Jeg laver kaffen.")], by=citizen)
    goal = goal_of(circle, citizen, wish_uid=str(wish.uid))
    yes(propose(circle, [walk(goal)], by=employee), by=citizen)
    answer(propose(circle, [walk(goal)], by=employee), Said(Answer.NO), by=citizen)
    propose(circle, [WriteAboutMe("Bank på, før du går ind.")], by=citizen)
    put_codes(goal, Codes(services={goal.interventions.get().pk: None}), by=employee)


def _how_it_goes(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    theme = theme_of(circle, employee)
    said = say(circle, Saying(Informant.CITIZEN, "Det går.", 1, theme=theme), by=citizen)
    say(circle, Saying(Informant.CITIZEN, "Det går godt.", 0, theme=theme), by=citizen, corrects=said)
    written = say(circle, Saying(Informant.CITIZEN_WITH_EMPLOYEE, "En dag uden regn."), by=employee)
    read(written, was_said=False, by=citizen)
    level = levels_for(theme.concept)[2]
    say(circle, Saying(Informant.EMPLOYEE, level=level, theme=theme), by=employee)
    unfollow(theme_of(circle, employee, plain="at lave mad"), by=citizen)
    yes(propose(circle, [need_of(theme)], by=employee), by=citizen)
    yes(propose(circle, [steps_of(circle.goal_set.get())], by=employee), by=citizen)
    scale = circle.goalscale_set.get()
    say(circle, Saying(Informant.CITIZEN, degree=1, scale=scale), by=citizen)


def _people(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    yes(propose(circle, [neighbour()], by=citizen), by=employee)
    at_work = circle.members.filter(kind="employee")[0]
    asked = walk(circle.goal_set.get(), asked=(str(circle.members.get(kind="family").uid),))
    yes(propose(circle, [asked], by=employee), by=citizen)
    answer_for_hand(circle.hands.get(), is_yes=True, how=How.PHONE, by=employee)
    yes(propose(circle, [ChooseEntry(str(at_work.uid))], by=citizen), by=employee)
    visitor = add_user(f"ven-{circle.pk}", "Poul Ven", by=employee.doer())
    friend = Newcomer(MemberKind.VOLUNTEER, "Poul Ven", "besøgsven", user_uid=str(visitor.uid))
    until = clock.today() + timedelta(days=30)
    yes(propose(circle, [Join(friend, (Part.NAME,), until)], by=citizen), by=employee)
    actions.promise_silence(circle.members.get(user=visitor), by=as_themselves(visitor))


def _second_thoughts(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    goal = circle.goal_set.get()
    actions.withdraw(propose(circle, [walk(goal)], by=employee).proposal, by=employee)
    agreed = yes(propose(circle, [walk(goal)], by=employee), by=citizen)
    actions.take_back(agreed.voices[-1], by=citizen)
    noted = answer(propose(circle, [walk(goal)], by=employee), written_down(), by=employee)
    actions.let_stand(noted.voices[-1], by=citizen)
    passing = propose(circle, [BeginGoal("Jeg vil ud.", HopesFor.MORE)], by=citizen)
    propose(circle, [walk(circle.goal_set.latest("pk"))], by=employee)
    actions.take_back(passing.voices[-1], by=citizen)
    waiting = propose(circle, [walk(goal)], by=employee)
    actions.carry(waiting.version, reason="Hun falder.", signs="Hun nikkede.", by=employee)


def _help(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    ask_for_help(circle, "Jeg kan ikke nå mine fødder.", by=citizen)
    rule(circle, [granting()], "Du får hjælp.")
    grant = circle.grant_set.get()
    used(grant, line("en tur", 2), by=employee, yes_from=citizen)
    look_again(grant, "Det går godt.", clock.today() + timedelta(days=90), by=employee)
