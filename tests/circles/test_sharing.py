"""Who sees what: only after two yeses, only what was chosen, only to its last day, not after a stop."""

from datetime import timedelta

import pytest

from pejl.circles.actions import Said, propose
from pejl.circles.changes import Join, Newcomer, PartWith, StopSharing
from pejl.circles.models import Circle, Share
from pejl.circles.queries import members_of, people_of, shared_by_choice, standing
from pejl.circles.rules import Answer, Ground, MemberKind, Part, Side, State, Way
from pejl.journal.rules import Kind
from pejl.organisation.models import User
from pejl.organisation.rules import Capacity
from pejl.shared import clock

from .acts import (
    colleague,
    goal_of,
    later,
    mette_is_with,
    neighbour,
    nothing_left,
    refused,
    say,
    told_about,
    walk,
    words_of,
    yes,
)

ONLY_THOSE_WHO_ARE_WITH = "Det kan kun de, der er med og kan se forløbet."
A_TASK_BY_LAW = "Det ser vi, fordi loven giver os en opgave. Skriv til os, hvis du er imod det."


def sees(capacity: Capacity, circle: Circle) -> set[Part]:
    """By the key to the door, and what the standing says is the same."""
    today = clock.today()
    visible = {part for part in Part if circle in Circle.objects.visible_to(capacity, part, today)}
    assert standing(circle, capacity, today).parts == visible
    return visible


def share_of(circle: Circle, name: str, part: Part) -> Share:
    return circle.shares.get(member__name=name, part=part.value)


def daughter() -> User:
    return User.objects.get(login="mette")


def stop(share: Share) -> StopSharing:
    return StopSharing(str(share.uid))


def test_everyone_sees_what_is_theirs_and_nothing_else(cast):
    everyone = [cast.karen, cast.jonas, cast.bo, cast.fatima, cast.clara, cast.charlie]
    assert [sees(one, cast.karens) for one in everyone] == [set(Part), set(), set(Part), set(), set(), set()]
    assert [sees(one, cast.jonases) for one in everyone] == [set(), set(Part), set(), set(Part), set(), set()]


def test_who_asks_to_join_neither_sees_nor_decides_until_both_have_said_yes(cast):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    waiting = propose(cast.karens, [walk(goal_of(cast.karens, cast.karen))], by=cast.karen)
    assert sees(cast.charlie, cast.karens) == set()
    for asked in (table, waiting):
        with refused(ONLY_THOSE_WHO_ARE_WITH):
            yes(asked, by=cast.charlie)
    yes(table, by=cast.karen)
    assert sees(cast.charlie, cast.karens) == set()
    with refused(ONLY_THOSE_WHO_ARE_WITH):
        yes(table, by=cast.charlie)
    yes(table, by=cast.bo)
    assert sees(cast.charlie, cast.karens) == set(Part)
    assert yes(waiting, by=cast.charlie).state is State.AGREED


def test_it_does_not_matter_who_says_yes_first_to_one_who_asks(cast):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    yes(table, by=cast.bo)
    assert sees(cast.charlie, cast.karens) == set()
    yes(table, by=cast.karen)
    assert sees(cast.charlie, cast.karens) == set(Part)


@pytest.mark.parametrize("who", ["karen", "bo"])
def test_a_no_of_either_keeps_one_who_asks_out(cast, who):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    say(table, Said(Answer.NO), by=getattr(cast, who))
    assert sees(cast.charlie, cast.karens) == set()
    assert not cast.karens.members.filter(name="Charlie Bak").exists()


def test_who_joins_is_with_from_that_day_in_that_post(cast):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    member = cast.karens.members.get(name="Charlie Bak")
    assert (member.kind, member.user, member.unit.name, member.joined_on) == (
        "employee",
        cast.town.charlie,
        "Hjemmeplejen Syd",
        clock.today(),
    )
    assert {share.ground for share in member.shares.all()} == {Ground.TASK}
    assert member.relation == "hjemmehjælper"
    assert member.decision.sentence == (
        "Charlie Bak (hjemmehjælper, Hjemmeplejen Syd) er med om dig "
        "og kan se navn og telefon, forløbet og hvem der er med."
    )


def test_a_relative_sees_what_the_citizen_chose_and_no_more(cast):
    mette = mette_is_with(cast, Part.PLAN)
    assert sees(mette, cast.karens) == {Part.PLAN}
    assert standing(cast.karens, mette, clock.today()).side is None
    assert {share.ground for share in cast.karens.shares.filter(member__name="Mette Holm")} == {
        Ground.CONSENT
    }


