"""The rules of how it goes: who can say what, the score of goals, the picture, and what help follows."""

import csv
from datetime import date, timedelta

import pytest

from pejl.circles.rules import Side
from pejl.pathways.rules import (
    EASE_IN_WORDS,
    EYES_OF,
    INFORMANT_CODES,
    INFORMANT_IN_WORDS,
    About,
    Informant,
    degree_to_propose,
    hindrances_to_correct,
    hindrances_to_follow,
    hindrances_to_need,
    hindrances_to_read,
    hindrances_to_say,
)
from tests.terminology.samples import KL_DATA

TODAY = date(2026, 11, 23)
TOO_LONG = "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."
NOT_YOURS = "Det kan kun borgeren, en der taler for borgeren, og en medarbejder, der er med."
STEPS = list(EASE_IN_WORDS.items())


def why_not(**differently) -> list[str]:
    usual = {
        "side": Side.CITIZEN,
        "informant": Informant.CITIZEN,
        "about": About.THEME,
        "words": "Det går.",
        "has_degree": True,
        "degree_fits": True,
        "day": TODAY,
        "today": TODAY,
    }
    return hindrances_to_say(**{**usual, **differently})


def test_the_citizen_says_how_it_goes_with_an_answer_or_with_words():
    assert why_not() == why_not(words="") == why_not(has_degree=False, degree_fits=False) == []
    assert why_not(words=" \n", has_degree=False) == ["Vælg et svar, eller skriv lidt."]


@pytest.mark.parametrize(
    ("side", "informants"),
    [
        (Side.CITIZEN, {"citizen"}),
        (Side.REPRESENTATIVE, {"relative", "citizen with relative"}),
        (
            Side.PROFESSIONAL,
            {"employee", "employee and relative", "case worker", "citizen with employee"},
        ),
        (None, set()),
    ],
)
def test_each_side_has_its_own_sources_and_nobody_speaks_as_another(side, informants):
    allowed = {one.value for one in Informant if NOT_YOURS not in why_not(side=side, informant=one)}
    assert allowed == informants


def test_only_the_citizen_says_what_a_good_day_is_in_words():
    day = {"about": About.DAY, "has_degree": False}
    assert why_not(**day) == why_not(**day, side=Side.PROFESSIONAL, informant=Informant.CITIZEN_WITH_EMPLOYEE)
    assert why_not(**day, side=Side.PROFESSIONAL, informant=Informant.EMPLOYEE) == [
        "Kun borgeren selv kan sige, hvad en god dag er."
    ]
    assert why_not(**day, words=" ") == ["Skriv det med dine egne ord."]


def test_of_a_goal_one_says_which_step():
    assert why_not(about=About.GOAL) == []
    assert why_not(about=About.GOAL, has_degree=False) == ["Vælg et trin."]


def test_an_answer_that_does_not_belong_there_is_refused():
    assert why_not(degree_fits=False) == ["Det svar hører ikke til her."]


@pytest.mark.parametrize(("length", "reasons"), [(4000, []), (4001, [TOO_LONG]), (20_000, [TOO_LONG])])
def test_the_words_are_not_too_long_whatever_they_are_written_in(length, reasons):
    assert why_not(words="🙂" * length) == why_not(words="ש" * length) == reasons


@pytest.mark.parametrize(
    ("days_ago", "reasons"),
    [
        (0, []),
        (366, []),
        (-1, ["Vælg en dag, der er gået, eller i dag."]),
        (367, ["Det er for længe siden. Vælg en dag inden for det sidste år."]),
    ],
)
def test_it_is_about_a_day_within_the_last_year(days_ago, reasons):
    assert why_not(day=TODAY - timedelta(days=days_ago)) == reasons


def test_every_reason_is_told_at_once():
    assert why_not(side=None, words=" ", has_degree=False, day=TODAY + timedelta(days=1)) == [
        NOT_YOURS,
        "Vælg et svar, eller skriv lidt.",
        "Vælg en dag, der er gået, eller i dag.",
    ]


def test_a_theme_is_brought_by_an_employee_in_everyday_words():
    fine = {"at_work": True, "plain": "at gå ud", "on_the_list": True, "is_followed": False}
    assert hindrances_to_follow(**fine) == []
    assert hindrances_to_follow(at_work=False, plain=" ", on_the_list=False, is_followed=True) == [
        "Det kan kun en medarbejder, der er med.",
        "Det tema er ikke på listen mere. Vælg et andet.",
        "Det tema følger I allerede.",
        "Skriv temaet, som man siger det til daglig.",
    ]
    assert hindrances_to_follow(**{**fine, "plain": "a" * 100}) == []
    assert hindrances_to_follow(**{**fine, "plain": "a" * 101}) == ["Skriv det kort, højst 100 tegn."]


def test_one_puts_right_what_one_said_oneself_once_and_about_the_same():
    fine = {"is_theirs": True, "is_same": True, "already": False, "not_said": False}
    assert hindrances_to_correct(**fine) == []
    assert hindrances_to_correct(is_theirs=False, is_same=False, already=True, not_said=True) == [
        "Kun den, der har sagt det, kan rette det.",
        "En rettelse handler om det samme.",
        "Det er allerede rettet. Ret det nyeste.",
        "Borgeren har sagt, at det ikke passer.",
    ]


def test_only_the_citizen_says_whether_they_said_it_and_once():
    assert hindrances_to_read(is_citizen=True, is_written_down=True, already=False) == []
    assert hindrances_to_read(is_citizen=False, is_written_down=False, already=True) == [
        "Det kan kun borgeren selv sige.",
        "Det har du selv skrevet. Ret det, hvis det ikke passer.",
        "Det har du allerede svaret på.",
    ]


def test_every_source_has_its_eyes_its_words_and_its_code():
    assert set(EYES_OF) == set(INFORMANT_CODES) == set(INFORMANT_IN_WORDS) == set(Informant)


@pytest.mark.skipif(
    not (KL_DATA / "kl_kilde.csv").exists(), reason="KL's files are not here; they are not ours"
)
def test_the_codes_of_the_sources_are_those_of_kl():
    with (KL_DATA / "kl_kilde.csv").open(encoding="utf-8") as file:
        named = {row["code"]: row["display_da"] for row in csv.DictReader(file)}
    assert [named[INFORMANT_CODES[one]] for one in Informant] == [
        "Borger",
        "Borger støttet af medarbejder",
        "Borger støttet af pårørende",
        "Pårørende alene",
        "Medarbejder alene",
        "Medarbejder og pårørende alene",
        "Sagsbehandler",
    ]


# Help


@pytest.mark.parametrize(
    ("said", "begins_with"),
    [([], None), ([None], None), ([0, None], None), ([1, 3], 3), ([None, 2], 2), ([0, 1], 1)],
)
def test_a_talk_about_help_begins_where_the_one_who_sees_most_of_it_is(said, begins_with):
    assert degree_to_propose(said) == begins_with


def test_none_and_not_assessed_are_no_need_of_help():
    assert hindrances_to_need(is_followed=True, degree=1, on_the_list=True) == []
    how_much = ["Vælg, hvor meget hjælp der skal til."]
    assert hindrances_to_need(is_followed=True, degree=0, on_the_list=True) == how_much
    assert hindrances_to_need(is_followed=True, degree=None, on_the_list=True) == how_much
    assert hindrances_to_need(is_followed=True, degree=2, on_the_list=False) == how_much
    assert hindrances_to_need(is_followed=False, degree=2, on_the_list=True) == ["Det tema følger I ikke."]
