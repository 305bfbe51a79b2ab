"""Preparing a ruling: a draft in versions, changed until it is made, or closed without one."""

from uuid import uuid4

import pytest

from pejl.circles.rules import Part
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.pathways.changes import WriteWish
from pejl.rulings.actions import begin, drop, redraft
from pejl.rulings.models import DraftVersion, Dropped, Ruling
from pejl.rulings.queries import case_of, cases_of
from pejl.rulings.rules import Draft, Outcome, RulingKind, State
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, refused, told_about, words_of

from .life import (
    answered,
    case,
    complained,
    draft,
    joins_karen,
    made,
    met,
    ruled,
    sent,
    speaks_for_karen,
    state,
    with_adverse_facts,
)

NOT_AT_WORK = "Det kan kun en medarbejder, der er med."
CLOSED = "Sagen er allerede afgjort eller lukket."
NO_AUTHORITY = "Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."


def test_what_was_begun_says_what_was_written_and_who_wrote_it(cast, dorte):
    with told_about(cast.karens, Kind.PROPOSED, by=dorte) as told:
        ruling = begin(cast.karens, draft(), by=dorte)
    version = ruling.drafts.get()
    assert version.draft == draft()
    assert (version.name, version.title, version.role) == ("Dorte Friis", "sagsbehandler", "case worker")
    assert (version.number, version.unit.name) == (1, "Visitationen")
    assert (told[0].about, words_of(told[0])) == (ruling.uid, {"what": draft().about})


def test_a_draft_may_be_unfinished_and_by_the_front_line(cast):
    ruling = begin(cast.karens, Draft(RulingKind.GRANT, "Du har bedt om hjælp."), by=cast.bo)
    assert state(ruling) is State.DRAFTED
    assert ruling.drafts.get().draft == Draft(RulingKind.GRANT, "Du har bedt om hjælp.")


def test_nothing_is_in_force_from_a_draft(cast, dorte):
    before = cast.karens.decisions.count()
    begin(cast.karens, draft(), by=dorte)
    assert cast.karens.decisions.count() == before


def test_sending_the_form_twice_begins_one(cast, dorte, uid):
    first, second = (begin(cast.karens, draft(), by=dorte, uid=uid) for _time in range(2))
    assert first == second
    assert (first.uid, Ruling.objects.count(), DraftVersion.objects.count()) == (uid, 1, 1)


def test_only_those_at_work_in_the_circle_prepare(cast, dorte):
    mette = mette_is_with(cast, *Part)
    guardian = speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.PERSONAL)
    for other in (cast.karen, cast.charlie, cast.jonas, mette, guardian):
        with refused(NOT_AT_WORK):
            begin(cast.karens, draft(), by=other)


def test_who_sees_only_the_name_prepares_nothing(cast):
    joins_karen(cast, cast.charlie, Part.NAME)
    with refused(NOT_AT_WORK):
        begin(cast.karens, draft(), by=cast.charlie)


def test_every_reason_why_not_is_told_at_once(cast):
    with refused(NOT_AT_WORK, "Skriv, hvad det handler om."):
        begin(cast.karens, draft(about=" "), by=cast.charlie)


def test_a_change_adds_a_version_and_the_old_one_stays(cast, dorte):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    old = ruling.drafts.get()
    with told_about(cast.karens, Kind.PROPOSED, by=dorte):
        new = redraft(ruling, draft(reasons="Andre grunde."), shown=old.uid, by=dorte)
    assert [one.draft.reasons for one in ruling.drafts.all()] == [draft().reasons, "Andre grunde."]
    assert (new.number, new.name, old.name) == (2, "Dorte Friis", "Bo Kjær")
    assert case(ruling).version == new


def test_sending_the_change_twice_adds_one_version(cast, dorte, uid):
    ruling = begin(cast.karens, draft(), by=dorte)
    shown = ruling.drafts.get().uid
    changed = [redraft(ruling, draft(facts="Andet."), shown=shown, by=dorte, uid=uid) for _time in range(2)]
    assert changed[0] == changed[1]
    assert ruling.drafts.count() == 2


def test_two_who_write_at_the_same_draft_do_not_overwrite_each_other(cast, dorte):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    shown = ruling.drafts.get().uid
    redraft(ruling, draft(facts="Bos."), shown=shown, by=cast.bo)
    with refused("En anden har ændret udkastet imens. Åbn det igen, og skriv dit ind."):
        redraft(ruling, draft(facts="Dortes."), shown=shown, by=dorte)
    assert case(ruling).draft.facts == "Bos."


def test_what_is_made_or_closed_is_not_written_on(cast, dorte):
    issued = ruled(cast.karens, dorte)
    closed = begin(cast.karens, draft(), by=dorte)
    drop(closed, "Karen trak den tilbage.", by=dorte)
    for ruling in (issued.ruling, closed):
        shown = case(ruling).version.uid
        with refused(CLOSED):
            redraft(ruling, draft(), shown=shown, by=dorte)
        with refused(CLOSED):
            drop(ruling, "Igen.", by=dorte)


