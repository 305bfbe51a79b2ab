"""`pejl journal`: what was done to the chain past Pejl is found."""

import pytest
from django.db import connection

from pejl.shared import guards

NOBODY = "0" * 64


@pytest.fixture
def journal_of_three(pejl):
    for name in ("Nord", "Syd", "Øst"):
        pejl("unit", "add", name)


@pytest.fixture
def past_pejl():
    """SQL from someone who may do all: the locks are taken off first."""

    def run(*statements):
        with connection.cursor() as cursor:
            for name in guards._installed(connection):
                guards._drop(cursor, connection, name)
            for statement in statements:
                cursor.execute(statement)

    return run


def test_a_whole_journal_holds_and_says_how_far_it_was_read(journal_of_three, pejl):
    head = pejl("journal", "head").strip()
    assert head.startswith("3:")
    assert pejl("journal", "verify").splitlines() == [
        f"3 kuverter er læst, til og med hovedet {head}, uden et gemt hoved at prøve mod.",
        "Journalen holder.",
    ]
    assert "prøvet mod 1 gemte hoveder" in pejl("journal", "verify", "--head", head)


def test_an_empty_journal_holds(pejl):
    assert pejl("journal", "verify").startswith("0 kuverter er læst")
    assert pejl("journal", "head") == f"0:{NOBODY}\n"


@pytest.mark.parametrize(
    "statements, faults",
    [
        (["UPDATE journal_envelope SET kind = 'look' WHERE number = 2"], ["2: changed"]),
        (
            ["DELETE FROM journal_envelope WHERE number = 2", "DELETE FROM journal_content WHERE number = 2"],
            ["2–2: missing"],
        ),
        (["DELETE FROM journal_content WHERE number = 2"], ["2: content is gone without a permit"]),
        (["UPDATE journal_content SET salt = 'x' WHERE number = 3"], ["3: content changed"]),
    ],
)
def test_every_fault_is_told(journal_of_three, past_pejl, here, statements, faults):
    past_pejl(*statements)
    done = here("journal", "verify")
    assert done.code == 1
    assert done.out.splitlines()[1:] == [
        f"Journalen holder ikke. {len(faults)} fejl:",
        *(f"  {fault}" for fault in faults),
    ]


def test_what_is_missing_at_the_end_shows_against_a_kept_head(
    journal_of_three, past_pejl, pejl, here, tmp_path
):
    kept = tmp_path / "heads"
    pejl("journal", "head", "--append", kept)
    past_pejl("DELETE FROM journal_envelope WHERE number = 3", "DELETE FROM journal_content WHERE number = 3")
    assert here("journal", "verify").code == 0
    done = here("journal", "verify", "--head", kept)
    assert (done.code, done.out.splitlines()[-1]) == (1, "  3: is missing, though its head was kept")


def test_heads_are_appended_a_line_each(journal_of_three, pejl, tmp_path):
    kept = tmp_path / "heads"
    first = pejl("journal", "head", "--append", kept)
    pejl("unit", "add", "Vest")
    second = pejl("journal", "head", "--append", kept)
    assert kept.read_text() == first + second
    assert "prøvet mod 2 gemte hoveder" in pejl("journal", "verify", "--head", kept)


def test_a_head_that_is_none_is_refused(journal_of_three, refused, tmp_path):
    wrong, empty, two = tmp_path / "wrong", tmp_path / "empty", tmp_path / "two"
    wrong.write_text(f"1:{NOBODY}\n\nhej\n")
    empty.write_text("\n")
    two.write_text(f"1:{NOBODY}\n1:{'1' * 64}\n")
    assert refused("journal", "verify", "--head", "hej") == [
        "hej er hverken et hoved (nummer:hash) eller en fil med hoveder."
    ]
    assert refused("journal", "verify", "--head", wrong) == [
        f"{wrong}, linje 3: et hoved skrives som nummer:hash."
    ]
    assert refused("journal", "verify", "--head", empty) == [f"Der er ingen hoveder i {empty}."]
    assert refused("journal", "verify", "--head", two) == [
        "To af de gemte hoveder har nummer 1, men er ikke ens."
    ]
    assert refused("journal", "head", "--append", tmp_path / "no" / "heads") == [
        f"Hovedet kunne ikke skrives i {tmp_path}/no/heads: No such file or directory"
    ]
