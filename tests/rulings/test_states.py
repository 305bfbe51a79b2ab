"""Where a ruling is, whose turn it is, and by when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pejl.circles.rules import How
from pejl.organisation.rules import Role
from pejl.rulings.rules import (
    ACT_IN_WORDS,
    ACTS_IN,
    DEADLINE_IN_WORDS,
    DEADLINE_TO_CITIZEN,
    ICON_OF,
    MAY_BE_FOLLOWED,
    MAY_RECONSIDER,
    MAY_SEND_ON,
    PREPARED_STATES,
    STATE_IN_WORDS,
    STATE_TO_CITIZEN,
    TRANSITIONS,
    TURN_IN,
    WHY_NO_COMPLAINT,
    Act,
    BoardOutcome,
    Complained,
    Course,
    Heard,
    Outcome,
    State,
    Turn,
    acts_in,
    hindrances_to_answer,
    hindrances_to_board_answer,
    hindrances_to_complain,
    hindrances_to_follow,
    hindrances_to_meet,
    hindrances_to_send_on,
    hindrances_to_statement,
    hindrances_to_uphold,
    next_deadline,
    state_of,
)

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
IN_FOUR_WEEKS = TODAY + timedelta(days=28)
IN_TIME = Complained(False, IN_FOUR_WEEKS)
TOO_LATE = Complained(True, IN_FOUR_WEEKS)
HOLDS_ON = Complained(False, IN_FOUR_WEEKS + timedelta(days=9), holds_on=True)

WRITTEN = Course(is_complete=True, adverse_are_new=False)
NEW_FACTS = Course(is_complete=True, adverse_are_new=True, about="these")
MADE = Course(complain_by=TODAY)
COMPLAINT = replace(MADE, complaints=(IN_TIME,))
UPHELD = replace(COMPLAINT, reconsidered=Outcome.UPHELD)
IN_PART = replace(COMPLAINT, reconsidered=Outcome.PARTLY, maintain_by=TODAY)
SENT_ON = replace(UPHELD, is_sent_on=True)

COURSES = [
    (State.DRAFTED, Course()),
    (State.DRAFTED, Course(adverse_are_new=False)),
    (State.READY, WRITTEN),
    (State.TO_BE_HEARD, NEW_FACTS),
    (State.TO_BE_HEARD, replace(NEW_FACTS, is_complete=False)),
    (State.TO_BE_HEARD, replace(NEW_FACTS, hearings=(Heard("others", YESTERDAY, False),))),
    (State.HEARING, replace(NEW_FACTS, hearings=(Heard("these", TODAY, False),))),
    (State.HEARING, replace(WRITTEN, hearings=(Heard("these", TODAY, False),))),
    (State.READY, replace(NEW_FACTS, hearings=(Heard("these", TODAY, True),))),
    (State.READY, replace(NEW_FACTS, hearings=(Heard("these", YESTERDAY, False),))),
    (State.DRAFTED, replace(NEW_FACTS, hearings=(Heard("these", TODAY, True),), is_complete=False)),
    (State.DROPPED, replace(WRITTEN, is_dropped=True)),
    (State.MAY_COMPLAIN, MADE),
    (State.STANDS, Course(complain_by=YESTERDAY)),
    (State.TO_RECONSIDER, COMPLAINT),
    (State.LATE, replace(MADE, complaints=(TOO_LATE, IN_TIME))),
    (State.TO_SEND_ON, UPHELD),
    (State.REPLACED, replace(COMPLAINT, reconsidered=Outcome.WHOLLY)),
    (State.MAY_MAINTAIN, IN_PART),
    (State.CHANGED_IN_PART, replace(IN_PART, maintain_by=YESTERDAY)),
    (State.TO_SEND_ON, replace(IN_PART, complaints=(IN_TIME, HOLDS_ON))),
    (State.AT_BOARD, SENT_ON),
    (State.CLOSED, replace(SENT_ON, board=BoardOutcome.UPHELD)),
    (State.CLOSED, replace(SENT_ON, board=BoardOutcome.DISMISSED)),
    (State.TO_DECIDE_AGAIN, replace(SENT_ON, board=BoardOutcome.CHANGED)),
    (State.TO_DECIDE_AGAIN, replace(SENT_ON, board=BoardOutcome.SENT_BACK)),
    (State.CLOSED, replace(SENT_ON, board=BoardOutcome.SENT_BACK, is_decided_again=True)),
]


@pytest.mark.parametrize(("state", "course"), COURSES)
def test_where_a_ruling_is_follows_from_what_has_happened_and_the_day(state, course):
    assert state_of(course, TODAY) is state


def test_every_state_is_reached_has_one_whose_turn_it_is_and_words_for_both_sides():
    assert {state for state, _course in COURSES} == set(State)
    for table in (TURN_IN, STATE_IN_WORDS, STATE_TO_CITIZEN, ACTS_IN):
        assert set(table) == set(State)


def test_the_citizen_has_the_turn_where_the_law_gives_them_time():
    theirs = {State.HEARING, State.MAY_COMPLAIN, State.MAY_MAINTAIN}
    assert {state for state, turn in TURN_IN.items() if turn is Turn.CITIZEN} == theirs
    assert {state for state, turn in TURN_IN.items() if turn is Turn.BOARD} == {State.AT_BOARD}


def test_every_state_can_be_reached_from_a_draft_and_what_is_over_leads_nowhere():
    reached, more = set(), {State.DRAFTED}
    while more:
        reached |= more
        more = {after for state in more for after in TRANSITIONS.get(state, {}).values()} - reached
    assert reached == set(State)
    assert set(State) - set(TRANSITIONS) == {State.DROPPED, State.REPLACED, State.CLOSED}


@pytest.mark.parametrize(
    ("course", "day"),
    [
        (replace(NEW_FACTS, hearings=(Heard("a", TODAY, False), Heard("b", TOMORROW, False))), TOMORROW),
        (replace(NEW_FACTS, hearings=(Heard("a", TODAY, False), Heard("b", TOMORROW, True))), TODAY),
        (MADE, TODAY),
        (IN_PART, TODAY),
        (COMPLAINT, IN_FOUR_WEEKS),
        (replace(MADE, complaints=(TOO_LATE,)), IN_FOUR_WEEKS),
        (UPHELD, IN_FOUR_WEEKS),
        (replace(IN_PART, complaints=(IN_TIME, HOLDS_ON)), HOLDS_ON.reconsider_by),
        (SENT_ON, None),
        (WRITTEN, None),
    ],
)
def test_the_next_deadline_is_that_of_whose_turn_it_is(course, day):
    assert next_deadline(course, state_of(course, TODAY)) == day


def test_every_state_with_a_deadline_says_so_to_both_sides():
    with_deadline = {
        state for state, course in COURSES if next_deadline(course, state_of(course, TODAY)) is not None
    }
    assert set(DEADLINE_IN_WORDS) == set(DEADLINE_TO_CITIZEN) == with_deadline


# What can be done


def test_a_late_complaint_is_kept_and_only_what_is_over_is_turned_away():
    for state in State:
        expected = [WHY_NO_COMPLAINT[state]] if state in WHY_NO_COMPLAINT else []
        assert hindrances_to_complain(state, TODAY, YESTERDAY, TODAY) == expected
    assert set(State) - set(WHY_NO_COMPLAINT) == {
        State.MAY_COMPLAIN,
        State.STANDS,
        State.TO_RECONSIDER,
        State.LATE,
        State.TO_SEND_ON,
        State.MAY_MAINTAIN,
        State.CHANGED_IN_PART,
    }


def test_a_complaint_comes_after_the_ruling_and_not_tomorrow():
    before, after = YESTERDAY, TOMORROW
    assert hindrances_to_complain(State.MAY_COMPLAIN, before, TODAY, TODAY) == [
        "Klagen kan ikke være kommet før afgørelsen."
    ]
    assert hindrances_to_complain(State.MAY_COMPLAIN, after, TODAY, TODAY) == [
        "Vælg en dag, der ikke ligger i fremtiden."
    ]


def test_an_answer_counts_until_the_ruling_is_made_and_says_something():
    for state in PREPARED_STATES:
        assert hindrances_to_answer(state, "Nej.") == []
    assert hindrances_to_answer(State.HEARING, " ") == ["Skriv, hvad du vil sige."]
    assert hindrances_to_answer(State.DROPPED, "Nej.") == ["Sagen er lukket uden en afgørelse."]
    for state in set(State) - PREPARED_STATES - {State.DROPPED}:
        assert hindrances_to_answer(state, "Nej.") == ["Afgørelsen er truffet. Er du uenig, kan du klage."]


def test_what_was_said_has_a_speaker_and_a_way_and_is_not_endless():
    usual = {"may_speak": True, "is_written_down": False, "how": How.SELF, "words": "Nej."}
    assert hindrances_to_statement(**usual) == []
    assert hindrances_to_statement(**{**usual, "is_written_down": True, "how": How.PHONE}) == []
    assert hindrances_to_statement(**{**usual, "may_speak": False}) == [
        "Det kan kun borgeren, den der taler for borgeren, og de medarbejdere, der er med."
    ]
    assert hindrances_to_statement(**{**usual, "is_written_down": True}) == [
        "Vælg, hvordan borgeren sagde det."
    ]
    assert hindrances_to_statement(**{**usual, "words": "x" * 4001}) == [
        "En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."
    ]


def test_we_hold_on_only_to_what_was_complained_about_and_say_why():
    for state in State:
        none = ["Der er ingen klage, I skal se på igen."]
        assert hindrances_to_uphold(state, "Fordi.") == ([] if state in MAY_RECONSIDER else none)
    assert hindrances_to_uphold(State.TO_RECONSIDER, " ") == ["Skriv, hvorfor I holder fast."]
    assert hindrances_to_uphold(State.TO_RECONSIDER, "x" * 4001) == [
        "En tekst er for lang. Skriv det vigtigste, højst 4.000 tegn."
    ]


def test_only_what_is_upheld_late_or_held_on_to_is_sent_on():
    none = ["Der er ingen klage, der skal sendes videre nu."]
    for state in State:
        assert hindrances_to_send_on(state) == ([] if state in MAY_SEND_ON else none)
    assert {State.TO_SEND_ON, State.LATE} == MAY_SEND_ON


def test_the_board_answers_after_it_was_asked_and_not_tomorrow():
    assert hindrances_to_board_answer(State.AT_BOARD, TODAY, TODAY, TODAY) == []
    assert hindrances_to_board_answer(State.TO_SEND_ON, TODAY, None, TODAY) == [
        "Klagen er ikke hos Ankestyrelsen."
    ]
    assert hindrances_to_board_answer(State.AT_BOARD, YESTERDAY, TODAY, TODAY) == [
        "Svaret kan ikke være kommet, før klagen blev sendt."
    ]
    assert hindrances_to_board_answer(State.AT_BOARD, TOMORROW, TODAY, TODAY) == [
        "Vælg en dag, der ikke ligger i fremtiden."
    ]


def test_a_new_ruling_follows_only_one_that_waits_for_it_and_only_once():
    no = "Den afgørelse venter ikke på en ny."
    assert hindrances_to_follow(None, is_followed=False) == []
    for state in State:
        assert hindrances_to_follow(state, is_followed=False) == ([] if state in MAY_BE_FOLLOWED else [no])
    assert hindrances_to_follow(State.TO_RECONSIDER, is_followed=True) == [
        "Den nye afgørelse er allerede begyndt. Skriv videre på den."
    ]


def test_who_meets_a_complaint_says_how_far():
    say = ["Vælg, om borgeren får ret i en del eller i det hele."]
    for state in MAY_RECONSIDER:
        assert hindrances_to_meet(state, None) == say
        assert hindrances_to_meet(state, Outcome.UPHELD) == say
        assert hindrances_to_meet(state, Outcome.PARTLY) == []
        assert hindrances_to_meet(state, Outcome.WHOLLY) == []
    assert hindrances_to_meet(State.TO_DECIDE_AGAIN, None) == []
    assert hindrances_to_meet(None, None) == []
    assert hindrances_to_meet(State.TO_SEND_ON, Outcome.WHOLLY) == ["Den afgørelse venter ikke på en ny."]


def test_the_front_line_prepares_and_the_rest_is_for_those_with_authority():
    for state in State:
        assert acts_in(state, Role.CASE_WORKER) == acts_in(state, Role.LEADER) == list(ACTS_IN[state])
        assert set(acts_in(state, Role.FRONT_LINE)) <= {
            Act.WRITE,
            Act.HEAR,
            Act.ISSUE,
            Act.COMPLAIN,
            Act.WITHDRAW,
        }
    assert acts_in(State.READY, Role.FRONT_LINE) == [Act.ISSUE, Act.WRITE]
    assert acts_in(State.TO_BE_HEARD, Role.FRONT_LINE) == [Act.HEAR, Act.WRITE, Act.ISSUE]
    assert acts_in(State.TO_SEND_ON, None) == [Act.COMPLAIN, Act.WITHDRAW]


def test_every_act_has_words_and_an_icon_and_a_state_in_which_it_is_offered():
    assert set(ACT_IN_WORDS) == set(ICON_OF) == set(Act)
    assert {act for acts in ACTS_IN.values() for act in acts} == set(Act)
