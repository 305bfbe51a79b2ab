"""A citizen becomes known to the house, and lies sealed in it."""

import pytest
from django.db import IntegrityError, connection, transaction

from pejl.citizens.actions import Introduction, introduce
from pejl.citizens.models import Citizen
from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_user
from pejl.shared.refusal import Refused

KAREN = Introduction("Karen Holm", "010165-0000", " Møllevej 4, 8600 Bakkeby ", " 20 00 00 11 ", True)
HERE_ALREADY = ["Borgeren er her allerede. Bed om at være med i stedet."]


@pytest.fixture
def introduced(db, monday):
    """Introduces somebody, as the act that opens a circle does."""

    def introduced(introduction: Introduction) -> Citizen:
        with transaction.atomic():
            return introduce(introduction)

    return introduced


def reasons(introduced, introduction: Introduction) -> list[str]:
    before = Citizen.objects.count()
    with pytest.raises(Refused) as refused:
        introduced(introduction)
    assert Citizen.objects.count() == before
    return refused.value.reasons


def in_clear(text: str) -> list[str]:
    """The columns of the table in which a text can be read by who stole the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM citizens_citizen")
        columns = [column[0] for column in cursor.description]
        return [
            column
            for row in cursor.fetchall()
            for column, value in zip(columns, row, strict=True)
            if text.encode() in _as_bytes(value)
        ]


def _as_bytes(value) -> bytes:
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()


def test_a_citizen_is_known_by_what_was_told_of_them(introduced):
    introduced(KAREN)
    karen = Citizen.objects.get()
    assert (karen.name, karen.first_name, karen.search_key) == ("Karen Holm", "Karen", "karen holm")
    assert (karen.cpr, karen.address, karen.phone) == (
        "0101650000",
        "Møllevej 4, 8600 Bakkeby",
        "20 00 00 11",
    )
    assert karen.is_address_protected
    assert karen.user is None
    assert karen.language == "da"


def test_a_name_is_enough(introduced):
    introduced(Introduction("  Ib \t Dam "))
    ib = Citizen.objects.get()
    assert ib.name == "Ib Dam"
    assert (ib.cpr, ib.cpr_index, ib.address, ib.phone, ib.born) == (None, None, None, None, None)
    assert not ib.is_address_protected


def test_a_citizen_may_be_one_who_signs_in(introduced):
    user = add_user("karen", "Karen Holm", by=BY_THE_DEMO)
    assert introduced(Introduction("Karen Holm", user=user)).user == user
    assert user.citizen.name == "Karen Holm"


def test_neither_number_nor_address_nor_phone_can_be_read_in_the_database(introduced):
    introduced(KAREN)
    assert in_clear("Karen Holm") == ["name"]
    for told in ("0101650000", "010165", "Møllevej", "Bakkeby", "20 00 00 11", "00 00 11"):
        assert in_clear(told) == [], told


def test_a_citizen_is_found_by_their_number_however_it_is_written(introduced):
    karen = introduced(KAREN)
    introduced(Introduction("Ib Dam", "0101650001"))
    for written in ("0101650000", "010165-0000", " 010165 0000 "):
        assert Citizen.objects.with_cpr(written).get() == karen
    assert not Citizen.objects.with_cpr("0101650002").exists()
    assert not Citizen.objects.with_cpr("").exists()


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_citizen_has_a_name(introduced, name):
    assert reasons(introduced, Introduction(name)) == ["Skriv borgerens navn."]


def test_every_reason_is_told_at_once(introduced):
    assert reasons(introduced, Introduction(" ", "3002801234")) == [
        "Skriv borgerens navn.",
        "Det er ikke et CPR-nummer. Det har ti cifre og begynder med en dato.",
    ]


def test_nobody_is_introduced_before_they_are_born(introduced):
    assert reasons(introduced, Introduction("Ib Dam", "2411264000")) == [
        "Datoen i CPR-nummeret ligger i fremtiden."
    ]


@pytest.mark.parametrize("written", ["0101650000", "010165-0000", "010165 0000"])
def test_one_person_is_not_introduced_twice_however_the_number_is_written(introduced, written):
    introduced(KAREN)
    assert reasons(introduced, Introduction("Karen H.", written)) == HERE_ALREADY


def test_two_people_without_a_number_may_have_one_name(introduced):
    introduced(Introduction("Karen Holm"))
    introduced(Introduction("Karen Holm"))
    assert Citizen.objects.count() == 2


def test_an_empty_number_is_no_number(introduced):
    introduced(Introduction("Ib Dam", " "))
    introduced(Introduction("Ea Dam", ""))
    assert list(Citizen.objects.values_list("cpr_index", flat=True)) == [None, None]


def test_a_citizen_is_introduced_only_as_their_circle_is_opened(copied_database):
    with pytest.raises(RuntimeError, match="as their circle is opened"):
        introduce(KAREN)
    assert not Citizen.objects.exists()


@pytest.mark.parametrize(
    ("change", "law"),
    [
        ({"name": ""}, "citizen_has_a_name"),
        ({"cpr_index": None}, "citizen_cpr_and_its_index_together"),
        ({"cpr": None}, "citizen_cpr_and_its_index_together"),
    ],
)
def test_the_database_holds_a_citizen_together(introduced, change, law):
    introduced(KAREN)
    with pytest.raises(IntegrityError, match=law), transaction.atomic():
        Citizen.objects.update(**change)


def test_the_database_knows_a_number_once(introduced):
    introduced(KAREN)
    ib = introduced(Introduction("Ib Dam", "0101650001"))
    index = Citizen.objects.get(name="Karen Holm").cpr_index
    with pytest.raises(IntegrityError), transaction.atomic():
        Citizen.objects.filter(pk=ib.pk).update(cpr_index=index)
