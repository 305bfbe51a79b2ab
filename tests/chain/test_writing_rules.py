"""What may be written in the chain, over plain values."""

from datetime import date, timedelta

import pytest

from pejl.chain.rules import (
    ActivityKind,
    Audience,
    Difference,
    Period,
    Place,
    PolicyKind,
    Text,
    changed_fields,
    difference,
    hindrances_to_key,
    hindrances_to_link,
    hindrances_to_text,
    next_key,
    tidy,
)
from pejl.chain.rules.writing import text_from, text_to_keep

DAY = date(2026, 11, 23)
FITS = {
    Place.POLICY: Text("En politik", policy_kind=PolicyKind.POLICY, under_revision=True),
    Place.GOAL: Text("Et mål"),
    Place.PRINCIPLE: Text("Et pejlemærke"),
    Place.PROFILE: Text("En profil", audience=Audience.LEADERS),
    Place.LEARNING_GOAL: Text("Et læringsmål", is_bid=True),
    Place.ACTIVITY: Text("Et kursus", activity_kind=ActivityKind.EXTERNAL_COURSE, on_screen=True),
}
ELSEWHERE = "Her står noget, som hører til et andet sted i tråden."


@pytest.mark.parametrize("place", Place)
def test_each_place_says_what_belongs_to_it(place):
    assert hindrances_to_text(place, FITS[place], Period(DAY, DAY)) == []


@pytest.mark.parametrize("place", set(Place) - {Place.GOAL, Place.PRINCIPLE})
def test_what_belongs_to_one_place_is_said_nowhere_else(place):
    assert ELSEWHERE in hindrances_to_text(Place.GOAL, FITS[place], Period(DAY))


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (Place.POLICY, "Vælg, om det er en politik, en strategi eller en aftale."),
        (Place.PROFILE, "Vælg, hvem profilen er for."),
        (Place.ACTIVITY, "Vælg, hvilken slags læring det er."),
    ],
)
def test_some_places_must_say_their_kind(place, sentence):
    assert hindrances_to_text(place, Text("Noget"), Period(DAY)) == [sentence]


def test_only_courses_are_e_learning():
    text = Text("En dag", activity_kind=ActivityKind.SUPERVISION, on_screen=True)
    assert hindrances_to_text(Place.ACTIVITY, text, Period(DAY)) == ["Kun kurser kan være e-læring."]


def test_every_reason_is_told_at_once():
    text = Text("", "t" * 6001, "o" * 201, "javascript:alert(1)")
    assert hindrances_to_text(Place.GOAL, text, Period(DAY, DAY - timedelta(1))) == [
        "Skriv en overskrift.",
        "Teksten er for lang.",
        "Navnet på den ansvarlige er for langt.",
        "Den sidste dag ligger før den første.",
        "Et link begynder med https:// eller http://.",
    ]
    long = Text("o" * 301, link="https://" + "l" * 500)
    assert hindrances_to_text(Place.GOAL, long, Period(DAY)) == [
        "Overskriften er for lang. Skriv resten i teksten.",
        "Linket er for langt.",
    ]


@pytest.mark.parametrize("upper", Place)
@pytest.mark.parametrize("lower", Place)
def test_the_chain_goes_one_step_at_a_time_so_it_has_no_circles(upper, lower):
    assert (hindrances_to_link(upper, lower, same_framework=True) == []) == (lower == upper + 1)


def test_the_chain_stays_within_a_framework():
    sentence = "De to hører til hver sit sæt af pejlemærker."
    assert hindrances_to_link(Place.GOAL, Place.PRINCIPLE, same_framework=False) == [sentence]


def test_a_key_that_nobody_gave_is_the_next_of_its_kind():
    assert next_key(Place.PRINCIPLE, set()) == "PM-1"
    assert next_key(Place.PRINCIPLE, {"PM-1", "PM-9", "PM-alt", "SM-20"}) == "PM-10"


def test_a_key_is_its_own_and_not_too_long():
    assert hindrances_to_key("PM-1", is_taken=False) == []
    assert hindrances_to_key("k" * 61, is_taken=True) == [
        "Nøglen er for lang.",
        "Den nøgle er brugt til noget andet.",
    ]


def test_an_import_can_tell_new_changed_and_untouched():
    assert [difference(None, 1), difference(1, 2), difference(1, 1)] == list(Difference)


def test_spaces_around_what_was_typed_are_no_difference():
    assert tidy(Text(" Et mål ", "\nTekst ", " Pia ", " https://x ")) == Text(
        "Et mål", "Tekst", "Pia", "https://x"
    )


def test_the_second_of_two_sees_each_field_that_is_not_the_same():
    assert changed_fields(Text("Før", owner="Pia"), Text("Nu", owner="Pia")) == {"title": ("Før", "Nu")}


@pytest.mark.parametrize("place", Place)
def test_a_text_that_is_talked_about_is_kept_whole(place):
    assert text_from(text_to_keep(FITS[place])) == FITS[place]
