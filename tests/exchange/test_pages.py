"""The pages on which files come in and go out."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pejl.chain.models import Node
from pejl.exchange.models import Received
from pejl.exchange.reading import gate
from tests.circles.conftest import at_screen

from .conftest import brought, comma, sheet

PAGE = "/den-roede-traad/ind-og-ud/"


def hands_in(client, content: bytes, name: str = "tråd.csv", **more):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content), **more}, follow=True)


def says(response, *texts: str) -> None:
    page = response.content.decode()
    for text in texts:
        assert text in page, text


@pytest.fixture
def at_desk(client, planner):
    return at_screen(client, planner)


def bring(client, response):
    shown = response.context["shown"]
    return client.post(
        response.request["PATH_INFO"], {"shown": shown, "capacity": client.capacity_key}, follow=True
    )
