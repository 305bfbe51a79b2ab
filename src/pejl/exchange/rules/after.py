"""What a place of the chain will say after a file: what the file says, and for the rest what stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pejl.chain.rules import Audience, Period, Place, Text, tidy

from .incoming import Item, same_words
from .plan import There


def text_after(item: Item, there: There | None) -> Text:
    """What it will say: what the file says, and for the rest what stands."""
    values = dict(item.values)
    if there is None:
        if item.place is Place.PROFILE:
            values.setdefault("audience", Audience.BOTH)
        return tidy(Text(**{"title": "", **values}))
    for name in ("title", "text"):
        if name in values and same_words(values[name], getattr(there.text, name)):
            values[name] = getattr(there.text, name)
    if item.cut_at and there.text.title[: item.cut_at].strip() == item.title:
        values["title"] = there.text.title
    return tidy(replace(there.text, **values))


def period_after(item: Item, there: There | None, today: date) -> Period:
    """As the file says; what is changed counts from today on where the file names the day that stands."""
    if there is None:
        return Period(item.first_day or today, item.last_day)
    last_day = item.last_day or there.period.last_day
    is_same_day = item.first_day in (None, there.begins, there.period.first_day)
    first_day = there.period.first_day if is_same_day else item.first_day
    assert first_day is not None
    is_over = there.period.last_day is not None and there.period.last_day < today
    changes = text_after(item, there) != there.text or last_day != there.period.last_day or there.is_ended
    if is_same_day and changes and not is_over:
        first_day = max(today, first_day)
    return Period(first_day, last_day)


def changed_days(there: There, period: Period) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in ("first_day", "last_day"):
        both = (getattr(there.period, name), getattr(period, name))
        if both[0] != both[1]:
            yield name, both
