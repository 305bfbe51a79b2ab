"""Sådan går det: the page and its forms, as the citizen, an employee and those around them meet them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.circles.actions import propose
from pejl.circles.rules import Part
from pejl.journal.models import Envelope
from pejl.pathways.actions import Saying, say
from pejl.pathways.models import Assessment
from pejl.pathways.queries import how_it_goes
from pejl.pathways.rules import Informant
from pejl.shared import clock
from tests.circles.acts import goal_of, mette_is_with, nothing_left, on, yes
from tests.circles.screens import press, queries_of, send, text_of, typed_on

from .acts import citizen_says, employee_sees, level, need_of, steps_of, theme_of, written_down_of

MINE = "/mit-forloeb/"
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."


def at(name: str, *args) -> str:
    return reverse(f"pathways:{name}", args=args)


@pytest.fixture
def page(cast) -> str:
    return at("how_it_goes", cast.karens.uid)


@pytest.fixture
def theme(cast):
    return theme_of(cast.karens, cast.bo)


# The page


def test_what_each_says_stands_side_by_side_with_a_picture_and_its_table(at_screen, cast, page, theme):
    citizen_says(theme, cast.karen, 3, "Jeg tør ikke.")
    with on(clock.today() + timedelta(days=7)):
        citizen_says(theme, cast.karen, 1, "Jeg var ude.")
        employee_sees(theme, cast.bo, 2, "Hun går selv.")
        shown = at_screen("karen").get(page)
    text = text_of(shown)
    for line in (
        "Sådan går det med at gå ud",
        "Det siger du Det er lidt svært Jeg var ude. 30. november 2026",
        "Det ser vi, der arbejder her Det er noget svært Hun går selv.",
        "30. november 2026 · skrevet af Bo Kjær, Hjemmeplejen Nord",
        "23. november 2026 Det siger du Det er meget svært Jeg tør ikke. Karen Holm (dig selv)",
        "Bo Kjær (en, der arbejder her)",
    ):
        assert line in text
    html = shown.content.decode()
    assert html.count('<g class="curve-mark') == 3 + 2
    assert html.count("<polyline") == 1


def test_an_empty_page_asks_one_question_and_the_citizen_never_chooses_a_theme(at_screen, cast, page):
    text = text_of(at_screen("karen").get(page))
    assert "Hvordan er en god dag nu?" in text
    assert "En, du kender fra os, tager det op sammen med dig." in text
    assert "Tag et tema op" not in text
    assert "Tag et tema op" in text_of(at_screen("bo").get(page))


def test_it_is_reached_from_the_citizens_own_page_and_from_the_pathway(at_screen, cast, page):
    assert f'href="{page}"' in at_screen("karen").get(MINE).content.decode()
    assert f'href="{page}"' in at_screen("bo").get(at("page", cast.karens.uid)).content.decode()


def test_a_look_at_it_is_on_record(at_screen, cast, page, theme):
    bo = at_screen("bo")
    for address in (page, at("say_of_theme", theme.uid), at("good_day", cast.karens.uid)):
        bo.get(address)
        last = Envelope.objects.select_related("content").order_by("-number")[0]
        assert (last.kind, last.actor, last.subject) == ("look", cast.bo.user_uid, cast.karens.citizen.uid)
        assert "how it goes" in last.content.text
    assert "hvordan det går" in text_of(
        at_screen("karen").get(reverse("desk:who_has_seen", args=[cast.karens.uid]))
    )


def test_a_relative_who_reads_along_sees_it_and_is_asked_nothing(at_screen, browser, cast, page, theme):
    citizen_says(theme, cast.karen, 2, "Jeg var ude.")
    mette_is_with(cast, Part.PLAN)
    mette = browser()
    mette.force_login(cast.karens.members.get(name="Mette Holm").user)
    text = text_of(mette.get(page))
    assert "Jeg var ude." in text
    for offered in ("Skriv, hvad", "Sig, hvordan", "Spørg ikke mere", "Foreslå"):
        assert offered not in text


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_is_as_many_queries_however_much_was_said(at_screen, cast, page, how_many):
    for number in range(how_many):
        theme = theme_of(cast.karens, cast.bo, f"tema {number}")
        yes(propose(cast.karens, [need_of(theme)], by=cast.bo), by=cast.karen)
        yes(propose(cast.karens, [steps_of(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
        scale = cast.karens.goalscale_set.latest("pk")
        say(cast.karens, Saying(Informant.CITIZEN, degree=1, scale=scale), by=cast.karen)
        say(cast.karens, Saying(Informant.CITIZEN, "Kaffe i haven."), by=cast.karen)
        for degree in (3, 2):
            citizen_says(theme, cast.karen, degree)
            employee_sees(theme, cast.bo, degree)
        written_down_of(theme, cast.bo)
    assert (queries_of(at_screen("karen"), page), queries_of(at_screen("bo"), page)) == (14, 15)


def test_the_goal_a_theme_helps_towards_says_what_it_hopes_for(at_screen, cast, page):
    theme_of(cast.karens, cast.bo, goal=goal_of(cast.karens, cast.karen))
    assert "Jeg vil kunne mere Jeg vil gå til købmanden." in text_of(at_screen("karen").get(page))


# Saying


def test_the_citizen_says_how_it_goes_in_two_clicks_and_words_if_they_like(at_screen, cast, page, theme):
    karen = at_screen("karen")
    form = karen.get(at("say_of_theme", theme.uid))
    assert "Hvordan går det med at gå ud?" in text_of(form)
    assert "Hvornår var det?" not in text_of(form)
    assert send(karen, form, answer="1").url == page
    made = Assessment.objects.get()
    assert (made.degree, made.words, made.informant, made.day) == (1, "", "citizen", clock.today())


def test_i_do_not_know_is_an_answer_and_no_number(at_screen, cast, theme):
    karen = at_screen("karen")
    send(karen, karen.get(at("say_of_theme", theme.uid)), answer="unknown")
    made = Assessment.objects.get()
    assert (made.degree, made.words) == (None, "Det ved jeg ikke")


def test_an_employee_writes_what_they_see_by_the_lists_own_levels(at_screen, cast, page, theme):
    bo = at_screen("bo")
    form = bo.get(at("say_of_theme", theme.uid))
    sent = send(
        bo, form, answer=str(level(theme, 2).pk), words="Hun går selv.", day="2026-11-20", with_relative="on"
    )
    assert sent.url == page
    made = Assessment.objects.get()
    assert (made.level, made.informant, made.eyes) == (
        level(theme, 2),
        "employee and relative",
        "professional",
    )
    assert made.day.isoformat() == "2026-11-20"


def test_an_employee_writes_down_what_the_citizen_says_and_she_meets_it_first(at_screen, cast, page, theme):
    bo, karen = at_screen("bo"), at_screen("karen")
    form = bo.get(f"{at('say_of_theme', theme.uid)}?som=borger")
    assert "Karen ser det først og kan sige: »Det sagde jeg ikke«." in text_of(form)
    send(bo, form, answer="2", words="Jeg kan ikke lide blæst.")
    made = Assessment.objects.get()
    assert (made.informant, made.eyes, made.degree) == ("citizen with employee", "citizen", 2)
    assert "læs, hvad vi har skrevet, at du sagde" in text_of(karen.get(MINE))
    shown = karen.get(page)
    assert "Bo Kjær skrev det, 23. november 2026. Det handler om at gå ud." in text_of(shown)
    assert press(karen, shown, at("was_said", made.uid)).url == page
    assert "Det har vi skrevet, at du sagde" not in text_of(karen.get(page))


def test_the_citizen_says_that_they_did_not_say_it_and_both_see_that(at_screen, cast, page, theme):
    made, karen = written_down_of(theme, cast.bo), at_screen("karen")
    send(karen, karen.get(page), words="Jeg sagde, det går fint.")
    assert not how_it_goes(cast.karens, clock.today()).themes[0].last
    for who in ("karen", "bo"):
        assert "Det sagde jeg ikke" in text_of(at_screen(who).get(page))
    assert made.read.words == "Jeg sagde, det går fint."


def test_a_good_day_is_asked_with_the_former_answers_beneath(at_screen, cast, page):
    say(cast.karens, Saying(Informant.CITIZEN, "Kaffe i haven."), by=cast.karen)
    karen = at_screen("karen")
    form = karen.get(at("good_day", cast.karens.uid))
    assert "Det sagde du før Kaffe i haven." in text_of(form)
    assert send(karen, form, words="Uden ondt i knæet.").url == page
    text = text_of(karen.get(page))
    assert text.index("Uden ondt i knæet.") < text.index("Kaffe i haven.")


def test_what_one_said_is_put_right_beside_the_old(at_screen, cast, page, theme):
    old, karen = citizen_says(theme, cast.karen, 3, "Jeg tør ikke."), at_screen("karen")
    form = karen.get(at("correct", old.uid))
    assert {"3", "Jeg tør ikke."} <= typed_on(form)
    assert send(karen, form, answer="1", words="Jeg tør godt.").url == page
    assert "Rettet senere" in text_of(karen.get(page))
    assert Assessment.objects.get(corrects=old).degree == 1


def test_an_employee_puts_right_what_they_saw_with_its_day_and_who_took_part(at_screen, cast, page, theme):
    said = Saying(
        Informant.EMPLOYEE_AND_RELATIVE,
        "Hun går selv.",
        level=level(theme, 2),
        theme=theme,
        day=clock.today() - timedelta(days=3),
    )
    old, bo = say(cast.karens, said, by=cast.bo), at_screen("bo")
    form = bo.get(at("correct", old.uid))
    assert {str(level(theme, 2).pk), "2026-11-20", "on"} <= typed_on(form)
    send(bo, form, answer=str(level(theme, 1).pk))
    new = Assessment.objects.get(corrects=old)
    assert (new.informant, new.day, new.words) == ("employee and relative", old.day, "Hun går selv.")


def test_a_step_and_a_good_day_are_put_right_too(at_screen, cast, page):
    yes(propose(cast.karens, [steps_of(goal_of(cast.karens, cast.karen))], by=cast.bo), by=cast.karen)
    scale, karen = cast.karens.goalscale_set.get(), at_screen("karen")
    step = say(cast.karens, Saying(Informant.CITIZEN, degree=-1, scale=scale), by=cast.karen)
    day = say(cast.karens, Saying(Informant.CITIZEN, "Kaffe."), by=cast.karen)
    send(karen, karen.get(at("correct", step.uid)), answer="0")
    send(karen, karen.get(at("correct", day.uid)), words="Te.")
    assert [one.degree for one in Assessment.objects.filter(corrects=step)] == [0]
    assert [one.words for one in Assessment.objects.filter(corrects=day)] == ["Te."]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"answer": "", "words": ""}, "Vælg et svar, eller skriv lidt."),
        ({"answer": "9"}, "9"),
        ({"answer": "", "words": "æ" * 20_000}, TOO_LONG),
        ({"words": "🙂 שלום", "day": "2026-11-24"}, "Vælg en dag, der er gået, eller i dag."),
        ({"words": "Hun går.", "day": "2025-11-20"}, "Det er for længe siden."),
        ({"words": "Hun går.", "day": "2027-02-29"}, "Indtast en gyldig dato."),
    ],
)
def test_a_refused_word_keeps_what_was_typed_and_leaves_nothing(at_screen, theme, typed, reason):
    bo = at_screen("bo")
    form = bo.get(f"{at('say_of_theme', theme.uid)}?som=borger")
    before = Assessment.objects.count()
    again = send(bo, form, **typed)
    assert again.status_code == 422
    assert reason in text_of(again)
    assert {text for name, text in typed.items() if text and name == "words"} <= typed_on(again)
    assert Assessment.objects.count() == before


def test_a_double_click_says_it_once(at_screen, theme):
    karen = at_screen("karen")
    form = karen.get(at("say_of_theme", theme.uid))
    for _ in range(2):
        assert send(karen, form, answer="2", words="Det går.").status_code == 302
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("who", ["charlie", "clara", "jonas"])
def test_who_is_not_with_finds_no_page_at_all(at_screen, cast, page, theme, who):
    said = citizen_says(theme, cast.karen, 2)
    client = at_screen(who)
    with nothing_left():
        for address in (page, at("say_of_theme", theme.uid), at("good_day", cast.karens.uid)):
            assert client.get(address).status_code == 404
        for address in (at("unfollow", theme.uid), at("was_said", said.uid), at("was_not_said", said.uid)):
            assert client.post(address).status_code == 404
