"""How the house says no."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from pejl.config.urls import urlpatterns as real_addresses
from pejl.shared.refusal import Refused, reasons_among, refuse_if


@login_not_required
def refuses(request: HttpRequest) -> HttpResponse:
    raise Refused(["Monday", "Tuesday"])


@login_not_required
def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("a fault of ours")


urlpatterns = [path("", include(real_addresses)), path("refuses/", refuses), path("fails/", fails)]


def test_every_reason_is_told_at_once():
    with pytest.raises(Refused) as refused:
        refuse_if(["Der mangler et navn.", "Datoen er gået."])
    assert refused.value.reasons == ["Der mangler et navn.", "Datoen er gået."]
    assert str(refused.value) == "Der mangler et navn. Datoen er gået."


def test_reasons_may_come_one_by_one():
    with pytest.raises(Refused) as refused:
        refuse_if(reason for reason in ("a", "b"))
    assert refused.value.reasons == ["a", "b"]


@pytest.mark.parametrize("nothing", [[], (), iter(())])
def test_without_a_reason_nothing_is_refused(nothing):
    refuse_if(nothing)


def test_only_what_stands_in_the_way_is_a_reason_in_the_order_asked():
    asked = {"first": True, "second": False, "third": True}
    assert reasons_among(asked) == ["first", "third"]


@pytest.mark.urls(__name__)
def test_a_refusal_that_no_form_caught_is_told_in_the_readers_language(client, db):
    page = client.get("/refuses/")
    assert page.status_code == 409
    assert "<p>mandag</p><p>tirsdag</p>" in page.content.decode().lower()
    assert "Der er ikke ændret noget." in page.content.decode()


@pytest.mark.urls(__name__)
def test_an_error_that_is_no_refusal_is_not_dressed_up_as_one(client, db):
    with pytest.raises(ValueError, match="a fault of ours"):
        client.get("/fails/")
