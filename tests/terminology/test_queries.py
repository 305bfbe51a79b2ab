"""What a purpose offers, what a search finds, and what number a level has; in few queries."""

import pytest

from pejl.terminology import queries
from pejl.terminology.models import Concept
from pejl.terminology.rules import Purpose

from .samples import URL, binding, code_system, compose, concept, levels

pytestmark = pytest.mark.django_db
OTHER = "urn:test:egen"
LEVELS = concept("niveau", concept("ukendt"), concept("let"), concept("ingen"))
SERVICES = concept(
    "top",
    concept("z", display="Støtte", concept=[concept("å", display="Aal"), concept("ø", display="Øl")]),
    concept("a", display="Afklaring"),
)


def withins(purpose):
    return [choice.within for choice in queries.choices_for(purpose)]


def test_the_leaves_below_the_bound_root_are_offered_in_the_order_of_the_file(load, bind):
    load(code_system(concept("før"), SERVICES, concept("efter")))
    bind(binding(service=[{"system": URL, "root": "top"}]))
    assert withins(Purpose.SERVICE) == ["Støtte > Aal", "Støtte > Øl", "Afklaring"]


def test_they_are_offered_by_name_as_danes_sort_where_the_binding_says_so(load, bind):
    load(code_system(SERVICES))
    bind(binding(service=[{"system": URL, "root": "top", "order": "name"}]))
    assert withins(Purpose.SERVICE) == ["Afklaring", "Støtte > Øl", "Støtte > Aal"]


def test_levels_are_offered_by_number_and_not_assessed_last(load, bind):
    load(code_system(LEVELS))
    numbers = levels("ingen", "let", "ukendt")
    bind(binding(function_level=[{"system": URL, "root": "niveau", "levels": numbers}]))
    choices = queries.choices_for(Purpose.FUNCTION_LEVEL)
    assert [(choice.code, queries.ordinal_of(choice)) for choice in choices] == [
        ("ingen", 0),
        ("let", 1),
        ("ukendt", None),
    ]


def test_a_level_the_binding_does_not_know_is_not_offered_as_not_assessed(load, bind):
    numbers = levels("ingen", "let", "ukendt")
    bind(binding(function_level=[{"system": URL, "root": "niveau", "levels": numbers}]))
    load(code_system(concept("niveau", concept("ingen"), concept("meget svært"), concept("ukendt"))))
    assert withins(Purpose.FUNCTION_LEVEL) == ["Ingen", "Ukendt"]


def test_the_preferred_system_is_used_as_soon_as_it_is_loaded(load, bind):
    bind(binding(service=[{"system": URL, "root": "top"}, {"system": OTHER}]))
    load(code_system(concept("egen"), url=OTHER))
    assert withins(Purpose.SERVICE) == ["Egen"]
    load(code_system(concept("top", concept("fælles"))))
    assert withins(Purpose.SERVICE) == ["Fælles"]


def test_the_newest_version_is_used_whichever_was_loaded_last(load, bind):
    bind(binding(service=[{"system": URL}]))
    for version in ["1.9", "1.10", "1.2"]:
        load(code_system(concept(version), version=version))
    assert withins(Purpose.SERVICE) == ["1.10"]


def test_a_newer_version_without_the_bound_branch_takes_nothing_away(load, bind):
    load(code_system(concept("top", concept("a"))))
    bind(binding(service=[{"system": URL, "root": "top"}]))
    load(code_system(concept("ny top", concept("b")), version="2"))
    assert withins(Purpose.SERVICE) == ["A"]


def test_a_branch_that_lost_its_leaves_does_not_offer_its_root(load, bind):
    bind(binding(service=[{"system": URL, "root": "top"}]))
    load(code_system(concept("top")))
    assert withins(Purpose.SERVICE) == []


def test_nothing_is_offered_where_nothing_is_loaded(bind):
    bind(binding())
    assert (queries.choices_for(Purpose.SERVICE), queries.find(Purpose.SERVICE, "a")) == ([], [])


@pytest.fixture
def services(load, bind):
    load(
        code_system(
            concept(
                "top",
                concept("1", display="Gruppebaseret hjælp og støtte"),
                concept("2", display="Hjælp"),
                concept("3", concept("4", display="Hjælp i hjemmet"), display="Hjælp hjemme"),
                concept("5", display="Aa-huset 100 %"),
                concept("7", display="Nødhjælp"),
            ),
            concept("6", display="Hjælp uden for grenen"),
        )
    )
    bind(binding(service=[{"system": URL, "root": "top"}]))


@pytest.mark.parametrize(
    "text, found",
    [
        ("hjælp", ["Hjælp", "Hjælp hjemme > Hjælp i hjemmet", "Nødhjælp", "Gruppebaseret hjælp og støtte"]),
        ("  HJÆLP   støt ", ["Gruppebaseret hjælp og støtte"]),
        ("åhuset", []),
        ("å-huset", ["Aa-huset 100 %"]),
        ("%", ["Aa-huset 100 %"]),
        ("_", []),
        ("uden for", []),
        (
            "",
            [
                "Hjælp",
                "Nødhjælp",
                "Aa-huset 100 %",
                "Hjælp hjemme > Hjælp i hjemmet",
                "Gruppebaseret hjælp og støtte",
            ],
        ),
    ],
)
def test_a_search_finds_by_every_word_what_can_be_chosen(services, text, found):
    assert [each.within for each in queries.find(Purpose.SERVICE, text)] == found


