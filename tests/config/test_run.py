"""`pejl run`: the real server."""

import gzip
import urllib.error
import urllib.request

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pejl.config.commands import run
from pejl.shared import guards


def ask(address: str, **headers: str):
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return urllib.request.urlopen(urllib.request.Request(address, headers=named), timeout=20)


def test_it_answers_with_pages_and_with_assets_compressed_at_build(serve):
    address = serve()
    with ask(f"{address}/kom-ind/") as page:
        assert page.status == 200
        assert "Content-Security-Policy" in page.headers
        assert "no-store" in page.headers["Cache-Control"]
    style = address + staticfiles_storage.url("pejl/pejl.css")
    with ask(style, Accept_Encoding="br") as small:
        assert small.headers["Content-Encoding"] == "br"
        assert "immutable" in small.headers["Cache-Control"]
    with ask(style, Accept_Encoding="gzip") as small, ask(style) as large:
        assert gzip.decompress(small.read()) == large.read()


def test_stepping_in_without_a_password_does_not_exist_outside_the_demo(serve):
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(f"{serve()}/demo/")
    refused.value.close()
    assert refused.value.code == 404


def test_a_database_that_is_not_ready_is_not_served(refused, copied_database):
    MigrationRecorder(connection).record_unapplied("demo", "0001_initial")
    assert refused("run") == ["Databasen er ikke gjort klar: 1 trin mangler. Kør `pejl migrate`."]


def test_a_database_from_a_newer_edition_is_not_served(refused):
    MigrationRecorder(connection).record_applied("circles", "9999_from_the_future")
    assert refused("run") == ["Databasen er fra en nyere udgave af Pejl (circles.9999_from_the_future)."]


def test_a_database_whose_locks_are_off_is_not_served(refused):
    name = sorted(guards._installed(connection))[0]
    with connection.cursor() as cursor:
        guards._drop(cursor, connection, name)
    assert refused("run") == [f"Databasens låse passer ikke ({name}). Kør `pejl migrate`."]


def test_assets_that_are_not_built_are_told(refused, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert refused("run") == ["Sidernes udseende er ikke bygget. Kør `npm ci && npm run build`."]


NOT_OURS = "Demoen svarer kun på denne maskine, for eksempel 127.0.0.1:8000, og ikke på {}."
ELSEWHERE = "Pejl kan ikke svare på {}: Adressen er ikke denne maskines."


@pytest.mark.parametrize(
    "bind, https, sentence",
    [
        ("127.0.0.1:0", False, None),
        ("localhost:0", False, None),
        ("[::1]:0", False, None),
        ("0.0.0.0:0", False, NOT_OURS),
        ("unix:/run/pejl", False, NOT_OURS),
        ("0.0.0.0:0", True, None),
        ("unix:/run/pejl", True, None),
        ("192.0.2.1:0", True, ELSEWHERE),
    ],
)
def test_where_it_may_answer(settings, bind, https, sentence):
    settings.HTTPS = https
    assert run.hindrances_to_bind(bind) == ([sentence.format(bind)] if sentence else [])


def test_an_address_that_is_none_is_refused(refused):
    assert refused("run", "--bind", "127.0.0.1:otte") == [
        "Adressen skrives som 127.0.0.1:8000, ikke som 127.0.0.1:otte."
    ]
