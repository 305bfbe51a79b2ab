"""What lies in a lost backup cannot be read, and what was moved or changed does not open."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.shared.sealing import Keyring, SealBroken, keyring_from, new_keyring

OLD, NEW, INDEX = bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34))
PLACE, ELSEWHERE = "circles_voice.words", "citizens_citizen.address"
ring = Keyring({1: OLD}, INDEX)
after_rotation = Keyring({1: OLD, 2: NEW}, INDEX)

texts = st.text(st.characters(exclude_categories=["Cs"]))


def written(key: bytes) -> str:
    return base64.b64encode(key).decode()


@given(texts)
def test_what_was_sealed_opens_again(text):
    assert ring.open(ring.seal(text, PLACE), PLACE) == text


@given(st.text("abcdefghijklmnopqrstuvwxyzæøå ", min_size=8))
def test_the_text_cannot_be_read_in_what_is_stored(text):
    assert text.encode() not in ring.seal(text, PLACE)


def test_equal_texts_do_not_look_alike():
    assert ring.seal("Møllevej 4", PLACE) != ring.seal("Møllevej 4", PLACE)


def test_the_highest_key_seals_and_its_number_stands_first():
    assert ring.seal("ord", PLACE)[0] == 1
    assert after_rotation.seal("ord", PLACE)[0] == 2
    assert Keyring({9: OLD, 10: NEW}, INDEX).seal("ord", PLACE)[0] == 10


def test_after_a_rotation_the_old_key_still_opens_and_the_new_one_seals():
    before = ring.seal("før", PLACE)
    after = after_rotation.seal("efter", PLACE)
    assert after_rotation.open(before, PLACE) == "før"
    with pytest.raises(SealBroken, match="No key"):
        ring.open(after, PLACE)


def test_without_its_key_a_value_does_not_open():
    with pytest.raises(SealBroken, match="No key for a value in circles_voice.words"):
        Keyring({2: NEW}, INDEX).open(ring.seal("ord", PLACE), PLACE)


def test_a_value_of_another_house_does_not_open():
    with pytest.raises(SealBroken, match="changed outside Pejl"):
        Keyring({1: NEW}, INDEX).open(ring.seal("ord", PLACE), PLACE)


def test_a_value_moved_to_another_column_does_not_open():
    with pytest.raises(SealBroken, match="citizens_citizen.address was changed outside Pejl"):
        ring.open(ring.seal("ord", PLACE), ELSEWHERE)


@given(st.data())
def test_a_value_with_any_bit_changed_does_not_open(data):
    sealed = bytearray(after_rotation.seal("Møllevej 4", PLACE))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        after_rotation.open(bytes(sealed), PLACE)


def test_a_value_cut_short_anywhere_does_not_open():
    sealed = ring.seal("Møllevej 4", PLACE)
    for length in range(len(sealed)):
        with pytest.raises(SealBroken):
            ring.open(sealed[:length], PLACE)


def test_a_keyring_shows_no_key_when_it_is_printed():
    assert repr(ring) == "Keyring()"


def test_equal_texts_in_one_place_have_one_blind_index():
    assert ring.blind_index("0101650000", PLACE) == after_rotation.blind_index("0101650000", PLACE)


@pytest.mark.parametrize(
    "other",
    [
        ring.blind_index("0101650001", PLACE),
        ring.blind_index("0101650000", ELSEWHERE),
        Keyring({1: OLD}, NEW).blind_index("0101650000", PLACE),
    ],
)
def test_another_text_place_or_key_has_another_blind_index(other):
    assert ring.blind_index("0101650000", PLACE) != other


def test_a_blind_index_tells_nothing_of_the_text():
    index = ring.blind_index("0101650000", PLACE)
    assert len(index) == 64
    assert set(index) <= set("0123456789abcdef")
    assert "0101650000" not in index


def test_a_keyring_is_read_as_it_is_written():
    text = f"1:{written(OLD)}, 12:{written(NEW)},index:{written(INDEX)}"
    assert keyring_from(text) == Keyring({1: OLD, 12: NEW}, INDEX)


def test_every_new_keyring_is_sound_and_its_own():
    assert keyring_from(new_keyring()) != keyring_from(new_keyring())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "written as"),
        (f"1:{written(OLD)}", "written as"),
        (f"en:{written(OLD)},index:{written(INDEX)}", "written as"),
        ("1:no base64!,index:nor this!", "written as"),
        (f"index:{written(INDEX)}", "32 bytes"),
        (f"1:{written(OLD[:31])},index:{written(INDEX)}", "32 bytes"),
        (f"1:{written(OLD)},index:{written(INDEX + OLD)}", "32 bytes"),
        (f"0:{written(OLD)},index:{written(INDEX)}", "1 to 255"),
        (f"256:{written(OLD)},index:{written(INDEX)}", "1 to 255"),
    ],
)
def test_a_keyring_that_is_written_wrong_is_refused_with_what_is_wrong(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        keyring_from(text)
