"""Names as Danes search and sort them."""

import unicodedata

import pytest
from django.db import connection
from django.db.models.functions import Collate
from hypothesis import given
from hypothesis import strategies as st

from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_user
from pejl.organisation.models import User
from pejl.shared.names import search_key, sort_key

ALPHABET = " abcdefghijklmnopqrstuvwxyzæøå"
AS_DANES_SORT = [
    "Andre Dam",
    "André Holm",
    "Anne Marie Bak",
    "Bo Lund",
    "Bodil",
    "Olav",
    "Ole Å",
    "Zacharias",
    "Zoë",
    "Zøllner",
    "Ægir",
    "Øjvind",
    "Åge",
    "Aase",
    "Åsta",
    "Владимир",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aase", "Åse"),
        ("AASE", "åse"),
        ("André", "andre"),
        ("Zoë Núñez", "zoe nunez"),
        ("Øjvind", "øjvind"),
        ("  Karen\u00a0 Holm ", "karen holm"),
        ("Bjørn Müller", "BJØRN MULLER"),
        ("Ångström", "\u212bngstrom"),
        ("Groß", "gross"),
    ],
)
def test_two_spellings_of_one_name_find_each_other(one, other):
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hansen", "Hånsen"), ("Møller", "Moller"), ("Jæger", "Jaeger"), ("Bo", "Bø"), ("Ase", "Åse")],
)
def test_ae_oe_and_aa_are_letters_of_their_own(one, other):
    assert search_key(one) != search_key(other)


@pytest.mark.parametrize("name", ["Åse", "Øjvind", "Ægir", "André", "\u01fbse", "\u01ff", "\u01fd"])
def test_a_name_is_the_same_however_its_letters_are_put_together(name):
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert search_key(composed) == search_key(decomposed)
    assert sort_key(composed) == sort_key(decomposed)


@pytest.mark.parametrize(("accented", "plain"), [("\u01fbse", "åse"), ("\u01ffjvind", "øjvind")])
def test_an_accent_on_a_danish_letter_leaves_the_letter(accented, plain):
    assert search_key(accented) == plain


latin = st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("\u0301\u0308\u030a\u0327"), max_size=30)


@given(latin)
def test_a_key_is_its_own_key(name):
    assert search_key(search_key(name)) == search_key(name)


@given(latin, latin)
def test_names_that_find_each_other_sort_together(one, other):
    assert (search_key(one) == search_key(other)) == (sort_key(one) == sort_key(other))


words = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=12)


@given(words, words)
def test_names_sort_letter_by_letter_in_the_order_of_the_danish_alphabet(one, other):
    in_order = [[ALPHABET.index(letter) for letter in search_key(name)] for name in (one, other)]
    assert (sort_key(one) < sort_key(other)) == (in_order[0] < in_order[1])


@given(st.text(max_size=200))
def test_a_name_of_any_script_has_keys_that_its_columns_can_hold(name):
    assert len(sort_key(name)) <= User._meta.get_field("sort_key").max_length
    assert sort_key(name) == "" or sort_key(name).isdecimal()


@pytest.fixture
def people(db):
    for number, name in enumerate(reversed(AS_DANES_SORT)):
        add_user(f"user{number}", name, by=BY_THE_DEMO)
    return User.objects.filter(login__startswith="user")


def test_both_databases_sort_names_as_danes_do(people):
    assert [user.name for user in people.order_by("sort_key")] == AS_DANES_SORT


def test_how_the_server_was_set_up_to_sort_makes_no_difference(people):
    for collation in _collations():
        sorted_names = [user.name for user in people.order_by(Collate("sort_key", collation))]
        assert sorted_names == AS_DANES_SORT, collation


def _collations() -> list[str]:
    if connection.vendor == "sqlite":
        return ["BINARY", "NOCASE", "RTRIM"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname IN ('C', 'da-x-icu', 'en-x-icu')")
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.parametrize(
    ("typed", "found"), [("åse", ["Aase"]), ("Bo", ["Bo Lund", "Bodil"]), ("ÆG", ["Ægir"])]
)
def test_both_databases_find_names_alike(people, typed, found):
    matching = people.filter(search_key__startswith=search_key(typed))
    assert [user.name for user in matching.order_by("sort_key")] == found
