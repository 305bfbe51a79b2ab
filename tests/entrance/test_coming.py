"""Who comes in on somebody else's word, and what their rights do to their posts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pejl.citizens.actions import let_sign_in
from pejl.citizens.models import Citizen, numbered
from pejl.demo.people import BY_THE_DEMO
from pejl.entrance.actions import NotLetIn, come_in, know_by_number, take_once
from pejl.entrance.rules import Assurance, People, Presented, Provider, Refusal, Right, RoleHere
from pejl.organisation.actions import add_user, end_employment_at_once
from pejl.organisation.models import EmploymentVersion, User
from pejl.shared import clock
from pejl.shared.refusal import Refused

NORD, SYD = "Hjemmeplejen Nord", "Hjemmeplejen Syd"
KAREN, OTHER = "1012420004", "1111111118"
WORK = Provider(
    "kommunen",
    "Kommunen",
    People.EMPLOYEES,
    roles={"front": RoleHere("front line", "hjemmehjælper"), "lead": RoleHere("leader", "leder")},
    units={"n": NORD, "s": SYD, "gone": "Findes ikke"},
    unit_limit="unit",
)
MITID = Provider("nemlogin", "MitID", People.CITIZENS)
FRONT, LEAD = Right("front", {"unit": ("n",)}), Right("lead", {"unit": ("s",)})


def somebody(*rights: Right, **more) -> Presented:
    return Presented("kommunen", "1", "Bo Ny", Assurance.SUBSTANTIAL, rights=rights, **more)


def person(cpr: str) -> Presented:
    return Presented("nemlogin", "1", "Navn", Assurance.SUBSTANTIAL, cpr)


def posts(user) -> list[tuple[str, str]]:
    versions = EmploymentVersion.objects.in_force(clock.today()).filter(item__user=user)
    return sorted(versions.values_list("item__unit__name", "role"))


def why(*arguments) -> Refusal:
    with pytest.raises(NotLetIn) as stayed:
        come_in(*arguments)
    return stayed.value.why


def test_a_right_that_is_gone_takes_its_post_the_same_day_and_a_new_one_gives_one(cast):
    user = come_in(WORK, somebody(FRONT), None)
    assert come_in(WORK, somebody(LEAD), user) == user
    assert posts(user) == [(SYD, "leader")]


def test_who_has_no_right_left_loses_every_given_post_and_stays_outside(cast):
    user = come_in(WORK, somebody(FRONT, LEAD), None)
    assert why(WORK, somebody(), user) == Refusal.NO_ROLE
    assert posts(user) == []


def test_a_post_given_here_is_not_touched_by_rights_elsewhere(cast):
    bo = cast.town.bo
    before = posts(bo)
    come_in(WORK, somebody(LEAD), bo)
    with pytest.raises(NotLetIn):
        come_in(WORK, somebody(), bo)
    assert posts(bo) == before


def test_a_unit_that_is_not_here_gives_nothing(cast):
    user = come_in(WORK, somebody(Right("front", {"unit": ("gone", "n")})), None)
    assert posts(user) == [(NORD, "front line")]


def test_a_sign_in_name_that_the_provider_may_say_finds_who_is_here_already(cast):
    assert come_in(WORK, somebody(FRONT, login="bo"), None) == cast.town.bo
    assert come_in(WORK, somebody(FRONT, login="ny"), None).login == "ny"


def test_somebody_without_a_name_is_called_by_their_sign_in(cast):
    assert come_in(WORK, replace(somebody(FRONT, login="ny"), name=""), None).name == "ny"


def test_a_login_that_is_known_as_somebody_elses_is_refused(cast):
    Citizen.objects.filter(user=cast.town.karen).update(**numbered(KAREN))
    assert why(MITID, person(KAREN), cast.town.jonas) == Refusal.SOMEONE_ELSE
    assert come_in(MITID, person(KAREN), cast.town.karen) == cast.town.karen


@pytest.mark.parametrize("cpr", ["", "1234", OTHER])
def test_a_person_whom_nobody_knows_stays_outside_and_leaves_no_trace(cast, cpr):
    before = User.objects.count()
    assert why(MITID, person(cpr), None) == Refusal.UNKNOWN_PERSON
    assert User.objects.count() == before


def test_a_number_that_is_a_citizens_makes_the_user_that_citizen(cast):
    citizen = cast.karens.citizen
    Citizen.objects.filter(pk=citizen.pk).update(user=None, **numbered(KAREN))
    ib = add_user("ib", "Ib Lund", by=BY_THE_DEMO)
    know_by_number(ib, KAREN, by=BY_THE_DEMO)
    citizen.refresh_from_db()
    assert citizen.user == ib
    assert come_in(MITID, person(KAREN), None) == ib


def test_a_number_is_one_persons(cast):
    Citizen.objects.filter(user=cast.town.karen).update(**numbered(KAREN))
    know_by_number(cast.town.lone, OTHER, by=BY_THE_DEMO)
    know_by_number(cast.town.lone, OTHER, by=BY_THE_DEMO)
    for number, sentence in [
        (KAREN, "Nummeret hører til en anden bruger."),
        (OTHER, "Nummeret hører til en anden bruger."),
        ("12", "Det er ikke et CPR-nummer. Det har ti cifre og begynder med en dato."),
    ]:
        with pytest.raises(Refused) as refused:
            know_by_number(cast.town.bo, number, by=BY_THE_DEMO)
        assert refused.value.reasons == [sentence]


def test_a_citizen_has_one_user_and_a_user_one_citizen(cast):
    with pytest.raises(Refused) as refused:
        let_sign_in(cast.karens.citizen, cast.town.jonas, by=BY_THE_DEMO)
    assert refused.value.reasons == [
        "Borgeren har allerede et brugernavn.",
        "Det brugernavn hører til en anden borger.",
    ]


def test_an_assertion_is_taken_once_and_forgotten_when_it_could_not_be_used_anyhow(cast):
    soon = clock.now() + timedelta(minutes=5)
    assert [take_once("a", soon), take_once("a", soon), take_once("b", soon)] == [True, False, True]
    with clock.stopped_at(soon + timedelta(days=2)):
        assert take_once("c", soon + timedelta(days=3)) is True
        assert take_once("a", soon) is True


def test_an_employment_that_began_today_can_end_today(cast):
    user = come_in(WORK, somebody(FRONT), None)
    end_employment_at_once(user.employments.get(), by=BY_THE_DEMO)
    assert posts(user) == []
