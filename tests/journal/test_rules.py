"""How the chain of envelopes holds together. No database."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.journal.rules import (
    GENESIS,
    Doer,
    Entry,
    Head,
    Kind,
    Sealed,
    content_hash,
    faults_in_chain,
    head_from,
)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Chain = list[tuple[Sealed, str]]
PINNED = "7b05a6f8edc9a2eb386b76e355139dc50e2d47deced47084fe623f9cc2749373"
PINNED_CONTENT = "2dd126bc045d3e7d86508e022f2a4241fd468555049246b0743a54a79782b49b"

CHANGES = {
    "number": 99,
    "at": MONDAY + timedelta(microseconds=1),
    "kind": "search",
    "actor": UUID(int=99),
    "unit": UUID(int=99),
    "subject": None,
    "about": UUID(int=99),
    "content_hash": content_hash("andet", "salt"),
    "previous": "f" * 64,
}


def envelope(number: int, previous: str) -> Sealed:
    return Sealed(
        number,
        MONDAY + timedelta(minutes=number),
        "look",
        UUID(int=1),
        UUID(int=2),
        UUID(int=3),
        UUID(int=4),
        content_hash(f"content {number}", "salt"),
        previous,
    )


def relinked(envelopes: Sequence[Sealed]) -> Chain:
    """The chain as one with all power over the database would write it: every hash is right."""
    chain: Chain = []
    previous = GENESIS
    for number, sealed in enumerate(envelopes, 1):
        sealed = replace(sealed, number=number, previous=previous)
        previous = sealed.hash()
        chain.append((sealed, previous))
    return chain


def chain_of(length: int) -> Chain:
    return relinked([envelope(number, "") for number in range(1, length + 1)])


def renumbered(chain: Chain) -> Chain:
    return [(replace(sealed, number=number), stored) for number, (sealed, stored) in enumerate(chain, 1)]


def head_of(chain: Chain) -> Head:
    sealed, stored = chain[-1]
    return Head(sealed.number, stored)


chains = st.integers(2, 12).map(chain_of)


@given(st.integers(0, 12).map(chain_of))
def test_a_chain_that_nobody_touched_has_no_faults(chain):
    heads = [Head(sealed.number, stored) for sealed, stored in chain]
    assert faults_in_chain(chain, heads) == []


def test_an_empty_journal_and_the_head_of_one_have_no_faults():
    assert faults_in_chain([], [Head(0, GENESIS)]) == []
    assert faults_in_chain(chain_of(3), [Head(0, GENESIS)]) == []


def test_there_is_a_change_to_try_for_every_part_of_an_envelope():
    assert set(CHANGES) == {field.name for field in fields(Sealed)}


@pytest.mark.parametrize("part", CHANGES)
@given(chain=chains, data=st.data())
def test_a_changed_envelope_is_found_whatever_was_changed(part, chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    sealed, stored = chain[place]
    chain[place] = (replace(sealed, **{part: CHANGES[part]}), stored)
    assert faults_in_chain(chain, []) != []


@given(chains, st.data())
def test_a_changed_hash_is_found(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    chain[place] = (chain[place][0], "e" * 64)
    faults = faults_in_chain(chain, [])
    assert f"{place + 1}: changed" in faults
    assert (f"{place + 2}: does not follow the one before it" in faults) == (place + 1 < len(chain))


@given(chains, st.data())
def test_an_envelope_missing_in_the_middle_is_found_by_its_number(chain, data):
    place = data.draw(st.integers(0, len(chain) - 2))
    del chain[place]
    assert faults_in_chain(chain, []) == [f"{place + 1}–{place + 1}: missing"]


@given(chains, st.data())
def test_an_envelope_missing_in_the_middle_is_found_though_the_rest_was_renumbered(chain, data):
    place = data.draw(st.integers(0, len(chain) - 2))
    del chain[place]
    assert faults_in_chain(renumbered(chain), []) != []


@given(chains, st.data())
def test_an_inserted_envelope_is_found(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    previous = chain[place - 1][1] if place else GENESIS
    forged = replace(envelope(place + 1, previous), actor=UUID(int=66))
    chain.insert(place, (forged, forged.hash()))
    assert faults_in_chain(renumbered(chain), []) != []


@given(chains, st.data())
def test_reordered_envelopes_are_found(chain, data):
    first, second = data.draw(
        st.lists(st.integers(0, len(chain) - 1), min_size=2, max_size=2, unique=True).map(sorted)
    )
    chain[first], chain[second] = chain[second], chain[first]
    assert faults_in_chain(chain, []) != []
    assert faults_in_chain(renumbered(chain), []) != []


@given(chains, st.data())
def test_a_tail_that_was_cut_off_is_found_against_a_kept_head_and_only_so(chain, data):
    kept = head_of(chain)
    left = chain[: data.draw(st.integers(0, len(chain) - 1))]
    assert faults_in_chain(left, []) == []
    assert faults_in_chain(left, [kept]) == [f"{kept.number}: is missing, though its head was kept"]


@given(chains, st.data())
def test_a_chain_written_anew_is_found_against_any_kept_head_from_there_on_and_only_so(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    kept = data.draw(st.integers(place, len(chain) - 1))
    envelopes = [sealed for sealed, _ in chain]
    envelopes[place] = replace(envelopes[place], actor=UUID(int=66))
    anew = relinked(envelopes)
    assert faults_in_chain(anew, []) == []
    assert faults_in_chain(anew, [Head(kept + 1, chain[kept][1])]) == [
        f"{kept + 1}: is not the envelope of the head that was kept"
    ]


def test_a_head_kept_after_the_chain_was_written_anew_does_not_hide_the_one_kept_before():
    chain = chain_of(3)
    anew = relinked([replace(sealed, actor=UUID(int=66)) for sealed, _ in chain])
    found = ["3: is not the envelope of the head that was kept"]
    assert faults_in_chain(anew, [head_of(chain), head_of(anew)]) == found
    assert faults_in_chain(anew, [head_of(anew), head_of(chain)]) == found


def test_the_same_head_may_be_kept_twice():
    chain = chain_of(3)
    assert faults_in_chain(chain, [head_of(chain), head_of(chain)]) == []


def test_every_fault_is_told_and_not_the_first_alone():
    chain = chain_of(6)
    chain[1] = (replace(chain[1][0], kind="search"), chain[1][1])
    del chain[3]
    assert faults_in_chain(chain, [Head(9, "a" * 64)]) == [
        "2: changed",
        "4–4: missing",
        "9: is missing, though its head was kept",
    ]


def test_an_envelope_sealed_years_ago_still_has_the_hash_it_had():
    """The way in which a hash is made can never change: journals are verified with it."""
    assert envelope(1, GENESIS).hash() == PINNED
    assert content_hash("content 1", "salt") == PINNED_CONTENT


@pytest.mark.parametrize("part", CHANGES)
def test_every_part_of_an_envelope_counts_in_its_hash(part):
    one = envelope(1, GENESIS)
    assert replace(one, **{part: CHANGES[part]}).hash() != one.hash()


def test_a_name_cannot_be_guessed_back_from_the_hash_of_its_content():
    assert content_hash("Karen", "one salt") != content_hash("Karen", "another")


@given(st.integers(0, 10**12), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_head_is_read_as_it_was_written(number, digest):
    assert head_from(str(Head(number, digest))) == Head(number, digest)
    assert head_from(f" {Head(number, digest)}\n") == Head(number, digest)


@pytest.mark.parametrize(
    "text", ["", "12", "12:", "12:abc", "tolv:" + "a" * 64, ":" + "a" * 64, "1:" + "a" * 65]
)
def test_what_is_no_head_is_refused(text):
    with pytest.raises(ValueError):
        head_from(text)


def test_the_content_of_an_entry_holds_the_words_that_are_there_and_no_empty_ones():
    bo = Doer(UUID(int=1), "Bo Lund", "front line", UUID(int=2), "Hjemmeplejen Nord")
    entry = Entry(Kind.LOOK, bo, content={"what": "forløbet »Å«", "why": ""})
    assert entry.content_text() == (
        '{"name":"Bo Lund","role":"front line","unit":"Hjemmeplejen Nord","what":"forløbet »Å«"}'
    )
    assert Entry(Kind.LOOK, Doer(None, "")).content_text() == "{}"


def test_every_kind_fits_its_column_and_is_told_apart():
    kinds = [kind.value for kind in Kind]
    assert len(set(kinds)) == len(kinds)
    assert max(map(len, kinds)) <= 40
