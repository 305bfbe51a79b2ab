"""The table, read: what a row says, and every fault with its cell."""

from datetime import date

import pytest

from pejl.chain.rules import ActivityKind, Audience, Place, PolicyKind
from pejl.exchange.reading import Grid, address, read_comma
from pejl.exchange.rules.incoming import Named
from pejl.exchange.rules.rows_in import read_rows

from .conftest import comma

POLICY, GOAL, PRINCIPLE, PROFILE, LEARNING_GOAL, ACTIVITY = Place


def read(*lines: str):
    return read_rows(read_comma(comma(*lines)))


def told(*lines: str) -> list[str]:
    return [str(fault) for fault in read(*lines).faults]


def test_a_cell_is_named_as_a_spreadsheet_names_it():
    assert [address(0, 0), address(3, 25), address(9, 26), address(0, 701), address(0, 702)] == [
        "A1",
        "Z4",
        "AA10",
        "ZZ1",
        "AAA1",
    ]


def test_each_row_is_a_thread_and_each_place_is_there_once():
    incoming = read("Strategisk mål;Pejlemærke", "A;B", "a;C", "A;B")
    assert [(one.place, one.title) for one in incoming.items] == [
        (GOAL, "A"),
        (PRINCIPLE, "B"),
        (PRINCIPLE, "C"),
    ]
    assert incoming.links == [(0, 1), (0, 2)]


def test_the_first_line_is_the_heading_and_the_rest_is_the_text():
    (item,) = read("Pejlemærke", '"Alt med borgeren\n\nVi skal\nlykkes"').items
    assert item.values == {"title": "Alt med borgeren", "text": "Vi skal\nlykkes"}


@pytest.mark.parametrize(
    "heading",
    [
        "PEJLEMÆRKE",
        " Pejlemærker ",
        "Pejlemærker – Socialafd.",
        "pejlemærke - Omsorg",
        "Pejlemærker - Socialafd.",
    ],
)
def test_headings_may_be_plural_and_carry_the_name_of_the_department(heading):
    assert [one.place for one in read(heading, "A").items] == [PRINCIPLE]


def test_headings_may_stand_below_a_title():
    assert [one.title for one in read("Vores tråd;", ";", "Pejlemærke;", "A;").items] == ["A"]


def test_wrong_headings_are_named():
    assert told("Mål;Midler", "A;B") == [
        "A1: Her er ingen overskrifter, vi kender. Hent skabelonen, og brug dens overskrifter."
    ]
    assert told("Pejlemærke;Pejlemærke;Pejlemærke: ansvarlg;Farve;", "A;A;Pia;Blå;") == [
        "B1: Kolonnen »Pejlemærke« står her to gange.",
        "C1: Kolonnen »Pejlemærke: ansvarlg« kendes ikke. Skulle der stå »Pejlemærke: ansvarlig«?",
        "D1: Kolonnen »Farve« kendes ikke. Ret overskriften, eller slet kolonnen.",
    ]


def test_a_table_without_rows_is_told():
    assert told("Pejlemærke", "") == ["Der er ingen rækker under overskrifterne."]


def test_every_column_is_understood():
    (policy,) = read(
        "Politik;Politik: nøgle;Politik: slags;Politik: skrives om;Politik: ansvarlig;Politik: link;"
        "Politik: fra;Politik: til",
        "A;P-1;aftale;x;Pia;https://a.dk;1-2-2026;2027-03-04",
    ).items
    assert (policy.keys, policy.first_day, policy.last_day) == (("P-1",), date(2026, 2, 1), date(2027, 3, 4))
    assert policy.values == {
        "title": "A",
        "policy_kind": PolicyKind.AGREEMENT,
        "under_revision": True,
        "owner": "Pia",
        "link": "https://a.dk",
    }
    profile, goal, activity = read(
        "Kompetenceprofil;Kompetenceprofil: for hvem;Kompetenceprofil: kompetencer;Læringsmål;"
        "Læringsmål: et bud;"
        "Læringsaktivitet;Læringsaktivitet: slags;Læringsaktivitet: e-læring;Læringsaktivitet: enhed",
        'A;ledere;"dialog: Tale, så begge bliver hørt\n; skrive;:";B;ja;C;Supervision;nej;Nord',
    ).items
    assert profile.values["audience"] is Audience.LEADERS
    assert profile.competences == (Named("dialog", "Tale, så begge bliver hørt"), Named("skrive"))
    assert goal.values["is_bid"] is True
    assert (activity.values["activity_kind"], activity.values["on_screen"]) == (
        ActivityKind.SUPERVISION,
        False,
    )
    assert activity.unit == "Nord"


