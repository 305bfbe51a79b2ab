"""Which binding files are taken, and which version of a code system is the newest."""

import json
from importlib.resources import files
from random import Random

import pytest

from pejl.terminology.reading import Faults
from pejl.terminology.rules import (
    PURPOSE_WORDS,
    Purpose,
    newness,
    note_lost_numbers,
    note_misfits,
    read_binding,
)

from .samples import URL, as_file, binding, levels


def sentences(resource):
    return read_binding(as_file(resource))[1].sentences()


def branch_of(purpose, **branch):
    """The one branch of a binding that is whole but for it."""
    wanted = {"system": URL, "root": "top"} | branch
    branches, faults = read_binding(as_file(binding(**{purpose.replace(" ", "_"): [wanted]})))
    assert faults.sentences() == []
    return next(each for each in branches if each.purpose == purpose)


def test_every_purpose_has_a_word_for_people():
    assert list(PURPOSE_WORDS) == list(Purpose)


@pytest.mark.parametrize(
    "versions",
    [
        ["", "1", "1.9", "1.10", "2"],
        ["20230101", "20240530", "20240530b", "20250101"],
        ["1-draft", "1.0", "2-draft", "2.0"],
    ],
)
def test_versions_are_ordered_as_people_read_them(versions):
    assert sorted(Random(1).sample(versions, len(versions)), key=newness) == versions


def test_a_binding_says_which_branches_serve_a_purpose_in_order_of_preference():
    wanted = [{"system": URL, "root": "top", "order": "name"}, {"system": "urn:test:egen"}]
    branches, faults = read_binding(as_file(binding(service=wanted)))
    assert faults.sentences() == []
    assert [
        (each.rank, each.system, each.root, each.by_name, each.levels, each.path)
        for each in branches
        if each.purpose == Purpose.SERVICE
    ] == [
        (1, URL, "top", True, {}, "bindings[0].branches[0]"),
        (2, "urn:test:egen", "", False, {}, "bindings[0].branches[1]"),
    ]


def test_not_assessed_has_no_number_and_none_is_not_nought():
    branch = branch_of(Purpose.FUNCTION_LEVEL, levels=levels("ingen", "let", "ikke vurderet"))
    assert branch.levels == {"ingen": 0, "let": 1, "ikke vurderet": None}


WITH_BOTH_NATIONAL_LISTS = {Purpose.THEME, Purpose.FUNCTION_LEVEL, Purpose.LEVELLED_THEME}


def test_the_shipped_binding_is_whole():
    shipped = (files("pejl.terminology") / "data" / "bindings.json").read_bytes()
    branches, faults = read_binding(shipped)
    assert faults.sentences() == []
    assert sorted((each.purpose, each.rank) for each in branches) == sorted(
        (purpose, rank)
        for purpose in Purpose
        for rank in ((1, 2, 3) if purpose in WITH_BOTH_NATIONAL_LISTS else (1, 2))
    )


def test_a_purpose_that_is_left_out_is_named():
    whole = binding()
    assert sentences({"bindings": whole["bindings"][1:]}) == ['bindings: Formålet "service" mangler.']


@pytest.mark.parametrize(
    "entry, told",
    [
        ({"branches": [{"system": URL}]}, "purpose: Mangler."),
        (
            {"purpose": "hobby", "branches": [{"system": URL}]},
            'purpose: "hobby" er ikke et formål. '
            "Formålene er: service, theme, goal type, function level, support level, theme with level.",
        ),
        (
            {"purpose": "theme", "branches": [{"system": URL}]},
            'purpose: "theme" står også i bindings[1].purpose.',
        ),
        ({"purpose": 3, "branches": [{"system": URL}]}, "purpose: Skal være en tekst, men er et tal."),
    ],
    ids=str,
)
def test_a_purpose_that_does_not_count_is_named(entry, told):
    assert sentences({"bindings": [*binding()["bindings"], entry]}) == [f"bindings[6].{told}"]


@pytest.mark.parametrize(
    "branch, told",
    [
        ({}, ["system: Mangler."]),
        ({"system": "to ord"}, ["system: En adresse må ikke have mellemrum."]),
        ({"system": URL, "root": ""}, ["root: Er tom."]),
        ({"system": URL, "order": "code"}, ['order: Skal være "file" eller "name".']),
        ({"system": URL, "order": 1}, ["order: Skal være en tekst, men er et tal."]),
        ({"system": URL, "levels": levels("a", "b")}, ["levels: Kun niveauer har tal."]),
    ],
    ids=str,
)
def test_a_branch_that_does_not_hold_is_named(branch, told):
    assert sentences(binding(service=[branch])) == [f"bindings[0].branches[0].{each}" for each in told]


