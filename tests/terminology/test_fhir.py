"""What a FHIR file holds, and every way in which it can be wrong."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.terminology.fhir import ParsedMember, read_resources
from pejl.terminology.reading import MAX_LEVELS

from .samples import URL, as_file, bundle, code_system, compose, concept, expansion


def read(resource):
    resources, faults = read_resources(as_file(resource))
    assert faults.sentences() == []
    return resources


def sentences(resource):
    return read_resources(as_file(resource))[1].sentences()


def without(resource, *keys):
    return {key: value for key, value in resource.items() if key not in keys}


def test_a_tree_is_laid_out_in_the_order_of_the_file():
    tree = [concept("a", concept("b", concept("c"), concept("d")), concept("e")), concept("f")]
    [system] = read(code_system(*tree))
    assert [
        (c.code, c.depth, c.position, c.last_position, c.parent, c.selectable) for c in system.concepts
    ] == [
        ("a", 0, 0, 4, None, False),
        ("b", 1, 1, 3, 0, False),
        ("c", 2, 2, 2, 1, True),
        ("d", 2, 3, 3, 1, True),
        ("e", 1, 4, 4, 0, True),
        ("f", 0, 5, 5, None, True),
    ]
    assert [c.path for c in system.concepts] == ["A", "A > B", "A > B > C", "A > B > D", "A > E", "F"]


def test_a_concept_without_display_shows_its_code():
    [system] = read(code_system({"code": "B4"}))
    assert [(c.display, c.path) for c in system.concepts] == [("B4", "B4")]


@pytest.mark.parametrize(
    "more, title", [({}, "Liste"), ({"title": None}, "Navn"), ({"title": None, "name": None}, URL)]
)
def test_a_code_system_without_title_has_its_name_or_its_address(more, title):
    resource = code_system(concept("a"), name="Navn") | more
    [system] = read({key: value for key, value in resource.items() if value})
    assert system.title == title


def test_a_code_system_may_lack_a_version():
    [system] = read(without(code_system(concept("a")), "version"))
    assert system.version == ""


def test_what_pejl_does_not_keep_is_let_be():
    with_more = code_system(
        concept("a", designation=[{"value": "alias"}]), status="active", text={"div": "<div/>"}, count=1
    )
    assert read(with_more) == read(code_system(concept("a")))


@pytest.mark.parametrize("name", ["notSelectable", "inactive"])
def test_a_leaf_that_is_out_of_use_cannot_be_selected(name):
    out_of_use = [{"code": name, "valueBoolean": True}]
    in_use = [{"code": name, "valueBoolean": False}, {"code": "weight", "valueDecimal": 1.5}]
    [system] = read(code_system(concept("a", property=out_of_use), concept("b", property=in_use)))
    assert [c.selectable for c in system.concepts] == [False, True]


def test_properties_may_repeat_the_hierarchy_that_is_there():
    a = concept(
        "a",
        concept("b", property=[{"code": "parent", "valueCode": "a"}]),
        property=[{"code": "child", "valueCode": "b"}],
    )
    [system] = read(code_system(a))
    assert [c.parent for c in system.concepts] == [None, 0]


@pytest.mark.parametrize("name", ["parent", "child"])
def test_a_hierarchy_told_by_properties_alone_is_refused_not_lost(name):
    told = concept("b", property=[{"code": name, "valueCode": "a"}])
    assert sentences(code_system(concept("a"), told)) == [
        "concept[1].property[0].valueCode: Pejl læser kun hierarki, der ligger i concept inde i concept."
    ]


@pytest.mark.parametrize(
    "resource, told",
    [
        ({}, ['resourceType: Mangler. Pejl læser "CodeSystem", "ValueSet" og "Bundle".']),
        (
            {"resourceType": "Patient"},
            ['resourceType: Er "Patient". Pejl læser "CodeSystem", "ValueSet" og "Bundle".'],
        ),
        ({"resourceType": 4}, ["resourceType: Skal være en tekst, men er et tal."]),
        (
            {"resourceType": "CodeSystem"},
            ["url: Mangler.", "content: Mangler.", "concept: Mangler."],
        ),
        (
            code_system(concept("a"), content="fragment"),
            ['content: Er "fragment". Kun hele kodesystemer ("complete") kan indlæses.'],
        ),
        (code_system(concept("a"), count=2), ["count: Siger 2 begreber, men filen har 1."]),
        (code_system(concept("a"), count="1"), ["count: Skal være et helt tal, men er en tekst."]),
        (code_system(concept("a"), count=True), ["count: Skal være et helt tal, men er true eller false."]),
        (code_system(concept("a"), url="to ord"), ["url: En adresse må ikke have mellemrum."]),
        (code_system(concept("a"), version="1" * 101), ["version: Er for lang: 101 tegn, højst 100."]),
        (code_system(), ["concept: Listen er tom."]),
        (code_system(concept=concept("a")), ["concept: Skal være en liste, men er et objekt."]),
        (
            code_system(concept("a", property=[{"code": "inactive", "valueBoolean": "ja"}])),
            ["concept[0].property[0].valueBoolean: Skal være true eller false, men er en tekst."],
        ),
    ],
    ids=str,
)
def test_a_code_system_that_is_not_whole_is_refused(resource, told):
    assert sentences(resource) == told


def test_every_fault_is_told_not_only_the_first():
    broken = concept("a", {"code": "b", "concept": [{"display": "C"}, "d", concept("a")]}, display=7)
    assert sentences(code_system(broken, version=None)) == [
        "version: Skal være en tekst, men er null.",
        "concept[0].display: Skal være en tekst, men er et tal.",
        "concept[0].concept[0].concept[0].code: Mangler.",
        "concept[0].concept[0].concept[1]: Skal være et objekt, men er en tekst.",
        'concept[0].concept[0].concept[2].code: "a" står også i concept[0].code.',
    ]


def nested(levels):
    inner = "".join(f'{{"code": "{n}", "concept": [' for n in range(levels - 1))
    text = f'{inner}{{"code": "{levels - 1}"}}{"]}" * (levels - 1)}'
    return as_file(code_system("here")).replace(b'"here"', text.encode())


@pytest.mark.parametrize("levels", [500, MAX_LEVELS])
def test_concepts_may_lie_very_deep(levels):
    [system], faults = read_resources(nested(levels))
    assert faults.sentences() == []
    assert [c.depth for c in system.concepts] == list(range(levels))
    assert {c.last_position for c in system.concepts} == {levels - 1}


def test_concepts_that_lie_too_deep_are_refused_with_their_place():
    _, faults = read_resources(nested(MAX_LEVELS + 1))
    place = ".".join(["concept[0]"] * MAX_LEVELS)
    assert faults.sentences() == [f"{place}.concept: Ligger for dybt: højst 1000 niveauer."]


words = st.text("abcæøå ÆØÅ-§1(é)", min_size=1).filter(str.strip)
trees = st.recursive(
    st.lists(
        st.fixed_dictionaries({"display": words}, optional={"definition": words}), min_size=1, max_size=4
    ),
    lambda below: st.lists(
        st.fixed_dictionaries({"display": words}, optional={"concept": below}), min_size=1, max_size=4
    ),
    max_leaves=20,
)


def with_codes(tree):
    """The tree with a code for each node, numbered as they come."""
    return list(_numbered(deepcopy(tree), iter(range(10_000))))


def _numbered(tree, numbers):
    for node in tree:
        node["code"] = f"k{next(numbers)}"
        if "concept" in node:
            node["concept"] = list(_numbered(node["concept"], numbers))
        yield node


def places(tree, above=""):
    """(path, list, index) of each node, in the order of the file."""
    for index, node in enumerate(tree):
        path = f"{above}concept[{index}]"
        yield path, tree, index
        yield from places(node.get("concept", []), f"{path}.")


def written_back(concepts, parent=None):
    tree = []
    for each in concepts:
        if each.parent == parent:
            node = {"display": each.display, "code": each.code, "definition": each.definition}
            node["concept"] = written_back(concepts, each.position)
            tree.append({key: value for key, value in node.items() if value})
    return tree


@given(trees.map(with_codes))
def test_any_valid_tree_comes_back_as_it_was(tree):
    [system] = read(code_system(*tree))
    assert written_back(system.concepts) == tree
    for each in system.concepts:
        above = {each.position}
        for later in system.concepts[each.position + 1 :]:
            above |= {later.position} if later.parent in above else set()
        assert above == set(range(each.position, each.last_position + 1))


BREAKS = [
    ("code", ..., "Mangler."),
    ("code", "", "Er tom."),
    ("code", "  ", "Er tom."),
    ("code", None, "Skal være en tekst, men er null."),
    ("code", 7, "Skal være en tekst, men er et tal."),
    ("code", ["x"], "Skal være en tekst, men er en liste."),
    ("code", " x", "En kode må ikke have mellemrum i enderne eller to i træk."),
    ("code", "x  y", "En kode må ikke have mellemrum i enderne eller to i træk."),
    ("code", "x" * 201, "Er for lang: 201 tegn, højst 200."),
    ("display", "", "Er tom."),
    ("display", {}, "Skal være en tekst, men er et objekt."),
    ("display", "x" * 1001, "Er for lang: 1001 tegn, højst 1000."),
    ("display", "x\x07", "Har et tegn, der ikke hører til i tekst: U+0007."),
    ("definition", 1.5, "Skal være en tekst, men er et tal."),
    ("concept", [], "Listen er tom."),
    ("concept", "x", "Skal være en liste, men er en tekst."),
    ("concept", {"code": "x"}, "Skal være en liste, men er et objekt."),
    ("property", True, "Skal være en liste, men er true eller false."),
]


@given(trees.map(with_codes), st.data())
def test_any_single_break_is_named_with_its_place(tree, data):
    path, siblings, index = data.draw(st.sampled_from(list(places(tree))))
    key, value, reason = data.draw(st.sampled_from(BREAKS))
    siblings[index] = without(siblings[index], key) | ({} if value is ... else {key: value})
    assert sentences(code_system(*tree)) == [f"{path}.{key}: {reason}"]


@given(trees.map(with_codes), st.data())
def test_any_code_that_stands_twice_is_named_with_both_places(tree, data):
    nodes = list(places(tree))
    if len(nodes) < 2:
        return
    first, second = sorted(data.draw(st.sets(st.integers(0, len(nodes) - 1), min_size=2, max_size=2)))
    (path, siblings, index), (other, others, other_index) = nodes[first], nodes[second]
    others[other_index]["code"] = siblings[index]["code"]
    assert sentences(code_system(*tree)) == [f'{other}.code: "k{first}" står også i {path}.code.']


@given(trees.map(with_codes), st.data(), st.sampled_from([None, "x", 7, [], True]))
def test_any_concept_that_is_no_object_is_named_with_its_place(tree, data, other):
    path, siblings, index = data.draw(st.sampled_from(list(places(tree))))
    siblings[index] = other
    [sentence] = sentences(code_system(*tree))
    assert sentence.startswith(f"{path}: Skal være et objekt, men er ")


def test_the_fingerprint_tells_content_from_layout():
    [system] = read(code_system(concept("a", concept("b")), concept("c")))
    [laid_out_otherwise] = read(
        dict(reversed(code_system(concept("a", concept("b")), concept("c"), status="draft").items()))
    )
    assert laid_out_otherwise.fingerprint == system.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        code_system(concept("a"), concept("b"), concept("c")),
        code_system(concept("a", concept("b", concept("c")))),
        code_system(concept("a", concept("b")), concept("c", display="Andet")),
        code_system(concept("a", concept("b")), concept("c", definition="Andet")),
        code_system(concept("a", concept("b")), concept("d")),
        code_system(concept("c"), concept("a", concept("b"))),
        code_system(concept("a", concept("b")), concept("c"), title="Anden"),
        code_system(
            concept("a", concept("b")),
            concept("c", property=[{"code": "inactive", "valueBoolean": True}]),
        ),
    ],
    ids=str,
)
def test_the_fingerprint_shows_any_other_content(other):
    [system], [changed] = read(code_system(concept("a", concept("b")), concept("c"))), read(other)
    assert changed.fingerprint != system.fingerprint


def test_an_expansion_is_read_through_its_headings():
    heading = {"display": "Overskrift", "abstract": True, "contains": [{"system": URL, "code": "b"}]}
    gone = {"system": URL, "code": "c", "display": "C", "inactive": True}
    abstract = {"system": URL, "code": "d", "abstract": True}
    [value_set] = read(
        expansion({"system": URL, "code": "a", "display": "A"}, heading, gone, abstract, total=5)
    )
    assert value_set.members == [
        ParsedMember(URL, "a", "A", True),
        ParsedMember(URL, "b", "b", True),
        ParsedMember(URL, "c", "C", False),
        ParsedMember(URL, "d", "d", False),
    ]


def test_the_expansion_is_read_where_there_is_also_a_rule():
    rule = {"include": [{"system": URL, "filter": [{}]}]}
    [value_set] = read(expansion({"system": URL, "code": "a"}) | {"compose": rule})
    assert value_set.members == [ParsedMember(URL, "a", "a")]


def test_a_list_of_codes_is_read_from_every_system():
    [value_set] = read(
        compose(
            {"system": URL, "concept": [{"code": "a", "display": "A"}, {"code": "b"}]},
            {"system": "urn:test:anden", "concept": [{"code": "a"}]},
        )
    )
    assert value_set.members == [
        ParsedMember(URL, "a", "A"),
        ParsedMember(URL, "b", "b"),
        ParsedMember("urn:test:anden", "a", "a"),
    ]


A = {"code": "a"}


@pytest.mark.parametrize(
    "resource, told",
    [
        (
            {"resourceType": "ValueSet", "url": "urn:test:udvalg"},
            ["compose: Mangler, og der er heller ingen expansion."],
        ),
        (compose(), ["compose.include: Listen er tom."]),
        (without(compose(), "compose") | {"compose": []}, ["compose: Skal være et objekt, men er en liste."]),
        (
            compose({"system": URL, "filter": [{"property": "concept"}]}),
            ["compose.include[0].filter: Pejl læser ikke filtre: skriv koderne, eller brug en expansion."],
        ),
        (
            compose({"valueSet": ["urn:test:andet"]}),
            ["compose.include[0].valueSet: Pejl læser ikke henvisninger til andre værdisæt: skriv koderne."],
        ),
        (
            compose({"system": URL}),
            ["compose.include[0].concept: Mangler: et helt kodesystem er ikke et værdisæt. Skriv koderne."],
        ),
        (compose({"concept": [A]}), ["compose.include[0].system: Mangler."]),
        (
            compose({"system": URL, "concept": [A]}, exclude=[{"system": URL, "concept": [A]}]),
            ["compose.exclude: Pejl læser ikke fravalg: skriv de koder, der er med."],
        ),
        (
            compose({"system": URL, "concept": [A]}, {"system": URL, "concept": [{"code": "b"}, A]}),
            [
                'compose.include[1].concept[1].code: "a" står også i compose.include[0].concept[0].code.',
            ],
        ),
        (expansion(), ["expansion.contains: Listen er tom."]),
        (
            without(expansion(), "expansion") | {"expansion": 1},
            ["expansion: Skal være et objekt, men er et tal."],
        ),
        (expansion({"display": "A"}), ["expansion.contains[0].code: Mangler."]),
        (expansion(A), ["expansion.contains[0].system: Mangler."]),
        (
            expansion({"system": URL, "code": "a", "contains": [{"system": URL, "code": "a"}]}),
            ['expansion.contains[0].contains[0].code: "a" står også i expansion.contains[0].code.'],
        ),
        (
            expansion({"system": URL, "code": "a"}, total=2),
            ["expansion.total: Siger 2 begreber, men filen har 1."],
        ),
    ],
    ids=str,
)
def test_a_value_set_that_does_not_name_its_codes_is_refused(resource, told):
    assert sentences(resource) == told


def test_a_bundle_holds_several():
    resources = read(bundle(code_system(concept("a")), compose({"system": URL, "concept": [A]})))
    assert [type(resource).__name__ for resource in resources] == ["ParsedCodeSystem", "ParsedValueSet"]


@pytest.mark.parametrize(
    "resource, told",
    [
        ({"resourceType": "Bundle"}, ["entry: Mangler."]),
        ({"resourceType": "Bundle", "entry": [{}]}, ["entry[0].resource: Mangler."]),
        (
            bundle(bundle()),
            ['entry[0].resource.resourceType: Er "Bundle". Pejl læser "CodeSystem", "ValueSet" og "Bundle".'],
        ),
        (
            bundle(code_system(concept("a")), code_system({})),
            ["entry[1].resource.concept[0].code: Mangler."],
        ),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_bundle_is_named_with_its_entry(resource, told):
    assert sentences(resource) == told
