"""What came back on paper: whose answer it is, and what was never said."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from pejl.circles.actions import say_it_was_not_said, take_back
from pejl.circles.models import TakenBack, Voice
from pejl.circles.queries import open_proposals
from pejl.circles.rules import Answer, How, Side, State
from pejl.citizens.actions import Mandate, represent
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.letters.queries import sender_at_work
from pejl.letters.writing.pieces import parts_of
from pejl.shared import clock
from tests.circles.acts import later, refused, say, told_about, written_down

from .post import NORTH, by_letter, karens_walk, plan_by_letter

LED_ON, AGAIN = 302, 422


@pytest.fixture
def bo(client, cast):
    client.force_login(cast.town.bo)
    return client


@pytest.fixture
def noted(cast) -> Voice:
    """Bo wrote down that Karen said yes, and a letter has told her so."""
    return say(karens_walk(cast), written_down(words="Ja da."), by=cast.bo).voices[-1]


@pytest.fixture
def letter(cast, noted):
    return plan_by_letter(cast.karens, cast.bo)


def speaker(cast, kind=RepresentationKind.GUARDIAN_6, matter=Matter.PERSONAL, last_day=None):
    mandate = Mandate(
        kind, "Lone Dam", frozenset({matter}), clock.today(), last_day=last_day, documented_by="Brev"
    )
    return represent(cast.karens.citizen, mandate, by=cast.bo.doer())


# Det sagde jeg ikke


def test_what_was_never_said_is_denied_on_paper_and_who_wrote_it_down_is_on_record(cast, noted):
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.bo):
        say_it_was_not_said(noted, "Jeg sagde måske.", by=cast.bo, on_paper=True)
    denied = TakenBack.objects.get()
    assert (denied.words, denied.how, denied.by_id) == ("Jeg sagde måske.", How.LETTER, cast.bo.user_id)
    (again,) = open_proposals(cast.karens, clock.today())
    assert (again.proposal.follows, again.state, again.version.words) == (
        noted.version.proposal,
        State.WAITS_FOR_BOTH,
        "",
    )


def test_only_an_employee_who_is_with_enters_it_from_paper(cast, noted):
    for who in (cast.karen, cast.charlie):
        with refused("Det kan kun borgeren selv sige."):
            say_it_was_not_said(noted, "", by=who, on_paper=True)


def test_the_list_of_letters_leads_to_the_box_that_was_ticked(cast, bo, letter, noted):
    url = f"/brev/{letter.uid}/det-sagde-jeg-ikke/{noted.uid}/"
    assert url in bo.get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    assert "Satte Karen kryds ved »Det sagde jeg ikke«?" in bo.get(url).content.decode()
    assert bo.post(url, {"words": "Jeg sagde måske.", "uid": uuid4()}).status_code == LED_ON
    assert url not in bo.get(f"/kreds/{cast.karens.uid}/breve/").content.decode()
    again = bo.post(url, {"words": "Igen.", "uid": uuid4()})
    assert (again.status_code, "Det er allerede taget tilbage." in again.content.decode()) == (AGAIN, True)
    shown = bo.get(f"/kreds/{cast.karens.uid}/besluttet/").content.decode()
    assert "»Det sagde jeg ikke« (i et brev)" in " ".join(shown.split())


def test_a_mistake_is_told_by_oneself(cast, noted):
    take_back(noted, by=cast.bo)
    kept = TakenBack.objects.get()
    assert kept.how == How.SELF
    kept.pk, kept.how = None, How.LETTER.value
    with pytest.raises(IntegrityError, match="a_mistake_is_told_by_oneself"), transaction.atomic():
        kept.save(force_insert=True)


# Whose answer it is


def test_a_guardians_answer_on_paper_is_the_guardians_on_behalf_of_the_citizen(cast, bo):
    lone, table = speaker(cast), karens_walk(cast)
    sent = by_letter(table, cast.bo)
    url = f"/brev/{sent.uid}/svar/{table.version.uid}/"
    assert "Lone Dam på vegne af Karen Holm" in bo.get(url).content.decode()
    form = {"answer": Answer.YES, "how": How.LETTER, "who": lone.uid, "shown": table.version.sentence_hash}
    assert bo.post(url, form).status_code == LED_ON
    voice = Voice.objects.get(version=table.version, side=Side.REPRESENTATIVE)
    assert (voice.representation, voice.speaker_name, voice.speaker, voice.written_by_id, voice.how) == (
        lone,
        "Lone Dam",
        None,
        cast.bo.user_id,
        How.LETTER,
    )


def test_where_nobody_speaks_for_the_citizen_nobody_is_asked_who_answered(cast, bo):
    speaker(cast, RepresentationKind.COMPANION)
    speaker(cast, matter=Matter.FINANCIAL)
    table = karens_walk(cast)
    page = bo.get(f"/forslag/{table.version.uid}/").content.decode()
    assert ("Hvem sagde det?" in page, f"/forslag/{table.version.uid}/brev/" in page) == (False, True)


@pytest.mark.parametrize("matter, days", [(Matter.FINANCIAL, 0), (Matter.PERSONAL, 2)])
def test_a_voice_outside_the_mandate_is_not_written_down(cast, matter, days):
    lone, table = speaker(cast, matter=matter, last_day=clock.today()), karens_walk(cast)
    with later(days=days), refused("Den, der sagde det, må ikke tale for borgeren om det her."):
        say(table, written_down(representation=lone), by=cast.bo)


def test_a_guardians_condition_on_paper_is_carried_into_the_new_proposal(cast):
    lone, table = speaker(cast), karens_walk(cast)
    say(table, written_down(Answer.YES_IF, "hvis jeg må være med", representation=lone), by=cast.bo)
    (new,) = open_proposals(cast.karens, clock.today())
    assert [(one.side, one.speaker_name, one.representation) for one in new.voices] == [
        (Side.REPRESENTATIVE, "Lone Dam", lone)
    ]


# Where one writes back


def test_a_letter_says_where_one_writes_back(cast):
    sender = sender_at_work(cast.bo)
    assert (sender.address, sender.reply_to) == (NORTH, f"Hjemmeplejen Nord, {NORTH}")
    letter = plan_by_letter(cast.karens, cast.bo)
    assert letter.written.sender == ("Hjemmeplejen Nord", *parts_of(NORTH), "70 00 00 01")
