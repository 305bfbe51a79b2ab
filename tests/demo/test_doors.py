"""Stepping in without a password: only with the demo flag, on loopback, in a database marked as demo."""

import pytest
from django.urls import Resolver404, resolve

from pejl.demo.cast import WHO_CAN_STEP_IN
from pejl.demo.models import DemoMark
from pejl.journal.models import Envelope
from pejl.organisation.actions import add_user
from pejl.organisation.models import User
from pejl.shared import clock
from tests.circles.acts import nothing_left

from . import doors

DOORS = "/demo/"


@pytest.fixture
def demo(cast, settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = doors.__name__
    return DemoMark.objects.create(made_at=clock.now(), made_from="")


def is_closed(client, **surroundings) -> bool:
    with nothing_left():
        pages = [client.get(DOORS, **surroundings), client.post("/demo/karen/", **surroundings)]
    assert "_auth_user_id" not in client.session
    return [page.status_code for page in pages] == [404, 404]


def test_everyone_in_the_cast_can_be_stepped_in_as(client, demo):
    page = client.get(DOORS)
    assert page.status_code == 200
    there = User.objects.filter(login__in=WHO_CAN_STEP_IN).values_list("login", flat=True)
    assert {"karen", "jonas", "bo", "fatima", "clara", "charlie"} <= set(there)
    assert [(user.login, words) for user, words in page.context["people"]] == [
        (login, words) for login, words in WHO_CAN_STEP_IN.items() if login in there
    ]
    for user, words in page.context["people"]:
        assert user.name in page.content.decode()
        assert words in page.content.decode()


@pytest.mark.parametrize("who", ["karen", "bo", "charlie"])
def test_one_step_and_one_is_in_and_it_is_on_record(client, demo, cast, who):
    before = Envelope.objects.count()
    assert client.post(f"/demo/{who}/").url == "/"
    user = getattr(cast.town, who)
    assert client.session["_auth_user_id"] == str(user.pk)
    told = Envelope.objects.get(number__gt=before)
    assert (told.kind, told.actor, told.about) == ("signed in", user.uid, user.uid)


def test_one_steps_in_by_a_button_and_not_by_an_address(client, demo):
    with nothing_left():
        assert client.get("/demo/karen/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["nobody", "mette", "root"])
def test_nobody_else_can_be_stepped_in_as(client, demo, cast, who):
    add_user("mette", "Mette Holm", by=cast.bo.doer())
    with nothing_left():
        assert client.post(f"/demo/{who}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_without_the_flag_there_are_no_doors(client, demo, settings):
    settings.DEMO = False
    assert is_closed(client)


def test_without_the_mark_there_are_no_doors(client, demo):
    demo.delete()
    assert is_closed(client)


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "2001:db8::1", "0.0.0.0", ""])
def test_from_elsewhere_there_are_no_doors(client, demo, address):
    assert is_closed(client, REMOTE_ADDR=address)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_on_the_machine_itself_there_are(client, demo, address):
    assert client.get(DOORS, REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_behind_a_proxy_there_are_no_doors(client, demo, header):
    with nothing_left():
        page = client.get(DOORS, headers={header: "127.0.0.1"})
    assert page.status_code == 404


def test_in_a_house_that_is_no_demo_the_address_does_not_exist(client, cast, settings):
    with pytest.raises(Resolver404):
        resolve(DOORS, settings.ROOT_URLCONF)
    with nothing_left():
        assert client.get(DOORS).status_code == 404
