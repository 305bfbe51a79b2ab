"""Days as the law counts them."""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Skærtorsdag, langfredag, påskedag, anden påskedag, Kristi himmelfart, pinsedag, anden pinsedag."""
_EACH_YEAR = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))


def easter(year: int) -> date:
    """Easter Sunday (the Gregorian reckoning of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Days on which no post comes and no term runs out, besides Saturdays and Sundays.

    Grundlovsdag, 24 and 31 December count with them, to the citizen's good.
    """
    sunday = easter(year)
    moving = {sunday + days * _DAY for days in _FROM_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in _EACH_YEAR})


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


def this_or_next_working_day(day: date) -> date:
    """A term that runs out on a day off runs out on the first working day after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def after_working_days(day: date, working_days: int) -> date:
    """The day on which so many working days have passed; the day itself is not counted."""
    for _count in range(working_days):
        day = this_or_next_working_day(day + _DAY)
    return day