def test_a_stranger_does_not_write_on_it(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    with refused(NOT_AT_WORK, "Skriv, hvad det handler om."):
        redraft(ruling, draft(about=""), shown=case(ruling).version.uid, by=cast.charlie)


def test_adverse_facts_are_forgotten_where_they_are_not_new(cast, dorte):
    ruling = begin(cast.karens, draft(adverse_are_new=False, adverse_facts="Noget gammelt."), by=dorte)
    version = ruling.drafts.get()
    assert (version.adverse_facts, version.adverse_index) == ("", "")


def test_the_same_adverse_facts_have_the_same_index_and_others_another(cast, dorte):
    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    first = case(ruling).version
    again = redraft(ruling, with_adverse_facts(reasons="Andre."), shown=first.uid, by=dorte)
    other = redraft(ruling, with_adverse_facts("Noget helt andet."), shown=again.uid, by=dorte)
    assert first.adverse_index == again.adverse_index != other.adverse_index


def test_closing_needs_authority_and_a_reason_and_is_told(cast, dorte):
    ruling = begin(cast.karens, draft(), by=cast.bo)
    with refused(NO_AUTHORITY, "Skriv, hvorfor sagen bliver lukket."):
        drop(ruling, " ", by=cast.bo)
    with told_about(cast.karens, Kind.WITHDRAWN, by=dorte):
        dropped = drop(ruling, " Karen trak den tilbage. ", by=dorte)
    assert (dropped.reason, dropped.name, dropped.title) == (
        "Karen trak den tilbage.",
        "Dorte Friis",
        "sagsbehandler",
    )
    assert state(ruling) is State.DROPPED


def test_the_citizen_does_not_close_it_and_nobody_without_a_post_does(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    with refused(NOT_AT_WORK, NO_AUTHORITY):
        drop(ruling, "Nej.", by=cast.karen)


def test_closing_twice_is_once(cast, dorte, uid):
    ruling = begin(cast.karens, draft(), by=dorte)
    assert drop(ruling, "Fejl.", by=dorte, uid=uid) == drop(ruling, "Fejl.", by=dorte, uid=uid)
    assert Dropped.objects.count() == 1


def test_a_ruling_makes_only_what_needs_a_ruling(cast, dorte):
    with pytest.raises(ValueError, match="four ways"):
        begin(cast.karens, draft(), by=dorte, changes=[WriteWish("Jeg vil ud.")])
    assert not Ruling.objects.exists()


def test_a_new_one_follows_only_what_waits_for_it(cast, dorte):
    issued = ruled(cast.karens, dorte)
    with refused("Den afgørelse venter ikke på en ny."):
        begin(cast.karens, draft(), by=dorte, follows=issued.ruling)
    complained(issued, cast.karen)
    follower = begin(cast.karens, draft(), by=dorte, follows=issued.ruling)
    assert follower.follows == issued.ruling
    with refused("Den nye afgørelse er allerede begyndt. Skriv videre på den."):
        begin(cast.karens, draft(), by=dorte, follows=issued.ruling)
    drop(follower, "Fejl.", by=dorte)
    assert begin(cast.karens, draft(), by=dorte, follows=issued.ruling).follows == issued.ruling


def test_the_list_shows_what_has_a_deadline_first_then_the_newest(cast, dorte):
    stands = ruled(cast.karens, dorte, about="Den gamle.")
    with later(days=40):
        drafted = begin(cast.karens, draft(about="Udkastet."), by=dorte)
        first = ruled(cast.karens, dorte, about="Den første.")
        with later(days=3):
            second = ruled(cast.karens, dorte, about="Den anden.")
            listed = [one.ruling for one in cases_of(cast.karens, clock.today())]
    assert listed == [first.ruling, second.ruling, drafted, stands.ruling]


def test_the_list_of_one_circle_shows_nothing_of_another(cast, dorte):
    ruled(cast.karens, dorte)
    assert cases_of(cast.jonases, clock.today()) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_however_long(cast, dorte, number, django_assert_num_queries):
    for _one in range(number):
        issued = ruled(cast.karens, dorte)
        complained(issued, cast.karen)
        met(issued, dorte, Outcome.PARTLY)
        answered(sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte), cast.karen)
    with django_assert_num_queries(7):
        read = [
            (one.letter, one.tellings, one.complaints, one.new_one, one.hearings, one.deadline)
            for one in cases_of(cast.karens, clock.today())
        ]
    assert len(read) == number * 3


def test_a_case_read_twice_is_the_same(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte, uid=uuid4())
    made(ruling, dorte)
    assert case_of(ruling, clock.today()) == case_of(ruling, clock.today())


def test_clara_leads_and_may_decide_once_she_is_with(cast):
    joins_karen(cast, cast.clara)
    ruling = begin(cast.karens, draft(), by=cast.clara)
    assert made(ruling, cast.clara).title == "leder"
