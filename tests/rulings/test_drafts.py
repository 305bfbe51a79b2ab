"""What a ruling lacks before it can be made, and what a hearing needs."""

from datetime import date, timedelta

import pytest

from pejl.circles.rules import How
from pejl.organisation.rules import Role
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import (
    Draft,
    Heard,
    RulingKind,
    hindrances_from_hearing,
    hindrances_in,
    hindrances_to_decide,
    hindrances_to_draft,
    hindrances_to_hearing,
)

from .life import draft, with_adverse_facts

LAW, TODAY = shipped_law(), date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
TOO_LONG = "En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."
HEAR_FIRST = "Borgeren skal først høre om de nye oplysninger og have tid til at svare."
WAIT = "Borgeren har fået tid til at svare. Vent på svaret, eller til fristen er gået."


def test_a_draft_can_be_kept_as_soon_as_it_says_what_it_is_about():
    assert hindrances_to_draft(Draft(RulingKind.GRANT, "Du har bedt om hjælp.")) == []
    assert hindrances_to_draft(Draft(RulingKind.GRANT, "  ")) == ["Skriv, hvad det handler om."]


@pytest.mark.parametrize("text", ["about", "outcome", "view", "facts", "adverse_facts", "reasons"])
def test_no_text_of_a_draft_is_longer_than_one_reads(text):
    assert hindrances_to_draft(draft(**{text: "x" * 4000})) == []
    assert hindrances_to_draft(draft(**{text: "x" * 4001})) == [TOO_LONG]


def test_who_says_that_adverse_facts_are_new_writes_which():
    assert hindrances_to_draft(with_adverse_facts()) == []
    assert hindrances_to_draft(with_adverse_facts("  ")) == [
        "Skriv de nye oplysninger, som taler imod borgeren."
    ]


def test_a_whole_draft_lacks_nothing():
    assert hindrances_in(draft(), LAW, TODAY) == []


def test_an_empty_draft_is_told_everything_it_lacks_at_once():
    assert hindrances_in(Draft(RulingKind.GRANT, "Hjælp"), LAW, TODAY) == [
        "Skriv, hvad I afgør.",
        "Vælg, hvilken dag det gælder fra.",
        "Vælg den regel, afgørelsen bygger på.",
        "Skriv, hvad borgeren selv siger, med borgerens egne ord.",
        "Skriv, hvilke oplysninger I har lagt vægt på.",
        "Tag stilling til, om der er nye oplysninger, som taler imod borgeren.",
        "Skriv, hvorfor I afgør det sådan.",
    ]


@pytest.mark.parametrize(
    ("lack", "told"),
    [
        ({"outcome": " "}, "Skriv, hvad I afgør."),
        ({"basis": ()}, "Vælg den regel, afgørelsen bygger på."),
        ({"basis": ("sel-83", "sel-1")}, "En af reglerne gælder ikke i dag. Vælg igen."),
        ({"view": " "}, "Skriv, hvad borgeren selv siger, med borgerens egne ord."),
        ({"view_how": None}, "Vælg, hvordan borgeren sagde det."),
        ({"facts": ""}, "Skriv, hvilke oplysninger I har lagt vægt på."),
        ({"adverse_are_new": None}, "Tag stilling til, om der er nye oplysninger, som taler imod borgeren."),
        ({"reasons": ""}, "Skriv, hvorfor I afgør det sådan."),
    ],
)
def test_a_draft_that_lacks_one_thing_is_told_that(lack, told):
    assert hindrances_in(draft(**lack), LAW, TODAY) == [told]


def test_a_rule_that_is_no_longer_law_carries_no_ruling():
    elder_care = draft(basis=("ael-10",))
    assert hindrances_in(elder_care, LAW, date(2025, 7, 1)) == []
    assert hindrances_in(elder_care, LAW, date(2025, 6, 30)) == [
        "En af reglerne gælder ikke i dag. Vælg igen."
    ]


