"""The municipalities' own code systems (KL): read from beside the repository, where they are there."""

from importlib.resources import files

import pytest
from django.db.models import F, Q

from pejl.shared.refusal import Refused
from pejl.terminology import actions, queries
from pejl.terminology.models import Concept
from pejl.terminology.rules import Purpose

from .samples import KL_DATA

FFB, FSIII = "urn:oid:1.2.208.176.2.22", "urn:oid:1.2.208.176.2.21"
CARE_SOCIAL = "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (KL_DATA / "CodeSystem-FFB.json").exists(),
        reason=f"KL's files are not in {KL_DATA}; they are not ours",
    ),
]


def load(name):
    return actions.load((KL_DATA / name).read_bytes(), by="Anna")


@pytest.mark.parametrize(
    "name, url, version, count, leaves",
    [
        ("CodeSystem-FFB.json", FFB, "20240530", 220, 170),
        ("CodeSystem-FSIII.json", FSIII, "20240530", 828, 680),
        ("CodeSystem-CareSocialCodes.json", CARE_SOCIAL, "20250530", 91, 72),
    ],
)
def test_a_national_code_system_is_loaded_whole(name, url, version, count, leaves):
    assert [(each.url, each.version, each.count) for each in load(name)] == [(url, version, count)]
    concepts = Concept.objects.filter(version__system__url=url)
    assert (concepts.count(), concepts.filter(selectable=True).count()) == (count, leaves)
    within_its_parent = Q(parent__position__lt=F("position"), parent__last_position__gte=F("last_position"))
    assert not concepts.filter(depth__gt=0).exclude(within_its_parent).exists()
    assert [each.is_new for each in load(name)] == [False]


def test_value_sets_that_were_expanded_by_a_script_are_no_fhir_and_are_refused():
    with pytest.raises(Refused) as refused:
        load("kl_valuesets_expanded.json")
    assert refused.value.reasons == [
        'resourceType: Mangler. Pejl læser "CodeSystem", "ValueSet" og "Bundle".'
    ]


def test_a_table_is_no_fhir_and_is_refused():
    with pytest.raises(Refused) as refused:
        load("ffb_ydelser.csv")
    assert refused.value.reasons == ["linje 1, kolonne 1: Filen er ikke gyldig JSON her."]


def test_once_ffb_is_loaded_its_branches_serve_every_purpose(unbound):
    actions.ensure_basis(by="Anna")
    load("CodeSystem-FFB.json")
    choices = {purpose: queries.choices_for(purpose) for purpose in Purpose}
    assert {purpose: len(concepts) for purpose, concepts in choices.items()} == {
        Purpose.SERVICE: 32,
        Purpose.THEME: 67,
        Purpose.LEVELLED_THEME: 31,
        Purpose.GOAL_TYPE: 3,
        Purpose.FUNCTION_LEVEL: 6,
        Purpose.SUPPORT_LEVEL: 6,
    }
    assert choices[Purpose.SERVICE][0].within == "Afklaring > Pædagogisk udredning"
    assert choices[Purpose.THEME][0].within == "Aktivitet og deltagelse > Egenomsorg > Drikke"
    assert [(each.display, queries.ordinal_of(each)) for each in choices[Purpose.FUNCTION_LEVEL]] == [
        ("Ingen nedsat funktionsevne", 0),
        ("Let nedsat funktionsevne", 1),
        ("Moderat nedsat funktionsevne", 2),
        ("Svært nedsat funktionsevne", 3),
        ("Fuldstændig nedsat funktionsevne", 4),
        ("Ikke vurderet", None),
    ]
    assert [(each.display, queries.ordinal_of(each)) for each in choices[Purpose.SUPPORT_LEVEL]] == [
        ("Intet støttebehov", 0),
        ("Let støttebehov", 1),
        ("Moderat støttebehov", 2),
        ("Højt støttebehov", 3),
        ("Fuldstændigt støttebehov", 4),
        ("Ikke vurderet", None),
    ]


def test_the_shipped_binding_fits_ffb(unbound):
    load("CodeSystem-FFB.json")
    actions.bind((files("pejl.terminology") / "data" / "bindings.json").read_bytes(), by="Anna")
    assert {each.url: each.used_for for each in queries.code_systems()}[FFB] == tuple(Purpose)
