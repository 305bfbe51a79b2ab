"""A binding puts branches to use; the shipped one never takes the place of a municipality's own."""

import json
from importlib.resources import files

import pytest

from pejl.shared.refusal import Refused
from pejl.terminology import actions, queries
from pejl.terminology.fhir import read_resources
from pejl.terminology.models import Binding, BindingLevel, CodeSystemVersion, Concept
from pejl.terminology.rules import Purpose

from .samples import URL, as_file, binding, code_system, concept, levels

pytestmark = pytest.mark.django_db
OWN_THEMES = [
    "Krop og helbred",
    "Tanker og følelser",
    "Hverdagen derhjemme",
    "Post og penge",
    "Mennesker omkring mig",
    "Job og læring",
    "Fritid og fællesskab",
    "At komme omkring",
]
LEVELS = concept("niveau", concept("ingen"), concept("let"), concept("ukendt"))


def shipped(name):
    return (files("pejl.terminology") / "data" / name).read_bytes()


def bound():
    return list(Binding.objects.values_list("purpose", "rank", "system__url", "root"))


def names(purpose):
    return [choice.display for choice in queries.choices_for(purpose)]


def test_a_binding_takes_the_place_of_the_one_before(load, bind):
    load(code_system(concept("top", concept("a")), concept("anden", concept("b"))))
    bind(binding(service=[{"system": URL, "root": "top"}]))
    assert names(Purpose.SERVICE) == ["A"]
    bind(binding(service=[{"system": URL, "root": "anden"}]))
    assert names(Purpose.SERVICE) == ["B"]
    assert len(bound()) == len(Purpose)


def test_a_binding_with_a_fault_is_refused_and_the_one_before_stands(bind):
    bind(binding())
    before = bound()
    with pytest.raises(Refused) as refused:
        bind(binding(service=[{"system": URL}, {}]))
    assert refused.value.reasons == ["bindings[0].branches[1].system: Mangler."]
    assert bound() == before


def test_a_binding_that_does_not_fit_what_is_loaded_is_refused_with_every_reason(load, bind):
    load(code_system(concept("top"), LEVELS))
    with pytest.raises(Refused) as refused:
        bind(
            binding(
                service=[{"system": URL, "root": "top"}],
                theme=[{"system": URL, "root": "findes ikke"}],
                function_level=[{"system": URL, "root": "niveau", "levels": levels("ingen", "moderat")}],
            )
        )
    assert refused.value.reasons == [
        "bindings[0].branches[0]: Grenen har ingen begreber at vælge i version 1.",
        'bindings[1].branches[0].root: Koden "findes ikke" findes ikke i version 1.',
        'bindings[3].branches[0].levels: Koden "moderat" er ikke i grenen i version 1.',
        'bindings[3].branches[0].levels: Koden "let" er i grenen i version 1, men mangler her.',
        'bindings[3].branches[0].levels: Koden "ukendt" er i grenen i version 1, men mangler her.',
    ]
    assert bound() == []


def test_a_system_may_be_bound_before_it_is_loaded(load, bind):
    bind(binding(service=[{"system": URL, "root": "top"}]))
    assert names(Purpose.SERVICE) == []
    load(code_system(concept("top", concept("a"))))
    assert names(Purpose.SERVICE) == ["A"]


def test_a_whole_system_may_be_bound(load, bind):
    load(code_system(concept("a"), concept("top", concept("b"))))
    bind(binding(service=[{"system": URL}]))
    assert [choice.within for choice in queries.choices_for(Purpose.SERVICE)] == ["A", "Top > B"]


def test_a_binding_that_drops_a_level_with_a_number_is_refused(load, bind):
    load(code_system(LEVELS))
    numbered = {"system": URL, "root": "niveau", "levels": levels("ingen", "let", "ukendt")}
    bind(binding(function_level=[numbered]))
    with pytest.raises(Refused) as refused:
        bind(binding())
    assert refused.value.reasons == [
        f'bindings: Koden "{code}" i {URL} har et tal, som gamle vurderinger hviler på. '
        "Behold grenen som den sidste."
        for code in ("ingen", "let")
    ]
    assert BindingLevel.objects.filter(binding__system__url=URL).count() == 3