@pytest.mark.parametrize("kind", [RulingKind.GRANT, RulingKind.CHANGE, RulingKind.END])
def test_what_is_given_changed_or_ended_is_so_from_a_day(kind):
    assert hindrances_in(draft(kind=kind), LAW, TODAY) == ["Vælg, hvilken dag det gælder fra."]
    assert hindrances_in(draft(kind=kind, from_day=TODAY), LAW, TODAY) == []


def test_a_no_needs_no_day():
    assert hindrances_in(draft(kind=RulingKind.REFUSE), LAW, TODAY) == []


@pytest.mark.parametrize("kind", [RulingKind.CHANGE, RulingKind.END])
def test_no_help_is_taken_away_backwards_in_time(kind):
    assert hindrances_in(draft(kind=kind, from_day=YESTERDAY), LAW, TODAY) == [
        "Hjælp kan ikke ændres eller stoppes tilbage i tiden. Vælg en senere dag."
    ]


def test_help_may_be_given_from_a_day_that_has_passed():
    assert hindrances_in(draft(kind=RulingKind.GRANT, from_day=YESTERDAY), LAW, TODAY) == []


@pytest.mark.parametrize("how", list(How))
def test_the_citizen_may_have_said_it_in_any_way(how):
    assert hindrances_in(draft(view_how=how), LAW, TODAY) == []


def test_without_new_adverse_facts_no_hearing_is_needed():
    assert hindrances_from_hearing(False, "", [], TODAY) == []
    assert hindrances_from_hearing(None, "", [], TODAY) == []


def test_new_adverse_facts_need_a_hearing_about_them_and_not_about_others():
    about_others = Heard("others", YESTERDAY, True)
    assert hindrances_from_hearing(True, "these", [], TODAY) == [HEAR_FIRST]
    assert hindrances_from_hearing(True, "these", [about_others], TODAY) == [HEAR_FIRST]
    assert hindrances_from_hearing(True, "these", [Heard("these", YESTERDAY, False)], TODAY) == []


def test_the_last_day_to_answer_is_the_citizens_to_its_end():
    assert hindrances_from_hearing(True, "these", [Heard("these", TODAY, False)], TODAY) == [WAIT]
    assert hindrances_from_hearing(True, "these", [Heard("these", TODAY, True)], TODAY) == []
    assert hindrances_from_hearing(True, "these", [Heard("these", TODAY, False)], TOMORROW) == []


def test_time_that_was_promised_is_kept_though_the_facts_were_left_out_again():
    assert hindrances_from_hearing(False, "", [Heard("these", TODAY, False)], TODAY) == [WAIT]


@pytest.mark.parametrize("role", list(Role))
def test_only_case_workers_and_leaders_decide(role):
    no = ["Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."]
    assert hindrances_to_decide(role) == ([] if role in (Role.CASE_WORKER, Role.LEADER) else no)


def test_who_has_no_post_decides_nothing():
    assert hindrances_to_decide(None) == [
        "Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."
    ]


def hearing(what: Draft, **differently):
    usual = {"deadline": TOMORROW, "earliest": TOMORROW, "is_closed": False, "already_runs": False}
    return hindrances_to_hearing(what, **{**usual, **differently})


def test_a_hearing_is_about_something_new_gives_time_and_comes_once():
    assert hearing(with_adverse_facts()) == []
    assert hearing(draft()) == [
        "Der er ingen nye oplysninger, som taler imod borgeren. Skriv dem i udkastet først."
    ]
    assert hearing(with_adverse_facts(), deadline=TODAY) == [
        "Giv mere tid. Borgeren skal have brevet og have dage nok til at svare."
    ]
    assert hearing(with_adverse_facts(), is_closed=True) == ["Sagen er allerede afgjort eller lukket."]
    assert hearing(with_adverse_facts(), already_runs=True) == [
        "Borgeren har allerede fået brevet. Vent på svaret, eller til fristen er gået."
    ]
