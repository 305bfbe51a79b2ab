"""Help is asked for, and looked at again."""

from datetime import date, timedelta

import pytest

from pejl.circles.actions import tell_fact
from pejl.circles.rules import Fact, How, Part
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.pathways.actions import ask_for_help, look_again, prepare_help
from pejl.pathways.changes import ChangeHelp
from pejl.pathways.models import GrantVersion, HelpAsked, HelpTaken, Looked
from pejl.pathways.queries import help_history
from pejl.rulings.actions import drop
from pejl.rulings.models import Ruling
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, nothing_left, refused, told_about
from tests.rulings.life import case, speaks_for_karen

from .helped import (
    HOUR,
    ended,
    granting,
    hours,
)

TODAY = date(2026, 11, 23)
IN_MARCH = date(2027, 3, 1)


def test_the_citizen_asks_in_their_own_words_and_they_stand_in_the_draft(cast, inge, grant):
    with told_about(cast.karens, Kind.PROPOSED, by=cast.karen):
        asked = ask_for_help(cast.karens, "Jeg har brug for mere. ", by=cast.karen, grant=grant)
    ruling = prepare_help(cast.karens, ChangeHelp(str(grant.uid), hours(size=7 * HOUR)), by=inge, asked=asked)
    draft = case(ruling).draft
    assert (draft.about, draft.view, draft.view_from, draft.view_how) == (
        "Du har bedt os om at se på din hjælp.",
        "Jeg har brug for mere.",
        "Karen Holm",
        How.SELF,
    )
    assert HelpTaken.objects.get().ruling == ruling


def test_what_an_employee_asks_is_what_it_is_about_and_not_the_citizens_words(cast, inge):
    asked = ask_for_help(cast.karens, "Karen kan ikke nå sine fødder.", by=cast.bo)
    draft = case(prepare_help(cast.karens, granting(), by=inge, asked=asked)).draft
    assert draft.about.splitlines() == [
        "Du har bedt os om at se på din hjælp.",
        "Karen kan ikke nå sine fødder.",
    ]
    assert (draft.view, draft.view_how) == ("", None)


def test_what_one_answers_another_does_not_answer_too(cast, inge):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen)
    ruling = prepare_help(cast.karens, granting(), by=inge, asked=asked)
    with refused("En anden er allerede begyndt at svare på det."):
        prepare_help(cast.karens, granting(basis="sel-85"), by=inge, asked=asked)
    drop(ruling, "Fejl.", by=inge)
    prepare_help(cast.karens, granting(basis="sel-85"), by=inge, asked=asked)
    assert HelpTaken.objects.count() == 2


def test_who_speaks_for_the_citizen_may_ask_and_a_relative_without_a_mandate_may_not(cast):
    lone = speaks_for_karen(cast, RepresentationKind.POWER_OF_ATTORNEY, *Matter)
    assert ask_for_help(cast.karens, "Hun kan ikke mere selv.", by=lone).at_work is False
    mette = mette_is_with(cast, Part.PLAN)
    with refused("Det kan kun borgeren, den der taler for borgeren, og en medarbejder der er med."):
        ask_for_help(cast.karens, "Mor har brug for mere.", by=mette)


def test_asking_twice_by_double_click_is_once_and_nothing_is_not_asked(cast, uid):
    asked = ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen, uid=uid)
    with nothing_left():
        assert ask_for_help(cast.karens, "Mere hjælp.", by=cast.karen, uid=uid) == asked
    with refused("Skriv, hvad der skal ses på."):
        ask_for_help(cast.karens, "  ", by=cast.karen)
    with refused("Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."):
        ask_for_help(cast.karens, "å" * 20_000, by=cast.karen)
    assert HelpAsked.objects.count() == 1


# Looking again


def test_looking_again_changes_nothing_and_sets_a_new_day(cast, grant, uid):
    before = GrantVersion.objects.count()
    with told_about(cast.karens, Kind.TOLD, by=cast.bo):
        looked = look_again(grant, "Det går godt.", TODAY + timedelta(days=90), by=cast.bo, uid=uid)
    with nothing_left():
        assert look_again(grant, "Igen.", TODAY + timedelta(days=90), by=cast.bo, uid=uid) == looked
    assert (looked.words, looked.next_on, looked.name) == (
        "Det går godt.",
        TODAY + timedelta(days=90),
        "Bo Kjær",
    )
    assert GrantVersion.objects.count() == before


def test_the_history_tells_of_rulings_and_looks_the_newest_first(cast, inge, grant):
    with later(days=1):
        look_again(grant, "Det går godt.", clock.today() + timedelta(days=90), by=cast.bo)
    with later(days=2):
        ended(grant, inge, IN_MARCH)
        history = help_history(grant)
    assert [type(one).__name__ for one in history] == ["Ruled", "Looked", "Ruled"]
    assert history[0].version.step == "ended"
    assert {one.ruling for one in (history[0], history[2])} == set(Ruling.objects.all())


def test_help_that_ended_by_an_event_has_no_ruling_for_it(cast, grant):
    tell_fact(cast.karens, Fact.MOVED, by=cast.bo)
    assert help_history(grant)[0].ruling is None


@pytest.mark.parametrize(
    ("words", "days", "reason"),
    [
        (" ", 90, "Skriv, hvad I så på, og hvad I talte om."),
        ("å" * 4001, 90, "Teksten er for lang. Skriv det vigtigste først, højst 4.000 tegn."),
        ("Godt.", 0, "Vælg en dag efter i dag."),
        ("Godt.", 367, "I skal se på det igen inden for et år."),
    ],
)
def test_a_look_says_what_was_seen_and_a_day_within_a_year(cast, grant, words, days, reason):
    with refused(reason):
        look_again(grant, words, TODAY + timedelta(days=days), by=cast.bo)


def test_only_those_at_work_look_and_only_at_what_goes_on(cast, inge, grant):
    with refused("Det kan kun en medarbejder, der er med."):
        look_again(grant, "Godt.", TODAY + timedelta(days=90), by=cast.karen)
    ended(grant, inge, TODAY)
    with refused("Hjælpen gælder ikke mere."):
        look_again(grant, "Godt.", TODAY + timedelta(days=90), by=cast.bo)
    assert Looked.objects.count() == 0
