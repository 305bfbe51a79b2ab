"""Facts that end something and are told: who leaves, who looked in an emergency, death and moving."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from pejl.circles.actions import leave, look_in_emergency, promise_silence, propose, tell_fact
from pejl.circles.changes import ChooseEntry, Join, Newcomer, PartWith
from pejl.circles.models import Circle, EmergencyAccess, SilencePromise
from pejl.circles.queries import (
    decisions_of,
    emergencies_lately,
    emergencies_of_unit,
    members_of,
    standing,
    to_promise,
)
from pejl.circles.rules import Fact, MemberKind, Part, hindrances_to_emergency
from pejl.demo.people import as_themselves
from pejl.journal.rules import Kind
from pejl.organisation.actions import add_user
from pejl.pathways.queries import plan_of
from pejl.shared import clock
from tests.cast import MONDAY

from .acts import colleague, goal_of, neighbour, refused, told_about, walk, yes

FOUR_HOURS = timedelta(hours=4)


def sees(circle, capacity, part=Part.PLAN) -> bool:
    return Circle.objects.visible_to(capacity, part, clock.today()).filter(pk=circle.pk).exists()


def member(circle, name):
    return circle.members.get(name=name)


def headline(circle) -> str:
    return decisions_of(circle, 1)[0].headline


@pytest.fixture
def with_charlie(cast):
    """Charlie, too, is with Karen."""
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)


def test_who_leaves_sees_nothing_and_the_citizen_is_told(cast):
    with told_about(cast.karens, Kind.TOLD, by=cast.bo):
        leave(member(cast.karens, "Bo Kjær"), by=cast.bo)
    assert not sees(cast.karens, cast.bo, Part.NAME)
    assert headline(cast.karens) == "Bo Kjær er ikke med om dig længere."


def test_who_is_away_for_a_while_is_back_on_the_day(cast):
    leave(member(cast.karens, "Bo Kjær"), by=cast.bo, back_on=clock.today() + timedelta(days=7))
    assert not sees(cast.karens, cast.bo)
    assert headline(cast.karens) == "Bo Kjær er væk og er med igen fra 30. november 2026."
    with clock.stopped_at(MONDAY + timedelta(days=7)):
        assert sees(cast.karens, cast.bo)


def test_nobody_is_back_before_they_left(cast):
    with refused("Vælg en dag efter i dag."):
        leave(member(cast.karens, "Bo Kjær"), by=cast.bo, back_on=clock.today())


def test_a_share_that_ends_meanwhile_does_not_come_back(cast):
    until = clock.today() + timedelta(days=3)
    yes(propose(cast.karens, [colleague(cast.charlie, last_day=until)], by=cast.bo), by=cast.karen)
    leave(member(cast.karens, "Charlie Bak"), by=cast.charlie, back_on=clock.today() + timedelta(days=7))
    with clock.stopped_at(MONDAY + timedelta(days=7)):
        assert not sees(cast.karens, cast.charlie)


@pytest.mark.usefixtures("with_charlie")
def test_a_colleague_who_is_with_says_that_someone_left(cast):
    leave(member(cast.karens, "Charlie Bak"), by=cast.bo)
    assert not sees(cast.karens, cast.charlie)


def test_a_stranger_says_of_nobody_that_they_left(cast):
    with refused("Det kan kun den selv, eller en kollega der er med."):
        leave(member(cast.karens, "Bo Kjær"), by=cast.charlie)


def test_who_was_invited_leaves_by_the_citizens_word_alone(cast):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    with refused("Det kan kun den selv, eller en kollega der er med."):
        leave(member(cast.karens, "Inger Dahl"), by=cast.bo)
    propose(cast.karens, [PartWith(str(member(cast.karens, "Inger Dahl").uid))], by=cast.karen)
    assert [one.name for one in members_of(cast.karens, clock.today())] == ["Bo Kjær"]
    assert headline(cast.karens) == "Inger Dahl er ikke med længere."


def test_the_citizen_does_not_part_with_those_who_have_a_task_by_law(cast):
    with refused("Det ser vi, fordi loven giver os en opgave. Skriv til os, hvis du er imod det."):
        propose(cast.karens, [PartWith(str(member(cast.karens, "Bo Kjær").uid))], by=cast.karen)


def test_one_parts_once_and_only_with_who_is_there(cast):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    parting = PartWith(str(member(cast.karens, "Inger Dahl").uid))
    propose(cast.karens, [parting], by=cast.karen)
    with refused("Det er allerede stoppet."):
        propose(cast.karens, [parting], by=cast.karen)
    with refused("Det er ikke en, der er med."):
        propose(cast.jonases, [parting], by=cast.jonas)
    assert (parting.until(MONDAY.date()), parting.lapses_after()) == (None, None)


def test_an_emergency_opens_for_hours_and_tells_the_citizen_and_the_leader(cast):
    with told_about(cast.karens, Kind.EMERGENCY, by=cast.charlie):
        look_in_emergency(cast.karens, reason="Hun svarer ikke.", lasts=FOUR_HOURS, by=cast.charlie)
    assert sees(cast.karens, cast.charlie)
    assert headline(cast.karens).startswith("Charlie Bak fra Hjemmeplejen Syd åbnede dine oplysninger")
    assert [one.user_name for one in emergencies_lately(cast.karens, MONDAY)] == ["Charlie Bak"]
    assert [one.user_name for one in emergencies_of_unit(cast.charlie.post.unit_id, MONDAY)] == [
        "Charlie Bak"
    ]
    with clock.stopped_at(MONDAY + FOUR_HOURS):
        assert not sees(cast.karens, cast.charlie)


def test_who_looks_in_an_emergency_proposes_nothing(cast):
    goal = goal_of(cast.karens, cast.karen)
    look_in_emergency(cast.karens, reason="Hun svarer ikke.", lasts=FOUR_HOURS, by=cast.charlie)
    here = standing(cast.karens, cast.charlie, clock.today())
    assert (here.side, here.looks_only, here.parts) == (None, True, frozenset(Part))
    with refused("Det kan kun de, der er med og kan se forløbet."):
        propose(cast.karens, [walk(goal)], by=cast.charlie)


def test_an_emergency_needs_a_reason_first_and_twelve_hours_at_most(cast):
    with refused("Skriv først, hvorfor det er nødvendigt.", "Nødadgang varer højst 12 timer."):
        look_in_emergency(cast.karens, reason=" ", lasts=timedelta(hours=13), by=cast.charlie)
    with refused("Du er med i forvejen og behøver ikke nødadgang."):
        look_in_emergency(cast.karens, reason="Hun svarer ikke.", lasts=FOUR_HOURS, by=cast.bo)
    reasons = hindrances_to_emergency(
        is_employee=False, already_sees=False, reason="Nysgerrig", lasts=timedelta(0)
    )
    assert reasons == ["Kun en medarbejder kan bruge nødadgang.", "Nødadgang varer højst 12 timer."]


def test_the_database_lets_no_emergency_last_longer(cast):
    look_in_emergency(cast.karens, reason="Hun svarer ikke.", lasts=FOUR_HOURS, by=cast.charlie)
    kept = EmergencyAccess.objects.get()
    kept.pk, kept.ends = None, kept.begins + timedelta(hours=12, minutes=1)
    with pytest.raises(Error, match="twelve hours at most"), transaction.atomic():
        kept.save(force_insert=True)


@pytest.fixture
def vera(cast):
    """A volunteer, invited for a month, who has promised nothing yet."""
    user = add_user("vera", "Vera Vind", by=cast.bo.doer())
    visitor = Newcomer(MemberKind.VOLUNTEER, "Vera Vind", "besøgsven", str(user.uid))
    until = clock.today() + timedelta(days=30)
    yes(propose(cast.karens, [Join(visitor, (Part.PLAN,), until)], by=cast.karen), by=cast.bo)
    return as_themselves(user)


def test_a_volunteer_sees_nothing_before_they_have_promised_silence(cast, vera):
    invited = to_promise(vera.user_id, clock.today())
    assert ([one.name for one in invited], sees(cast.karens, vera)) == (["Vera Vind"], False)
    with told_about(cast.karens, Kind.PROMISED, by=vera):
        promise_silence(member(cast.karens, "Vera Vind"), by=vera)
    promise_silence(member(cast.karens, "Vera Vind"), by=vera)
    assert (sees(cast.karens, vera), SilencePromise.objects.count()) == (True, 1)
    assert not to_promise(vera.user_id, clock.today()).exists()


def test_nobody_promises_for_another(cast, vera):
    with refused("Kun den, der er inviteret, kan love at tie."):
        promise_silence(member(cast.karens, "Vera Vind"), by=cast.bo)


def test_a_volunteer_is_with_until_a_date_and_signs_in(cast):
    with refused(
        "En frivillig eller en samarbejdspartner er med til en bestemt dag.",
        "Skriv deres brugernavn. De skal kunne love at tie.",
    ):
        visitor = Newcomer(MemberKind.VOLUNTEER, "Vera Vind", "besøgsven")
        propose(cast.karens, [Join(visitor, (Part.PLAN,))], by=cast.karen)


@pytest.mark.usefixtures("with_charlie")
def test_my_way_in_and_who_stands_in_are_agreed(cast):
    bo, charlie = member(cast.karens, "Bo Kjær"), member(cast.karens, "Charlie Bak")
    choice = ChooseEntry(str(bo.uid), str(charlie.uid))
    yes(propose(cast.karens, [choice], by=cast.karen), by=cast.bo)
    assert headline(cast.karens) == "Din indgang er Bo Kjær. Charlie Bak træder til, når Bo Kjær ikke er der."
    seen = {one.name: (one.is_entry, one.is_deputy) for one in members_of(cast.karens, clock.today())}
    assert seen == {"Bo Kjær": (True, False), "Charlie Bak": (False, True)}
    assert (choice.until(MONDAY.date()), choice.lapses_after()) == (None, None)


def test_my_way_in_is_someone_at_work_who_is_with(cast):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    near, bo = (str(member(cast.karens, name).uid) for name in ("Inger Dahl", "Bo Kjær"))
    for choice in (ChooseEntry(near), ChooseEntry(bo, near)):
        with refused("Vælg en medarbejder, der er med."):
            propose(cast.karens, [choice], by=cast.karen)
    with refused("Vælg to forskellige."):
        propose(cast.karens, [ChooseEntry(bo, bo)], by=cast.karen)


@pytest.mark.parametrize(
    "fact, told", [(Fact.DIED, "er død."), (Fact.MOVED, "er flyttet til en anden kommune.")]
)
def test_death_and_moving_end_what_we_do_and_what_was_shared_by_choice(cast, fact, told):
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    yes(propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    with told_about(cast.karens, Kind.TOLD, by=cast.bo):
        tell_fact(cast.karens, fact, by=cast.bo)
    assert headline(cast.karens) == f"Karen Holm {told}"
    assert not plan_of(cast.karens, clock.today()).has_work
    assert [one.name for one in members_of(cast.karens, clock.today())] == ["Bo Kjær"]
    cast.karens.citizen.refresh_from_db()
    assert (cast.karens.citizen.died_on is not None) is (fact is Fact.DIED)
    assert sees(cast.karens, cast.bo)
    with clock.stopped_at(MONDAY + timedelta(days=31)):
        assert not sees(cast.karens, cast.bo)


def test_a_death_is_told_once_and_by_who_is_with_at_work(cast):
    with refused("Det kan kun en medarbejder, der er med."):
        tell_fact(cast.karens, Fact.DIED, by=cast.charlie)
    tell_fact(cast.karens, Fact.DIED, by=cast.bo)
    with refused("Det er allerede skrevet ned."):
        tell_fact(cast.karens, Fact.DIED, by=cast.bo)
