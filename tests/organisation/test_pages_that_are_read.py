"""A page that is only read writes nothing but the journal; under test a page that does fails."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from pejl.config.middleware import WroteWhileReading
from pejl.journal.actions import look
from pejl.journal.models import Envelope
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.models import Unit


def done() -> HttpResponse:
    return HttpResponse("done")


@login_not_required
def adds(request: HttpRequest) -> HttpResponse:
    Unit.objects.create(name="Nord")
    return done()


@login_not_required
def changes(request: HttpRequest) -> HttpResponse:
    Unit.objects.update(name="Nord")
    return done()


@login_not_required
def deletes(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM organisation_unit")
    return done()


@login_not_required
def looks(request: HttpRequest) -> HttpResponse:
    look(Entry(Kind.LOOK, Doer(None, "")))
    assert not Unit.objects.exists()
    return done()


urlpatterns = [
    path("adds/", adds),
    path("changes/", changes),
    path("deletes/", deletes),
    path("looks/", looks),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["/adds/", "/changes/", "/deletes/"])
def test_a_page_that_is_only_read_may_not_write(db, address, method):
    with pytest.raises(WroteWhileReading):
        getattr(Client(), method)(address)


def test_a_look_is_written_while_reading(db):
    assert Client().get("/looks/").content == b"done"
    assert Envelope.objects.get().kind == "look"


@pytest.mark.parametrize("address", ["/adds/", "/changes/", "/deletes/"])
def test_what_is_sent_may_write(db, address):
    assert Client().post(address).content == b"done"