def test_the_basis_serves_every_purpose(unbound):
    actions.ensure_basis(by="pejl migrate")
    assert {purpose: names(purpose) for purpose in Purpose} == {
        Purpose.SERVICE: [
            "Støtte i eget hjem",
            "Samtaler",
            "Følgeskab",
            "Træning af færdigheder",
            "Gruppeforløb",
            "Hjælp til post og penge",
            "Støtte til job og uddannelse",
            "Bro til fællesskaber",
            "Støtte over skærm",
            "Et sted om dagen",
            "Hjælp her og nu",
        ],
        Purpose.THEME: OWN_THEMES,
        Purpose.LEVELLED_THEME: OWN_THEMES,
        Purpose.GOAL_TYPE: ["Blive bedre til noget", "Holde fast", "Bremse et tab"],
        Purpose.FUNCTION_LEVEL: [
            "Ikke svært",
            "Lidt svært",
            "Noget svært",
            "Meget svært",
            "Kan ikke",
            "Ikke vurderet",
        ],
        Purpose.SUPPORT_LEVEL: [
            "Ingen støtte",
            "Lidt støtte",
            "Nogen støtte",
            "Megen støtte",
            "Støtte til det hele",
            "Ikke vurderet",
        ],
    }


def test_the_basis_is_ensured_again_and_again_without_a_change(unbound):
    actions.ensure_basis(by="pejl migrate")
    before = bound(), CodeSystemVersion.objects.count(), Concept.objects.count(), BindingLevel.objects.count()
    actions.ensure_basis(by="pejl migrate")
    after = bound(), CodeSystemVersion.objects.count(), Concept.objects.count(), BindingLevel.objects.count()
    assert after == before


def test_a_municipality_keeps_its_own_binding(bind):
    bind(binding())
    before = bound()
    actions.ensure_basis(by="pejl migrate")
    assert bound() == before


def test_a_purpose_that_is_new_to_the_product_is_bound_beside_the_municipalitys_own(bind):
    bind(binding())
    Binding.objects.filter(purpose=Purpose.THEME).delete()
    own = bound()
    actions.ensure_basis(by="pejl migrate")
    assert [each for each in bound() if each[0] != Purpose.THEME] == own
    assert names(Purpose.THEME)[0] == "Krop og helbred"


def test_the_shipped_binding_fits_the_shipped_code_system(unbound):
    actions.load(shipped("pejl-basis.json"), by="Anna")
    actions.bind(shipped("bindings.json"), by="Anna")
    in_three = {Purpose.THEME, Purpose.LEVELLED_THEME, Purpose.FUNCTION_LEVEL}
    ranks = {purpose: (1, 2, 3) if purpose in in_three else (1, 2) for purpose in sorted(Purpose)}
    assert [row[:2] for row in bound()] == [(purpose, rank) for purpose in ranks for rank in ranks[purpose]]


def test_other_content_in_the_shipped_code_system_needs_another_version():
    [basis], _ = read_resources(shipped("pejl-basis.json"))
    assert (basis.version, basis.fingerprint[:16]) == ("1", "e38b0c71361c02a4")


def test_the_shipped_files_are_laid_out_as_json_writes_them():
    for name in ("pejl-basis.json", "bindings.json"):
        text = shipped(name).decode()
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


def test_a_binding_that_fits_is_taken_as_it_stands_in_the_file(load):
    load(code_system(concept("top", concept("a")), LEVELS))
    wanted = binding(
        service=[{"system": URL, "root": "top", "order": "name"}, {"system": "urn:test:andre"}],
        support_level=[{"system": URL, "root": "niveau", "levels": levels("ingen", "let", "ukendt")}],
    )
    actions.bind(as_file(wanted), by="Anna")
    assert list(
        Binding.objects.filter(purpose=Purpose.SERVICE).values_list("rank", "system__url", "root", "by_name")
    ) == [(1, URL, "top", True), (2, "urn:test:andre", "", False)]
    assert dict(BindingLevel.objects.filter(binding__system__url=URL).values_list("code", "ordinal")) == {
        "ingen": 0,
        "let": 1,
        "ukendt": None,
    }
