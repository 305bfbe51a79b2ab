"""The municipality is reminded, and *Det må du selv* is read and written."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from pejl.pathways.actions import ask_for_help, look_again, widen
from pejl.pathways.models import RemitVersion
from pejl.pathways.rules import May
from pejl.shared import clock
from tests.circles.acts import on
from tests.circles.screens import forms_on, queries_of, send, text_of

from .helped import (
    changed,
    granted,
    hours,
)

TODAY = date(2026, 11, 23)


def at(name: str, *args, **query) -> str:
    page = reverse(f"pathways:{name}", args=args)
    return page + "".join(f"?{key}={value}" for key, value in query.items())


def test_the_municipality_is_reminded_who_is_with_by_name_and_others_without(at_screen, cast, inge, grant):
    with on(TODAY + timedelta(days=182)):
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))
    with on(TODAY + timedelta(days=183)):
        for who in ("inge", "bo"):
            text = text_of(at_screen(who).get(at("to_see_to")))
            assert "Karen Holm Bad og rengøring, 5 timer om ugen" in text
            assert "Vi ville se på den senest 24. maj 2027" in text
        leader = text_of(at_screen("clara").get(at("to_see_to")))
        assert "En borger i Hjemmeplejen Nord" in leader
        assert "Bo Kjær, Hjemmeplejen Nord, 70 00 00 01" in leader
        assert "Karen" not in leader
        assert "Bad" not in leader
        for who in ("charlie", "fatima"):
            assert "Der er set på al hjælp i tide" in text_of(at_screen(who).get(at("to_see_to")))


def test_a_look_in_time_and_a_new_ruling_silence_the_reminder(at_screen, cast, inge, grant):
    with on(TODAY + timedelta(days=200)):
        look_again(grant, "Godt.", clock.today() + timedelta(days=90), by=cast.bo)
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))
    with on(TODAY + timedelta(days=291)):
        assert "Vi ville se på den senest 9. september 2027" in text_of(
            at_screen("inge").get(at("to_see_to"))
        )
        changed(grant, inge)
        assert "Der er set på al hjælp i tide" in text_of(at_screen("inge").get(at("to_see_to")))


def test_a_case_worker_who_is_not_with_learns_that_somebody_asked_and_whom_to_talk_to(at_screen, cast):
    ask_for_help(cast.karens, "Jeg kan ikke nå mine fødder.", by=cast.karen)
    caseworker = at_screen("inge")
    text = text_of(caseworker.get(at("to_see_to")))
    assert "En borger i Hjemmeplejen Nord" in text
    assert "Bo Kjær" in text
    assert "fødder" not in text
    assert "Hjælp, vi skal se på: 1" in text_of(caseworker.get("/dem-jeg-moeder/"))


def test_the_front_page_of_those_who_see_to_it_has_one_link(at_screen, cast):
    for who in ("inge", "clara"):
        assert "Hjælp, vi skal se på: ikke noget lige nu" in text_of(at_screen(who).get("/dem-jeg-moeder/"))
    assert "Hjælp, vi skal se på" not in text_of(at_screen("bo").get("/dem-jeg-moeder/"))


@pytest.mark.parametrize("many", [1, 3])
def test_one_and_three_reminders_cost_the_same(at_screen, cast, inge, many):
    for basis in ("sel-83", "sel-85", "sel-97")[:many]:
        granted(cast.karens, inge, hours(), basis)
        ask_for_help(cast.karens, "Mere.", by=cast.karen)
    with on(TODAY + timedelta(days=190)):
        assert queries_of(at_screen("inge"), at("to_see_to")) == TO_SEE_TO


TO_SEE_TO = 14


# Det må du selv


def test_every_employee_reads_the_list_and_the_leader_widens_it(at_screen, cast):
    bo, clara = at_screen("bo"), at_screen("clara")
    page = bo.get(at("remit"))
    assert "Sådan er listen fra begyndelsen." in text_of(page)
    assert [form for form in forms_on(page) if "given" in form.names] == []
    wide = clara.get(at("remit"))
    send(clara, wide, given=["most"], also="Bytte dage")
    text = text_of(bo.get(at("remit")))
    assert "Flytte mere end halvdelen af timerne på én gang" in text
    assert "Bytte dage" in text
    assert "Skrevet af Clara Winther, 23. november 2026" in text
    assert RemitVersion.objects.get().may >= {May.MOST}
    late = send(clara, wide, given=[], also="", uid=str(uuid4()))
    assert "En anden har ændret listen imens. Læs den igen." in text_of(late)


def test_nobody_but_the_leader_writes_the_list(at_screen, cast):
    bo = at_screen("bo")
    bo.get(at("remit"))
    answer = bo.post(at("remit"), {"capacity": cast.bo.key, "shown": "0", "also": "Alt"})
    assert answer.status_code == 422
    assert RemitVersion.objects.count() == 0


def test_the_page_of_use_tells_what_one_may_agree(at_screen, cast, grant):
    widen(cast.karens.unit_id, set(May), "Bytte dage", shown=0, by=cast.clara)
    text = text_of(at_screen("karen").get(at("use", grant.uid)))
    assert "Bytte dage" in text
    assert "Det her kræver endnu, at I spørger" not in text


def test_who_is_not_with_finds_no_help(at_screen, cast, inge, grant):
    charlie = at_screen("charlie")
    for name in ("grant", "use", "look", "change_help", "end_help"):
        assert charlie.get(at(name, grant.uid)).status_code == 404
