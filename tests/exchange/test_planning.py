"""What a file would do: new, changed, untouched, and each reason why it cannot. Without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pejl.chain.rules import Audience, Difference, Period, Place, PolicyKind, Text
from pejl.exchange.rules.incoming import Incoming, Item
from pejl.exchange.rules.plan import Standing, There
from pejl.exchange.rules.planning import plan_of

from .conftest import EMPTY, TODAY, comma, counts, faults, notes, planned

POLICY, GOAL, PRINCIPLE, PROFILE, LEARNING_GOAL, ACTIVITY = Place
BEGAN = date(2026, 1, 1)


def there(key: str, place: Place, title: str, *uppers: str, **more) -> There:
    kind = {"policy_kind": PolicyKind.POLICY} if place is POLICY else {}
    text = Text(title, **kind, **more.pop("said", {}))
    in_a_set = "" if place in (POLICY, ACTIVITY) else more.pop("set_key", "social")
    period = more.pop("period", Period(BEGAN))
    return There(
        key, place, in_a_set, more.pop("unit", ""), text, period, BEGAN, 3, uppers=frozenset(uppers), **more
    )


def standing(*nodes: There, **more) -> Standing:
    known = {"sets": EMPTY.sets, "competences": {"dialog": "Tale"}, "units": frozenset({"Nord", "Syd"})}
    return Standing(TODAY, {one.key: one for one in nodes}, **{**known, **more})


P1 = there("P-1", POLICY, "Sammenhæng")
SM1 = there("SM-1", GOAL, "Alt begynder her", "P-1", said={"text": "Vi taler\r\nførst.", "owner": "Pia"})
HERE = standing(P1, SM1)


def only(plan):
    (step,) = plan.steps
    return step


def test_what_we_do_not_have_is_new_with_the_next_key_of_its_kind():
    plan = planned(comma("Strategisk mål;Pejlemærke", "A;B", "A;C"), standing(SM1))
    assert [(one.key, one.what, one.set_key, one.under) for one in plan.steps] == [
        ("SM-2", Difference.NEW, "social", ()),
        ("PM-1", Difference.NEW, "social", (("SM-2", TODAY),)),
        ("PM-2", Difference.NEW, "social", (("SM-2", TODAY),)),
    ]
    assert not plan.changes_nothing


def test_what_says_the_same_is_untouched_however_its_lines_end():
    plan = planned(
        comma(
            "Politik;Strategisk mål;Strategisk mål: ansvarlig",
            'Sammenhæng;"Alt begynder her\nVi taler\nførst.";Pia',
        ),
        HERE,
    )
    assert (counts(plan), plan.changes_nothing, plan.faults) == ((0, 0, 2), True, [])


def test_an_empty_field_leaves_what_stands():
    assert planned(comma("Strategisk mål;Strategisk mål: ansvarlig", "alt  begynder HER;"), HERE).steps[
        0
    ].what == (Difference.CHANGED)
    assert planned(
        comma("Strategisk mål;Strategisk mål: ansvarlig", "Alt begynder her;"), HERE
    ).changes_nothing


def test_what_is_changed_counts_from_today_on():
    step = only(planned(comma("Strategisk mål;Strategisk mål: ansvarlig", "Alt begynder her;Bo"), HERE))
    assert (step.what, step.rewrites, step.shown, step.period) == (Difference.CHANGED, True, 3, Period(TODAY))
    assert step.changes == {"owner": ("Pia", "Bo"), "first_day": (BEGAN, TODAY)}


def test_the_day_on_which_it_began_is_no_change_and_another_day_is():
    table = "Strategisk mål;Strategisk mål: fra;Strategisk mål: til"
    changed = replace(SM1, period=Period(date(2026, 5, 1)))
    for day in ("01-01-2026", "01-05-2026"):
        assert planned(comma(table, f"Alt begynder her;{day};"), standing(changed)).changes_nothing
    step = only(planned(comma(table, "Alt begynder her;01-06-2026;"), standing(changed)))
    assert step.changes == {"first_day": (date(2026, 5, 1), date(2026, 6, 1))}
    step = only(planned(comma(table, "Alt begynder her;;31-12-2027"), HERE))
    assert step.period == Period(TODAY, date(2027, 12, 31))


def test_what_is_over_stays_over_when_its_words_are_changed():
    over = replace(P1, period=Period(BEGAN, TODAY - timedelta(1)))
    step = only(planned(comma("Politik;Politik: ansvarlig", "Sammenhæng;Pia"), standing(over)))
    assert step.period == over.period


def test_what_was_taken_out_comes_in_again_by_its_key_and_says_so():
    gone = replace(SM1, is_ended=True)
    plan = planned(comma("Strategisk mål;Strategisk mål: nøgle", "Alt begynder her;SM-1"), standing(gone))
    assert (only(plan).what, only(plan).rewrites, only(plan).period.first_day) == (
        Difference.CHANGED,
        True,
        TODAY,
    )
    assert notes(plan) == ["A2: »Alt begynder her« var taget ud af tråden. Nu kommer den ind igen."]
    assert only(planned(comma("Strategisk mål", "Alt begynder her"), standing(gone))).what is Difference.NEW


def test_a_key_that_is_used_for_something_else_is_a_fault():
    assert faults(comma("Pejlemærke;Pejlemærke: nøgle", "A;SM-1"), HERE) == [
        "A2: Nøglen »SM-1« er brugt til noget andet: »Alt begynder her«."
    ]


def test_two_of_ours_with_the_same_heading_want_a_key():
    two = standing(SM1, replace(SM1, key="SM-2"))
    assert faults(comma("Strategisk mål", "Alt begynder her"), two) == [
        "A2: Der er flere, der hedder »Alt begynder her«. Skriv også nøglen."
    ]


def test_the_same_in_a_file_under_two_names_is_a_fault():
    table = comma("Strategisk mål;Strategisk mål: nøgle", "Alt begynder her;", "Alt begynder nu;SM-1")
    assert faults(table, HERE) == ["A3: »Alt begynder nu« står to steder i filen, som to forskellige."]


def test_the_set_is_said_or_chosen_or_the_only_one():
    two = standing(SM1, sets={"social": "Fem pejlemærker", "omsorg": "Ni"})
    sentence = "A2: Skriv i kolonnen »Sæt«, hvilket sæt det hører til, eller vælg et sæt sammen med filen."
    assert faults(comma("Pejlemærke", "A"), two) == [sentence]
    assert only(planned(comma("Pejlemærke", "A"), two, default_set="omsorg")).set_key == "omsorg"
    assert only(planned(comma("Pejlemærke;Sæt", "A;NI"), two)).set_key == "omsorg"
    assert only(planned(comma("Pejlemærke;Sæt", "A;Social"), two)).set_key == "social"
    plan = planned(comma("Pejlemærke;Sæt;Sæt: navn", "A;ny;De nye", "B;x;"), two)
    assert (plan.sets, [step.set_key for step in plan.steps]) == ({"ny": "De nye", "x": "x"}, ["ny", "x"])


def test_nothing_is_moved_to_another_set():
    two = standing(SM1, sets={"social": "Fem pejlemærker", "omsorg": "Ni"})
    assert faults(comma("Strategisk mål;Strategisk mål: nøgle;Sæt", "A;SM-1;omsorg"), two) == [
        "A2: »Alt begynder her« hører til sættet »Fem pejlemærker«. Det kan ikke flyttes."
    ]


def test_nothing_lies_under_another_set():
    two = standing(
        SM1,
        there("PM-9", PRINCIPLE, "B", set_key="omsorg"),
        sets={"social": "Fem pejlemærker", "omsorg": "Ni"},
    )
    table = comma("Strategisk mål: nøgle;Strategisk mål;Pejlemærke;Pejlemærke: nøgle", "SM-1;;;PM-9")
    assert faults(table, two) == ["D2: De to hører til hver sit sæt af pejlemærker."]
    table = comma("Sæt;Strategisk mål;Pejlemærke;Pejlemærke: nøgle", ";A;;PM-9")
    assert faults(table, two, default_set="social") == ["D2: De to hører til hver sit sæt af pejlemærker."]


def test_every_rule_of_the_chain_holds_for_files_too():
    assert faults(comma("Politik;Læringsaktivitet: nøgle;Læringsaktivitet", "A;;", f";{'k' * 61};B")) == [
        "A2: Vælg, om det er en politik, en strategi eller en aftale.",
        "C3: Vælg, hvilken slags læring det er.",
        "C3: Nøglen er for lang.",
    ]


def test_a_profile_is_for_both_where_nobody_says():
    assert only(planned(comma("Kompetenceprofil", "A"))).text.audience is Audience.BOTH


def test_a_file_loosens_no_tie_and_says_which_stay():
    upper = there("SM-2", GOAL, "Et andet")
    both = standing(P1, SM1, upper, there("PM-1", PRINCIPLE, "B", "SM-1", "SM-2"))
    plan = planned(comma("Strategisk mål;Pejlemærke", "Alt begynder her;B"), both)
    assert plan.changes_nothing
    assert notes(plan) == [
        "B2: »B« ligger også under »Et andet«. Det står ikke i filen, og det bliver, som det er."
    ]


def test_two_of_ours_are_tied_from_today_on_and_what_is_new_from_its_first_day():
    both = standing(SM1, there("PM-1", PRINCIPLE, "B"))
    table = comma(
        "Strategisk mål;Pejlemærke;Pejlemærke: fra", "Alt begynder her;B;", "Alt begynder her;C;01-02-2026"
    )
    plan = planned(table, both)
    assert [step.under for step in plan.steps] == [
        (),
        (("SM-1", TODAY),),
        (("SM-1", date(2026, 2, 1)),),
    ]
    assert plan.steps[1].what is Difference.CHANGED and not plan.steps[1].rewrites


def test_what_lies_under_nothing_is_noted_where_it_is_new():
    plan = planned(comma("Strategisk mål;Pejlemærke", ";B", ";C"), standing(there("PM-1", PRINCIPLE, "B")))
    assert notes(plan) == [
        "B3: Der står ikke noget til venstre for »C«. Hører den til ovenfor, så flet cellerne."
    ]


def test_units_are_those_we_have_and_nobody_is_moved_between_them():
    table = "Læringsaktivitet;Læringsaktivitet: slags;Læringsaktivitet: enhed"
    ours = there("LA-1", ACTIVITY, "B", unit="Nord", said={"activity_kind": None})
    assert faults(comma(table, "A;Netværk;Vest"), standing()) == ["A2: Enheden »Vest« kendes ikke."]
    assert only(planned(comma(table, "A;Netværk;Nord"), standing())).unit == "Nord"
    assert faults(comma(table, "B;Netværk;Syd"), standing(ours)) == [
        "A2: »B« tilbydes af en anden enhed. Det kan ikke flyttes."
    ]
    assert faults(comma(table, "B;Netværk;Nord"), standing(ours)) == []


def test_competences_are_those_we_have_or_come_with_their_name():
    table = "Kompetenceprofil;Kompetenceprofil: kompetencer"
    plan = planned(comma(table, 'A;"DIALOG; skrive: Skrive klart"', "B;Skrive", "C;"), standing())
    assert plan.competences == {"skrive": "Skrive klart"}
    assert [step.competences for step in plan.steps] == [
        frozenset({"dialog", "skrive"}),
        frozenset({"skrive"}),
        None,
    ]
    assert faults(comma(table, "A;skrive"), standing()) == [
        "A2: Kompetencen »skrive« kendes ikke. Skriv et kolon og dens navn, så lægges den til."
    ]
    assert faults(comma(table, f"A;{'k' * 61}: {'n' * 201}"), standing()) == [
        "A2: Skriv det kortere.",
        "A2: Nøglen er for lang.",
    ]


def test_a_competence_keeps_our_name_and_the_same_ones_are_no_change():
    table = "Kompetenceprofil;Kompetenceprofil: kompetencer"
    ours = there("KP-1", PROFILE, "A", said={"audience": Audience.BOTH}, competences=frozenset({"dialog"}))
    plan = planned(comma(table, "A;dialog: Snakke"), standing(ours))
    assert plan.changes_nothing
    assert notes(plan) == [
        "A2: Kompetencen »dialog« hedder noget andet hos os: »Tale«. Det bliver den ved med."
    ]


@pytest.mark.parametrize(("key", "found"), [("SM-1", GOAL), ("PM-7", PRINCIPLE)])
def test_a_place_that_was_guessed_is_ours_where_we_know_the_key(key, found):
    item = Item(PRINCIPLE, "x", (key,), "social", {"title": "Alt begynder her"}, guessed=True)
    assert only(plan_of(Incoming([item]), HERE)).place is found


def test_a_key_of_others_that_is_ours_in_another_set_gives_way_to_the_next():
    two = standing(SM1, sets={"social": "Fem pejlemærker", "omsorg": "Ni"})
    item = Item(GOAL, "x", ("SM-1", "omsorg/SM-1"), "omsorg", {"title": "A"}, guessed=True)
    assert only(plan_of(Incoming([item]), two)).key == "omsorg/SM-1"


def test_a_title_that_was_cut_is_no_change():
    item = Item(GOAL, "x", ("SM-1",), "social", {"title": "Alt"}, cut_at=3)
    assert plan_of(Incoming([item]), HERE).changes_nothing
    other = Item(GOAL, "x", ("SM-1",), "social", {"title": "Nej"}, cut_at=3)
    assert not plan_of(Incoming([other]), HERE).changes_nothing


def test_the_same_plan_has_the_same_fingerprint_and_another_has_not():
    table = comma("Kompetenceprofil;Kompetenceprofil: kompetencer", "A;a: 1;", "B;b: 2; c: 3")
    plans = [planned(table), planned(table), planned(comma("Kompetenceprofil", "A"))]
    first, again, other = (plan.fingerprint() for plan in plans)
    assert first == again != other
