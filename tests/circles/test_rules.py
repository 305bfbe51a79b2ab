"""Where a proposal is, what can be said to it, and why not: without a database."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest

from pejl.circles.rules import (
    ANSWER_IN_WORDS,
    HOW_IN_WORDS,
    OPEN_STATES,
    PART_IN_WORDS,
    SETTLED,
    SIDES_NEEDED,
    STATE_IN_WORDS,
    TRANSITIONS,
    TURN_IN,
    WAITING_STATES,
    WHY_CLOSED,
    Answer,
    Ground,
    How,
    MemberKind,
    Needs,
    Part,
    Side,
    State,
    Turn,
    ground_of,
    hash_of,
    hindrances_to_answer,
    hindrances_to_open,
    last_day_before_asked,
    may_answer,
    state_of,
)

TODAY = date(2026, 11, 23)
THE_CITIZENS_OWN_ANSWERS = [Answer.THINK, Answer.WITH_SOMEONE]
TWO_SIDES = (Side.CITIZEN, Side.PROFESSIONAL)
Answers = Mapping[Side, Answer]

NOT_YOURS = "Kun borgeren, den der taler for borgeren, og de medarbejdere, der er med, kan svare."
ALREADY = "Du har allerede sagt ja."
ANOTHER_TEXT = "Teksten er blevet ændret, siden du åbnede siden. Læs den nye, før du svarer."
WHAT_IT_TAKES = "Skriv, hvad der skal til, før du siger ja."
THE_CITIZENS = "Det svar er borgerens."
BY_WHEN = "Vælg den dag, du vil svare senest."
DAY_IS_GONE = "Vælg en dag, der ikke er gået."


def where(
    answers: Answers,
    needs: Needs = Needs.BOTH,
    *,
    is_withdrawn: bool = False,
    is_overtaken: bool = False,
    lapses_after: date | None = None,
    today: date = TODAY,
) -> State:
    return state_of(
        answers,
        needs,
        is_withdrawn=is_withdrawn,
        is_overtaken=is_overtaken,
        lapses_after=lapses_after,
        today=today,
    )


def last_answers() -> list[Answers]:
    """Every pair of last answers, one of them or none."""
    return [
        {side: answer for side, answer in zip(TWO_SIDES, pair, strict=True) if answer}
        for pair in product([None, *Answer], [None, *Answer])
        if pair[1] not in THE_CITIZENS_OWN_ANSWERS
    ]


@pytest.mark.parametrize(
    ("citizen", "professional", "state"),
    [
        (None, None, State.WAITS_FOR_BOTH),
        (None, Answer.YES, State.WAITS_FOR_CITIZEN),
        (None, Answer.TALK, State.TO_TALK_ABOUT),
        (Answer.YES, None, State.WAITS_FOR_PROFESSIONAL),
        (Answer.YES, Answer.YES, State.AGREED),
        (Answer.YES, Answer.TALK, State.TO_TALK_ABOUT),
        (Answer.TALK, None, State.TO_TALK_ABOUT),
        (Answer.TALK, Answer.YES, State.TO_TALK_ABOUT),
        (Answer.TALK, Answer.TALK, State.TO_TALK_ABOUT),
        (Answer.THINK, None, State.CITIZEN_THINKS),
        (Answer.THINK, Answer.YES, State.CITIZEN_THINKS),
        (Answer.THINK, Answer.TALK, State.TO_TALK_ABOUT),
        (Answer.WITH_SOMEONE, None, State.CITIZEN_WANTS_COMPANY),
        (Answer.WITH_SOMEONE, Answer.YES, State.CITIZEN_WANTS_COMPANY),
        (Answer.WITH_SOMEONE, Answer.TALK, State.TO_TALK_ABOUT),
    ],
)
def test_what_needs_both_is_agreed_only_when_both_have_said_yes(citizen, professional, state):
    said = {Side.CITIZEN: citizen, Side.PROFESSIONAL: professional}
    assert where({side: answer for side, answer in said.items() if answer}) is state


@pytest.mark.parametrize("answers", last_answers(), ids=str)
@pytest.mark.parametrize("needs", Needs)
def test_agreed_means_that_each_side_that_is_needed_said_yes_and_nobody_said_anything_against(answers, needs):
    all_said_yes = all(answers.get(side) is Answer.YES for side in SIDES_NEEDED[needs])
    against = {Answer.NO, Answer.YES_IF} & set(answers.values())
    assert (where(answers, needs) is State.AGREED) is (all_said_yes and not against)


@pytest.mark.parametrize("other", [None, *Answer])
@pytest.mark.parametrize("side", TWO_SIDES)
def test_a_no_of_either_side_stops_it_and_a_yes_if_replaces_it(side, other):
    (across,) = set(TWO_SIDES) - {side}
    beside = {across: other} if other else {}
    assert where({side: Answer.NO, **beside}) is (
        State.REPLACED if other is Answer.YES_IF else State.DECLINED
    )
    assert where({side: Answer.YES_IF, **beside}) is State.REPLACED


@pytest.mark.parametrize("answers", last_answers(), ids=str)
@pytest.mark.parametrize("needs", Needs)
def test_what_is_settled_is_not_changed_by_a_withdrawal_or_by_time(answers, needs):
    state = where(answers, needs)
    yesterday = TODAY - timedelta(days=1)
    is_settled = state not in OPEN_STATES
    assert where(answers, needs, is_withdrawn=True) is (state if is_settled else State.WITHDRAWN)
    assert where(answers, needs, lapses_after=yesterday) is (state if is_settled else State.LAPSED)
    assert where(answers, needs, lapses_after=yesterday, is_withdrawn=True) is (
        state if is_settled else State.WITHDRAWN
    )


@pytest.mark.parametrize("answers", last_answers(), ids=str)
@pytest.mark.parametrize("needs", Needs)
def test_what_is_open_is_overtaken_until_it_is_put_away_or_its_day_has_passed(answers, needs):
    state = where(answers, needs)
    yesterday = TODAY - timedelta(days=1)
    is_settled = state not in OPEN_STATES
    assert where(answers, needs, is_overtaken=True) is (state if is_settled else State.OVERTAKEN)
    for event, to in TRANSITIONS[State.OVERTAKEN].items():
        way = {"is_withdrawn": True} if event == "it is put away" else {"lapses_after": yesterday}
        assert where(answers, needs, is_overtaken=True, **way) is (state if is_settled else to)


@pytest.mark.parametrize("answers", last_answers(), ids=str)
def test_on_its_last_day_a_proposal_can_still_be_agreed(answers):
    assert where(answers, lapses_after=TODAY) is where(answers)
    assert where(answers, lapses_after=TODAY + timedelta(days=1)) is where(answers)


def test_silence_is_never_a_yes():
    for needs in Needs:
        assert where({}, needs) in OPEN_STATES
        assert where({Side.PROFESSIONAL: Answer.YES}, needs) is State.WAITS_FOR_CITIZEN


# What the table of transitions says, step by step. A step is the side that speaks and what it says.

EITHER, CITIZEN, EMPLOYEE = TWO_SIDES, (Side.CITIZEN,), (Side.PROFESSIONAL,)
WHAT_IS_SAID = {
    "says yes, if": Answer.YES_IF,
    "says yes": Answer.YES,
    "says no": Answer.NO,
    "wants to talk": Answer.TALK,
    "thinks it over": Answer.THINK,
    "wants someone with them": Answer.WITH_SOMEONE,
}
WHO_SAYS_IT = {
    "either": EITHER,
    "the citizen": CITIZEN,
    "an employee": EMPLOYEE,
}
NOT_SAID = {
    "it is withdrawn": State.WITHDRAWN,
    "something else is decided meanwhile": State.OVERTAKEN,
    "its first day has passed": State.LAPSED,
}
Step = tuple[Side, Answer]


def steps_named(event: str) -> set[Step]:
    answer = next(answer for words, answer in WHAT_IS_SAID.items() if words in event)
    sides = next(sides for words, sides in WHO_SAYS_IT.items() if event.startswith(words))
    return {(side, answer) for side in sides}


def steps_that_move(needs: Needs) -> dict[State, dict[State, set[Step]]]:
    """From each open state that answers can lead to: the other states one answer away, and which answers."""
    moves: dict[State, dict[State, set[Step]]] = defaultdict(lambda: defaultdict(set))
    seen, waiting = [], [dict[Side, Answer]()]
    while waiting:
        answers = waiting.pop()
        if answers in seen:
            continue
        seen.append(answers)
        before = where(answers, needs)
        for side, answer in product(TWO_SIDES, Answer):
            if not may_answer(side, before, answers.get(side)):
                continue
            if side is Side.PROFESSIONAL and answer in THE_CITIZENS_OWN_ANSWERS:
                continue
            said = {**answers, side: answer}
            waiting.append(said)
            if (after := where(said, needs)) is not before:
                moves[before][after].add((side, answer))
    return moves


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_the_table_of_transitions_says_every_step_that_an_answer_can_take_and_no_other(state):
    named: dict[State, set[Step]] = defaultdict(set)
    for event, after in TRANSITIONS[state].items():
        if event not in NOT_SAID:
            named[after] |= steps_named(event)
    assert named == steps_that_move(Needs.BOTH)[state]


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_whatever_is_open_can_be_withdrawn_and_can_lapse(state):
    assert {event: to for event, to in TRANSITIONS[state].items() if event in NOT_SAID} == NOT_SAID


def test_only_while_it_waits_for_somebody_is_it_somebodys_turn():
    assert {
        State.WAITS_FOR_CITIZEN,
        State.WAITS_FOR_PROFESSIONAL,
        State.WAITS_FOR_BOTH,
        State.CITIZEN_THINKS,
        State.CITIZEN_WANTS_COMPANY,
        State.TO_TALK_ABOUT,
    } == OPEN_STATES
    assert {state for state in State if TURN_IN[state] is Turn.NOBODY} == set(State) - WAITING_STATES
    assert {state for state in State if TURN_IN[state] is Turn.PROPOSER} == {State.OVERTAKEN}
    assert set(WHY_CLOSED) == set(State) - OPEN_STATES


@pytest.mark.parametrize("answers", last_answers(), ids=str)
def test_who_waits_can_speak(answers):
    state = where(answers)
    waits_for = {
        Turn.CITIZEN: {Side.CITIZEN},
        Turn.PROFESSIONAL: {Side.PROFESSIONAL},
        Turn.EITHER: set(TWO_SIDES),
        Turn.NOBODY: set(),
    }[TURN_IN[state]]
    may = {side for side in TWO_SIDES if may_answer(side, state, answers.get(side))}
    if state in (State.TO_TALK_ABOUT, State.CITIZEN_WANTS_COMPANY):
        assert may
    else:
        assert waits_for <= may


@pytest.mark.parametrize("state", State)
def test_who_is_on_no_side_has_nothing_to_answer(state):
    assert not may_answer(None, state, None)


@pytest.mark.parametrize("already", [None, *Answer])
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("side", Side)
def test_one_answers_while_it_is_open_and_one_has_not_said_yes(side, state, already):
    assert may_answer(side, state, already) is (state in OPEN_STATES and already is not Answer.YES)


def reasons_against(
    answer: Answer = Answer.YES,
    side: Side | None = Side.CITIZEN,
    state: State = State.WAITS_FOR_CITIZEN,
    *,
    already: Answer | None = None,
    is_the_text_shown: bool = True,
    words: str = "",
    thinks_until: date | None = None,
) -> list[str]:
    return hindrances_to_answer(
        answer,
        side,
        state,
        already=already,
        is_the_text_shown=is_the_text_shown,
        words=words,
        thinks_until=thinks_until,
        today=TODAY,
    )


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
@pytest.mark.parametrize("side", Side)
def test_nothing_stands_in_the_way_of_an_answer_to_an_open_text(side, state):
    for answer in set(Answer) - set(THE_CITIZENS_OWN_ANSWERS):
        assert reasons_against(answer, side, state, words="når det er lyst") == []
    assert reasons_against(Answer.THINK, state=state, thinks_until=TODAY) == []
    assert reasons_against(Answer.WITH_SOMEONE, state=state) == []


@pytest.mark.parametrize("state", WHY_CLOSED)
def test_what_is_settled_is_not_answered_and_that_is_all_that_is_said(state):
    assert reasons_against(
        Answer.YES_IF,
        None,
        state,
        already=Answer.YES,
        is_the_text_shown=False,
        thinks_until=TODAY - timedelta(days=1),
    ) == [WHY_CLOSED[state]]


def test_only_the_citizen_and_those_at_work_in_the_circle_answer():
    assert reasons_against(side=None) == [NOT_YOURS]


def test_who_said_yes_does_not_say_more():
    assert reasons_against(Answer.NO, already=Answer.YES) == [ALREADY]
    for said in set(Answer) - {Answer.YES}:
        assert reasons_against(Answer.NO, already=said) == []


def test_a_yes_counts_only_for_the_text_that_was_shown():
    assert reasons_against(is_the_text_shown=False) == [ANOTHER_TEXT]


@pytest.mark.parametrize("words", ["", " ", "\n\t "])
def test_a_yes_if_says_what_it_takes(words):
    assert reasons_against(Answer.YES_IF, words=words) == [WHAT_IT_TAKES]
    assert reasons_against(Answer.YES_IF, words=" en dag ") == []


@pytest.mark.parametrize("answer", [Answer.YES, Answer.TALK, Answer.NO, Answer.WITH_SOMEONE])
def test_no_other_answer_asks_for_words(answer):
    assert reasons_against(answer) == []


@pytest.mark.parametrize("answer", THE_CITIZENS_OWN_ANSWERS)
def test_to_think_it_over_and_to_want_someone_with_one_is_the_citizens(answer):
    assert reasons_against(answer, Side.PROFESSIONAL, thinks_until=TODAY) == [THE_CITIZENS]


def test_who_thinks_it_over_says_until_when_and_not_in_the_past():
    assert reasons_against(Answer.THINK) == [BY_WHEN]
    assert reasons_against(Answer.THINK, thinks_until=TODAY - timedelta(days=1)) == [DAY_IS_GONE]
    assert reasons_against(Answer.THINK, thinks_until=TODAY) == []


def test_every_reason_is_told_at_once():
    assert reasons_against(Answer.YES_IF, None, already=Answer.YES, is_the_text_shown=False) == [
        NOT_YOURS,
        ALREADY,
        ANOTHER_TEXT,
        WHAT_IT_TAKES,
    ]


def test_only_an_employee_opens_a_circle_and_with_the_citizens_voice_come_the_citizens_words():
    only_employees, own_words = (
        "Kun en medarbejder kan åbne en kreds.",
        "Skriv, hvad borgeren selv sagde.",
    )
    assert hindrances_to_open(is_employee=True, asked=True, words="Ja.") == []
    assert hindrances_to_open(is_employee=True, asked=False, words="") == []
    assert hindrances_to_open(is_employee=True, asked=True, words=" \n") == [own_words]
    assert hindrances_to_open(is_employee=False, asked=True, words="") == [only_employees, own_words]
    assert hindrances_to_open(is_employee=False, asked=False, words="") == [only_employees]


@pytest.mark.parametrize(
    ("opened", "last_day"),
    [
        (date(2026, 11, 23), date(2026, 12, 6)),
        (date(2026, 12, 25), date(2027, 1, 7)),
        (date(2028, 2, 20), date(2028, 3, 4)),
        (date(2027, 2, 20), date(2027, 3, 5)),
    ],
)
def test_who_has_not_asked_sees_the_least_for_fourteen_days_in_all(opened, last_day):
    assert last_day_before_asked(opened) == last_day
    assert (last_day - opened).days + 1 == 14


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (MemberKind.EMPLOYEE, Ground.TASK),
        (MemberKind.TEAM, Ground.TASK),
        (MemberKind.FAMILY, Ground.CONSENT),
        (MemberKind.VOLUNTEER, Ground.CONSENT),
        (MemberKind.PARTNER, Ground.CONSENT),
    ],
)
def test_those_at_work_see_it_for_their_task_and_everyone_else_because_the_citizen_said_yes(kind, ground):
    assert ground_of(kind) is ground


def test_another_text_has_another_hash():
    assert hash_of("Du og Bo går en tur.") != hash_of("Du og Bo går en tur")
    assert hash_of("Du og Bo går en tur.") == hash_of("Du og Bo går en tur.")
    assert len(hash_of("æøå")) == 64


def test_a_side_settles_with_yes_with_yes_if_or_with_no():
    assert {Answer.YES, Answer.YES_IF, Answer.NO} == SETTLED


def test_there_are_words_for_everything_that_a_page_shows():
    assert set(STATE_IN_WORDS) == set(State)
    assert set(ANSWER_IN_WORDS) == set(Answer)
    assert set(HOW_IN_WORDS) == set(How)
    assert set(PART_IN_WORDS) == set(Part)
    assert set(TURN_IN) == set(State)