def test_a_search_answers_with_so_many_at_most(services):
    assert [each.code for each in queries.find(Purpose.SERVICE, "hjælp", at_most=2)] == ["2", "4"]


def test_a_concept_that_is_no_level_has_no_number(load, bind, concept_with):
    load(code_system(SERVICES))
    bind(binding())
    assert queries.ordinal_of(concept_with("a")) is None


def test_a_level_keeps_its_number_in_an_older_version(load, bind):
    load(code_system(LEVELS))
    numbers = levels("ingen", "let", "ukendt")
    bind(binding(function_level=[{"system": URL, "root": "niveau", "levels": numbers}]))
    load(code_system(concept("andet"), LEVELS, version="2"))
    assert [queries.ordinal_of(each) for each in Concept.objects.filter(code="let")] == [1, 1]


def test_a_code_means_something_only_within_its_system(load, bind):
    load(code_system(LEVELS), code_system(LEVELS, url=OTHER))
    numbers = levels("ingen", "let", "ukendt")
    bind(binding(function_level=[{"system": URL, "root": "niveau", "levels": numbers}]))
    assert {
        each.version.system.url: queries.ordinal_of(each) for each in Concept.objects.filter(code="let")
    } == {URL: 1, OTHER: None}


def test_a_concept_is_found_by_its_code_in_the_newest_version_that_has_it(load):
    load(code_system(concept("a"), version="2"), code_system(concept("a"), concept("b")))
    found = {code: queries.by_code(URL, code) for code in "ab"}
    assert {code: each.version.version for code, each in found.items()} == {"a": "2", "b": "1"}
    assert queries.by_code(URL, "a", "1").version.version == "1"
    assert queries.by_code(URL, "b", "2") is None
    assert queries.by_code(OTHER, "a") is None


def test_what_is_loaded_is_listed_with_what_it_is_used_for(load, bind):
    load(
        code_system(concept("top", concept("a")), version="10"),
        code_system(concept("a"), version="9"),
        code_system(concept("x"), url=OTHER),
        compose({"system": URL, "concept": [{"code": "a"}]}),
    )
    bind(binding(theme=[{"system": URL, "root": "top"}], service=[{"system": URL, "root": "top"}]))
    basis = queries.newest_version_of("urn:uuid:b9e3f0a4-6f5d-4d0e-9f1c-2a7c58d1e643")
    assert [
        (each.url, each.version, each.title, each.count, each.used_for) for each in queries.code_systems()
    ] == [
        (OTHER, "1", "Liste", 1, ()),
        (URL, "9", "Liste", 1, ()),
        (URL, "10", "Liste", 2, (Purpose.SERVICE, Purpose.THEME)),
        (basis.system.url, basis.version, "Pejls egen liste", basis.concepts.count(), ()),
    ]
    assert [(each.url, each.version, each.title, each.count) for each in queries.value_sets()] == [
        ("urn:test:udvalg", "1", "Udvalg", 1)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_each_question_costs_the_same_few_queries_however_much_is_loaded(
    load, bind, django_assert_num_queries, count
):
    for version in map(str, range(count)):
        load(code_system(concept("top", *[concept(f"k{n}") for n in range(count)]), LEVELS, version=version))
        load(compose({"system": URL, "concept": [{"code": "a"}]}) | {"version": version})
    numbers = levels("ingen", "let", "ukendt")
    bind(
        binding(
            service=[{"system": URL, "root": "top", "order": "name"}] * count,
            function_level=[{"system": URL, "root": "niveau", "levels": numbers}],
        )
    )
    with django_assert_num_queries(2):
        services = queries.choices_for(Purpose.SERVICE)
    with django_assert_num_queries(2):
        some_levels = queries.choices_for(Purpose.FUNCTION_LEVEL)
    with django_assert_num_queries(2):
        assert len(queries.find(Purpose.SERVICE, "k")) == count
    with django_assert_num_queries(1):
        queries.ordinal_of(some_levels[0])
    with django_assert_num_queries(1):
        assert len(queries.ordinals_of([each.pk for each in some_levels])) == 3
    with django_assert_num_queries(1):
        assert str(queries.by_code(URL, "k0").version) == f"Liste {count - 1}"
    with django_assert_num_queries(1):
        assert set(queries.branches(Purpose)) == {Purpose.FUNCTION_LEVEL, Purpose.SERVICE}
    with django_assert_num_queries(2):
        assert len(queries.code_systems()) == count + 1
    with django_assert_num_queries(1):
        assert len(queries.value_sets()) == count
    assert [each.within for each in services] == [f"K{n}" for n in range(count)]
