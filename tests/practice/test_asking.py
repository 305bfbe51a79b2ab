"""Spørg os: anonymous, by a secret address, answered by name, and guarded against floods."""

from uuid import uuid4

import pytest

from pejl.journal.models import Envelope
from pejl.practice.actions import ask, ask_more, reply, want_pathway
from pejl.practice.models import Knock, PathwayWanted, Question
from pejl.practice.queries import asked_with, questions, sees_who, waits
from pejl.practice.rules import MOST_FROM_ALL, MOST_FROM_ONE, hindrances_of_flood
from pejl.shared import clock
from pejl.shared.refusal import Refused
from tests.cast import MONDAY, make_cast
from tests.circles.acts import later
from tests.circles.raw import columns_of
from tests.circles.test_at_once import at_once

WORDS = "Min nabo glemmer sin mad på komfuret. Hvad kan jeg gøre?"
HOME = "192.0.2.1"
TOO_MANY_FROM_YOU = "Der er kommet mange spørgsmål fra dig. Vent en time, eller ring til os."
TOO_MANY = "Der er kommet mange spørgsmål lige nu. Vent en time, eller ring til os."


def refused(act, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


@pytest.fixture
def key(cast) -> str:
    return ask(WORDS, source=HOME)


@pytest.fixture
def question(key) -> Question:
    return asked_with(key).get()


def whole(question: Question) -> Question:
    return next(one for one in questions() if one == question)


def test_who_asked_is_kept_nowhere(cast, key, question):
    told = Envelope.objects.get(about=question.uid)
    assert (told.actor, told.subject, told.content.text) == (None, None, '{"what":"question asked"}')
    stored = [*columns_of(question).values(), *columns_of(Knock.objects.get()).values()]
    assert [value for value in stored if HOME in str(value) or key in str(value)] == []


def test_the_secret_address_leads_to_the_answer_and_no_other_does(cast, key, question):
    reply(question, "Ring til os i morgen.", by=cast.bo)
    (line,) = asked_with(key).get().lines.all()
    assert (line.words, line.by_name, line.by_unit.name) == (
        "Ring til os i morgen.",
        "Bo Kjær",
        "Hjemmeplejen Nord",
    )
    assert [asked_with(other).count() for other in ("", question.key_hash, str(question.uid))] == [0, 0, 0]


def test_sent_twice_it_leads_to_the_same_address(cast, uid):
    key = ask(WORDS, source=HOME, uid=uid)
    assert ask(WORDS, source=HOME, uid=uid) == key
    question = asked_with(key).get()
    assert ask_more(question, "Og?", source=HOME, uid=uid) == ask_more(question, "Og?", source=HOME, uid=uid)
    own = uuid4()
    assert reply(question, "Ja.", by=cast.bo, uid=own) == reply(question, "Ja.", by=cast.bo, uid=own)


def test_what_employees_see_of_a_question_does_not_open_its_secret_address(cast, question):
    assert asked_with(ask("Et andet.", source=HOME, uid=question.uid)).get() != question


def test_the_last_word_of_the_asker_waits_and_the_oldest_stands_first(cast, question):
    later_one = asked_with(ask("Et andet.", source=HOME)).get()
    assert questions() == [question, later_one]
    reply(question, "Ja.", by=cast.bo)
    assert questions() == [later_one, question]
    assert [waits(one) for one in questions()] == [True, False]
    ask_more(question, "Og hvad så?", source=HOME)
    assert questions() == [question, later_one]


def test_only_those_who_work_here_answer(cast, question):
    assert refused(reply, question, "Ja.", by=cast.karen) == ["Det er dem, der arbejder her, der svarer."]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "Skriv lidt her."),
        ("Mit nummer er 010150-1234.", "Der står et CPR-nummer. Tag det ud. Vi skal ikke bruge det her."),
    ],
)
def test_a_question_holds_words_and_no_cpr_number(cast, words, reason):
    assert refused(ask, words, source=HOME) == [reason]
    assert Knock.objects.count() == 0


def test_a_name_to_be_called_is_not_endless(cast):
    assert refused(ask, WORDS, source=HOME, called="a" * 201) == [
        "Navnet er for langt. Det kan højst fylde 200 tegn."
    ]


def test_it_becomes_more_only_when_the_person_says_so_and_who_they_are(cast, question):
    assert refused(want_pathway, question, name=" ", phone="", source=HOME) == [
        "Skriv dit navn, så vi ved, hvem vi ringer til.",
        "Skriv et telefonnummer, så vi kan ringe.",
    ]
    assert refused(want_pathway, question, name="Eva", phone="2" * 31, source=HOME) == [
        "Navnet eller nummeret er for langt."
    ]
    want_pathway(question, name="Eva Ny", phone="20 00 00 99", source=HOME)
    assert refused(want_pathway, question, name="Eva", phone="2", source=HOME) == [
        "Du har sagt det til os. Vi ringer til dig."
    ]
    assert PathwayWanted.objects.get().name == "Eva Ny"


def test_the_name_is_for_those_who_answered_and_for_all_while_nobody_has(cast, question):
    def see() -> list[bool]:
        return [sees_who(whole(question), who) for who in (cast.bo, cast.charlie)]

    assert see() == [True, True]
    reply(question, "Ja.", by=cast.bo)
    assert see() == [True, False]


@pytest.mark.parametrize(
    ("from_one", "from_all", "reasons"),
    [
        (0, 0, []),
        (MOST_FROM_ONE - 1, MOST_FROM_ALL - 1, []),
        (MOST_FROM_ONE, MOST_FROM_ONE, [TOO_MANY_FROM_YOU]),
        (0, MOST_FROM_ALL, [TOO_MANY]),
        (MOST_FROM_ONE, MOST_FROM_ALL, [TOO_MANY_FROM_YOU]),
    ],
)
def test_a_flood_is_held_back_from_one_place_and_from_all(from_one, from_all, reasons):
    assert hindrances_of_flood(from_one=from_one, from_all=from_all) == reasons


def test_one_place_asks_five_times_in_an_hour_and_then_again(cast):
    for number in range(MOST_FROM_ONE):
        ask(f"Spørgsmål {number}", source=HOME)
    assert refused(ask, WORDS, source=HOME) == [TOO_MANY_FROM_YOU]
    assert ask(WORDS, source="192.0.2.2")
    with later(minutes=61):
        assert ask(WORDS, source=HOME)


def test_where_it_came_from_is_forgotten_after_a_day(cast, key):
    with later(days=1, minutes=1):
        ask(WORDS, source="192.0.2.2")
        assert Knock.objects.count() == 1


def test_the_limit_holds_when_many_come_at_once(copied_database):
    with clock.stopped_at(MONDAY):
        make_cast()
    outcome = at_once(*[lambda: ask(WORDS, source=HOME) for _number in range(MOST_FROM_ONE + 3)])
    assert (len(outcome.done), outcome.refused) == (MOST_FROM_ONE, [[TOO_MANY_FROM_YOU]] * 3)
