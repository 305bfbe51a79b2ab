"""Tænk med: an everyday situation, thoughts across units, what was tried, what came of it."""

import pytest

from pejl.circles.rules import Part
from pejl.journal.models import Envelope
from pejl.practice.actions import Asking, ask_to_think, finish, tell_attempt, think_along
from pejl.practice.models import Idea, Situation
from pejl.practice.queries import asked_in_unit, learned_lately, names_around, situations_for
from pejl.practice.rules import Became, Reach
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.circles.acts import later, mette_is_with

WORDS = "En mand vil ikke i bad. Hvordan gør I?"
OVER = "I er færdige med at tænke over det her."


@pytest.fixture
def asked(cast) -> Situation:
    return ask_to_think(Asking(WORDS), by=cast.bo)


def refused(act, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def who_sees(cast) -> list[bool]:
    people = (cast.bo, cast.clara, cast.charlie, cast.karen, cast.jonas)
    return [bool(situations_for(who, clock.today())) for who in people]


def test_colleagues_of_every_unit_read_what_was_asked_of_all(cast, asked):
    assert who_sees(cast) == [True, True, True, False, False]


def test_asked_of_the_unit_it_stays_there_and_the_leader_sees_it(cast):
    situation = ask_to_think(Asking(WORDS, Reach.UNIT), by=cast.bo)
    assert who_sees(cast) == [True, True, False, False, False]
    assert asked_in_unit(cast.clara.post.unit_id) == [situation]
    assert asked_in_unit(cast.charlie.post.unit_id) == []


def test_agreed_with_the_citizen_they_read_along_and_it_is_told_about_them(cast):
    situation = ask_to_think(Asking(WORDS, circle=cast.karens, citizens_words="Gerne."), by=cast.bo)
    assert who_sees(cast) == [True, True, True, True, False]
    assert situation.citizens_words == "Gerne."
    told = Envelope.objects.get(about=situation.uid)
    assert (told.kind, told.subject) == ("guidance", cast.karens.citizen.uid)


def test_nobody_agrees_for_a_citizen_they_are_not_with(cast):
    agreed = Asking(WORDS, circle=cast.karens, citizens_words="Gerne.")
    assert refused(ask_to_think, agreed, by=cast.charlie) == ["Du er ikke med om den borger."]
    silent = Asking(WORDS, circle=cast.karens)
    assert refused(ask_to_think, silent, by=cast.bo) == ["Skriv, hvad borgeren sagde til det."]


def test_only_those_at_work_ask_and_think(cast, asked):
    assert refused(ask_to_think, Asking(WORDS), by=cast.karen) == ["Det er kolleger, der tænker med."]
    assert refused(think_along, asked, "Vent.", by=cast.karen) == ["Det er kolleger, der tænker med."]


def test_thoughts_come_from_other_units_by_name(cast, asked):
    think_along(asked, "Vent, til han selv vil.", by=cast.charlie)
    (thought,) = asked.thoughts.all()
    assert (thought.words, thought.by_name, thought.by_unit.name) == (
        "Vent, til han selv vil.",
        "Charlie Bak",
        "Hjemmeplejen Syd",
    )


def test_only_the_one_who_asked_tells_what_was_tried_and_what_came_of_it(cast, asked):
    sentence = ["Det er den, der spurgte, der fortæller, hvordan det gik."]
    assert refused(tell_attempt, asked, "Vi ventede.", by=cast.charlie) == sentence
    assert refused(finish, asked, Became.NOTHING, "", by=cast.karen) == sentence
    tell_attempt(asked, "Vi ventede.", by=cast.bo)
    assert [one.words for one in asked.attempts.all()] == ["Vi ventede."]


def test_it_becomes_an_idea_with_a_leader_who_answers(cast, asked):
    outcome = finish(asked, Became.IDEA, "En radio i badet.", by=cast.bo)
    idea = Idea.objects.get()
    assert (outcome.idea, idea.words, idea.decider_name) == (idea, "En radio i badet.", "Clara Winther")


def test_it_becomes_something_learned_for_those_who_may_read_it(cast):
    situation = ask_to_think(Asking(WORDS, Reach.UNIT), by=cast.bo)
    outcome = finish(situation, Became.LEARNING, "Vent.", by=cast.bo)
    now = clock.now()
    assert learned_lately(cast.clara, now, clock.today()) == outcome
    assert learned_lately(cast.charlie, now, clock.today()) is None
    with later(days=91):
        assert learned_lately(cast.clara, clock.now(), clock.today()) is None


def test_it_becomes_nothing_without_a_word_and_anything_else_with_words(cast, asked):
    for kind in (Became.IDEA, Became.LEARNING):
        assert refused(finish, asked, kind, " ", by=cast.bo) == ["Skriv lidt her."]
    assert finish(asked, Became.NOTHING, "", by=cast.bo).words == ""
    assert asked_in_unit(cast.bo.post.unit_id) == []


def test_when_it_is_over_nothing_is_added(cast, asked):
    finish(asked, Became.NOTHING, "Vi talte om det.", by=cast.bo)
    assert refused(think_along, asked, "Vent.", by=cast.charlie) == [OVER]
    assert refused(tell_attempt, asked, "Vent.", by=cast.bo) == [OVER]
    assert refused(finish, asked, Became.NOTHING, "", by=cast.bo) == [OVER]


def test_sent_twice_it_is_said_once(cast, uid):
    situation = ask_to_think(Asking(WORDS), by=cast.bo, uid=uid)
    assert ask_to_think(Asking(WORDS), by=cast.bo, uid=uid) == situation
    thought = think_along(situation, "Vent.", by=cast.charlie, uid=uid)
    assert think_along(situation, "Vent.", by=cast.charlie, uid=uid) == thought
    attempt = tell_attempt(situation, "Vi ventede.", by=cast.bo, uid=uid)
    assert tell_attempt(situation, "Vi ventede.", by=cast.bo, uid=uid) == attempt
    outcome = finish(situation, Became.NOTHING, "", by=cast.bo, uid=uid)
    assert finish(situation, Became.NOTHING, "", by=cast.bo, uid=uid) == outcome


def test_the_names_around_are_those_of_citizens_and_their_own_people(cast):
    mette_is_with(cast, Part.NAME)
    assert sorted(names_around(cast.bo, clock.today())) == ["Karen Holm", "Mette Holm"]
    assert names_around(cast.charlie, clock.today()) == []
