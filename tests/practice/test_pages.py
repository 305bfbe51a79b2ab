"""The pages of thinking together, of ideas and of questions, in front of a screen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pejl.journal.models import Envelope
from pejl.practice.actions import Asking, IdeaAnswered, answer_idea, ask, ask_to_think, take_up, write_idea
from pejl.practice.models import Idea, Knock, PathwayWanted, Question, Situation
from pejl.practice.queries import asked_with
from pejl.shared import clock
from tests.circles.acts import later
from tests.circles.screens import press, queries_of, send, text_of, typed_on
from tests.client import StrictClient

IDEAS, NEW_IDEA, ASK = "/ideer/", "/ideer/ny/", "/spoerg-os/"
THINKING, NEW_SITUATION = "/taenk-med/", "/taenk-med/ny/"


def at(name: str, *args) -> str:
    return reverse(f"practice:{name}", args=args)


def yes() -> IdeaAnswered:
    return IdeaAnswered(True, "Det er let.", "Bo", clock.today() + timedelta(days=30))


def test_a_citizen_writes_an_idea_in_one_field(at_screen):
    karen = at_screen("karen")
    done = send(karen, karen.get(NEW_IDEA), words="En bænk ved døren.")
    idea = Idea.objects.get()
    assert done.url == at("idea", idea.uid)
    page = text_of(karen.get(done.url))
    assert "Sendt til Clara Winther, Hjemmeplejen Nord Svaret kommer senest 7. december 2026" in page
    assert "Karen Holm" not in text_of(at_screen("bo").get(done.url))


def test_a_name_in_the_text_is_said_quietly_and_never_refused(at_screen):
    bo = at_screen("bo")
    typed = {"words": "Karens dør er tung."}
    page = send(bo, bo.get(NEW_IDEA), **typed)
    assert page.status_code == 422
    assert "Her står »Karen«. Kan man kende en borger? Ret det, eller sæt kryds." in text_of(page)
    assert "Karens dør er tung." in typed_on(page)
    assert send(bo, page, **typed, names_are_fine="on").status_code == 302


def test_the_leader_answers_and_another_district_takes_it_up_with_one_click(cast, at_screen):
    idea = write_idea("En bænk ved døren.", by=cast.karen)
    clara, charlie, karen = at_screen("clara"), at_screen("charlie"), at_screen("karen")
    form = clara.get(at("answer_idea", idea.uid))
    missing = send(clara, form, is_yes="yes", reason="Godt.", until="")
    assert "Skriv, til hvornår I prøver det." in text_of(missing)
    send(clara, missing, is_yes="yes", reason="Godt.", until="2026-12-24")
    press(charlie, charlie.get(at("idea", idea.uid)), at("take_up", idea.uid))
    tried = idea.trials.get(begun_by_name="Charlie Bak")
    end = at("end_trial", idea.uid, tried.uid)
    send(charlie, charlie.get(end), worked="yes", words="Der står to bænke.")
    told = text_of(karen.get("/mit-forloeb/"))
    assert "Nyt om din idé Nu er det gjort" in told
    page = karen.get(at("idea", idea.uid))
    assert "Hjemmeplejen Syd: nu er det gjort Der står to bænke." in text_of(page)
    press(karen, page, at("read_news", idea.uid))
    assert "Nyt om din idé" not in text_of(karen.get("/mit-forloeb/"))


def test_what_nobody_answered_in_time_stands_first_for_all(cast, at_screen):
    write_idea("En bænk ved døren.", by=cast.karen)
    with later(days=15):
        for who in ("jonas", "charlie"):
            page = text_of(at_screen(who).get(IDEAS))
            assert "Ingen har svaret i tide Derfor kan alle se dem her." in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_ideas_are_as_many_queries_however_many_they_are(cast, at_screen, how_many):
    for number in range(how_many):
        idea = write_idea(f"Idé {number}", by=cast.bo)
        answer_idea(idea, yes(), by=cast.clara)
        take_up(idea, by=cast.charlie)
    assert queries_of(at_screen("fatima"), IDEAS) == 8


@pytest.mark.parametrize("how_many", [1, 3])
def test_what_is_thought_about_is_as_many_queries_however_much_it_is(cast, at_screen, how_many):
    for number in range(how_many):
        ask_to_think(Asking(f"Situation {number}"), by=cast.bo)
    assert queries_of(at_screen("fatima"), THINKING) == 6


def test_an_employee_asks_colleagues_of_all_units_think_and_it_becomes_an_idea(cast, at_screen):
    bo, charlie = at_screen("bo"), at_screen("charlie")
    asked = send(bo, bo.get(NEW_SITUATION), words="En mand vil ikke i bad.")
    situation = Situation.objects.get()
    assert asked.url == at("situation", situation.uid)
    send(charlie, charlie.get(at("think", situation.uid)), words="Vent lidt.")
    send(bo, bo.get(at("attempt", situation.uid)), words="Jeg ventede. Han gik selv.")
    send(bo, bo.get(at("outcome", situation.uid)), kind="idea", words="En radio i badet.")
    page = text_of(charlie.get(asked.url))
    assert "Vent lidt. Charlie Bak, Hjemmeplejen Syd" in page
    assert "Det blev til en idé En radio i badet." in page


def test_agreed_with_the_citizen_every_reader_is_on_record_and_she_reads_along(cast, at_screen):
    bo = at_screen("bo")
    typed = {"words": "Karen vil ud.", "circle": str(cast.karens.uid), "citizens_words": "Spørg dem bare."}
    assert send(bo, bo.get(NEW_SITUATION), **typed).status_code == 302
    situation = Situation.objects.get()
    before = Envelope.objects.filter(subject=cast.karens.citizen.uid, kind="look").count()
    assert "Spørg dem bare." in text_of(at_screen("charlie").get(at("situation", situation.uid)))
    assert Envelope.objects.filter(subject=cast.karens.citizen.uid, kind="look").count() == before + 1
    assert "Karen vil ud." in text_of(at_screen("karen").get(THINKING))
    assert at_screen("jonas").get(at("situation", situation.uid)).status_code == 404


def test_the_leader_meets_those_who_asked_first(cast, at_screen):
    clara = at_screen("clara")
    page = text_of(clara.get(reverse("desk:close_by")))
    assert "Ingen venter på dig lige nu." in page
    ask_to_think(Asking("En mand vil ikke i bad."), by=cast.bo)
    write_idea("En bænk ved døren.", by=cast.karen)
    page = text_of(clara.get(reverse("desk:close_by")))
    assert page.index("En mand vil ikke i bad.") < page.index("En bænk ved døren.")
    assert "Her har nogen bedt dig tænke med." in page


def test_ten_minutes_hold_one_situation_and_one_idea_to_answer_there(cast, at_screen):
    clara = at_screen("clara")
    empty = text_of(clara.get(at("tuesday")))
    assert "Ingen har spurgt." in empty
    ask_to_think(Asking("En mand vil ikke i bad."), by=cast.bo)
    idea = write_idea("En bænk ved døren.", by=cast.karen)
    page = clara.get(at("tuesday"))
    assert at("answer_idea", idea.uid) in page.content.decode()
    assert "En mand vil ikke i bad." in text_of(page)
    assert at("answer_idea", idea.uid) not in at_screen("bo").get(at("tuesday")).content.decode()


def test_somebody_asks_without_signing_in_and_reads_the_answer_at_a_secret_address(cast, at_screen, client):
    sent = send(client, client.get(ASK), words="Hvem kan jeg tale med?", called="Naboen")
    page = client.get(sent.url)
    assert "Tak. Vi svarer senest 28. november 2026, her på siden." in text_of(page)
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex")
    bo, question = at_screen("bo"), Question.objects.get()
    send(bo, bo.get(at("reply", question.uid)), words="Ring til os.")
    assert "Ring til os. Bo Kjær, Hjemmeplejen Nord" in text_of(client.get(sent.url))
    send(client, client.get(sent.url), words="Tak. Hvornår?")
    assert "Venter på et svar" in text_of(bo.get(at("questions")))
    wanting = client.get(f"{sent.url}ring/")
    send(client, wanting, name="Eva Ny", phone="20 00 00 99")
    assert "Du har bedt os ringe." in text_of(client.get(sent.url))
    assert "Eva Ny, 20 00 00 99" in text_of(bo.get(at("question", question.uid)))
    assert "Eva Ny" not in text_of(at_screen("charlie").get(at("question", question.uid)))
    assert PathwayWanted.objects.count() == 1


def test_a_wrong_secret_address_is_no_page(cast, client):
    assert client.get(at("asked", "0" * 64)).status_code == 404


def test_a_flood_is_told_plainly_and_what_was_typed_is_kept(cast, client):
    for number in range(5):
        ask(f"Spørgsmål {number}", source="127.0.0.1")
    page = send(client, client.get(ASK), words="Et til.")
    assert page.status_code == 422
    assert "Der er kommet mange spørgsmål fra dig. Vent en time, eller ring til os." in text_of(page)
    assert "Et til." in typed_on(page)


@pytest.mark.parametrize(
    ("surroundings", "same_as"),
    [
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 192.0.2.7"}, "192.0.2.7"),
        ({"REMOTE_ADDR": "93.184.215.14", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, "93.184.215.14"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, "192.0.2.7"),
        ({"REMOTE_ADDR": "2a00:1450:1:2:3::4"}, "2a00:1450:1:2::/64"),
        ({"REMOTE_ADDR": "nonsense", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, "unknown"),
    ],
)
def test_where_a_question_comes_from_cannot_be_made_up(cast, surroundings, same_as):
    client = StrictClient(**surroundings)
    send(client, client.get(ASK), words="Hvem kan jeg tale med?")
    ask("Et til.", source=same_as)
    assert len(set(Knock.objects.values_list("source", flat=True))) == 1


def test_an_answered_question_says_so(cast, at_screen):
    question = asked_with(ask("Hvem?", source="her")).get()
    bo = at_screen("bo")
    assert "Vi har lovet et svar senest 28. november 2026" in text_of(bo.get(at("question", question.uid)))