def test_a_share_is_in_force_to_its_last_day_included(cast):
    last_day = clock.today() + timedelta(days=3)
    yes(propose(cast.karens, [colleague(cast.charlie, last_day=last_day)], by=cast.bo), by=cast.karen)
    with later(days=3):
        assert sees(cast.charlie, cast.karens) == set(Part)
    with later(days=4):
        assert sees(cast.charlie, cast.karens) == set()


def test_who_is_with_already_is_not_made_a_member_twice(cast):
    yes(propose(cast.karens, [neighbour(parts=(Part.NAME,))], by=cast.karen), by=cast.bo)
    yes(propose(cast.karens, [neighbour(parts=(Part.NAME, Part.PLAN))], by=cast.karen), by=cast.bo)
    (inger,) = cast.karens.members.filter(name="Inger Dahl")
    steps = {share.part: [one.step for one in share.versions.all()] for share in inger.shares.all()}
    assert steps == {"name": ["begun", "changed"], "plan": ["begun"]}


def test_the_same_person_in_another_post_is_another_member(cast):
    yes(propose(cast.karens, [colleague(cast.charlie)], by=cast.bo), by=cast.karen)
    team = Newcomer(MemberKind.TEAM, "Hjemmeplejen Syd", unit_uid=str(cast.charlie.post.unit_uid))
    yes(propose(cast.karens, [Join(team, (Part.PLAN,))], by=cast.bo), by=cast.karen)
    kinds = cast.karens.members.filter(unit__name="Hjemmeplejen Syd").values_list("kind", flat=True)
    assert sorted(kinds) == ["employee", "team"]


def test_an_invitation_says_who_it_is_what_they_may_see_and_until_when(cast):
    yesterday = clock.today() - timedelta(days=1)
    with refused("Skriv, hvem det er.", "Vælg, hvad der må ses.", "Vælg en dag, der ikke er gået."):
        propose(cast.karens, [neighbour(" ", (), last_day=yesterday)], by=cast.karen)


def test_an_invitation_is_no_longer_than_its_columns_in_either_database(cast):
    with refused("Navnet er for langt. Det kan højst fylde 200 tegn."):
        propose(cast.karens, [neighbour("I" * 201)], by=cast.karen)
    with refused("Skriv det kortere, højst 100 tegn: hvad er I for hinanden?"):
        propose(
            cast.karens, [Join(Newcomer(MemberKind.FAMILY, "Inger", "n" * 101), (Part.NAME,))], by=cast.karen
        )
    longest = Join(Newcomer(MemberKind.FAMILY, "I" * 200, "n" * 100), (Part.NAME,))
    assert yes(propose(cast.karens, [longest], by=cast.karen), by=cast.bo).state is State.AGREED


def test_who_has_the_same_name_is_not_the_same_person(cast):
    """Karen stopped sharing with her daughter, and then invites a neighbour of the same name."""
    mette = mette_is_with(cast, Part.PLAN)
    propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=cast.karen)
    yes(propose(cast.karens, [neighbour("Mette Holm")], by=cast.karen), by=cast.bo)
    assert sees(mette, cast.karens) == set()
    of_that_name = cast.karens.members.filter(name="Mette Holm").order_by("pk")
    assert [(member.relation, member.user) for member in of_that_name] == [
        ("datter", daughter()),
        ("nabo", None),
    ]


def test_an_invitation_is_one_sentence_that_anyone_can_read(cast):
    sentences = [
        propose(cast.karens, [change], by=cast.karen).version.sentence
        for change in (
            neighbour(parts=(Part.NAME, Part.PLAN, Part.PEOPLE)),
            Join(Newcomer(MemberKind.FAMILY, "Poul"), (Part.NAME,)),
        )
    ]
    assert sentences == [
        "Inger Dahl (nabo) er med om dig og kan se navn og telefon, forløbet og hvem der er med.",
        "Poul er med om dig og kan se navn og telefon.",
    ]


# Sig nej igen


def test_the_citizen_alone_stops_sharing_and_it_counts_at_once(cast):
    mette = mette_is_with(cast, Part.NAME, Part.PLAN)
    with told_about(cast.karens, Kind.DECIDED, by=cast.karen) as told:
        table = propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=cast.karen)
    assert (table.state, table.version.way) == (State.AGREED, Way.STOP)
    assert sees(mette, cast.karens) == {Part.NAME}
    assert words_of(told[0]) == {"what": "Mette Holm kan ikke længere se forløbet."}


def test_a_stop_takes_nothing_from_anyone_else(cast):
    mette = mette_is_with(cast, Part.PLAN)
    yes(propose(cast.karens, [neighbour()], by=cast.karen), by=cast.bo)
    propose(cast.karens, [stop(share_of(cast.karens, "Inger Dahl", Part.PLAN))], by=cast.karen)
    assert sees(mette, cast.karens) == {Part.PLAN}
    assert sees(cast.bo, cast.karens) == set(Part)


