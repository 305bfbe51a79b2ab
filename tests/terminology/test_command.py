"""pejl terminology: what the person at the keyboard reads, and the exit code."""

import os
from argparse import ArgumentParser
from datetime import UTC, datetime

import pytest

from pejl.config.commands import terminology
from pejl.shared.clock import date_of, stopped_at
from pejl.terminology.models import Concept
from pejl.terminology.queries import newest_version_of

from .samples import URL, as_file, binding, bundle, code_system, compose, concept

pytestmark = pytest.mark.django_db


@pytest.fixture
def pejl(capsys):
    """Runs a command; answers with the exit code, and what was printed on each stream."""
    parser = ArgumentParser()
    terminology.register(parser.add_subparsers(required=True))

    def run(*words):
        args = parser.parse_args(["terminology", *map(str, words)])
        code = args.handler(args)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return run


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else as_file(content))
        return name

    return write


def test_loading_says_what_was_new_and_what_was_there(pejl, file):
    name = file("liste.json", code_system(concept("a", concept("b"))))
    assert pejl("load", name) == (0, ["liste.json: Liste 1 er indlæst. Antal koder: 2."], [])
    assert pejl("load", name) == (0, ["liste.json: Liste 1 var indlæst i forvejen. Intet er ændret."], [])


def test_each_file_is_loaded_by_itself_and_one_refusal_is_an_exit_code_of_one(pejl, file):
    good = file(
        "god.json", bundle(code_system(concept("a")), compose({"system": URL, "concept": [{"code": "a"}]}))
    )
    bad = file("forkert.json", code_system(concept("a", {}), version="2"))
    assert pejl("load", bad, good) == (
        1,
        ["god.json: Liste 1 er indlæst. Antal koder: 1.", "god.json: Udvalg 1 er indlæst. Antal koder: 1."],
        [
            "forkert.json blev afvist, og intet er ændret:",
            "  concept[0].concept[0].code: Mangler.",
        ],
    )
    assert Concept.objects.filter(version__system__url=URL).count() == 1


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "Filen er tom."),
        (b"\x89PNG\r\n\x1a\n", "linje 1, kolonne 1: Filen er ikke skrevet i UTF-8."),
        (b"# En note\n", "linje 1, kolonne 1: Filen er ikke gyldig JSON her."),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(pejl, file, content, reason):
    name = file("fil", content)
    assert pejl("load", name) == (1, [], ["fil blev afvist, og intet er ændret:", f"  {reason}"])
    assert pejl("bind", name) == (1, [], ["fil blev afvist, og intet er ændret:", f"  {reason}"])


def test_a_file_that_is_too_large_is_refused(pejl, file):
    name = file("stor.json", b"")
    os.truncate(name, 50 * 1024 * 1024 + 1)
    assert pejl("load", name) == (
        1,
        [],
        ["stor.json blev afvist, og intet er ændret:", "  Filen er for stor: højst 50 MB."],
    )


def test_what_is_no_file_is_refused_with_a_sentence(pejl, tmp_path, file):
    (tmp_path / "mappe").mkdir()
    too_long = "x" * 300
    assert pejl("load", "mappe", "findes-ikke.json", too_long) == (
        1,
        [],
        [
            "mappe blev afvist, og intet er ændret:",
            "  Det er en mappe, ikke en fil.",
            "findes-ikke.json blev afvist, og intet er ændret:",
            "  Filen findes ikke.",
            f"{too_long} blev afvist, og intet er ændret:",
            "  Filen kan ikke læses: File name too long.",
        ],
    )


def test_a_binding_is_put_to_use(pejl, file, unbound):
    pejl("load", file("liste.json", code_system(concept("top", concept("a")))))
    name = file("binding.json", binding(service=[{"system": URL, "root": "top"}]))
    assert pejl("bind", name) == (0, ["binding.json: Bindingen er taget i brug."], [])


def basis():
    version = newest_version_of("urn:uuid:b9e3f0a4-6f5d-4d0e-9f1c-2a7c58d1e643")
    return [
        "  Pejls egen liste 1",
        f"    {version.system.url}",
        f"    antal koder: 39, indlæst {date_of(version.loaded_at):%d.%m.%Y}",
    ]


def test_the_list_shows_what_is_loaded_what_it_is_used_for_and_what_is_wanting(pejl, file, unbound):
    value_set = compose({"system": URL, "concept": [{"code": "a"}]})
    name = file("liste.json", bundle(code_system(concept("top", concept("a"))), value_set))
    with stopped_at(datetime(2025, 3, 1, 23, 30, tzinfo=UTC)):
        pejl("load", name)
    branch = {"system": URL, "root": "top"}
    pejl("bind", file("binding.json", binding(service=[branch], theme=[branch])))
    assert pejl("list") == (
        0,
        [
            "Kodesystemer",
            "  Liste 1",
            f"    {URL}",
            "    antal koder: 2, indlæst 02.03.2025",
            "    i brug til ydelse, tema",
            *basis(),
            "Værdisæt",
            "  Udvalg 1",
            "    urn:test:udvalg",
            "    antal koder: 1, indlæst 02.03.2025",
            "Intet er indlæst til måltype.",
            "Intet er indlæst til funktionsevneniveau.",
            "Intet er indlæst til støttebehovsniveau.",
            "Intet er indlæst til tema med niveau.",
        ],
        [],
    )


def test_a_house_as_it_comes_uses_what_pejl_comes_with(pejl):
    every = "ydelse, tema, måltype, funktionsevneniveau, støttebehovsniveau, tema med niveau"
    used_for = f"    i brug til {every}"
    assert pejl("list") == (0, ["Kodesystemer", *basis(), used_for], [])
