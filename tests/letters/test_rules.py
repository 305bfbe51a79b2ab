"""The rules of letters: until when, why not, and what came back."""

from datetime import date, timedelta

import pytest

from pejl.circles.rules import OPEN_STATES, WHY_CLOSED, State
from pejl.letters.rules import (
    BACK_IN_WORDS,
    LOOK_OF_BACK,
    Back,
    Box,
    Piece,
    Section,
    Shape,
    Written,
    answer_by,
    hindrances_to_ask,
    hindrances_to_send,
    is_right_to_left,
    what_came_back,
    written_in,
)

MONDAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)


def test_an_answer_is_waited_for_during_fourteen_days_from_the_day_of_the_letter():
    assert answer_by(MONDAY, None) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("lapses_after", "until"),
    [
        (date(2026, 12, 6), date(2026, 12, 6)),
        (date(2026, 12, 7), date(2026, 12, 7)),
        (date(2026, 12, 8), date(2026, 12, 7)),
        (MONDAY, MONDAY),
    ],
)
def test_nobody_is_given_a_day_on_which_it_can_no_longer_be_answered(lapses_after, until):
    assert answer_by(MONDAY, lapses_after) == until


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_what_is_open_can_be_asked_in_a_letter_unless_the_citizen_has_said_yes(state):
    assert hindrances_to_ask(state, can_answer=True) == []
    assert hindrances_to_ask(state, can_answer=False) == ["Der er allerede svaret på forslaget."]


@pytest.mark.parametrize("state", sorted(set(State) - OPEN_STATES))
def test_what_is_settled_is_not_asked_in_a_letter_and_the_reason_is_how_it_was_settled(state):
    assert hindrances_to_ask(state, can_answer=True) == [WHY_CLOSED[state]]


def why_not(**differently) -> list[str]:
    usual = {
        "is_professional": True,
        "has_died": False,
        "phone": "70 00 00 01",
        "sent_on": MONDAY,
        "today": MONDAY,
        "lapses_after": [None, MONDAY],
    }
    return hindrances_to_send(**{**usual, **differently})


def test_a_letter_with_a_number_to_ring_can_be_sent_today_or_within_a_week():
    assert [why_not(sent_on=MONDAY + timedelta(days=days), lapses_after=[]) for days in (0, 1, 7)] == [[]] * 3


@pytest.mark.parametrize(
    ("differently", "reason"),
    [
        ({"is_professional": False}, "Det kan kun en medarbejder, der er med."),
        ({"has_died": True}, "Borgeren er død. Vi sender ikke flere breve."),
        ({"phone": "  "}, "Skriv det nummer, man kan ringe til."),
        ({"sent_on": MONDAY - A_DAY}, "Vælg en dag, der ikke er gået."),
        ({"sent_on": MONDAY + 8 * A_DAY, "lapses_after": []}, "Send brevet inden for en uge."),
        (
            {"sent_on": MONDAY + A_DAY, "lapses_after": [None, MONDAY]},
            "Forslaget er for gammelt, når brevet bliver sendt. Ring i stedet.",
        ),
    ],
)
def test_each_thing_that_is_wrong_with_a_letter_is_said_in_one_sentence(differently, reason):
    assert why_not(**differently) == [reason]


def test_every_reason_is_said_at_once():
    assert len(why_not(is_professional=False, has_died=True, phone="", sent_on=MONDAY - A_DAY)) == 4


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("today", [MONDAY, MONDAY + A_DAY])
def test_an_answer_that_came_is_an_answer_however_late(is_open, today):
    assert what_came_back(has_answer=True, is_open=is_open, answer_by=MONDAY, today=today) is Back.CAME


@pytest.mark.parametrize(
    ("is_open", "today", "back"),
    [
        (True, MONDAY, Back.WAITS),
        (True, MONDAY + A_DAY, Back.LATE),
        (False, MONDAY, Back.OVER),
        (False, MONDAY + A_DAY, Back.OVER),
    ],
)
def test_no_answer_is_waited_for_then_asked_for_again_and_never_a_yes(is_open, today, back):
    assert what_came_back(has_answer=False, is_open=is_open, answer_by=MONDAY, today=today) is back


def test_all_that_can_come_back_has_words_and_a_look():
    assert set(BACK_IN_WORDS) == set(LOOK_OF_BACK) == set(Back)


@pytest.mark.parametrize(("language", "written"), [("da", "da"), ("en", "en"), ("ar", "da"), ("", "da")])
def test_a_letter_is_in_the_citizens_language_where_we_have_it(language, written):
    assert written_in(language, ["da", "en"]) == written


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Hej", False),
        ("שלום", True),
        ("مرحبا, Karen", True),
        ("12. שלום", True),
        ("»Hej« שלום", False),
        ("12 😀 …", False),
        ("", False),
    ],
)
def test_the_first_letter_tells_from_which_side_a_text_is_read(text, answer):
    assert is_right_to_left(text) is answer
    assert Piece(Shape.WORDS, text).is_right_to_left is answer


def test_a_letter_that_was_kept_is_read_again_word_for_word():
    words = Piece(Shape.WORDS, "Jeg vil »ud« 😀\nog hjem.", "Karen")
    sheet = (
        Piece(Shape.LIST, items=("et", "to")),
        Piece(Shape.BOXES, boxes=(Box("Ja"), Box("Nej tak", "Hvorfor?"))),
        Piece(Shape.LINES, lines=3),
    )
    written = Written(
        language="da",
        title="Et brev",
        to=("Karen Holm", "Møllevej 4"),
        sender=("Hjemmeplejen Nord",),
        dated="23. november 2026",
        greeting="Kære Karen",
        opening=(Piece(Shape.PARAGRAPH, "Hej."),),
        sections=(Section("Om dig", (words, Piece(Shape.HEADING, "Mål 1"))),),
        signed=("Venlig hilsen", "Bo"),
        reply_head="Svar fra Karen",
        reply_name="Dit navn",
        reply=(Section("Dit svar", sheet),),
        page_of=("Side", "af"),
    )
    assert Written.read(written.kept()) == written
    assert list(sheet[2].room) == [0, 1, 2]
