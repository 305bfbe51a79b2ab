"""The demo doors: stepping in without a password exists in the demo, on this machine, and nowhere else."""

from collections.abc import Iterator

import pytest

from pejl.demo.cast import WHO_CAN_STEP_IN
from pejl.demo.chain import planner_comes
from pejl.demo.models import DemoMark
from pejl.demo.people import BY_THE_DEMO
from pejl.journal.models import Envelope
from pejl.organisation.actions import add_user
from pejl.shared import clock
from tests.client import StrictClient
from tests.visits import demo_doors

DOORS, STEP_IN = "/demo/", "/demo/karen/"


@pytest.fixture
def with_demo_doors(settings) -> Iterator[None]:
    with demo_doors(settings):
        yield


@pytest.fixture
def demo(cast) -> None:
    planner_comes()
    DemoMark.objects.create(made_at=clock.now(), made_from="")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", [DOORS, STEP_IN])
def test_without_the_demo_flag_the_demo_doors_do_not_exist(demo, client, address, method):
    assert getattr(client, method)(address).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_demo_doors_name_everyone_one_can_be(demo, with_demo_doors, client):
    html = client.get(DOORS).content.decode()
    assert [who for who in WHO_CAN_STEP_IN if f'action="/demo/{who}/"' not in html] == []


def test_one_steps_in_without_a_password_and_it_is_on_record(demo, cast, with_demo_doors, client):
    page = client.post(STEP_IN)
    assert (page.status_code, page.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.town.karen.pk)
    told = Envelope.objects.order_by("-number")[0]
    assert (told.kind, told.actor) == ("signed in", cast.town.karen.uid)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_the_demo_doors_open_on_this_machine(demo, with_demo_doors, address):
    assert StrictClient(REMOTE_ADDR=address).get(DOORS).status_code == 200


@pytest.mark.parametrize(
    "surroundings",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": "::ffff:192.168.1.20"},
        {"REMOTE_ADDR": "0.0.0.0"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "192.168.1.20"},
        {"HTTP_X_FORWARDED_FOR": ""},
        {"HTTP_FORWARDED": "for=192.168.1.20"},
    ],
)
@pytest.mark.parametrize(("method", "address"), [("get", DOORS), ("post", STEP_IN)])
def test_the_demo_doors_do_not_exist_for_who_comes_from_elsewhere(
    demo, with_demo_doors, surroundings, method, address
):
    browser = StrictClient(**surroundings)
    assert getattr(browser, method)(address).status_code == 404
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize(("method", "address"), [("get", DOORS), ("post", STEP_IN)])
def test_the_demo_doors_do_not_exist_in_a_database_that_is_not_marked_as_demo(
    cast, with_demo_doors, client, method, address
):
    assert not DemoMark.objects.exists()
    assert getattr(client, method)(address).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["nobody", "root", "KAREN", "mette"])
def test_one_steps_in_only_as_the_people_of_the_demo(demo, with_demo_doors, client, who):
    add_user("mette", "Mette Holm", by=BY_THE_DEMO)
    assert client.post(f"/demo/{who}/").status_code == 404
    assert "_auth_user_id" not in client.session
