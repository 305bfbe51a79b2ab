"""Which commands there are, and what they need before they begin."""

import pytest

from pejl.config.cli import COMMANDS, _parser, main
from pejl.shared.sealing import keyring_from

WITHOUT_KEYS = {"PEJL_TESTING": "", "PEJL_DEMO": ""}
ELSEWHERE = "sqlite:////nowhere/pejl.sqlite3"


def test_help_names_every_command_in_danish_and_needs_no_settings(command):
    told = command("nothing", "--help", **WITHOUT_KEYS).out
    assert "brug: pejl" in told
    assert [name for name in COMMANDS if name not in told] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself_in_danish(name, capsys):
    with pytest.raises(SystemExit):
        _parser(name).parse_args([name, "--help"])
    told = capsys.readouterr().out
    assert f"brug: pejl {name}" in told
    assert [english for english in ("usage:", "options", "positional") if english in told] == []


def test_help_with_a_command_needs_no_keys_either(command):
    done = command(ELSEWHERE, "user", "add", "--help", **WITHOUT_KEYS)
    assert (done.code, done.err) == (0, "")
    assert "--password-stdin" in done.out


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ([], "Der mangler: KOMMANDO"),
        (["fly"], "'fly' kendes ikke"),
        (["unit", "add"], "Der mangler: NAVN"),
        (["backup", "a", "b"], "Det kendes ikke: b"),
    ],
)
def test_what_is_typed_wrong_is_told_in_danish(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_new_keys_can_be_read_and_differ_each_time(command):
    first, second = (command("nothing", "keys", **WITHOUT_KEYS).out for _ in range(2))
    lines = dict(line.split("=", 1) for line in first.splitlines())
    assert set(lines) == {"PEJL_SECRET_KEY", "PEJL_KEYS"}
    assert set(keyring_from(lines["PEJL_KEYS"]).keys) == {1}
    assert first != second


@pytest.mark.parametrize(
    "surroundings, sentence",
    [
        ({}, "PEJL_SECRET_KEY er ikke sat. `pejl keys` skriver nye nøgler."),
        ({"PEJL_SECRET_KEY": "x"}, "PEJL_KEYS er ikke sat. `pejl keys` skriver nye nøgler."),
        (
            {"PEJL_SECRET_KEY": "x", "PEJL_KEYS": "1:kort"},
            "PEJL_KEYS kan ikke læses. `pejl keys` viser, hvordan nøgler skrives.",
        ),
    ],
)
def test_a_real_house_must_set_its_keys(command, surroundings, sentence):
    done = command(ELSEWHERE, "run", **WITHOUT_KEYS, **surroundings)
    assert (done.code, done.err) == (1, f"{sentence}\n")


def test_an_unknown_kind_of_database_is_refused(command):
    done = command("mysql://somewhere/pejl", "run")
    assert done.err == "DATABASE_URL skal begynde med sqlite:/// eller postgresql://.\n"


def test_a_database_that_does_not_answer_is_told_in_a_sentence(command):
    done = command("postgresql://postgres@/pejl?host=/nowhere", "migrate")
    assert done.code == 1
    assert done.err.startswith("Databasen kan ikke bruges: ")


def test_migrating_an_empty_database_and_again(empty_database, command):
    first, second = (command(empty_database, "migrate") for _ in range(2))
    assert first.out.startswith("Databasen er klar. ")
    assert not first.out.startswith("Databasen er klar. 0 trin")
    assert second.out == "Databasen er klar. 0 trin blev kørt.\n"
    assert command(empty_database, "unit", "add", "Nord").out == "Nord er tilføjet.\n"


def test_a_command_on_an_empty_database_says_what_to_do(empty_database, command):
    done = command(empty_database, "unit", "add", "Nord")
    assert done.code == 1
    assert done.err.splitlines()[-1] == "Er den gjort klar? `pejl migrate`"