def test_what_is_stopped_is_not_stopped_again(cast):
    mette_is_with(cast, Part.PLAN)
    share = share_of(cast.karens, "Mette Holm", Part.PLAN)
    propose(cast.karens, [stop(share)], by=cast.karen)
    with refused("Det er allerede stoppet."):
        propose(cast.karens, [stop(share)], by=cast.karen)


def test_what_is_stopped_can_be_shared_again_with_a_new_yes(cast):
    mette = mette_is_with(cast, Part.PLAN)
    propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=cast.karen)
    again = Newcomer(MemberKind.FAMILY, "Mette Holm", "datter", user_uid=str(mette.user_uid))
    yes(propose(cast.karens, [Join(again, (Part.PLAN,))], by=cast.karen), by=cast.bo)
    assert sees(mette, cast.karens) == {Part.PLAN}
    versions = share_of(cast.karens, "Mette Holm", Part.PLAN).versions.all()
    assert [version.step for version in versions] == ["begun", "ended", "changed"]


def test_what_is_seen_for_a_task_by_law_is_not_stopped_so(cast):
    with refused(A_TASK_BY_LAW):
        propose(cast.karens, [stop(share_of(cast.karens, "Bo Kjær", Part.PLAN))], by=cast.karen)
    assert sees(cast.bo, cast.karens) == set(Part)


@pytest.mark.parametrize("who", ["bo", "charlie", "jonas"])
def test_nobody_but_the_citizen_stops_what_the_citizen_shares(cast, who):
    mette = mette_is_with(cast, Part.PLAN)
    by = getattr(cast, who)
    with nothing_left(), pytest.raises(Exception, match="Det er borgerens eget."):
        propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=by)
    with nothing_left(), pytest.raises(Exception, match="Det er borgerens eget."):
        propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=mette)
    assert sees(mette, cast.karens) == {Part.PLAN}


def test_one_does_not_stop_what_another_citizen_shares(cast):
    mette_is_with(cast, Part.PLAN)
    with refused("Det er ikke noget, du deler."):
        propose(cast.jonases, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=cast.jonas)


def test_a_stop_is_read_again_as_it_was_said_and_can_always_wait_for_the_citizen():
    for said in (
        StopSharing("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        PartWith("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
    ):
        assert type(said).read(said.payload(), said.schema) == said
        assert said.until(clock.today()) is None
        assert said.lapses_after() is None


# Who is with


def test_who_is_with_is_who_sees_something_today(cast):
    mette_is_with(cast, Part.PLAN)
    yes(propose(cast.karens, [neighbour(last_day=clock.today())], by=cast.karen), by=cast.bo)
    names = [member.name for member in members_of(cast.karens, clock.today())]
    assert names == ["Bo Kjær", "Mette Holm", "Inger Dahl"]
    propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.PLAN))], by=cast.karen)
    with later(days=1):
        assert [member.name for member in members_of(cast.karens, clock.today())] == ["Bo Kjær"]


def test_nobody_is_with_before_they_joined(cast):
    assert list(members_of(cast.karens, clock.today() - timedelta(days=1))) == []


def test_each_who_is_with_stands_with_what_they_may_see_today(cast):
    mette_is_with(cast, Part.NAME, Part.PLAN)
    propose(cast.karens, [stop(share_of(cast.karens, "Mette Holm", Part.NAME))], by=cast.karen)
    people = people_of(cast.karens, clock.today())
    assert {one.member.name: {share.part for share in one.shares} for one in people} == {
        "Bo Kjær": {"name", "plan", "people"},
        "Mette Holm": {"plan"},
    }
    assert [(share.member.name, share.part) for share in shared_by_choice(people)] == [("Mette Holm", "plan")]


def test_who_is_with_in_another_circle_is_not_listed_here(cast):
    yes(propose(cast.jonases, [neighbour("Aage")], by=cast.jonas), by=cast.fatima)
    assert [member.name for member in members_of(cast.karens, clock.today())] == ["Bo Kjær"]


def test_no_side_is_spoken_for_by_one_who_sees_nothing(cast):
    today = clock.today()
    assert standing(cast.karens, cast.karen, today).side is Side.CITIZEN
    assert standing(cast.karens, cast.bo, today).side is Side.PROFESSIONAL
    assert [standing(cast.karens, one, today).side for one in (cast.charlie, cast.clara, cast.jonas)] == [
        None
    ] * 3