@pytest.mark.parametrize(
    "entries, told",
    [
        ([{"code": "a"}], ["[0].ordinal: Mangler. Skriv null, hvis niveauet ikke er et tal."]),
        ([{"code": "a", "ordinal": "0"}], ["[0].ordinal: Skal være et helt tal, men er en tekst."]),
        ([{"code": "a", "ordinal": False}], ["[0].ordinal: Skal være et helt tal, men er true eller false."]),
        ([{"code": "a", "ordinal": 5}], ["[0].ordinal: Skal være fra 0 til 4."]),
        ([{"code": "a", "ordinal": -1}], ["[0].ordinal: Skal være fra 0 til 4."]),
        ([{"ordinal": 0}], ["[0].code: Mangler."]),
        (
            [{"code": "a", "ordinal": 0}, {"code": "b", "ordinal": 0}],
            ['[1].ordinal: "0" står også i bindings[3].branches[0].levels[0].ordinal.'],
        ),
        (
            [{"code": "a", "ordinal": 0}, {"code": "a", "ordinal": 1}],
            ['[1].code: "a" står også i bindings[3].branches[0].levels[0].code.'],
        ),
        ([], [": Listen er tom."]),
    ],
    ids=str,
)
def test_a_level_that_does_not_hold_is_named(entries, told):
    branch = {"system": URL, "levels": entries}
    assert sentences(binding(function_level=[branch])) == [
        f"bindings[3].branches[0].levels{each}" for each in told
    ]


def test_levels_must_be_numbered():
    assert sentences(binding(support_level=[{"system": URL}])) == ["bindings[4].branches[0].levels: Mangler."]


def test_a_code_has_one_number_whichever_purpose_it_serves():
    one_way = {"system": URL, "levels": levels("a", "b", "c")}
    other_way = {"system": URL, "levels": levels("b", "a", "c")}
    assert sentences(binding(function_level=[one_way], support_level=[other_way])) == [
        'bindings[4].branches[0].levels: Koden "b" har et andet tal i bindings[3].branches[0].levels.',
        'bindings[4].branches[0].levels: Koden "a" har et andet tal i bindings[3].branches[0].levels.',
    ]


def test_a_binding_file_that_is_no_json_is_refused():
    assert read_binding(b"{")[1].sentences() == ["linje 1, kolonne 2: Filen er ikke gyldig JSON her."]


@pytest.mark.parametrize(
    "root_found, selectable, told",
    [
        (True, ["a", "b"], []),
        (False, [], ['.root: Koden "top" findes ikke i version 7.']),
        (True, [], [": Grenen har ingen begreber at vælge i version 7."]),
        (True, ["a"], ['.levels: Koden "b" er ikke i grenen i version 7.']),
        (True, ["a", "b", "c"], ['.levels: Koden "c" er i grenen i version 7, men mangler her.']),
    ],
)
def test_levels_must_be_those_of_the_loaded_branch(root_found, selectable, told):
    branch, faults = branch_of(Purpose.FUNCTION_LEVEL, levels=levels("a", "b")), Faults()
    note_misfits(branch, "7", faults, root_found=root_found, selectable=selectable)
    assert faults.sentences() == [f"bindings[3].branches[0]{each}" for each in told]


def test_a_branch_without_levels_fits_whatever_it_holds():
    faults = Faults()
    note_misfits(branch_of(Purpose.SERVICE), "7", faults, root_found=True, selectable=["a"])
    assert faults.sentences() == []


@pytest.mark.parametrize("code, lost", [("a", False), ("not numbered", True), ("other", True)])
def test_a_number_that_old_assessments_rest_on_is_not_lost(code, lost):
    branch, faults = branch_of(Purpose.FUNCTION_LEVEL, levels=levels("a", "not numbered")), Faults()
    note_lost_numbers([branch], [(URL, code)], faults)
    told = (
        f'bindings: Koden "{code}" i {URL} har et tal, som gamle vurderinger hviler på. '
        "Behold grenen som den sidste."
    )
    assert faults.sentences() == [told] * lost


def test_the_shipped_code_system_says_nothing_twice():
    shipped = json.loads((files("pejl.terminology") / "data" / "pejl-basis.json").read_text())
    for branch in shipped["concept"]:
        names = [each["display"] for each in branch["concept"]]
        assert sorted(set(names)) == sorted(names)
