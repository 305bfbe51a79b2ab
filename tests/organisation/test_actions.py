"""Users, units and employments come, change and end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Content, Envelope
from pejl.journal.queries import faults, head
from pejl.journal.rules import Doer
from pejl.organisation.actions import Terms, add_unit, add_user, employ, end_employment
from pejl.organisation.models import Employment, EmploymentVersion, Unit, User
from pejl.organisation.queries import capacities_of, employed_in
from pejl.organisation.rules import Role
from pejl.shared import clock
from pejl.shared.refusal import Refused

TODAY = date(2026, 11, 23)
TERMS = Terms(Role.FRONT_LINE, "hjemmehjælper", TODAY)


def days(number: int) -> timedelta:
    return timedelta(days=number)


@pytest.fixture
def nord(db, monday) -> Unit:
    return add_unit("Hjemmeplejen Nord", by=BY_THE_DEMO)


@pytest.fixture
def bo(db, monday) -> User:
    return add_user("bo", "Bo Kjær", by=BY_THE_DEMO)


def told() -> list[tuple[str, dict]]:
    """What the journal holds, oldest first: kind and content."""
    contents = {content.pk: content.text for content in Content.objects.all()}
    return [(envelope.kind, contents[envelope.number]) for envelope in Envelope.objects.order_by("number")]


def reasons(act) -> list[str]:
    """Why an act was refused; it left nothing behind."""
    before = [model.objects.count() for model in (Unit, User, Employment, EmploymentVersion, Envelope)]
    with pytest.raises(Refused) as refused:
        act()
    after = [model.objects.count() for model in (Unit, User, Employment, EmploymentVersion, Envelope)]
    assert after == before
    return refused.value.reasons


def posts(user: User, day: date) -> list[str]:
    return [one.post.unit for one in capacities_of(user, day) if one.post]


def test_a_unit_is_added_under_another_and_told(nord):
    by = Doer(None, "pejl unit")
    east = add_unit("  Hjemmeplejen Øst ", by=by, above=nord, phone="70 00 00 09")
    assert (east.name, east.above, east.phone) == ("Hjemmeplejen Øst", nord, "70 00 00 09")
    assert told()[-1] == (
        "administered",
        '{"name":"pejl unit","unit":"Hjemmeplejen Øst","what":"unit added"}',
    )
    assert Envelope.objects.get(about=east.uid).actor is None


@pytest.mark.parametrize("name", ["", "   "])
def test_a_unit_has_a_name(nord, name):
    assert reasons(lambda: add_unit(name, by=BY_THE_DEMO)) == ["Enheden skal have et navn."]


@pytest.mark.parametrize("name", ["Hjemmeplejen Nord", " Hjemmeplejen Nord "])
def test_two_units_do_not_have_one_name(nord, name):
    assert reasons(lambda: add_unit(name, by=BY_THE_DEMO)) == ["Der er allerede en enhed med det navn."]


def test_a_user_is_added_with_keys_to_be_found_by_and_told(nord):
    user = add_user(" AASE ", " Åse Øjvind ", by=BY_THE_DEMO, password="en lang adgangskode")
    assert (user.login, user.name) == ("aase", "Åse Øjvind")
    assert user.search_key == "åse øjvind"
    assert user.check_password("en lang adgangskode")
    assert told()[-1] == ("administered", '{"name":"demo","user":"Åse Øjvind","what":"user added"}')


def test_who_has_no_password_cannot_sign_in_with_any(bo):
    assert not bo.has_usable_password()
    assert not bo.check_password("")


def test_a_user_is_refused_with_every_reason(bo):
    assert reasons(lambda: add_user(" ", " ", by=BY_THE_DEMO)) == ["Skriv et brugernavn.", "Skriv et navn."]


@pytest.mark.parametrize("login", ["bo", "BO", " Bo "])
def test_two_users_do_not_have_one_login_however_it_is_written(bo, login):
    assert reasons(lambda: add_user(login, "Bo Lund", by=BY_THE_DEMO)) == ["Det brugernavn er taget."]


def test_a_user_without_a_name_is_refused_by_the_database_too(bo):
    with pytest.raises(IntegrityError, match="user_has_a_name"), transaction.atomic():
        User.objects.create(login="ib", name="")


def test_an_employment_begins_on_its_first_day_and_is_told(bo, nord):
    employ(bo, nord, TERMS, by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (-1, 0, 400)] == [
        [],
        ["Hjemmeplejen Nord"],
        ["Hjemmeplejen Nord"],
    ]
    assert told()[-1] == (
        "administered",
        '{"name":"demo","unit":"Hjemmeplejen Nord","user":"Bo Kjær","what":"employment begun"}',
    )


def test_an_employment_is_refused_with_every_reason(bo, nord):
    terms = Terms(Role.LEADER, " ", TODAY, TODAY - days(1))
    assert reasons(lambda: employ(bo, nord, terms, by=BY_THE_DEMO)) == [
        "Skriv en stilling.",
        "Den sidste dag ligger før den første.",
    ]


def test_an_employment_of_one_day_is_one(bo, nord):
    employ(bo, nord, Terms(Role.LEADER, "leder", TODAY, TODAY), by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (-1, 0, 1)] == [[], ["Hjemmeplejen Nord"], []]


def test_who_leaves_has_the_capacity_on_the_last_day_and_not_on_the_day_after(bo, nord):
    employment = employ(bo, nord, TERMS, by=BY_THE_DEMO)
    end_employment(employment, last_day=TODAY + days(7), by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (6, 7, 8)] == [
        ["Hjemmeplejen Nord"],
        ["Hjemmeplejen Nord"],
        [],
    ]
    assert told()[-1] == (
        "administered",
        '{"name":"demo","unit":"Hjemmeplejen Nord","user":"Bo Kjær","what":"employment ended"}',
    )


def test_an_employment_cannot_end_before_it_began(bo, nord):
    employment = employ(bo, nord, TERMS, by=BY_THE_DEMO)
    assert reasons(lambda: end_employment(employment, last_day=TODAY - days(1), by=BY_THE_DEMO)) == [
        "Den sidste dag ligger før den første."
    ]
    assert posts(bo, TODAY) == ["Hjemmeplejen Nord"]


def test_an_employment_can_end_on_the_day_it_began(bo, nord):
    end_employment(employ(bo, nord, TERMS, by=BY_THE_DEMO), last_day=TODAY, by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (0, 1)] == [["Hjemmeplejen Nord"], []]


def test_a_last_day_that_was_wrong_can_be_put_right(bo, nord):
    employment = employ(bo, nord, TERMS, by=BY_THE_DEMO)
    end_employment(employment, last_day=TODAY + days(7), by=BY_THE_DEMO)
    end_employment(employment, last_day=TODAY + days(3), by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (3, 4)] == [["Hjemmeplejen Nord"], []]
    assert [version.number for version in employment.versions.all()] == [1, 2, 3]


def test_what_was_known_before_an_employment_ended_can_still_be_shown(bo, nord, monday):
    employment = employ(bo, nord, TERMS, by=BY_THE_DEMO)
    with clock.stopped_at(monday + days(2)):
        end_employment(employment, last_day=TODAY + days(3), by=BY_THE_DEMO)
    versions = employment.versions
    assert not versions.in_force(TODAY + days(4)).exists()
    assert versions.in_force(TODAY + days(4), known_at=monday + days(1)).get().number == 1


def test_who_moves_has_both_capacities_on_no_day_and_one_on_each(bo, nord):
    syd = add_unit("Hjemmeplejen Syd", by=BY_THE_DEMO)
    end_employment(employ(bo, nord, TERMS, by=BY_THE_DEMO), last_day=TODAY + days(7), by=BY_THE_DEMO)
    employ(bo, syd, Terms(Role.FRONT_LINE, "hjemmehjælper", TODAY + days(8)), by=BY_THE_DEMO)
    assert [posts(bo, TODAY + days(number)) for number in (0, 7, 8, 9)] == [
        ["Hjemmeplejen Nord"],
        ["Hjemmeplejen Nord"],
        ["Hjemmeplejen Syd"],
        ["Hjemmeplejen Syd"],
    ]


@pytest.mark.parametrize("units", [1, 3])
def test_capacities_are_oneself_and_then_each_post_by_unit_in_one_query(
    bo, nord, units, django_assert_num_queries
):
    for name in ["Syd", "Øst", "Vest"][:units]:
        employ(bo, add_unit(name, by=BY_THE_DEMO), TERMS, by=BY_THE_DEMO)
    with django_assert_num_queries(1):
        capacities = capacities_of(bo, TODAY)
    assert capacities[0].post is None
    assert sorted(one.post.unit for one in capacities[1:]) == sorted(["Syd", "Øst", "Vest"][:units])


def test_a_capacity_says_everything_about_its_post(bo, nord):
    employment = employ(bo, nord, Terms(Role.LEADER, "leder", TODAY), by=BY_THE_DEMO)
    capacity = capacities_of(bo, TODAY)[1]
    assert (capacity.user_id, capacity.user_uid, capacity.name) == (bo.pk, bo.uid, "Bo Kjær")
    assert vars(capacity.post) == {
        "id": employment.pk,
        "uid": employment.uid,
        "role": Role.LEADER,
        "title": "leder",
        "unit_id": nord.pk,
        "unit_uid": nord.uid,
        "unit": "Hjemmeplejen Nord",
    }


def test_who_is_no_longer_a_user_has_no_post(bo, nord):
    employ(bo, nord, TERMS, by=BY_THE_DEMO)
    bo.is_active = False
    assert [one.key for one in capacities_of(bo, TODAY)] == ["self"]


def test_somebody_elses_post_is_nobody_elses_capacity(bo, nord):
    employ(bo, nord, TERMS, by=BY_THE_DEMO)
    clara = add_user("clara", "Clara Winther", by=BY_THE_DEMO)
    assert [one.key for one in capacities_of(clara, TODAY)] == ["self"]


def test_those_employed_in_a_unit_on_a_day_are_listed_by_name(bo, nord):
    employ(bo, nord, TERMS, by=BY_THE_DEMO)
    for login, name in (("aase", "Åse Dam"), ("zoe", "Zoë Bak"), ("ib", "Ib Lund")):
        first_day = TODAY + days(1 if login == "ib" else 0)
        user = add_user(login, name, by=BY_THE_DEMO)
        employ(user, nord, Terms(Role.LEADER, "leder", first_day), by=BY_THE_DEMO)
    elsewhere = add_user("else", "Else Her", by=BY_THE_DEMO)
    employ(elsewhere, add_unit("Syd", by=BY_THE_DEMO), TERMS, by=BY_THE_DEMO)
    assert [one.user.name for one in employed_in(nord.pk, TODAY)] == ["Bo Kjær", "Zoë Bak", "Åse Dam"]


def test_what_was_done_here_is_one_unbroken_chain(bo, nord):
    end_employment(employ(bo, nord, TERMS, by=BY_THE_DEMO), last_day=TODAY, by=BY_THE_DEMO)
    assert [kind for kind, _content in told()] == ["administered"] * 4
    assert faults([head()]) == []
