"""Hearing: which facts, to which day, what was answered; and no ruling before."""

from datetime import date, timedelta

import pytest

from pejl.circles.rules import How, Part, hash_of
from pejl.citizens.models import Representation
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.rulings.actions import Statement, answer_hearing, begin, drop, redraft, say_it_was_not_said
from pejl.rulings.models import Hearing, HearingAnswer, NotSaid
from pejl.rulings.queries import letter_of
from pejl.rulings.rules import Channel, State
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, refused, told_about, words_of

from .life import (
    ADVERSE,
    answered,
    case,
    dispatch,
    draft,
    made,
    ruled,
    sent,
    speaks_for_karen,
    state,
    with_adverse_facts,
)

HEAR_FIRST = "Borgeren skal først høre om de nye oplysninger og have tid til at svare."
WAIT = "Borgeren har fået tid til at svare. Vent på svaret, eller til fristen er gået."
NOT_THEIRS = "Det kan kun borgeren, den der taler for borgeren, og de medarbejdere, der er med."
MAY_NOT_SPEAK = "Den, der sagde det, må ikke tale for borgeren om det her."
MADE_ALREADY = "Afgørelsen er truffet. Er du uenig, kan du klage."


@pytest.fixture
def ruling(cast, dorte):
    """A draft with new facts that speak against Karen."""
    return begin(cast.karens, with_adverse_facts(), by=dorte)


@pytest.fixture
def hearing(ruling, dorte):
    """Told by hand on Monday 23 November; Karen has to 7 December."""
    return sent(ruling, dorte)


def test_the_letter_says_which_facts_why_and_to_which_day(cast, ruling, dorte):
    assert state(ruling) is State.TO_BE_HEARD
    with told_about(cast.karens, Kind.TOLD, by=dorte) as told:
        hearing = sent(ruling, dorte)
    letter = letter_of(hearing)
    headings = [section.heading for section in letter.sections]
    assert headings == [
        "Det handler om",
        "Det er nyt i din sag",
        "Hvorfor skriver vi til dig?",
        "Det siger du selv",
        "Svar senest 7. december 2026",
    ]
    assert letter.sections[1].lines == (ADVERSE,)
    assert (letter.by_day, letter.to, letter.address) == (date(2026, 12, 7), "Karen Holm", "Møllevej 4")
    assert letter.signed.phone == "70 00 00 09"
    assert [cited.paragraph for cited in letter.law] == ["§ 19", "§ 8", "§ 4"]
    assert hearing.letter_hash == hash_of(letter.text)
    assert words_of(told[0]) == {"what": "Vi vil gerne høre dig, før vi afgør din sag"}
    assert (state(ruling), case(ruling).deadline) == (State.HEARING, date(2026, 12, 7))


def test_a_letter_about_a_draft_without_her_view_does_not_pretend_to_have_it(cast, dorte):
    letter = letter_of(sent(begin(cast.karens, with_adverse_facts(view=""), by=dorte), dorte))
    assert "Det siger du selv" not in [section.heading for section in letter.sections]


def test_the_front_line_may_hear_the_citizen(ruling, cast):
    assert sent(ruling, cast.bo).title == "hjemmehjælper"


def test_time_is_counted_from_when_the_letter_has_come(ruling, dorte):
    by_post = dispatch(Channel.LETTER)
    with refused("Giv mere tid. Borgeren skal have brevet og have dage nok til at svare."):
        sent(ruling, dorte, days=14, dispatch=by_post)
    hearing = sent(ruling, dorte, days=15, dispatch=by_post)
    assert (hearing.told_on, hearing.deadline) == (date(2026, 12, 1), date(2026, 12, 8))


def test_it_is_not_sent_yesterday(ruling, dorte):
    yesterday = clock.today() - timedelta(days=1)
    with refused("Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt."):
        sent(ruling, dorte, dispatch=dispatch(sent_on=yesterday))


def test_sending_the_form_twice_sends_one_letter(ruling, dorte, uid):
    assert sent(ruling, dorte, uid=uid) == sent(ruling, dorte, uid=uid)
    assert Hearing.objects.count() == 1


def test_the_same_letter_is_not_sent_again_while_it_waits_but_more_time_can_be_given_after(
    ruling, hearing, dorte, cast
):
    with refused("Borgeren har allerede fået brevet. Vent på svaret, eller til fristen er gået."):
        sent(ruling, dorte)
    answered(hearing, cast.karen, "Jeg skal bruge mere tid.")
    assert sent(ruling, dorte, days=30).deadline > hearing.deadline
    assert state(ruling) is State.HEARING


