"""What is in force on a day, as known at an instant, compared with a model that reads every version."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_unit, add_user
from pejl.organisation.models import Employment, EmploymentVersion
from pejl.shared.versions import Step

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(8)]
INSTANTS = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(5)]


@dataclass(frozen=True)
class Row:
    number: int
    step: Step
    valid_from: date
    last_day: date | None
    recorded_at: datetime


@st.composite
def histories(draw) -> list[Row]:
    """Everything that can be recorded about one thing, corrections back in time among it."""
    heard = sorted(draw(st.lists(st.sampled_from(INSTANTS), min_size=1, max_size=5)))
    return [_version(draw, number, recorded_at) for number, recorded_at in enumerate(heard, 1)]


def _version(draw, number: int, recorded_at: datetime) -> Row:
    step = Step.BEGUN if number == 1 else draw(st.sampled_from([Step.CHANGED, Step.ENDED]))
    valid_from = draw(st.sampled_from(DAYS[1:-1]))
    last_day = draw(st.none() | st.sampled_from([day for day in DAYS if day >= valid_from]))
    return Row(number, step, valid_from, last_day, recorded_at)


def in_force(history: list[Row], day: date, known_at: datetime | None) -> Row | None:
    """The model: of what was known and has begun to count, the last that was recorded, unless it is over."""
    counting = [row for row in _known(history, known_at) if row.valid_from <= day]
    if not counting:
        return None
    last = counting[-1]
    is_over = step_ended(last) or (last.last_day is not None and last.last_day < day)
    return None if is_over else last


def in_force_or_coming(history: list[Row], day: date, known_at: datetime | None) -> Row | None:
    """Of what has not begun at all, what will be in force on the first day that anything counts."""
    known = _known(history, known_at)
    if not known or min(row.valid_from for row in known) <= day:
        return in_force(history, day, known_at)
    return in_force(history, min(row.valid_from for row in known), known_at)


def step_ended(row: Row) -> bool:
    return row.step is Step.ENDED


def _known(history: list[Row], known_at: datetime | None) -> list[Row]:
    return [row for row in history if known_at is None or row.recorded_at <= known_at]


@pytest.fixture
def employed(db):
    """Makes an employment with these versions, past the action, which makes only some of them."""
    unit = add_unit("Hjemmeplejen Nord", by=BY_THE_DEMO)
    user = add_user("bo", "Bo Lund", by=BY_THE_DEMO)

    def make(history: list[Row]) -> Employment:
        employment = Employment.objects.create(user=user, unit=unit)
        EmploymentVersion.objects.bulk_create(
            EmploymentVersion(item=employment, role="leader", title="leder", **vars(row)) for row in history
        )
        return employment

    return make


@pytest.mark.parametrize(
    ("asked", "model"),
    [("in_force", in_force), ("in_force_or_coming", in_force_or_coming)],
    ids=["in force", "in force or coming"],
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(histories(), min_size=12, max_size=12))
def test_the_database_answers_as_one_who_reads_every_version(employed, asked, model, told):
    lives = {employed(history).pk: history for history in told}
    for day in DAYS:
        for known_at in (None, *INSTANTS):
            found = getattr(EmploymentVersion.objects, asked)(day, known_at).filter(item__in=lives)
            expected = {
                (pk, row.number)
                for pk, history in lives.items()
                if (row := model(history, day, known_at)) is not None
            }
            assert set(found.values_list("item", "number")) == expected, (day, known_at)


@pytest.fixture
def numbers(employed):
    """The numbers of the versions in force (or coming) for a history of (valid from, last day, step)."""

    def numbers(*versions, day: int, asked: str = "in_force", known_at: int | None = None) -> list[int]:
        rows = [
            Row(number, step, DAYS[begins], None if ends is None else DAYS[ends], INSTANTS[number - 1])
            for number, (begins, ends, step) in enumerate(versions, 1)
        ]
        employment = employed(rows)
        instant = None if known_at is None else INSTANTS[known_at]
        found = getattr(EmploymentVersion.objects, asked)(DAYS[day], instant).filter(item=employment)
        return [version.number for version in found]

    return numbers


def test_the_first_and_the_last_day_are_included(numbers):
    begun = (2, 4, Step.BEGUN)
    assert [numbers(begun, day=day) for day in (1, 2, 4, 5)] == [[], [1], [1], []]


def test_a_change_takes_the_place_of_what_was_before_it_from_its_first_day(numbers):
    history = (1, None, Step.BEGUN), (4, None, Step.CHANGED)
    assert [numbers(*history, day=day) for day in (3, 4)] == [[1], [2]]


def test_when_a_change_is_over_what_was_before_it_does_not_come_back(numbers):
    history = (1, None, Step.BEGUN), (3, 4, Step.CHANGED)
    assert [numbers(*history, day=day) for day in (2, 3, 4, 5)] == [[1], [2], [2], []]


def test_a_correction_back_in_time_counts_from_the_day_it_says(numbers):
    history = (3, None, Step.BEGUN), (1, None, Step.CHANGED)
    assert [numbers(*history, day=day) for day in (0, 1, 3)] == [[], [2], [2]]


def test_what_was_known_then_is_told_without_what_came_later(numbers):
    history = (1, None, Step.BEGUN), (1, 2, Step.CHANGED)
    assert numbers(*history, day=4) == []
    assert numbers(*history, day=4, known_at=0) == [1]
    assert numbers(*history, day=4, known_at=1) == []


def test_what_is_ended_is_over_on_the_day_the_end_says(numbers):
    history = (1, None, Step.BEGUN), (4, None, Step.ENDED)
    assert [numbers(*history, day=day) for day in (3, 4, 7)] == [[1], [], []]


def test_what_is_settled_and_begins_later_is_coming(numbers):
    assert numbers((4, None, Step.BEGUN), day=2) == []
    assert numbers((4, None, Step.BEGUN), day=2, asked="in_force_or_coming") == [1]


def test_what_is_changed_before_it_begins_is_coming_as_changed(numbers):
    history = (4, None, Step.BEGUN), (4, 6, Step.CHANGED)
    assert numbers(*history, day=2, asked="in_force_or_coming") == [2]


@pytest.mark.parametrize("called_off_on", [2, 4])
def test_what_is_called_off_before_it_begins_is_not_coming(numbers, called_off_on):
    history = (4, None, Step.BEGUN), (called_off_on, None, Step.ENDED)
    assert numbers(*history, day=2, asked="in_force_or_coming") == []


def test_what_is_over_is_not_coming(numbers):
    assert numbers((1, 2, Step.BEGUN), day=4, asked="in_force_or_coming") == []
