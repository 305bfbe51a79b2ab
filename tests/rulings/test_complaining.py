"""A complaint on its way: looked at again within four weeks, sent on, answered."""

from datetime import date, timedelta

import pytest

from pejl.circles.rules import How, Part, hash_of
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.rules import Kind
from pejl.rulings.actions import Statement, begin, complain, note_board_answer, send_on, uphold
from pejl.rulings.models import BoardAnswer, Complaint, Reconsideration, Referral
from pejl.rulings.queries import letter_of
from pejl.rulings.rules import BoardOutcome, Channel, Outcome, State, Turn
from pejl.shared import clock
from tests.circles.acts import later, mette_is_with, refused, told_about, words_of

from .life import case, complained, dispatch, draft, made, met, ruled, speaks_for_karen, state

NO_AUTHORITY = "Det kan kun en sagsbehandler eller en leder. Du kan gøre det klar."
NOT_AT_WORK = "Det kan kun en medarbejder, der er med."
NOT_THEIRS = "Det kan kun borgeren, den der taler for borgeren, og de medarbejdere, der er med."


@pytest.fixture
def issued(cast, dorte):
    """Made and told on Monday 23 November 2026; Karen may complain to 21 December."""
    return ruled(cast.karens, dorte)


@pytest.fixture
def upheld(issued, cast, dorte):
    complained(issued, cast.karen)
    return uphold(issued, "Du kan selv.", dispatch(), by=dorte).issued


@pytest.fixture
def at_board(upheld, dorte):
    send_on(upheld, clock.today(), "Vi mener det samme.", by=dorte)
    return upheld


def test_a_complaint_is_kept_in_her_words_with_the_day_we_must_be_done(cast, issued):
    with told_about(cast.karens, Kind.ANSWERED, by=cast.karen) as told:
        complaint = complained(issued, cast.karen)
    assert words_of(told[0]) == {"what": "Jeg er ikke enig."}
    assert (complaint.words, complaint.is_late, complaint.holds_on) == ("Jeg er ikke enig.", False, False)
    assert complaint.reconsider_by == date(2026, 12, 21)
    here = case(issued)
    assert (here.state, here.turn, here.deadline) == (
        State.TO_RECONSIDER,
        Turn.CASE_WORKER,
        date(2026, 12, 21),
    )


def test_a_complaint_needs_no_reasons(cast, issued):
    assert complained(issued, cast.karen, " ").words == ""
    assert state(issued) is State.TO_RECONSIDER


def test_the_last_day_to_complain_is_in_time_and_the_day_after_is_noted_as_late(cast, dorte, issued):
    other = ruled(cast.karens, dorte)
    with later(days=28):
        assert not complained(issued, cast.karen).is_late
    with later(days=29):
        assert complained(other, cast.karen).is_late
        assert state(other) is State.LATE


def test_what_came_in_time_by_letter_is_in_time_though_it_is_written_down_later(cast, issued):
    with later(days=35):
        came = date(2026, 12, 21)
        complaint = complained(issued, cast.bo, how=How.LETTER, said_on=came)
    assert (complaint.is_late, complaint.said_on, complaint.written_by.name) == (False, came, "Bo Kjær")
    assert complaint.reconsider_by == came + timedelta(days=28)


def test_a_complaint_is_not_from_tomorrow_nor_from_before(cast, issued):
    tomorrow, before = clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)
    with refused("Vælg en dag, der ikke ligger i fremtiden."):
        complained(issued, cast.bo, how=How.PHONE, said_on=tomorrow)
    with refused("Klagen kan ikke være kommet før afgørelsen."):
        complained(issued, cast.bo, how=How.PHONE, said_on=before)


def test_only_her_side_and_those_at_work_with_her_complain_for_her(cast, issued):
    mette = mette_is_with(cast, *Part)
    for other in (mette, cast.charlie, cast.jonas):
        with refused(NOT_THEIRS):
            complained(issued, other)
    with refused("Vælg, hvordan borgeren sagde det."):
        complained(issued, cast.bo)


def test_a_guardian_complains_within_the_mandate(cast, dorte, issued):
    guardian = speaks_for_karen(cast, RepresentationKind.GUARDIAN_6, Matter.PERSONAL)
    about_money = ruled(cast.karens, dorte, matter=Matter.FINANCIAL)
    assert complained(issued, guardian).representation.kind == "guardian § 6"
    with refused("Det, du må bestemme, gælder ikke det her."):
        complained(about_money, guardian)


def test_a_double_click_is_one_complaint_and_more_words_are_added(cast, issued, uid):
    first, second = (complain(issued, Statement("Nej."), by=cast.karen, uid=uid) for _time in range(2))
    assert first == second
    with later(days=3):
        complained(issued, cast.karen, "Og en ting til.")
        assert case(issued).deadline == date(2026, 12, 21)
    assert [one.words for one in issued.complaints.all()] == ["Nej.", "Og en ting til."]


