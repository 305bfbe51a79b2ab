"""What a citizen takes back or never said: a complaint, and the view in a draft."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from pejl.circles.rules import How
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.rulings.actions import (
    Statement,
    begin,
    deny_complaint,
    deny_view,
    drop,
    redraft,
    send_on,
    uphold,
    withdraw_complaint,
)
from pejl.rulings.models import ViewNotSaid, Withdrawal
from pejl.rulings.rules import Outcome, State
from pejl.shared import clock
from tests.circles.acts import later, refused, told_about

from .life import case, complained, dispatch, draft, made, met, ruled, sent, speaks_for_karen, state

CITIZENS_ALONE = "Det kan kun borgeren selv sige."
OWN = "Det har du selv skrevet. Skriv et svar mere, hvis du mener noget andet."
NOTHING = "Der er ingen klage at trække tilbage."


@pytest.fixture
def issued(cast, dorte):
    return ruled(cast.karens, dorte)


def taken_back(issued, by, words="", **more):
    withdraw_complaint(issued, Statement(words, **more), by=by)


# A complaint that is taken back


def test_who_takes_the_complaint_back_may_still_complain_again(cast, issued):
    complained(issued, cast.karen)
    with told_about(cast.karens, Kind.WITHDRAWN, by=cast.karen):
        taken_back(issued, cast.karen, "Vi fik talt om det.")
    assert state(issued) is State.MAY_COMPLAIN
    kept = Withdrawal.objects.get()
    assert (kept.words, kept.was_said, kept.speaker_name) == ("Vi fik talt om det.", True, "Karen Holm")
    complained(issued, cast.karen)
    assert state(issued) is State.TO_RECONSIDER


def test_all_that_was_said_in_the_complaint_is_taken_back_together(cast, issued):
    complained(issued, cast.karen)
    complained(issued, cast.karen, "Og en ting til.")
    taken_back(issued, cast.karen)
    assert [one.counts for one in case(issued).complaints] == [False, False]


def test_a_late_complaint_and_one_that_was_upheld_can_be_taken_back(cast, issued, dorte):
    with later(days=40):
        complained(issued, cast.karen)
        taken_back(issued, cast.karen)
        assert state(issued) is State.STANDS
        complained(issued, cast.karen)
        uphold(issued, "Du kan selv.", dispatch(), by=dorte)
        taken_back(issued, cast.karen)
        assert state(issued) is State.STANDS


def test_who_no_longer_holds_on_keeps_the_part_that_was_met(cast, issued, dorte):
    complained(issued, cast.karen)
    met(issued, dorte, Outcome.PARTLY)
    with later(days=60):
        complained(issued, cast.karen, "Det er ikke nok.")
        assert state(issued) is State.TO_SEND_ON
        taken_back(issued, cast.karen)
        assert state(issued) is State.CHANGED_IN_PART
    assert [(one.holds_on, one.counts) for one in case(issued).complaints] == [(False, True), (True, False)]


def test_at_the_board_it_is_the_boards_to_hear(cast, issued, dorte):
    with refused(NOTHING):
        taken_back(issued, cast.karen)
    complaint = complained(issued, cast.karen)
    uphold(issued, "Du kan selv.", dispatch(), by=dorte)
    send_on(issued, clock.today(), "", by=dorte)
    with refused("Klagen er hos Ankestyrelsen. Ring eller skriv til dem, hvis der er mere."):
        taken_back(issued, cast.karen)
    with pytest.raises(DatabaseError, match="at the appeal board"), transaction.atomic():
        Withdrawal.objects.create(
            complaint=complaint,
            was_said=True,
            how=How.SELF.value,
            speaker_id=cast.karen.user_id,
            said_on=clock.today(),
            recorded_at=clock.now(),
        )


def test_an_employee_writes_down_that_it_is_taken_back_and_a_stranger_does_not(cast, issued, dorte):
    complained(issued, cast.karen)
    with refused("Det kan kun borgeren, den der taler for borgeren, og de medarbejdere, der er med."):
        taken_back(issued, cast.charlie)
    with refused("Vælg en dag, der ikke ligger i fremtiden."):
        taken_back(issued, dorte, how=How.PHONE, said_on=clock.today() + timedelta(days=1))
    taken_back(issued, dorte, how=How.PHONE)
    assert (Withdrawal.objects.get().written_by_id, state(issued)) == (dorte.user_id, State.MAY_COMPLAIN)


# What was never said


def test_a_complaint_that_was_never_said_does_not_count(cast, issued, dorte):
    complaint = complained(issued, dorte, "Hun er utilfreds.", how=How.PHONE)
    rie = speaks_for_karen(cast, RepresentationKind.POWER_OF_ATTORNEY, Matter.PERSONAL)
    with refused(CITIZENS_ALONE):
        deny_complaint(complaint, "", by=rie)
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        denied = deny_complaint(complaint, "Jeg spurgte bare.", by=cast.karen)
    assert (denied.was_said, denied.words, state(issued)) == (False, "Jeg spurgte bare.", State.MAY_COMPLAIN)
    assert deny_complaint(complaint, "Igen.", by=cast.karen) == denied


def test_what_one_complained_of_oneself_was_said(cast, issued):
    complaint = complained(issued, cast.karen)
    with refused(OWN):
        deny_complaint(complaint, "", by=cast.karen)
    with pytest.raises(DatabaseError, match="What one wrote oneself was said"), transaction.atomic():
        Withdrawal.objects.create(
            complaint=complaint,
            was_said=False,
            how=How.SELF.value,
            speaker_id=cast.karen.user_id,
            said_on=clock.today(),
            recorded_at=clock.now(),
        )


def test_a_complaint_that_does_not_count_is_not_looked_at_again(cast, issued, dorte):
    complained(issued, cast.karen)
    taken_back(issued, cast.karen)
    with refused("Der er ingen klage, I skal se på igen."):
        uphold(issued, "Du kan selv.", dispatch(), by=dorte)


def test_a_view_that_was_never_given_holds_the_ruling_back_until_she_is_asked_again(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    version = case(ruling).version
    with refused(CITIZENS_ALONE):
        deny_view(version, "", by=dorte)
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        denied = deny_view(version, "Jeg sagde, at jeg ikke kan.", by=cast.karen)
    assert deny_view(version, "Igen.", by=cast.karen) == denied
    assert (state(ruling), case(ruling).draft.view) == (State.DRAFTED, "")
    with refused("Skriv, hvad borgeren selv siger, med borgerens egne ord."):
        made(ruling, dorte)
    redraft(ruling, draft(view="Jeg kan ikke."), shown=version.uid, by=dorte)
    assert made(ruling, dorte)
    assert ViewNotSaid.objects.count() == 1


def test_a_view_is_denied_in_the_newest_text_and_before_the_ruling(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    old = case(ruling).version
    redraft(ruling, draft(view="Jeg kan ikke."), shown=old.uid, by=dorte)
    with refused("Udkastet er ændret, siden du læste det. Læs det igen."):
        deny_view(old, "", by=cast.karen)
    version = case(ruling).version
    made(ruling, dorte)
    with refused("Afgørelsen er truffet. Er du uenig, kan du klage."):
        deny_view(version, "", by=cast.karen)
    empty = begin(cast.karens, draft(view=""), by=dorte)
    with refused(OWN):
        deny_view(case(empty).version, "", by=cast.karen)
    drop(empty, "Fejl.", by=dorte)


def test_no_ruling_says_what_she_never_said_not_even_past_the_house(cast, dorte):
    done, ruling = ruled(cast.karens, dorte), begin(cast.karens, draft(), by=dorte)
    deny_view(case(ruling).version, "", by=cast.karen)
    done.pk, done.uid, done.ruling, done.draft = None, None, ruling, case(ruling).version
    with pytest.raises(DatabaseError, match="never said that"), transaction.atomic():
        done.save(force_insert=True)


# On the page


@pytest.fixture
def karen(client, cast):
    client.force_login(cast.town.karen)
    return client


def test_she_takes_it_back_and_says_what_was_never_said_on_the_page(karen, cast, issued, dorte):
    at = f"/afgoerelser/{issued.ruling.uid}/"
    wrong = complained(issued, dorte, "Hun er utilfreds.", how=How.PHONE)
    assert "Det sagde jeg ikke" in karen.get(at).content.decode()
    karen.post(f"{at}klag/{wrong.uid}/ikke-sagt/", {"words": "Nej."})
    page = karen.get(at).content.decode()
    assert "Karen Holm har ikke sagt det. Klagen tæller ikke." in page
    complained(issued, cast.karen)
    assert "Træk min klage tilbage" in karen.get(at).content.decode()
    done = karen.post(f"{at}klag/traek-tilbage/", {"words": "Det er fint."}, follow=True).content.decode()
    assert ("Karen Holm trak klagen tilbage." in done, "Træk min klage tilbage" in done) == (True, False)


def test_she_says_on_the_page_that_the_view_is_not_hers_and_reads_what_is_withheld(karen, cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    at = f"/afgoerelser/{ruling.uid}/"
    page = karen.get(at).content.decode()
    for words in (
        "Det kan du ikke læse endnu",
        "Dorte Friis, sagsbehandler i Visitationen, skriver på det.",
        "Forvaltningsloven § 12",
        "Det sagde jeg ikke",
    ):
        assert words in page
    karen.post(f"{at}udkast/{case(ruling).version.uid}/ikke-sagt/", {"words": "Jeg kan slet ikke."})
    page = karen.get(at).content.decode()
    assert ("Det blev ikke sagt" in page, "Jeg kan slet ikke." in page) == (True, True)


def test_when_the_four_weeks_slip_she_is_told_so(karen, cast, issued, dorte):
    complained(issued, cast.karen)
    slipped = "Den dag er gået, og vi er ikke færdige."
    at = f"/afgoerelser/{issued.ruling.uid}/"
    with later(days=28):
        assert (case(issued).is_slipped, slipped in karen.get(at).content.decode()) == (False, False)
    with later(days=29):
        assert (case(issued).is_slipped, slipped in karen.get(at).content.decode()) == (True, True)
        assert slipped in karen.get(f"/kreds/{cast.karens.uid}/afgoerelser/").content.decode()


def test_a_hearing_that_nobody_answers_is_nothing_that_slipped(cast, dorte):
    ruling = begin(cast.karens, draft(adverse_are_new=True, adverse_facts="Nyt."), by=dorte)
    sent(ruling, dorte)
    with later(days=15):
        assert not case(ruling).is_slipped
