"""Loading puts all of a file in its place, or nothing."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from pejl.shared.clock import stopped_at
from pejl.shared.refusal import Refused
from pejl.terminology import actions
from pejl.terminology.actions import Loaded
from pejl.terminology.models import (
    CodeSystem,
    CodeSystemVersion,
    Concept,
    ValueSet,
    ValueSetMember,
)

from .samples import URL, as_file, bundle, code_system, compose, concept

pytestmark = pytest.mark.django_db
TREE = [concept("a", concept("b", concept("æble")), concept("c", definition="Om c")), concept("d")]


def counts():
    """How many rows there are of each table, but for what Pejl comes with."""
    addresses = {
        CodeSystem: "url",
        CodeSystemVersion: "system__url",
        Concept: "version__system__url",
        ValueSet: "url",
        ValueSetMember: "value_set__url",
    }
    counted = {
        table.__name__: table.objects.filter(**{f"{address}__startswith": "urn:test:"}).count()
        for table, address in addresses.items()
    }
    return {name: count for name, count in counted.items() if count}


def test_a_code_system_is_loaded_as_it_stands_in_the_file(load):
    with stopped_at(datetime(2025, 3, 1, 12, tzinfo=UTC)):
        assert load(code_system(*TREE)) == [Loaded(URL, "1", "Liste", 5, True)]
    version = CodeSystemVersion.objects.get(system__url=URL)
    assert (version.system.url, version.version, version.title) == (URL, "1", "Liste")
    assert version.loaded_at == datetime(2025, 3, 1, 12, tzinfo=UTC)
    rows = version.concepts.values_list(
        "code",
        "path",
        "search_key",
        "definition",
        "parent__code",
        "depth",
        "position",
        "last_position",
        "selectable",
    )
    assert list(rows) == [
        ("a", "A", "a", "", None, 0, 0, 3, False),
        ("b", "A > B", "b", "", "a", 1, 1, 2, False),
        ("æble", "A > B > Æble", "æble", "", "b", 2, 2, 2, True),
        ("c", "A > C", "c", "Om c", "a", 1, 3, 3, True),
        ("d", "D", "d", "", None, 0, 4, 4, True),
    ]


def test_a_value_set_is_loaded_though_its_code_systems_are_not(load):
    value_set = compose({"system": URL, "concept": [{"code": "b"}, {"code": "a", "display": "A"}]})
    assert load(value_set) == [Loaded("urn:test:udvalg", "1", "Udvalg", 2, True)]
    rows = ValueSetMember.objects.values_list("value_set__title", "system", "code", "display", "position")
    assert list(rows) == [("Udvalg", URL, "b", "b", 0), ("Udvalg", URL, "a", "A", 1)]


@pytest.mark.parametrize(
    "resource",
    [code_system(*TREE), compose({"system": URL, "concept": [{"code": "a"}]})],
    ids=["system", "set"],
)
def test_the_same_file_twice_changes_nothing_and_says_so(load, resource):
    [first] = load(resource)
    before = counts()
    [second] = load(resource)
    assert (first.is_new, second.is_new) == (True, False)
    assert counts() == before


def test_versions_stand_side_by_side(load):
    load(code_system(*TREE), code_system(concept("a"), version="2"))
    assert counts() == {"CodeSystem": 1, "CodeSystemVersion": 2, "Concept": 6}


@pytest.mark.parametrize(
    "resource, other, named",
    [
        (code_system(*TREE), code_system(concept("a")), f"{URL} version 1"),
        (
            {k: v for k, v in code_system(*TREE).items() if k != "version"},
            {k: v for k, v in code_system(concept("a")).items() if k != "version"},
            f"{URL} version –",
        ),
        (
            compose({"system": URL, "concept": [{"code": "a"}]}),
            compose({"system": URL, "concept": [{"code": "b"}]}),
            "urn:test:udvalg version 1",
        ),
    ],
    ids=["system", "system without version", "set"],
)
def test_the_same_version_with_other_content_is_refused(load, resource, other, named):
    load(resource)
    before = counts()
    with pytest.raises(Refused) as refused:
        load(other)
    assert refused.value.reasons == [
        f"{named} er allerede indlæst med et andet indhold: giv det nye et nyt versionsnummer."
    ]
    assert counts() == before


def test_a_file_with_a_fault_is_refused_whole_with_every_fault(load):
    with pytest.raises(Refused) as refused:
        load(code_system(*TREE, {}, concept("d")))
    assert refused.value.reasons == [
        "concept[2].code: Mangler.",
        'concept[3].code: "d" står også i concept[1].code.',
    ]
    assert counts() == {}


def test_a_bundle_in_which_one_is_refused_leaves_nothing_behind(load):
    load(code_system(concept("a"), url="urn:test:gammel"))
    before = counts()
    with pytest.raises(Refused):
        load(bundle(code_system(*TREE), code_system(concept("b"), url="urn:test:gammel")))
    assert counts() == before


def test_a_bundle_is_loaded_in_its_order(load):
    assert load(bundle(code_system(*TREE), code_system(concept("a"), version="2"))) == [
        Loaded(URL, "1", "Liste", 5, True),
        Loaded(URL, "2", "Liste", 1, True),
    ]


def test_five_hundred_levels_are_loaded_with_each_below_the_one_before(load):
    tree = concept("k499")
    for n in reversed(range(499)):
        tree = concept(f"k{n}", tree)
    content = as_file_deep(tree)
    assert [loaded.count for loaded in actions.load(content, by="Anna")] == [500]
    deepest = Concept.objects.get(code="k499")
    assert (deepest.depth, deepest.parent.code, deepest.selectable) == (499, "k498", True)


def as_file_deep(tree):
    """json writes deep trees by recursion, so they are put together by hand."""
    text, end = "", ""
    while tree:
        below = tree.get("concept", [None])[0]
        text += f'{{"code": "{tree["code"]}"' + (', "concept": [' if below else "")
        end = ("]}" if below else "}") + end
        tree = below
    return as_file(code_system("here")).replace(b'"here"', (text + end).encode())


@pytest.mark.parametrize("table", [CodeSystemVersion, Concept, ValueSet, ValueSetMember])
def test_what_is_loaded_never_changes(load, table):
    load(code_system(*TREE), compose({"system": URL, "concept": [{"code": "a"}]}))
    column = {"CodeSystemVersion": "title", "ValueSet": "title"}.get(table.__name__, "display")
    for change in (
        lambda: table.objects.update(**{column: "Andet"}),
        lambda: table.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert not table.objects.filter(**{column: "Andet"}).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_position": 0, "position": 9},
        {"code": "a"},
        {"position": 0},
        {"depth": 1},
        {"code": ""},
        {"display": ""},
    ],
    ids=str,
)
def test_the_database_itself_holds_a_tree_together(load, wrong):
    load(code_system(concept("a")))
    version = CodeSystemVersion.objects.get(system__url=URL)
    sound = {"code": "n", "display": "N", "depth": 0, "position": 5, "last_position": 5, "selectable": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        Concept.objects.create(version=version, **sound | wrong)
    Concept.objects.create(version=version, **sound)
