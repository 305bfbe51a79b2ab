"""Sealed columns: plain text in Python, unreadable in the database."""

import pytest
from django.conf import settings
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from pejl.circles.models import ProposedChange
from pejl.citizens.actions import Introduction, introduce
from pejl.citizens.models import Citizen
from pejl.shared.fields import SealedJSONField
from pejl.shared.sealing import Keyring, SealBroken

TABLE = "citizens_citizen"


@pytest.fixture
def citizen(db):
    with transaction.atomic():
        return introduce(Introduction("Karen Holm", address="Møllevej 4", phone="20 00 00 11"))


def stored(citizen, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {TABLE} WHERE name = %s", [citizen.name])
        value = cursor.fetchone()[0]
    return None if value is None else bytes(value)


def store(citizen, column, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET {column} = %s WHERE name = %s",
            [connection.Database.Binary(value), citizen.name],
        )


def test_a_sealed_value_is_plain_text_in_python_only(citizen):
    assert Citizen.objects.get().address == "Møllevej 4"
    assert "Møllevej".encode() not in stored(citizen, "address")


def test_what_is_not_known_stays_unknown_and_can_be_asked_for(citizen):
    assert stored(citizen, "cpr") is None
    assert Citizen.objects.get(cpr__isnull=True).cpr is None
    assert not Citizen.objects.filter(address__isnull=True).exists()


def test_an_empty_text_is_sealed_as_any_other(citizen):
    Citizen.objects.update(address="")
    assert len(stored(citizen, "address")) > 12
    assert Citizen.objects.get().address == ""


def test_a_value_moved_to_another_column_does_not_open(citizen):
    store(citizen, "phone", stored(citizen, "address"))
    with pytest.raises(SealBroken, match="citizens_citizen.phone"):
        Citizen.objects.get()


def test_a_tampered_value_does_not_open(citizen):
    sealed = stored(citizen, "address")
    store(citizen, "address", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(SealBroken, match="citizens_citizen.address"):
        Citizen.objects.get()


@pytest.mark.parametrize(
    "lookup", ["phone", "phone__contains", "phone__in", "phone__gt", "phone__startswith"]
)
def test_a_sealed_column_cannot_be_searched(db, lookup):
    with pytest.raises(TypeError, match="citizens_citizen.phone is sealed: search its blind index"):
        Citizen.objects.filter(**{lookup: "20 00 00 11"})


def test_after_a_rotation_old_rows_open_and_new_ones_are_sealed_with_the_new_key(citizen, monkeypatch):
    old = settings.KEYRING
    assert stored(citizen, "address")[0] == 1
    monkeypatch.setattr(settings, "KEYRING", Keyring({**old.keys, 2: bytes(32)}, old.index_key))
    again = Citizen.objects.get()
    assert again.address == "Møllevej 4"
    again.save()
    assert stored(citizen, "address")[0] == 2
    assert Citizen.objects.get().address == "Møllevej 4"


def test_a_json_value_is_sealed_whole(cast):
    change = ProposedChange.objects.get(version__proposal__circle=cast.karens)
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM circles_proposedchange WHERE id = %s", [change.pk])
        sealed = bytes(cursor.fetchone()[0])
    assert change.payload["newcomer"]["name"] == cast.bo.name
    assert b"newcomer" not in sealed
    assert cast.bo.name.encode() not in sealed


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("aæb", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
).filter(lambda value: value is not None)


@given(json_values)
def test_any_json_value_comes_back_as_it_was(value):
    field: SealedJSONField = ProposedChange._meta.get_field("payload")
    bound = field.get_db_prep_value(value, connection)
    sealed = getattr(bound, "obj", bound)
    assert field.from_db_value(sealed, None, connection) == value