# Upheld, and sent on


def test_who_holds_on_says_why_in_a_letter_and_then_sends_it_on(cast, dorte, issued):
    complained(issued, cast.karen)
    with told_about(cast.karens, Kind.DECIDED, by=dorte):
        again = uphold(issued, " Du kan selv. ", dispatch(Channel.DIGITAL), by=dorte)
    letter = letter_of(again)
    assert [(one.heading, one.lines) for one in letter.sections][:2] == [
        ("Vi har set på det igen", ("Vi holder fast i det, vi afgjorde den 23. november 2026.",)),
        ("Derfor holder vi fast", ("Du kan selv.",)),
    ]
    assert again.letter_hash == hash_of(letter.text)
    assert (letter.channel, letter.address) == (Channel.DIGITAL, "Møllevej 4")
    assert (again.outcome, again.new, again.title) == (Outcome.UPHELD.value, None, "sagsbehandler")
    assert (state(issued), case(issued).deadline) == (State.TO_SEND_ON, date(2026, 12, 21))


def test_looking_again_needs_a_complaint_authority_and_reasons(cast, dorte, issued):
    with refused("Der er ingen klage, I skal se på igen."):
        uphold(issued, "Fordi.", dispatch(), by=dorte)
    complained(issued, cast.karen)
    yesterday = clock.today() - timedelta(days=1)
    with refused(
        NO_AUTHORITY,
        "Skriv, hvorfor I holder fast.",
        "Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt.",
    ):
        uphold(issued, "", dispatch(sent_on=yesterday), by=cast.bo)
    with refused(NOT_AT_WORK, NO_AUTHORITY):
        uphold(issued, "Fordi.", dispatch(), by=cast.karen)


def test_each_step_by_a_double_click_is_once(cast, dorte, issued, uid):
    complained(issued, cast.karen)
    for _time in range(2):
        uphold(issued, "Fordi.", dispatch(), by=dorte, uid=uid)
    for _time in range(2):
        send_on(issued, clock.today(), "", by=dorte, uid=uid)
    for _time in range(2):
        note_board_answer(issued, BoardOutcome.UPHELD, "", clock.today(), by=dorte, uid=uid)
    counts = [table.objects.count() for table in (Complaint, Reconsideration, Referral, BoardAnswer)]
    assert counts == [1, 1, 1, 1]


def test_it_is_sent_on_with_what_we_say_and_is_then_the_boards(cast, dorte, upheld):
    with told_about(cast.karens, Kind.TOLD, by=dorte):
        referral = send_on(upheld, clock.today(), " Vi mener det samme. ", by=dorte)
    assert (referral.statement, referral.name) == ("Vi mener det samme.", "Dorte Friis")
    assert (state(upheld), case(upheld).turn, case(upheld).deadline) == (State.AT_BOARD, Turn.BOARD, None)


def test_what_was_not_looked_at_again_is_not_sent_on(cast, dorte, issued):
    complained(issued, cast.karen)
    with refused("Der er ingen klage, der skal sendes videre nu."):
        send_on(issued, clock.today(), "", by=dorte)


def test_sending_on_needs_authority_and_a_day(cast, upheld):
    yesterday = clock.today() - timedelta(days=1)
    with refused(
        NO_AUTHORITY,
        "Vælg en dag, der ikke er gået. Fristen skal regnes fra den dag, det bliver sendt.",
    ):
        send_on(upheld, yesterday, "", by=cast.bo)


def test_a_late_complaint_is_sent_on_at_once(cast, dorte, issued):
    with later(days=60):
        complained(issued, cast.karen, "Jeg var indlagt.")
        send_on(issued, clock.today(), "", by=dorte)
        assert state(issued) is State.AT_BOARD


def test_or_it_is_looked_at_again_though_it_is_late(cast, dorte, issued):
    with later(days=60):
        complained(issued, cast.karen)
        uphold(issued, "Fordi.", dispatch(), by=dorte)
        assert state(issued) is State.TO_SEND_ON


def test_more_words_do_not_reach_the_board_through_us(cast, at_board):
    with refused("Klagen er hos Ankestyrelsen. Ring eller skriv til dem, hvis der er mere."):
        complained(at_board, cast.karen)


# Met by a new ruling


def test_a_new_ruling_that_meets_her_wholly_takes_the_place_of_the_old(cast, dorte, issued):
    complained(issued, cast.karen)
    new = met(issued, dorte, Outcome.WHOLLY)
    again = Reconsideration.objects.get()
    assert (again.issued, again.new, again.outcome) == (issued, new, Outcome.WHOLLY.value)
    assert (again.maintain_by, letter_of(again)) == (None, None)
    assert (state(issued), state(new)) == (State.REPLACED, State.MAY_COMPLAIN)
    assert case(issued).new_one == new.ruling
    with refused("Der er en ny afgørelse. Klag over den i stedet."):
        complained(issued, cast.karen)


