"""What each one meets first: Mit forløb, Dem jeg møder, and Hvem har set mine oplysninger."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import Said, let_stand, open_circle, propose, withdraw
from pejl.circles.models import Circle
from pejl.circles.queries import written_down as unread
from pejl.circles.rules import Answer, Part
from pejl.citizens.actions import Introduction
from pejl.demo.people import BY_THE_DEMO, as_themselves
from pejl.journal.models import Envelope
from pejl.organisation.actions import Terms, add_user, employ
from pejl.organisation.rules import Capacity, Role
from pejl.pathways.changes import WriteStrength
from pejl.shared import clock
from tests.circles.acts import (
    colleague,
    goal_of,
    later,
    mette_is_with,
    neighbour,
    nothing_left,
    say,
    walk,
    wish_of,
    written_down,
    yes,
)
from tests.circles.screens import queries_of, text_of

FRONT, MINE, MEET = "/", "/mit-forloeb/", "/dem-jeg-moeder/"


def seen_page(circle: Circle) -> str:
    return reverse("desk:who_has_seen", args=[circle.uid])


# The front


@pytest.mark.parametrize(("who", "page"), [("karen", MINE), ("bo", MEET), ("clara", MEET)])
def test_everyone_begins_at_their_own_page(at_screen, who, page):
    client = at_screen(who)
    assert client.get(FRONT).url == page
    assert client.get(page).status_code == 200


def test_who_is_at_work_meets_people_and_not_their_own_pathway(at_screen):
    assert at_screen("bo").get(MINE).url == MEET


def test_who_has_no_pathway_of_their_own_meets_those_they_are_with(at_screen, browser, cast):
    mette_is_with(cast, Part.NAME, Part.PLAN)
    mette = browser()
    mette.force_login(cast.karens.members.get(name="Mette Holm").user)
    assert mette.get(MINE).url == MEET
    assert "Karen Holm" in text_of(mette.get(MEET))


def test_who_is_with_nobody_is_told_how_to_begin(at_screen, browser, cast):
    assert "Find en borger, og bed om at være med." in text_of(at_screen("charlie").get(MEET))
    alone = browser()
    alone.force_login(add_user("ene", "Ene Sen", by=BY_THE_DEMO))
    text = text_of(alone.get(MEET))
    assert "Her kommer dem, du møder" in text and "Find en borger" not in text


def test_a_page_that_is_only_read_is_not_sent_to(at_screen, cast):
    karen = at_screen("karen")
    assert [karen.post(page).status_code for page in (FRONT, MINE, MEET, seen_page(cast.karens))] == [405] * 4


# Mit forløb


def test_what_is_mine_to_answer_stands_first_and_what_waits_for_others_below(at_screen, cast):
    goal = goal_of(cast.karens, cast.karen)
    propose(cast.karens, [walk(goal, what="Du og Bo cykler")], by=cast.bo)
    propose(cast.karens, [walk(goal, what="Du og Bo danser")], by=cast.karen)
    page = at_screen("karen").get(MINE)
    assert [table.headline for table in page.context["yours"]] == ["Du og Bo cykler."]
    assert [table.headline for table in page.context["others"]] == ["Du og Bo danser."]
    text = text_of(page)
    assert "Hej Karen" in text
    assert (
        text.index("Du og Bo cykler.")
        < text.index("Det betyder noget for mig")
        < text.index("Du og Bo danser.")
    )


def test_what_i_said_yes_to_asks_me_nothing_more(at_screen, cast):
    table = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    yes(table, by=cast.karen)
    page = at_screen("karen").get(MINE)
    assert (page.context["yours"], len(page.context["others"])) == ([], 1)


def test_what_is_settled_waits_for_nobody(at_screen, cast):
    goal = goal_of(cast.karens, cast.karen)
    settled = [propose(cast.karens, [walk(goal)], by=cast.bo) for _ in range(3)]
    yes(settled[0], by=cast.karen)
    say(settled[1], Said(Answer.NO), by=cast.karen)
    withdraw(settled[2].proposal, by=cast.bo)
    page = at_screen("karen").get(MINE)
    assert (page.context["yours"], page.context["others"]) == ([], [])


def test_an_empty_pathway_begins_with_three_questions_once_what_was_written_down_is_read(at_screen, cast):
    karen = at_screen("karen")
    assert "Læs først, hvad vi har skrevet, at du sagde. Passer det?" in text_of(karen.get(MINE))
    let_stand(unread(cast.karens).get(), by=cast.karen)
    text = text_of(karen.get(MINE))
    assert "Begynd med tre gode spørgsmål. Hvad betyder noget for dig?" in text
    assert "Skriv dit første ønske" in text and "Skriv dit første mål" in text


def test_my_pathway_shows_nothing_of_anothers(at_screen, cast):
    wish_of(cast.jonases, cast.jonas, "Jeg vil bo for mig selv.")
    yes(propose(cast.jonases, [neighbour("Aage Nabo")], by=cast.jonas), by=cast.fatima)
    text = text_of(at_screen("karen").get(MINE))
    for of_jonas in ("Jeg vil bo for mig selv.", "Aage Nabo", "Fatima", "Jonas"):
        assert of_jonas not in text


def test_my_own_look_is_on_record_and_is_not_among_those_of_others(at_screen, cast):
    karen = at_screen("karen")
    text = text_of(karen.get(MINE))
    last = Envelope.objects.order_by("-number")[0]
    assert (last.kind, last.actor, last.subject) == ("look", cast.karen.user_uid, cast.karens.citizen.uid)
    assert "Ingen andre har set dem endnu." in text


def test_who_looked_last_stands_on_my_pathway(at_screen, cast):
    at_screen("bo").get(MEET)
    text = text_of(at_screen("karen").get(MINE))
    assert "Bo Kjær, Hjemmeplejen Nord, 23. november 2026" in text


def test_who_looked_stands_there_however_often_i_look_myself(at_screen, cast):
    at_screen("bo").get(MEET)
    karen = at_screen("karen")
    for _ in range(13):
        page = karen.get(MINE)
    assert [one.name for one in page.context["seen"]] == ["Bo Kjær"]


# Dem jeg møder


def fill(circle: Circle, citizen: Capacity, employee: Capacity) -> None:
    """One of everything that a card shows."""
    wish_of(circle, citizen, f"Jeg, {circle.citizen.name}, vil ud.")
    goal = goal_of(circle, citizen)
    yes(propose(circle, [walk(goal)], by=employee), by=citizen)
    propose(circle, [walk(goal)], by=citizen)
    yes(propose(circle, [neighbour(f"Nabo til {circle.citizen.name}")], by=citizen), by=employee)


def citizen_with(cast, name: str) -> Circle:
    """Another citizen with a sign-in, and Bo is with them."""
    user = add_user(name.split()[0].casefold(), name, by=BY_THE_DEMO)
    opened = open_circle(
        Introduction(name, user=user), by=cast.bo, citizen_said=written_down(words="Ja, kom bare.")
    )
    fill(opened, as_themselves(user), cast.bo)
    return opened


def test_a_card_shows_what_matters_what_was_agreed_new_faces_and_last_what_waits(at_screen, cast):
    fill(cast.karens, cast.karen, cast.bo)
    (card,) = at_screen("bo").get(MEET).context["cards"]
    assert (card.circle, card.sees_plan, card.matters) == (cast.karens, True, "Jeg, Karen Holm, vil ud.")
    assert card.agreed.headline.startswith("Nabo til Karen Holm (nabo) er med om dig")
    assert [member.name for member in card.new_faces] == ["Bo Kjær", "Nabo til Karen Holm"]
    assert [table.headline for table in card.waits] == ["Du og Bo går en tur."]


def test_a_card_is_read_from_people_to_tasks(at_screen, cast):
    fill(cast.karens, cast.karen, cast.bo)
    text = text_of(at_screen("bo").get(MEET))
    in_order = [
        "Karen Holm",
        "20 00 00 11",
        "Jeg, Karen Holm, vil ud.",
        "er med om dig",
        "er ny her",
        "Venter på svar fra en medarbejder",
    ]
    assert sorted(in_order, key=text.index) == in_order


def test_the_newest_wish_and_the_newest_agreement_stand_on_the_card(at_screen, cast):
    wish_of(cast.karens, cast.karen, "Jeg vil ud.")
    wish_of(cast.karens, cast.karen, "Jeg vil hjem.")
    (card,) = at_screen("bo").get(MEET).context["cards"]
    assert (card.matters, card.agreed.sentence) == ("Jeg vil hjem.", "Mit ønske: »Jeg vil hjem.«")


def test_a_face_is_new_for_thirty_days(at_screen, cast):
    for days, faces in ((29, ["Bo Kjær"]), (30, [])):
        with later(days=days):
            (card,) = at_screen("bo").get(MEET).context["cards"]
            assert [member.name for member in card.new_faces] == faces


def test_only_what_waits_for_those_at_work_waits_on_the_card(at_screen, cast):
    goal = goal_of(cast.karens, cast.karen)
    propose(cast.karens, [walk(goal, what="Du og Bo cykler")], by=cast.bo)
    for_both = propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    to_talk = propose(cast.karens, [walk(goal, what="Du og Bo taler")], by=cast.bo)
    say(to_talk, Said(Answer.TALK), by=cast.karen)
    (card,) = at_screen("bo").get(MEET).context["cards"]
    assert [table.proposal for table in card.waits] == [for_both.proposal, to_talk.proposal]


def test_people_stand_by_name_as_danes_sort_them(at_screen, cast):
    for name in ("Ågot Ny", "Zita Ny", "Ærla Ny"):
        citizen_with(cast, name)
    names = [card.circle.citizen.name for card in at_screen("bo").get(MEET).context["cards"]]
    assert names == ["Karen Holm", "Zita Ny", "Ærla Ny", "Ågot Ny"]


def test_who_sees_only_the_name_sees_a_name_and_a_phone(at_screen, cast):
    fill(cast.karens, cast.karen, cast.bo)
    seer = colleague(cast.charlie, (Part.NAME,))
    yes(propose(cast.karens, [seer], by=cast.bo), by=cast.karen)
    page = at_screen("charlie").get(MEET)
    (card,) = page.context["cards"]
    assert (card.sees_plan, card.matters, card.agreed, card.new_faces, card.waits) == (
        False,
        "",
        None,
        [],
        [],
    )
    text = text_of(page)
    assert "Karen Holm 20 00 00 11 Du kan kun se navn og telefon" in text
    for hidden in ("vil ud", "Nabo", "går en tur", reverse("pathways:page", args=[cast.karens.uid])):
        assert hidden not in page.content.decode()


def test_everyone_on_the_list_is_told_that_they_were_seen(at_screen, cast):
    ida = citizen_with(cast, "Ida Ny")
    bo, before = at_screen("bo"), Envelope.objects.count()
    bo.get(MEET)
    told = Envelope.objects.filter(number__gt=before).values_list("kind", "subject").order_by("number")
    assert list(told) == [("look", ida.citizen.uid), ("look", cast.karens.citizen.uid)]


def test_who_is_with_nobody_looks_at_nobody(at_screen, cast):
    charlie = at_screen("charlie")
    with nothing_left():
        assert charlie.get(MEET).status_code == 200


# Hvem har set mine oplysninger


def test_looks_are_gathered_by_day_and_person_newest_first(at_screen, cast):
    bo = at_screen("bo")
    bo.get(MEET)
    bo.get(reverse("circles:people", args=[cast.karens.uid]))
    with later(minutes=20):
        bo.get(reverse("pathways:page", args=[cast.karens.uid]))
    with later(days=1):
        at_screen("charlie").get("/find/", {"q": "karen"})
    with later(days=1, hours=1):
        at_screen("bo").get(MEET)
        rows = at_screen("karen").get(seen_page(cast.karens)).context["seen"]
    assert [(row.day - clock.today(), row.name, row.unit, row.times) for row in rows] == [
        (timedelta(days=1), "Karen Holm", "", 1),
        (timedelta(days=1), "Bo Kjær", "Hjemmeplejen Nord", 1),
        (timedelta(days=1), "Charlie Bak", "Hjemmeplejen Syd", 1),
        (timedelta(), "Bo Kjær", "Hjemmeplejen Nord", 3),
    ]
    of_bo = rows[-1]
    assert of_bo.what == ["pathway", "people", "people I meet"]
    assert (of_bo.first, of_bo.last) == (clock.now(), clock.now() + timedelta(minutes=20))


def test_each_look_says_what_was_seen_and_why(at_screen, cast):
    at_screen("bo").get(MEET)
    at_screen("charlie").get("/find/", {"q": "karen"})
    text = text_of(at_screen("karen").get(seen_page(cast.karens)))
    assert "Bo Kjær, Hjemmeplejen Nord" in text
    assert "navn og det vigtigste, på en liste Er med om dig på arbejde" in text
    assert "navn og enhed, i en søgning Ledte efter en borger, de ikke er med om" in text
    assert "denne side Det var dig selv" in text


def test_several_looks_on_one_day_are_counted(at_screen, cast):
    bo = at_screen("bo")
    for _ in range(3):
        bo.get(MEET)
    assert "kl. 10.00 (3 gange den dag)" in text_of(at_screen("karen").get(seen_page(cast.karens)))


def test_looks_around_midnight_are_of_two_days_in_copenhagen(at_screen, cast):
    almost = clock.now().replace(hour=22, minute=59)
    for instant in (almost, almost + timedelta(minutes=2)):
        with clock.stopped_at(instant):
            at_screen("bo").get(MEET)
    with later(days=1):
        rows = at_screen("karen").get(seen_page(cast.karens)).context["seen"]
    days = [row.day.day for row in rows if row.name == "Bo Kjær"]
    assert days == [24, 23]


def test_who_is_with_me_and_searched_is_not_called_a_stranger(at_screen, cast):
    at_screen("bo").get("/find/", {"q": "karen"})
    text = text_of(at_screen("karen").get(seen_page(cast.karens)))
    assert "Ledte efter en borger, de ikke er med om" not in text


def test_an_act_is_no_look(at_screen, cast):
    propose(cast.karens, [colleague(cast.charlie)], by=cast.charlie)
    rows = at_screen("karen").get(seen_page(cast.karens)).context["seen"]
    assert [row.name for row in rows] == ["Karen Holm"]


@pytest.mark.parametrize("who", ["bo", "clara", "jonas"])
def test_only_the_citizen_sees_who_has_seen(at_screen, cast, who):
    client = at_screen(who)
    with nothing_left():
        assert client.get(seen_page(cast.karens)).status_code == 404


def test_at_work_one_does_not_see_who_has_seen_ones_own_pathway(at_screen, cast):
    employ(cast.town.karen, cast.town.north, Terms(Role.FRONT_LINE, "vikar", clock.today()), by=BY_THE_DEMO)
    assert at_screen("karen").get(seen_page(cast.karens)).status_code == 404


# As many questions to the database, however much there is


@pytest.mark.parametrize("how_many", [1, 3])
def test_those_i_meet_are_as_many_queries_however_many_they_are(at_screen, cast, how_many):
    fill(cast.karens, cast.karen, cast.bo)
    for name in ("Ida Ny", "Ib Ny")[: how_many - 1]:
        citizen_with(cast, name)
    bo = at_screen("bo")
    assert len(bo.get(MEET).context["cards"]) == how_many
    assert queries_of(bo, MEET) == 16


@pytest.mark.parametrize("how_many", [1, 3])
def test_my_pathway_is_as_many_queries_however_much_there_is(at_screen, cast, how_many):
    for number in range(how_many):
        goal = goal_of(cast.karens, cast.karen, wish_uid=str(wish_of(cast.karens, cast.karen).uid))
        wish_of(cast.karens, cast.karen)
        propose(cast.karens, [WriteStrength("Jeg kan selv.")], by=cast.karen)
        yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
        propose(cast.karens, [walk(goal)], by=cast.bo)
        propose(cast.karens, [walk(goal)], by=cast.karen)
        yes(propose(cast.karens, [neighbour(f"Nabo {number}")], by=cast.karen), by=cast.bo)
        with later(days=number):
            at_screen("bo").get(MEET)
    with later(days=how_many):
        karen = at_screen("karen")
        page = karen.get(MINE)
        shown = page.context
        assert len(shown["plan"].goals) == len(shown["plan"].strengths) == how_many
        assert len(shown["seen"]) == how_many
        assert queries_of(karen, MINE) == 15


@pytest.mark.parametrize("how_many", [1, 3])
def test_who_has_seen_is_as_many_queries_however_many_looked(at_screen, cast, how_many):
    for days in range(how_many):
        with later(days=days):
            at_screen("bo").get(MEET)
    karen = at_screen("karen")
    assert len(karen.get(seen_page(cast.karens)).context["seen"]) == how_many + 1
    assert queries_of(karen, seen_page(cast.karens)) == 8
