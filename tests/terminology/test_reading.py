"""What is no JSON object, or is not to be trusted, is told with its place."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.terminology.fhir import read_resources
from pejl.terminology.reading import MAX_BYTES, MAX_LEVELS, Faults, Node, Place, document

from .samples import as_file, code_system, concept


def sentences(content):
    return read_resources(content)[1].sentences()


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "Filen er tom."),
        (b" \n\t", "Filen er tom."),
        (b"\xef\xbb\xbf", "Filen er tom."),
        (b"code;display\n1;Ydelse\n", "linje 1, kolonne 1: Filen er ikke gyldig JSON her."),
        (b'{"url": "x",\n "version" "1"}', "linje 2, kolonne 12: Filen er ikke gyldig JSON her."),
        (b'{"url": "x"} {}', "linje 1, kolonne 14: Filen er ikke gyldig JSON her."),
        (b'{"url": "x"', "linje 1, kolonne 12: Filen er ikke gyldig JSON her."),
        ('{\n"title": "Støtte"}'.encode("latin-1"), "linje 2, kolonne 13: Filen er ikke skrevet i UTF-8."),
        ("{}".encode("utf-16"), "linje 1, kolonne 1: Filen er ikke skrevet i UTF-8."),
        (b"[]", "Skal være et objekt, men er en liste."),
        (b"null", "Skal være et objekt, men er null."),
        (b"7", "Skal være et objekt, men er et tal."),
        (b'{"count": NaN}', "Filen har et tal, der ikke kan læses."),
        (b'{"count": ' + b"9" * 5000 + b"}", "Filen har et tal, der ikke kan læses."),
        (b"[" * 1_000_000, f"Filen har for mange niveauer: højst {MAX_LEVELS}."),
        (b" " * (MAX_BYTES + 1), "Filen er for stor: højst 50 MB."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_why_and_where(content, sentence):
    assert sentences(content) == [sentence]


def test_a_byte_order_mark_is_no_fault():
    assert sentences(b"\xef\xbb\xbf" + as_file(code_system(concept("a")))) == []


def test_a_key_that_stands_twice_is_a_fault_since_one_of_them_would_be_lost():
    content = as_file(code_system(concept("a"))).replace(b'"code": "a"', b'"code": "a", "code": "b"')
    assert sentences(content) == ["concept[0].code: Står to gange i samme objekt."]


@pytest.mark.parametrize("unwanted, name", [("\x00", "U+0000"), ("\x1f", "U+001F"), ("\ud800", "U+D800")])
def test_a_character_that_a_database_cannot_hold_is_a_fault(unwanted, name):
    content = json.dumps(code_system(concept("a", display=f"Støtte{unwanted}"))).encode()
    assert sentences(content) == [f"concept[0].display: Har et tegn, der ikke hører til i tekst: {name}."]


def test_tabs_and_line_breaks_belong_in_text():
    assert sentences(as_file(code_system(concept("a", definition="Et\tto\r\ntre")))) == []


def test_twenty_faults_are_told_and_the_rest_are_counted():
    told = sentences(as_file(code_system(*[{"display": "Uden kode"}] * 33)))
    assert told == [*(f"concept[{n}].code: Mangler." for n in range(20)), "… og 13 fejl mere."]


def test_the_recursion_limit_is_as_it_was_after_a_deep_file():
    before = sys.getrecursionlimit()
    sentences(b'{"a":' * 500 + b"1" + b"}" * 500)
    sentences(b"[" * 100_000)
    assert sys.getrecursionlimit() == before


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), json_values))
def test_any_json_object_is_read_as_it_was_written(value):
    faults = Faults()
    assert document(json.dumps(value).encode(), faults).value == value
    assert faults.sentences() == []


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_whatever_the_file_the_answer_is_sentences(content):
    resources, faults = read_resources(content)
    assert resources == []
    assert faults.sentences() != []


@given(json_values)
def test_a_value_of_any_type_is_read_or_refused_never_both(value):
    for read, wanted, empty in [
        (Node.text, str, ""),
        (Node.flag, bool, False),
        (Node.whole_number, int, None),
    ]:
        node = Node({"key": value}, Place(), Faults())
        answer = read(node, "key")
        assert answer == empty if node.faults.count else type(value) is wanted and answer == value
