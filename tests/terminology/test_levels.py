"""Which levels can be said of which theme: those of its own list, and only where it allows them."""

import pytest

from pejl.terminology import actions, queries
from pejl.terminology.models import Concept
from pejl.terminology.rules import Purpose

from .samples import KL_DATA, URL, binding, code_system, concept, levels

THEMES = concept("tema", concept("funktioner", concept("hukommelse")), concept("aktivitet", concept("gå")))
LEVELS = concept("niveau", concept("let"), concept("ingen"), concept("ukendt"))
OTHER = "urn:test:egen"
FSIII = "urn:oid:1.2.208.176.2.21"


def levels_of(code: str, version: str = "1") -> list[tuple[str, int | None]]:
    theme = Concept.objects.get(code=code, version__version=version, version__system__url=URL)
    return [(level.code, level.ordinal) for level in queries.levels_for(theme)]


@pytest.fixture
def bound(load, bind):
    load(code_system(THEMES, LEVELS))
    bind(
        binding(
            theme=[{"system": URL, "root": "tema"}],
            theme_with_level=[{"system": OTHER}, {"system": URL, "root": "aktivitet"}],
            function_level=[{"system": URL, "root": "niveau", "levels": levels("ingen", "let", "ukendt")}],
        )
    )


def test_a_theme_takes_the_levels_of_its_own_list_in_order(bound):
    assert levels_of("gå") == [("ingen", 0), ("let", 1), ("ukendt", None)]


def test_a_theme_outside_the_branch_that_allows_them_has_no_levels(bound):
    assert levels_of("hukommelse") == []


def test_a_theme_of_an_old_version_keeps_the_levels_of_that_version(bound, load):
    load(code_system(THEMES, concept("niveau", concept("ingen")), version="2"))
    assert levels_of("gå") == [("ingen", 0), ("let", 1), ("ukendt", None)]
    assert levels_of("gå", "2") == [("ingen", 0)]


def test_a_list_that_is_preferred_does_not_lend_its_levels_to_another(bound, load):
    load(code_system(concept("andet"), url=OTHER))
    assert levels_of("gå") == [("ingen", 0), ("let", 1), ("ukendt", None)]


def test_without_levels_in_its_list_a_theme_has_none(load, bind):
    load(code_system(THEMES))
    bind(binding(theme_with_level=[{"system": URL, "root": "aktivitet"}]))
    assert levels_of("gå") == []


@pytest.mark.skipif(
    not (KL_DATA / "CodeSystem-FSIII.json").exists(), reason="KL's files are not here; they are not ours"
)
def test_in_kls_lists_only_activity_and_participation_has_levels_and_nine_is_no_number(unbound):
    actions.ensure_basis(by="Anna")
    for name in ("CodeSystem-FFB.json", "CodeSystem-FSIII.json"):
        actions.load((KL_DATA / name).read_bytes(), by="Anna")
    themes = queries.choices_for(Purpose.THEME)
    with_levels = {theme.within.partition(" > ")[0] for theme in themes if queries.levels_for(theme)}
    assert with_levels == {"Aktivitet og deltagelse"}
    spise = Concept.objects.get(
        version__system__url=FSIII, display="Drikke", selectable=True, code__contains="-"
    )
    numbered = [(level.display, level.ordinal) for level in queries.levels_for(spise)]
    assert numbered == [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 4), ("9", None)]
