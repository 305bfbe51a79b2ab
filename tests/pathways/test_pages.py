"""The pathway page, and beginning a wish, a strength, a goal or something to do together."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.models import Voice
from pejl.circles.queries import open_proposals
from pejl.circles.rules import Part, State
from pejl.journal.models import Envelope
from pejl.pathways.changes import WriteStrength
from pejl.pathways.models import GoalVersion, InterventionVersion, Wish, WishVersion
from pejl.pathways.queries import plan_of
from pejl.pathways.rules import LOOK_AGAIN_IN_WORDS
from pejl.shared import clock
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose
from tests.circles.acts import goal_of, mette_is_with, neighbour, nothing_left, walk, wish_of, yes
from tests.circles.screens import main_part, press, queries_of, send, text_of, typed_on

MINE = "/mit-forloeb/"
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."


def at(name: str, *args) -> str:
    return reverse(f"pathways:{name}", args=args)


@pytest.fixture
def goal(cast):
    return goal_of(cast.karens, cast.karen)


@pytest.fixture
def doing(cast, goal) -> str:
    return at("new_intervention", cast.karens.uid, goal.uid)


A_WALK = {
    "what": "Du og jeg går en tur",
    "approach": "recovery",
    "first_day": "2026-11-24",
    "look_again": "42",
    "citizen_does": "finder stokken",
    "others_do": "Bo går med",
    "stop_sign": "du går alene",
}


# The page


def test_the_pathway_shows_what_matters_the_goals_what_was_agreed_and_who_is_with(at_screen, cast, goal):
    wish_of(cast.karens, cast.karen, "Jeg vil ud i haven.")
    propose(cast.karens, [WriteStrength("Jeg laver min kaffe selv.")], by=cast.karen)
    agreed = walk(goal, citizen_does="finder stokken", stop_sign="du går alene")
    yes(propose(cast.karens, [agreed], by=cast.bo), by=cast.karen)
    propose(cast.karens, [walk(goal, what="Du og Bo cykler")], by=cast.bo)
    text = text_of(at_screen("bo").get(at("page", cast.karens.uid)))
    for line in (
        "Forløbet for Karen Holm",
        "Jeg vil ud i haven.",
        "Jeg vil gå til købmanden.",
        "Jeg vil kunne mere",
        "Du og Bo går en tur",
        "finder stokken",
        "Vi kan stoppe, når du går alene",
        "Fra 23. november 2026. Vi ser på det igen senest 4. januar 2027.",
        "Jeg laver min kaffe selv.",
        "Hjemmehjælper, Hjemmeplejen Nord",
        "Du og Bo cykler.",
    ):
        assert line in text


def test_an_empty_pathway_says_how_to_begin(at_screen, cast):
    text = text_of(at_screen("bo").get(at("page", cast.karens.uid)))
    assert "Spørg: Hvad betyder noget for dig?" in text
    assert "Vi har ikke aftalt noget endnu" in text
    assert "Ingen forslag venter" in text


def test_the_service_is_for_those_at_work_and_not_for_the_citizen(at_screen, cast, goal):
    service = choices_for(Purpose.SERVICE)[0]
    yes(propose(cast.karens, [walk(goal, service_id=service.pk)], by=cast.bo), by=cast.karen)
    assert service.display in text_of(at_screen("bo").get(at("page", cast.karens.uid)))
    assert service.display not in text_of(at_screen("karen").get(MINE))


def test_a_look_at_the_pathway_is_on_record(at_screen, cast):
    at_screen("bo").get(at("page", cast.karens.uid))
    last = Envelope.objects.order_by("-number")[0]
    assert (last.kind, last.actor, last.subject) == ("look", cast.bo.user_uid, cast.karens.citizen.uid)


@pytest.mark.parametrize("who", ["charlie", "clara", "fatima", "jonas"])
def test_who_is_not_with_finds_no_page_at_all(at_screen, cast, goal, doing, who):
    client, uid = at_screen(who), cast.karens.uid
    addresses = [at(name, uid) for name in ("page", "new_wish", "new_strength", "new_goal")]
    with nothing_left():
        for address in [*addresses, doing]:
            assert client.get(address).status_code == 404
            assert client.post(address, {"words": "Jeg vil ind."}).status_code == 404


# What is the citizen's own


@pytest.mark.parametrize(
    ("page", "done"),
    [("new_wish", "Dit ønske står på planen."), ("new_strength", "Det står på planen.")],
)
def test_the_citizen_writes_and_it_stands_on_the_plan_at_once(at_screen, cast, page, done):
    karen = at_screen("karen")
    sent = send(karen, karen.get(at(page, cast.karens.uid)), words=" Jeg synger i kor. ")
    assert (sent.status_code, sent.url) == (302, MINE)
    text = text_of(karen.get(MINE))
    assert done in text and "Jeg synger i kor." in text


@pytest.mark.parametrize(
    ("page", "words", "reason"),
    [
        ("new_wish", "", "Skriv lidt her."),
        ("new_wish", " \n ", "Skriv det med dine egne ord."),
        ("new_wish", "æ" * 4001, TOO_LONG),
        ("new_strength", "æ" * 4001, TOO_LONG),
        ("new_goal", "æ" * 4001, TOO_LONG),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_writes_nothing(at_screen, cast, page, words, reason):
    karen = at_screen("karen")
    form = karen.get(at(page, cast.karens.uid))
    with nothing_left():
        again = send(karen, form, words=words)
    assert again.status_code == 422
    assert reason in text_of(again)
    if words.strip():
        assert words in typed_on(again)


def test_a_double_click_writes_one_wish(at_screen, cast):
    karen = at_screen("karen")
    form = karen.get(at("new_wish", cast.karens.uid))
    for _ in range(2):
        assert send(karen, form, words="Jeg vil ud.").status_code == 302
    assert Wish.objects.count() == 1


def test_back_and_another_wish_are_two_wishes(at_screen, cast):
    karen = at_screen("karen")
    form = karen.get(at("new_wish", cast.karens.uid))
    for words in ("Jeg vil ud.", "Jeg vil hjem."):
        assert send(karen, form, words=words).status_code == 302
    assert [wish.words for wish in WishVersion.objects.order_by("pk")] == ["Jeg vil ud.", "Jeg vil hjem."]


def test_a_wish_becomes_a_goal_that_begins_with_its_words(at_screen, cast):
    wish = wish_of(cast.karens, cast.karen, "Jeg vil ud i haven.")
    karen = at_screen("karen")
    to_goal = f"{at('new_goal', cast.karens.uid)}?oenske={wish.uid}"
    assert to_goal in karen.get(MINE).content.decode()
    form = karen.get(to_goal)
    assert "Jeg vil ud i haven." in typed_on(form)
    send(karen, form, hopes_for="keep", now="Jeg går til lågen.", hope="")
    goal = GoalVersion.objects.get()
    assert (goal.words, goal.hopes_for, goal.now, goal.hope, goal.item.wish) == (
        "Jeg vil ud i haven.",
        "keep",
        "Jeg går til lågen.",
        "",
        wish,
    )
    assert to_goal not in karen.get(MINE).content.decode()


def test_to_see_the_wish_that_a_goal_is_made_of_is_a_look(at_screen, cast):
    wish = wish_of(cast.karens, cast.karen)
    at_screen("bo").get(f"{at('new_goal', cast.karens.uid)}?oenske={wish.uid}")
    last = Envelope.objects.order_by("-number")[0]
    assert (last.kind, last.actor, last.subject) == ("look", cast.bo.user_uid, cast.karens.citizen.uid)


@pytest.mark.parametrize("named", ["x", "6f9619ff-8b86-d011-b42d-00c04fc964ff"])
def test_a_goal_is_not_made_of_a_wish_that_is_not_there(at_screen, cast, named):
    his = wish_of(cast.jonases, cast.jonas)
    karen = at_screen("karen")
    for one in (named, his.uid):
        assert karen.get(f"{at('new_goal', cast.karens.uid)}?oenske={one}").status_code == 404


def test_a_refused_goal_keeps_every_field(at_screen, cast):
    karen = at_screen("karen")
    form = karen.get(at("new_goal", cast.karens.uid))
    typed = {"words": "", "hopes_for": "lose slowly", "now": "Jeg går lidt.", "hope": "Jeg går længe."}
    again = send(karen, form, **typed)
    assert again.status_code == 422
    assert {"lose slowly", "Jeg går lidt.", "Jeg går længe."} <= typed_on(again)


def test_an_employee_writes_down_a_wish_as_the_citizen_said_it(at_screen, cast):
    bo = at_screen("bo")
    form = bo.get(at("new_wish", cast.karens.uid))
    assert "Hvordan sagde borgeren det?" in text_of(form)
    sent = send(bo, form, words="Jeg vil ud i haven.", how="at a meeting")
    assert sent.url == at("page", cast.karens.uid)
    voice = Voice.objects.get(version__decisions=WishVersion.objects.get().decision, side="citizen")
    assert (voice.words, voice.how, voice.written_by) == ("Jeg vil ud i haven.", "at a meeting", cast.town.bo)


def test_an_employee_who_does_not_say_how_writes_nothing_down(at_screen, cast):
    bo = at_screen("bo")
    form = bo.get(at("new_wish", cast.karens.uid))
    with nothing_left():
        again = send(bo, form, words="Jeg vil ud i haven.", how="")
    assert again.status_code == 422
    assert "Jeg vil ud i haven." in typed_on(again)


def test_a_relative_who_reads_along_writes_nothing_on_the_plan(at_screen, browser, cast):
    mette_is_with(cast, Part.PLAN)
    mette = browser()
    mette.force_login(cast.karens.members.get(name="Mette Holm").user)
    form = mette.get(at("new_wish", cast.karens.uid))
    with nothing_left():
        again = send(mette, form, words="Mor vil have ro.")
    assert again.status_code == 422
    assert "Det er borgerens eget." in text_of(again)
    assert "Mor vil have ro." in typed_on(again)


# What we do together


def test_an_employee_proposes_something_to_do_and_it_waits_for_the_citizen(at_screen, cast, doing):
    bo, service = at_screen("bo"), choices_for(Purpose.SERVICE)[1]
    sent = send(bo, bo.get(doing), **A_WALK, service=str(service.pk))
    assert sent.url == at("page", cast.karens.uid)
    (table,) = open_proposals(cast.karens, clock.today())
    assert table.state is State.WAITS_FOR_CITIZEN
    assert not InterventionVersion.objects.exists()
    yes(table, by=cast.karen)
    work = InterventionVersion.objects.get()
    tomorrow = clock.today() + timedelta(days=1)
    assert (work.valid_from, work.last_day) == (tomorrow, tomorrow + timedelta(days=42))
    assert (work.what, work.citizen_does, work.others_do, work.stop_sign, work.approach, work.service) == (
        "Du og jeg går en tur",
        "finder stokken",
        "Bo går med",
        "du går alene",
        "recovery",
        service,
    )


def test_the_citizen_may_propose_something_to_do_too(at_screen, cast, doing):
    karen = at_screen("karen")
    assert send(karen, karen.get(doing), **A_WALK).url == MINE
    assert [table.state for table in open_proposals(cast.karens, clock.today())] == [
        State.WAITS_FOR_PROFESSIONAL
    ]


def test_it_begins_today_and_has_no_service_unless_one_says_otherwise(at_screen, cast, doing):
    bo = at_screen("bo")
    usual = {name: A_WALK[name] for name in ("what", "approach", "look_again")}
    send(bo, bo.get(doing), **usual)
    yes(open_proposals(cast.karens, clock.today())[0], by=cast.karen)
    work = InterventionVersion.objects.get()
    assert (work.valid_from, work.service) == (clock.today(), None)


@pytest.mark.parametrize("days", LOOK_AGAIN_IN_WORDS)
def test_every_day_to_look_again_can_be_chosen(at_screen, cast, doing, days):
    bo = at_screen("bo")
    assert send(bo, bo.get(doing), **{**A_WALK, "look_again": str(days)}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"what": ""}, "Skriv lidt her."),
        ({"what": " "}, "Skriv, hvad I vil gøre."),
        ({"what": "æ" * 4001}, TOO_LONG),
        ({"others_do": "æ" * 4001}, TOO_LONG),
        ({"first_day": "2026-11-22"}, "Den første dag er gået."),
        ({"first_day": "i morgen"}, "Indtast en gyldig dato."),
        ({"look_again": ""}, "Vælg, hvornår I ser på det igen."),
        ({"look_again": "9000"}, "9000"),
        ({"approach": ""}, "Vælg et svar."),
        ({"service": "0"}, "0"),
    ],
)
def test_a_refused_proposal_keeps_every_field_and_proposes_nothing(at_screen, cast, doing, wrong, reason):
    bo = at_screen("bo")
    again = send(bo, bo.get(doing), **{**A_WALK, **wrong})
    assert (again.status_code, open_proposals(cast.karens, clock.today())) == (422, [])
    assert reason in text_of(again)
    kept = {name: text for name, text in A_WALK.items() if name not in {*wrong, "look_again"}}
    assert set(kept.values()) <= typed_on(again)


def test_what_we_do_is_proposed_towards_a_goal_of_that_pathway(at_screen, cast):
    his = goal_of(cast.jonases, cast.jonas)
    bo = at_screen("bo")
    assert bo.get(at("new_intervention", cast.karens.uid, his.uid)).status_code == 404


def test_the_citizen_stops_what_we_do_with_one_click(at_screen, cast, goal):
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    karen, stop = at_screen("karen"), at("stop", InterventionVersion.objects.get().item.uid)
    assert press(karen, karen.get(MINE), stop).url == MINE
    assert not plan_of(cast.karens, clock.today()).has_work
    with nothing_left():
        again = karen.post(stop)
    assert again.status_code == 409
    assert "Det er allerede stoppet." in text_of(again)


def test_nobody_but_the_citizen_stops_it_so(at_screen, cast, goal):
    yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
    stop = at("stop", InterventionVersion.objects.get().item.uid)
    with nothing_left():
        assert at_screen("bo").post(stop).status_code == 409
        assert at_screen("charlie").post(stop).status_code == 404
    assert plan_of(cast.karens, clock.today()).has_work


def test_a_refused_form_is_the_same_to_a_swap_and_to_a_browser_without_scripts(at_screen, doing):
    bo = at_screen("bo")
    by_hand, by_htmx = (
        bo.post(doing, {**A_WALK, "what": ""}, headers=headers) for headers in ({}, {"HX-Request": "true"})
    )
    assert main_part(by_hand) == main_part(by_htmx)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_pathway_is_as_many_queries_however_much_there_is(at_screen, cast, how_many):
    for number in range(how_many):
        goal = goal_of(cast.karens, cast.karen, wish_uid=str(wish_of(cast.karens, cast.karen).uid))
        propose(cast.karens, [WriteStrength("Jeg kan selv.")], by=cast.karen)
        yes(propose(cast.karens, [walk(goal)], by=cast.bo), by=cast.karen)
        propose(cast.karens, [walk(goal)], by=cast.bo)
        yes(propose(cast.karens, [neighbour(f"Nabo {number}")], by=cast.karen), by=cast.bo)
    bo, page = at_screen("bo"), at("page", cast.karens.uid)
    shown = bo.get(page).context
    assert len(shown["plan"].goals) == len(shown["proposals"]) == len(shown["people"]) - 1 == how_many
    assert queries_of(bo, page) == 17