@pytest.mark.parametrize(
    ("heading", "value", "sentence"),
    [
        ("Politik: fra", "31-02-2026", "»31-02-2026« findes ikke i kalenderen."),
        ("Politik: til", "2026-13-01", "»2026-13-01« findes ikke i kalenderen."),
        ("Politik: til", "til jul", "»til jul« er ikke en dato. Skriv den som 31-12-2026."),
        ("Politik: skrives om", "måske", "»måske« kan ikke forstås. Skriv ja eller nej."),
        (
            "Politik: slags",
            "vision",
            "»vision« kan ikke forstås. Skriv et af disse: »Politik«, »Strategi«, »Aftale«.",
        ),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_cell(heading, value, sentence):
    assert told(f"Politik;{heading}", f"A;{value}") == [f"B2: {sentence}"]


def test_something_about_nothing_is_a_fault():
    assert told("Pejlemærke;Pejlemærke: ansvarlig", ";Pia") == [
        "B2: Her står der noget om »Pejlemærke«, men selve feltet er tomt."
    ]


def test_the_thread_has_no_holes():
    sentence = (
        "Feltet er tomt, men der står noget på begge sider af det. Tråden kan ikke springe et led over."
    )
    assert told("Strategisk mål;Pejlemærke;Kompetenceprofil", "A;;B") == [f"B2: {sentence}"]
    assert told("Strategisk mål;Kompetenceprofil", "A;B") == [f"B2: {sentence}"]


def test_what_stands_in_two_rows_says_the_same_or_nothing():
    assert told("Pejlemærke;Pejlemærke: ansvarlig", "A;Pia", "A;", "A;Bo", "a;Pia") == [
        "B4: Her står noget andet end i B2 om det samme.",
        "A5: Her står noget andet end i A2 om det samme.",
    ]


def test_the_same_heading_in_another_set_or_place_is_something_else():
    incoming = read("Sæt;Strategisk mål;Pejlemærke", "x;A;A", "y;A;B")
    assert [(one.place, one.set_name, one.title) for one in incoming.items] == [
        (GOAL, "x", "A"),
        (PRINCIPLE, "x", "A"),
        (GOAL, "y", "A"),
        (PRINCIPLE, "y", "B"),
    ]


def test_a_key_says_which_and_a_heading_without_one_is_the_one_with_it():
    incoming = read("Pejlemærke;Pejlemærke: nøgle", "A;", "A;PM-1", "A;", "Ny;PM-1")
    assert [(one.title, one.keys) for one in incoming.items] == [("A", ("PM-1",))]
    assert [str(fault) for fault in incoming.faults] == ["A5: Her står noget andet end i A2 om det samme."]


def test_two_with_the_same_heading_are_told_apart_by_their_keys():
    assert told("Pejlemærke;Pejlemærke: nøgle", "A;PM-1", "A;PM-2", "A;PM-2") == []
    assert told("Pejlemærke;Pejlemærke: nøgle", ";PM-1", "A;PM-2", "A;PM-3", "A;") == [
        "A5: Der er flere, der hedder »A«. Skriv også nøglen."
    ]


def test_a_set_may_have_a_name_beside_its_key():
    assert read("Sæt;Sæt: navn;Pejlemærke", "x;De fem;A", ";;B").set_names == {"x": "De fem"}


def test_what_has_nothing_to_its_left_is_marked():
    assert read("Strategisk mål;Pejlemærke", "A;B", ";C").loose == {2}
    assert read("Pejlemærke", "C").loose == set()
    assert read("Politik", "C").loose == set()


def test_a_key_without_a_heading_is_a_place_we_may_know():
    assert [(one.where, one.keys, one.values) for one in read("Politik: nøgle;Politik", "P-1;").items] == [
        ("A2", ("P-1",), {})
    ]


def test_a_day_in_a_field_of_words_is_written_as_we_write_days():
    (item,) = read_rows(Grid([["Politik", "Politik: ansvarlig"], [2026, date(2026, 1, 2)], [None]])).items
    assert item.values == {"title": "2026", "owner": "02-01-2026"}