def test_without_new_facts_there_is_nothing_to_hear_about(cast, dorte):
    ruling = begin(cast.karens, draft(), by=dorte)
    with refused("Der er ingen nye oplysninger, som taler imod borgeren. Skriv dem i udkastet først."):
        sent(ruling, dorte)


def test_a_stranger_hears_nobody_and_nobody_is_heard_about_what_is_closed(cast, ruling, dorte):
    with refused("Det kan kun en medarbejder, der er med."):
        sent(ruling, cast.charlie)
    drop(ruling, "Fejl.", by=dorte)
    with refused("Sagen er allerede afgjort eller lukket."):
        sent(ruling, dorte)


def test_no_ruling_before_the_citizen_was_heard(ruling, dorte):
    with refused(HEAR_FIRST):
        made(ruling, dorte)


def test_no_ruling_while_the_citizen_has_time_to_answer(ruling, hearing, dorte):
    with refused(WAIT):
        made(ruling, dorte)
    with later(days=14), refused(WAIT):
        made(ruling, dorte)
    with later(days=15):
        assert made(ruling, dorte).issued_on == date(2026, 12, 8)


def test_an_answer_opens_the_way_at_once(cast, ruling, hearing, dorte):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.karen) as told:
        answer = answered(hearing, cast.karen)
    assert words_of(told[0]) == {"what": "Det var min datter."}
    assert (answer.speaker_name, answer.how, answer.written_by) == ("Karen Holm", How.SELF.value, None)
    assert (answer.said_on, answer.words) == (clock.today(), "Det var min datter.")
    assert state(ruling) is State.READY
    assert made(ruling, dorte)


def test_other_facts_need_another_hearing_and_other_reasons_do_not(cast, ruling, hearing, dorte):
    answered(hearing, cast.karen)
    shown = case(ruling).version.uid
    shown = redraft(ruling, with_adverse_facts(reasons="Andre."), shown=shown, by=dorte).uid
    assert state(ruling) is State.READY
    redraft(ruling, with_adverse_facts("Noget helt nyt."), shown=shown, by=dorte)
    assert state(ruling) is State.TO_BE_HEARD
    with refused(HEAR_FIRST):
        made(ruling, dorte)


def test_time_that_was_promised_is_kept_though_the_facts_were_left_out(cast, ruling, hearing, dorte):
    redraft(ruling, draft(), shown=case(ruling).version.uid, by=dorte)
    with refused(WAIT):
        made(ruling, dorte)


def test_a_late_answer_counts_until_the_ruling_is_made(cast, ruling, hearing, dorte):
    with later(days=20):
        answered(hearing, cast.karen, "Undskyld, jeg var syg.")
        issued = made(ruling, dorte)
        assert "Undskyld, jeg var syg." in letter_of(issued).text
        with refused(MADE_ALREADY):
            answered(hearing, cast.karen, "Og en ting til.")


def test_an_answer_says_something_and_not_to_what_is_closed(cast, ruling, hearing, dorte):
    with refused("Skriv, hvad du vil sige."):
        answered(hearing, cast.karen, " ")
    drop(ruling, "Fejl.", by=dorte)
    with refused("Sagen er lukket uden en afgørelse."):
        answered(hearing, cast.karen)


def test_answering_twice_by_a_double_click_is_once_and_a_second_answer_adds(cast, hearing, uid):
    first = answer_hearing(hearing, Statement("Nej."), by=cast.karen, uid=uid)
    assert answer_hearing(hearing, Statement("Nej."), by=cast.karen, uid=uid) == first
    answered(hearing, cast.karen, "Og en ting til.")
    assert [one.words for one in hearing.answers.all()] == ["Nej.", "Og en ting til."]


def test_an_employee_writes_down_what_was_said_how_and_when(cast, hearing):
    with later(days=3):
        heard_on = clock.today() - timedelta(days=2)
        answer = answered(hearing, cast.bo, "Nej!", how=How.PHONE, said_on=heard_on)
    assert (answer.speaker_name, answer.speaker, answer.how) == ("Karen Holm", None, How.PHONE.value)
    assert (answer.written_by.name, answer.said_on) == ("Bo Kjær", heard_on)


def test_an_employee_says_how_it_was_said_and_on_a_day_that_can_be(cast, hearing):
    with refused("Vælg, hvordan borgeren sagde det."):
        answered(hearing, cast.bo)
    with refused("Svaret kan ikke være kommet, før brevet blev sendt."):
        answered(hearing, cast.bo, how=How.PHONE, said_on=hearing.sent_on - timedelta(days=1))
    with refused("Vælg en dag, der ikke ligger i fremtiden."):
        answered(hearing, cast.bo, how=How.PHONE, said_on=clock.today() + timedelta(days=1))


