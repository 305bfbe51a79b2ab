"""A unit that closes: its people and teams leave every circle at once, and each citizen is told once."""

from datetime import timedelta

import pytest

from pejl.circles.actions import close_unit, leave, propose
from pejl.circles.changes import ChooseEntry, Join, Newcomer
from pejl.circles.models import Decision, EntryVersion
from pejl.circles.queries import as_it_stands, members_of
from pejl.circles.rules import MemberKind, Part, State, Way
from pejl.journal.models import Envelope
from pejl.journal.rules import Kind
from pejl.organisation.actions import Terms, employ
from pejl.organisation.models import EmploymentVersion
from pejl.organisation.rules import Role
from pejl.shared import clock

from .acts import colleague, later, nothing_left, refused, yes

BY = "Hjemmeplejen Nord er lukket. Ikke med om dig længere: Bo Kjær."


def close(cast):
    return close_unit(cast.town.north, by=cast.clara.doer())


def told(circle) -> list[str]:
    events = Decision.objects.filter(circle=circle, way=Way.EVENT.value).order_by("pk")
    return [event.sentence for event in events][1:]


def team_is_with(cast) -> None:
    team = Newcomer(MemberKind.TEAM, "Hjemmeplejen Nord", unit_uid=str(cast.town.north.uid))
    yes(propose(cast.karens, [Join(team, (Part.PLAN,))], by=cast.bo), by=cast.karen)


@pytest.fixture
def entry(cast):
    """Bo is Karen's way in, and Charlie from elsewhere is with her too."""
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    bo = cast.karens.members.get(name="Bo Kjær")
    yes(propose(cast.karens, [ChooseEntry(str(bo.uid))], by=cast.bo), by=cast.karen)


def test_everyone_of_the_unit_leaves_and_she_is_told_once_and_to_whom_she_can_go(cast, entry):
    team_is_with(cast)
    closed = close(cast)
    assert (closed.told, closed.alone) == (1, [])
    assert [one.name for one in members_of(cast.karens, clock.today())] == ["Charlie Bak"]
    assert told(cast.karens) == [
        "Hjemmeplejen Nord er lukket. Ikke med om dig længere: Bo Kjær, Hjemmeplejen Nord.\n"
        "Du kan gå til Charlie Bak i stedet. Du kan også vælge en anden indgang."
    ]
    assert not EntryVersion.objects.in_force(clock.today()).exists()
    assert Envelope.objects.filter(kind=Kind.TOLD.value, subject=cast.karens.citizen.uid).count() == 1
    assert told(cast.jonases) == []


def test_who_keeps_their_way_in_is_told_no_more_than_who_is_gone(cast, entry):
    charlie = cast.karens.members.get(name="Charlie Bak")
    yes(propose(cast.karens, [ChooseEntry(str(charlie.uid))], by=cast.bo), by=cast.karen)
    close(cast)
    assert told(cast.karens) == [BY]
    assert EntryVersion.objects.in_force(clock.today()).get().member == charlie


@pytest.mark.parametrize(
    ("phone", "where"), [("70 00 00 00", "Social Omsorg på 70 00 00 00"), ("", "kommunen")]
)
def test_nobody_is_left_alone_without_being_told_whom_to_ring(cast, phone, where):
    above = cast.town.north.above
    above.phone = phone
    above.save()
    closed = close(cast)
    assert closed.alone == [cast.karens]
    assert told(cast.karens) == [f"{BY}\nDer er ingen fra kommunen med om dig nu. Ring til {where}."]


def test_who_is_away_for_a_while_does_not_come_back(cast, entry):
    bo = cast.karens.members.get(name="Bo Kjær")
    leave(bo, by=cast.bo, back_on=clock.today() + timedelta(days=7))
    close(cast)
    with later(days=7):
        assert [one.name for one in members_of(cast.karens, clock.today())] == ["Charlie Bak"]


def test_what_was_proposed_about_who_is_gone_is_overtaken(cast, entry):
    bo = cast.karens.members.get(name="Bo Kjær")
    table = propose(cast.karens, [ChooseEntry(str(bo.uid))], by=cast.karen)
    close(cast)
    assert as_it_stands(table.proposal, clock.today()).state is State.OVERTAKEN


def test_every_post_in_the_unit_ends_and_no_new_one_begins(cast):
    close(cast)
    with later(days=1):
        assert not EmploymentVersion.objects.in_force(clock.today()).filter(item__unit=cast.town.north)
    with refused("Enheden er lukket."):
        cast.town.north.refresh_from_db()
        terms = Terms(Role.FRONT_LINE, "hjemmehjælper", clock.today())
        employ(cast.town.karen, cast.town.north, terms, by=cast.clara.doer())


def test_a_unit_closes_once(cast):
    close(cast)
    with nothing_left(), refused("Enheden er lukket."):
        close(cast)