def test_met_in_part_she_has_four_weeks_to_hold_on(cast, dorte, issued):
    complained(issued, cast.karen)
    with later(days=1):
        met(issued, dorte, Outcome.PARTLY)
        assert (state(issued), case(issued).turn) == (State.MAY_MAINTAIN, Turn.CITIZEN)
        assert case(issued).deadline == date(2026, 12, 22)
        with later(days=28):
            held = complained(issued, cast.karen, "Det er ikke nok.")
            assert (held.holds_on, held.is_late) == (True, False)
            assert case(issued).deadline == held.reconsider_by
            assert state(issued) is State.TO_SEND_ON
            send_on(issued, clock.today(), "", by=dorte)
            assert state(issued) is State.AT_BOARD


def test_silence_then_is_no_holding_on_but_a_late_word_is_still_sent_on(cast, dorte, issued):
    complained(issued, cast.karen)
    met(issued, dorte, Outcome.PARTLY)
    with later(days=29):
        assert (state(issued), case(issued).turn) == (State.CHANGED_IN_PART, Turn.NOBODY)
        held = complained(issued, cast.karen)
        assert (held.holds_on, held.is_late) == (True, True)
        assert state(issued) is State.TO_SEND_ON


def test_how_far_she_is_met_must_be_said_and_the_old_one_must_wait(cast, dorte, issued):
    complained(issued, cast.karen)
    new = begin(cast.karens, draft(), by=dorte, follows=issued.ruling)
    with refused("Vælg, om borgeren får ret i en del eller i det hele."):
        made(new, dorte)
    uphold(issued, "Fordi.", dispatch(), by=dorte)
    with refused("Den afgørelse venter ikke på en ny."):
        made(new, dorte, gives_way=Outcome.WHOLLY)


# The board's answer


@pytest.mark.parametrize("outcome", [BoardOutcome.UPHELD, BoardOutcome.DISMISSED])
def test_where_the_board_agrees_or_cannot_it_is_over(cast, dorte, at_board, outcome):
    with told_about(cast.karens, Kind.TOLD, by=dorte):
        answer = note_board_answer(at_board, outcome, " De er enige. ", clock.today(), by=dorte)
    assert (answer.words, answer.answered_on, answer.outcome) == (
        "De er enige.",
        clock.today(),
        outcome.value,
    )
    assert (state(at_board), case(at_board).turn) == (State.CLOSED, Turn.NOBODY)
    with refused("Ankestyrelsen har svaret. Vi kan ikke tage klagen op igen."):
        complained(at_board, cast.karen)


@pytest.mark.parametrize("outcome", [BoardOutcome.CHANGED, BoardOutcome.SENT_BACK])
def test_where_the_board_does_not_agree_it_is_our_turn_until_it_is_decided_again(
    cast, dorte, at_board, outcome
):
    note_board_answer(at_board, outcome, "", clock.today(), by=dorte)
    assert (state(at_board), case(at_board).turn) == (State.TO_DECIDE_AGAIN, Turn.CASE_WORKER)
    with refused("Sagen bliver afgjort igen. Den nye afgørelse kan der klages over."):
        complained(at_board, cast.karen)
    with later(minutes=1):
        new = begin(cast.karens, draft(), by=dorte, follows=at_board.ruling)
        assert state(at_board) is State.TO_DECIDE_AGAIN
        made(new, dorte)
    assert state(at_board) is State.CLOSED
    assert Reconsideration.objects.filter(new__isnull=False).count() == 0


def test_a_new_ruling_made_before_the_board_answered_is_not_its_answer(cast, dorte, issued):
    complained(issued, cast.karen)
    met(issued, dorte, Outcome.PARTLY)
    complained(issued, cast.karen, "Ikke nok.")
    send_on(issued, clock.today(), "", by=dorte)
    with later(days=30):
        note_board_answer(issued, BoardOutcome.SENT_BACK, "", clock.today(), by=dorte)
        assert state(issued) is State.TO_DECIDE_AGAIN


def test_the_board_answers_what_was_sent_to_it_after_it_was_sent(cast, dorte, upheld):
    with refused("Klagen er ikke hos Ankestyrelsen."):
        note_board_answer(upheld, BoardOutcome.UPHELD, "", clock.today(), by=dorte)
    send_on(upheld, clock.today(), "", by=dorte)
    with refused(NO_AUTHORITY, "Svaret kan ikke være kommet, før klagen blev sendt."):
        before = clock.today() - timedelta(days=1)
        note_board_answer(upheld, BoardOutcome.UPHELD, "", before, by=cast.bo)