def test_the_citizen_cannot_say_that_it_was_said_by_letter_by_another(cast, hearing):
    answer = answered(hearing, cast.karen, how=How.LETTER)
    assert (answer.how, answer.written_by) == (How.SELF.value, None)


def test_a_relative_without_a_mandate_and_a_stranger_do_not_answer(cast, hearing):
    mette = mette_is_with(cast, *Part)
    for other in (mette, cast.charlie, cast.jonas, cast.clara):
        with refused(NOT_THEIRS):
            answered(hearing, other)


def test_a_guardian_answers_on_her_behalf_and_it_says_so(cast, hearing):
    guardian = speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.PERSONAL)
    answer = answered(hearing, guardian)
    assert (answer.speaker_name, answer.representation.kind) == ("Inge Værge", "guardian § 5")
    assert answer.speaker_id == guardian.user_id


def test_a_guardian_for_money_does_not_answer_about_help(cast, ruling, hearing, dorte):
    guardian = speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.FINANCIAL)
    with refused("Det, du må bestemme, gælder ikke det her."):
        answered(hearing, guardian)
    redraft(ruling, with_adverse_facts(matter=Matter.FINANCIAL), shown=case(ruling).version.uid, by=dorte)
    assert answered(hearing, guardian).speaker_name == "Inge Værge"


def test_what_a_guardian_said_is_written_down_as_the_guardians(cast, hearing):
    speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.PERSONAL)
    guardian = Representation.objects.get(name="Inge Værge")
    answer = answered(hearing, cast.bo, how=How.PHONE, representation=guardian)
    assert (answer.speaker_name, answer.representation, answer.written_by.name) == (
        "Inge Værge",
        guardian,
        "Bo Kjær",
    )


@pytest.mark.parametrize(
    ("kind", "matter"),
    [
        (RepresentationKind.COMPANION, Matter.PERSONAL),
        (RepresentationKind.GUARDIAN_5, Matter.FINANCIAL),
    ],
)
def test_nobody_is_written_down_as_speaking_for_her_who_may_not(cast, hearing, kind, matter):
    speaks_for_karen(cast, kind, matter)
    with refused(MAY_NOT_SPEAK):
        inge = Representation.objects.get(name="Inge Værge")
        answered(hearing, cast.bo, how=How.PHONE, representation=inge)


def test_karens_guardian_does_not_speak_for_jonas(cast):
    speaks_for_karen(cast, RepresentationKind.GUARDIAN_5, Matter.PERSONAL)
    hearing = sent(begin(cast.jonases, with_adverse_facts(), by=cast.fatima), cast.fatima)
    with refused(MAY_NOT_SPEAK):
        inge = Representation.objects.get(name="Inge Værge")
        answered(hearing, cast.fatima, how=How.PHONE, representation=inge)


def test_what_was_never_said_does_not_count_and_the_hearing_goes_on(cast, ruling, hearing, dorte):
    answer = answered(hearing, cast.bo, "Det er rigtigt.", how=How.PHONE)
    assert state(ruling) is State.READY
    with told_about(cast.karens, Kind.TAKEN_BACK, by=cast.karen):
        say_it_was_not_said(answer, "Jeg sagde nej.", by=cast.karen)
    assert state(ruling) is State.HEARING
    with refused(WAIT):
        made(ruling, dorte)
    with later(days=15):
        text = letter_of(made(ruling, dorte)).text
    assert "Det er rigtigt." not in text
    assert "Vi fik ikke et svar. Fristen var den 7. december 2026." in text


def test_saying_so_twice_is_once(cast, hearing):
    answer = answered(hearing, cast.bo, how=How.PHONE)
    first = say_it_was_not_said(answer, "", by=cast.karen)
    assert say_it_was_not_said(answer, "", by=cast.karen) == first
    assert NotSaid.objects.count() == 1


def test_only_the_citizen_says_that_it_was_not_said_and_not_of_own_words_nor_afterwards(
    cast, ruling, hearing, dorte
):
    by_bo = answered(hearing, cast.bo, how=How.PHONE)
    own = answered(hearing, cast.karen)
    with refused("Det kan kun borgeren selv sige."):
        say_it_was_not_said(by_bo, "", by=cast.bo)
    with refused("Det har du selv skrevet. Skriv et svar mere, hvis du mener noget andet."):
        say_it_was_not_said(own, "", by=cast.karen)
    made(ruling, dorte)
    with refused(MADE_ALREADY):
        say_it_was_not_said(by_bo, "", by=cast.karen)


def test_what_was_answered_to_one_ruling_says_nothing_of_another(cast, hearing, dorte):
    answered(hearing, cast.karen)
    ruled(cast.karens, dorte)
    assert HearingAnswer.objects.filter(hearing__ruling=hearing.ruling).count() == 1
