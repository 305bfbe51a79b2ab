"""What people can, what themes call for, and demand from a file."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from pejl.competences.actions import calls_for, keep_competence, read_demand_file, tell_ability
from pejl.competences.models import CompetenceVersion, Demand
from pejl.competences.queries import (
    Called,
    abilities_of,
    called_for,
    competences_by_key,
    hours_by_district,
    names_on,
    people_who_can,
    reading_on,
    themes_call_for,
)
from pejl.competences.rules import DemandLine, Level, When, read_demand
from pejl.competences.rules.demand import MAX_BYTES
from pejl.demo.chain import BY_THE_DEMO, planner_comes
from pejl.journal.models import Envelope
from pejl.shared import clock
from pejl.shared.refusal import Refused
from pejl.terminology.queries import choices_for
from pejl.terminology.rules import Purpose

MONDAY = date(2026, 11, 23)
FILE = (
    "tema;kompetence;distrikt;timer;hvornår\n"
    "Mennesker omkring mig;dialog;;120,5;nu\n"
    "Job og læring;Dialog;Team Ung;10;på vej\n"
    ";;;;\n"
)


@pytest.fixture
def planner(cast):
    return planner_comes()


@pytest.fixture
def dialogue(planner):
    return keep_competence("dialog", "Tale sammen", by=planner)


def refusal(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reasons


def reads(text: str, as_of: date = MONDAY):
    return read_demand_file(text.encode(), as_of=as_of, source="Prøve", by=BY_THE_DEMO)


def test_a_competence_is_kept_in_versions_and_the_same_again_changes_nothing(planner, dialogue):
    told = Envelope.objects.count()
    assert keep_competence(" dialog ", "Tale sammen", by=planner) == dialogue
    assert Envelope.objects.count() == told
    keep_competence("dialog", "Lytte og tale", "Også når det er svært.", by=planner)
    versions = CompetenceVersion.objects.filter(item=dialogue).order_by("number")
    assert [(version.number, version.name) for version in versions] == [
        (1, "Tale sammen"),
        (2, "Lytte og tale"),
    ]
    assert names_on(MONDAY) == {dialogue.pk: "Lytte og tale"}
    assert competences_by_key(MONDAY) == {"dialog": dialogue}


def test_a_competence_has_a_key_and_a_name_and_is_kept_by_those_who_may(planner, cast):
    assert refusal(lambda: keep_competence("", "", by=cast.karen)) == [
        "Kompetencerne holdes ved lige af ledere og planlæggere.",
        "Skriv, hvad man kan.",
        "Skriv en kort nøgle.",
    ]
    assert refusal(lambda: keep_competence("k", "n" * 201, by=planner)) == ["Skriv det kortere."]


def test_one_tells_what_one_can_oneself(dialogue, cast):
    for level in (Level.WITH_HELP, Level.WITH_HELP, Level.ALONE):
        tell_ability(dialogue, level, by=cast.bo)
    (told,) = abilities_of(cast.bo.user_id, MONDAY)
    assert (told.number, told.level) == (2, Level.ALONE)
    assert people_who_can(MONDAY, Level.ALONE) == {dialogue.pk: 1}
    assert people_who_can(MONDAY, Level.SHOWS_OTHERS) == {}
    assert refusal(lambda: tell_ability(dialogue, Level.ALONE, by=cast.karen)) == [
        "Det fortæller man på arbejdet."
    ]


def test_a_theme_calls_for_a_competence_once(dialogue, planner, cast):
    theme = choices_for(Purpose.THEME)[0]
    assert calls_for(theme, dialogue, by=planner) == calls_for(theme, dialogue, by=planner)
    assert themes_call_for(MONDAY) == {theme.pk: {dialogue.pk}}
    assert refusal(lambda: calls_for(theme, dialogue, by=cast.bo)) == [
        "Kompetencerne holdes ved lige af ledere og planlæggere."
    ]


def test_a_file_of_demand_is_read_whole(dialogue):
    reading = reads(FILE)
    assert called_for(reading, names_on(MONDAY)) == {
        dialogue.pk: Called(
            dialogue.pk,
            "Tale sammen",
            Decimal("120.50"),
            Decimal("10.00"),
            ("Mennesker omkring mig", "Job og læring"),
            ("Team Ung",),
        )
    }
    assert list(hours_by_district(reading)) in (
        [(None, Decimal("120.5")), ("Team Ung", Decimal(10))],
        [("Team Ung", Decimal(10)), (None, Decimal("120.5"))],
    )
    assert reading_on(MONDAY) == reading
    assert reading_on(date(2026, 11, 22)) is None
    assert reading_on(MONDAY, clock.now().replace(year=2025)) is None
    assert called_for(None, {}) == {}


def test_the_same_file_as_of_the_same_day_changes_nothing(dialogue):
    told = Envelope.objects.count()
    assert reads(FILE) == reads(FILE)
    assert Envelope.objects.count() == told + 1
    assert reads(FILE, date(2026, 11, 24)) != reading_on(MONDAY)


def test_nothing_of_a_file_is_read_where_a_line_is_wrong_and_each_is_named(dialogue):
    wrong = (
        "tema;kompetence;distrikt;timer;hvornår\n"
        "Vejret;dialog;;1;nu\n"
        "Job og læring;golf;;1;nu\n"
        "Job og læring;dialog;Månen;1;nu\n"
        "Job og læring;dialog;;mange;nu\n"
        "Job og læring;dialog;;-1;nu\n"
        "Job og læring;dialog;;NaN;nu\n"
        "Job og læring;dialog;;1;i går\n"
        "Job og læring;dialog;;1;nu\n"
        "job og læring;DIALOG;;2;nu\n"
    )
    assert refusal(lambda: reads(wrong)) == [
        "Linje 5: timer er et tal over nul.",
        "Linje 6: timer er et tal over nul.",
        "Linje 7: timer er et tal over nul.",
        "Linje 8: hvornår er »nu« eller »på vej«.",
        "Linje 2: temaet »Vejret« kendes ikke.",
        "Linje 3: kompetencen »golf« kendes ikke.",
        "Linje 4: distriktet »Månen« kendes ikke.",
        "Linje 10: det samme står i linje 9.",
    ]
    assert not Demand.objects.exists()


def test_a_file_with_commas_in_windows_letters_is_read_too():
    content = "Tema,Kompetence,Distrikt,Timer\nJob og læring,dialog,,2.5\n".encode("cp1252")
    line = DemandLine(2, "Job og læring", "dialog", "", Decimal("2.50"), When.PRESENT)
    assert read_demand(content).lines == (line,)


def test_a_file_that_is_none_is_told_so():
    assert read_demand(b"").faults == ("Filen mangler kolonnen: tema, kompetence, timer.",)
    assert read_demand(b"tema;timer\n").faults == ("Filen mangler kolonnen: kompetence.",)
    assert read_demand(b"x" * (MAX_BYTES + 1)).faults == ("Filen er for stor.",)


@pytest.mark.parametrize("table", ["competence", "competenceversion", "demand", "demandreading"])
def test_what_was_written_is_never_changed(dialogue, table):
    reads(FILE)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(f"UPDATE competences_{table} SET id = id")
