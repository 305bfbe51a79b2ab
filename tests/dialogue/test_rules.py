"""Who may begin, what may be sent, and by when an answer comes; without a database."""

from datetime import date

import pytest

from pejl.dialogue.rules import (
    LARGEST_FILE,
    NOT_OPENED,
    TOO_LARGE,
    Audience,
    Speaker,
    answer_by,
    hindrances_to_begin,
    hindrances_to_file,
    hindrances_to_promise,
    hindrances_to_write,
    kind_of,
    plain_name,
)

from .talks import PDF, PNG

MONDAY = date(2026, 11, 23)


def begins(speaker: Speaker | None, audience: Audience, *, is_with: bool = True, is_self: bool = True):
    return hindrances_to_begin(speaker, audience, one_is_with=is_with, one_is_self=is_self)


@pytest.mark.parametrize("audience", Audience)
def test_the_citizen_writes_to_whom_they_want(audience):
    assert begins(Speaker.CITIZEN, audience, is_self=False) == []


def test_an_employee_writes_to_all_at_work_or_alone_on_their_own_behalf():
    assert begins(Speaker.PROFESSIONAL, Audience.AT_WORK) == []
    assert begins(Speaker.PROFESSIONAL, Audience.ONE) == []
    assert begins(Speaker.PROFESSIONAL, Audience.ONE, is_self=False) == [
        "Du kan kun skrive alene med borgeren på egne vegne."
    ]


def test_whom_family_hears_from_is_the_citizens_to_say():
    refused = ["Det er kun borgeren, der kan lade familien læse med."]
    assert begins(Speaker.PROFESSIONAL, Audience.ALL) == refused


def test_who_speaks_for_the_citizen_writes_to_nobody_behind_their_back():
    assert begins(Speaker.REPRESENTATIVE, Audience.ALL) == []
    assert begins(Speaker.REPRESENTATIVE, Audience.ONE) == ["Kun borgeren selv kan skrive til en alene."]


@pytest.mark.parametrize("speaker", [None, Speaker.OTHER])
def test_nobody_else_begins(speaker):
    assert begins(speaker, Audience.AT_WORK) == ["Det kan kun borgeren og dem, der er med."]


def test_one_who_is_not_with_is_not_written_to():
    assert begins(Speaker.CITIZEN, Audience.ONE, is_with=False) == ["Den, du vil skrive til, er ikke med."]


@pytest.mark.parametrize(
    ("words", "has_file", "reasons"),
    [
        ("Hej", False, []),
        (" ", True, []),
        (" \n", False, ["Skriv lidt her."]),
        ("😀" * 5000, False, []),
        ("a" * 5001, False, ["Det er for langt til én besked. Del den i to."]),
    ],
)
def test_a_message_says_something_and_not_too_much(words, has_file, reasons):
    assert hindrances_to_write(words, has_file=has_file) == reasons


@pytest.mark.parametrize(
    ("written", "answered"),
    [
        (MONDAY, date(2026, 11, 25)),
        (date(2026, 11, 27), date(2026, 12, 1)),
        (date(2026, 12, 23), date(2026, 12, 29)),
        (date(2027, 3, 24), date(2027, 3, 31)),
    ],
)
def test_an_answer_comes_within_two_working_days(written, answered):
    assert answer_by(written) == answered


def test_only_who_is_at_work_promises_an_answer_to_what_waits_on_a_day_that_comes():
    usual = {"is_professional": True, "waits": True, "day": MONDAY, "today": MONDAY}
    assert hindrances_to_promise(**usual) == []
    wrong = {"is_professional": False, "waits": False, "day": date(2026, 11, 22), "today": MONDAY}
    assert hindrances_to_promise(**wrong) == [
        "Det kan kun en medarbejder, der er med.",
        "Der er ikke noget, der venter på svar.",
        "Vælg i dag eller en dag, der kommer.",
    ]


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
    ],
)
def test_a_file_is_what_it_begins_with(content, ending):
    assert kind_of(content).ending == ending
    assert hindrances_to_file(content) == []


@pytest.mark.parametrize("content", [b"MZ\x90 %PDF-", b"<html>", b"", b"PK\x03\x04", b"#!/bin/sh"])
def test_a_program_is_no_pdf_whatever_it_is_called(content):
    assert hindrances_to_file(content) == [NOT_OPENED]


def test_a_file_has_a_largest_size():
    assert hindrances_to_file(PDF + bytes(LARGEST_FILE - len(PDF))) == []
    assert hindrances_to_file(PDF + bytes(LARGEST_FILE)) == [TOO_LARGE]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("brev.pdf", "brev.png"),
        ("C:\\Users\\karen\\æble træ.jpeg", "æble træ.png"),
        ("../../etc/passwd", "passwd.png"),
        ("gnp\u202etxt.exe", "gnptxt.png"),
        ("\r\nSet-Cookie", "Set-Cookie.png"),
        ("", "fil.png"),
        ("...", "fil.png"),
        ("a" * 300 + ".png", "a" * 80 + ".png"),
    ],
)
def test_the_name_of_a_file_hides_nothing_and_ends_as_what_it_is(name, plain):
    assert plain_name(name, kind_of(PNG)) == plain
