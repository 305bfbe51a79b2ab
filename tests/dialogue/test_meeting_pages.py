"""Meetings in front of a screen, and the calendar of one's own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from pejl.circles.actions import leave
from pejl.dialogue.actions import Call, call_meeting, call_off, make_feed, stop_feed
from pejl.dialogue.models import CalendarFeed, Meeting
from pejl.dialogue.rules import (
    SKIPPED,
)
from pejl.journal.rules import Kind
from tests.cast import MONDAY
from tests.circles.acts import later, nothing_left, told_once
from tests.circles.screens import queries_of, send, text_of, typed_on

from .talks import member_of
from .test_meeting import POINT, TOMORROW, agreed, karen_calls

# In front of a screen


def pages(cast) -> tuple[str, str]:
    here = [cast.karens.uid]
    return reverse("dialogue:meetings", args=here), reverse("dialogue:call", args=here)


def test_karen_asks_for_a_meeting_and_bo_says_yes_to_the_time(cast, at_screen):
    listed, form = pages(cast)
    karen, bo = at_screen("karen"), at_screen("bo")
    send(
        karen,
        karen.get(form),
        point=POINT,
        members=str(member_of(cast, cast.bo).uid),
        first_day="2026-11-24",
        first_time="10:00",
        wish="ikke for tidligt",
    )
    meeting = Meeting.objects.get()
    page = reverse("dialogue:meeting", args=[meeting.uid])
    assert "Der er ikke valgt et tidspunkt endnu: Bo (en ny)" in text_of(karen.get(listed))
    assert "Venter på svar" in text_of(karen.get(page))
    assert POINT in text_of(bo.get(page)) and "ikke for tidligt" in text_of(bo.get(page))
    bo.post(reverse("dialogue:pick", args=[meeting.times.get().uid]), {"capacity": cast.bo.key})
    assert "24. november 2026 kl. 10.00" in text_of(karen.get("/mit-forloeb/"))


def test_who_comes_today_stands_on_the_citizens_page(cast, at_screen):
    agreed(cast, MONDAY + timedelta(hours=4))
    mine = text_of(at_screen("karen").get("/mit-forloeb/"))
    assert "Hvem kommer i dag? Alle møder 23. november 2026 kl. 14.00: Bo (en ny)" in mine
    with later(days=1):
        assert "Hvem kommer i dag?" not in text_of(at_screen("karen").get("/mit-forloeb/"))


def test_my_page_asks_no_more_for_three_meetings_than_for_one(cast, at_screen):
    karen = at_screen("karen")
    agreed(cast)
    counts = [queries_of(karen, page) for page in ("/mit-forloeb/", pages(cast)[0])]
    for days in (2, 3):
        agreed(cast, TOMORROW + timedelta(days=days))
    assert [queries_of(karen, page) for page in ("/mit-forloeb/", pages(cast)[0])] == counts


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"first_day": "2027-03-28", "first_time": "02:30"}, SKIPPED),
        ({"first_day": "2026-11-22", "first_time": "10:00"}, "Vælg et tidspunkt, der ikke er gået."),
        (
            {"first_day": "2026-11-24", "first_time": "10.00", "second_day": "2026-11-25"},
            "Skriv både dag og tid.",
        ),
    ],
)
def test_a_time_that_cannot_be_is_told_at_the_form_and_nothing_typed_is_lost(cast, at_screen, typed, reason):
    karen = at_screen("karen")
    answer = send(karen, karen.get(pages(cast)[1]), point=POINT, **typed)
    assert (answer.status_code, reason in text_of(answer)) == (422, True)
    assert POINT in typed_on(answer)


def test_a_meeting_is_moved_and_called_off_on_its_page(cast, at_screen):
    meeting = agreed(cast)
    page = reverse("dialogue:meeting", args=[meeting.uid])
    bo = at_screen("bo")
    send(bo, bo.get(page), first_day="2026-11-30", first_time="9")
    assert "30. november 2026 kl. 09.00" in text_of(bo.get(page))
    send(bo, bo.get(page), why="Jeg er syg.")
    assert "Bo Kjær aflyste mødet. Jeg er syg." in text_of(at_screen("karen").get(page))


# The calendar of one's own


def events(client, secret: str) -> list[dict[str, str]]:
    page = client.get(reverse("dialogue:feed", args=[secret]))
    if page.status_code != 200:
        return [{"status": str(page.status_code)}]
    assert page.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return [
        {
            "summary": str(one["summary"]),
            "begins": one.decoded("dtstart").isoformat(),
            "status": str(one["status"]),
        }
        for one in Calendar.from_ical(page.content).walk("VEVENT")
    ]


def test_the_feed_tells_when_and_nothing_of_anybody(cast, client):
    meeting = agreed(cast)
    told = {"summary": "Møde", "begins": "2026-11-24T09:00:00+00:00", "status": "CONFIRMED"}
    for capacity in (cast.karen, cast.bo):
        secret = make_feed(by=capacity).secret
        assert events(client, secret) == [told]
        raw = client.get(reverse("dialogue:feed", args=[secret])).content.decode()
        assert not {word for word in ("Karen", "Holm", "Bo ", "Hjemme", "trappe") if word in raw}
    call_off(meeting, "", by=cast.bo)
    assert events(client, secret) == [{**told, "status": "CANCELLED"}]


def test_a_feed_holds_only_what_one_is_at_and_may_still_see(cast, client):
    agreed(cast)
    karen_calls(cast, TOMORROW + timedelta(days=5))
    call_meeting(cast.karens, Call(""), [TOMORROW], by=cast.bo)
    secret = make_feed(by=cast.bo).secret
    assert len(events(client, secret)) == 1
    leave(member_of(cast, cast.bo), by=cast.bo)
    assert events(client, secret) == []


def test_a_feed_address_that_leaked_is_made_anew_or_stopped(cast, client):
    leaked = make_feed(by=cast.bo).secret
    with told_once(Kind.MEETING, by=cast.bo):
        stop_feed(by=cast.bo)
    assert events(client, leaked) == [{"status": "404"}]
    with nothing_left():
        stop_feed(by=cast.bo)
    new = make_feed(by=cast.bo).secret
    make_feed(by=cast.bo)
    assert events(client, new) == [{"status": "404"}]
    assert new not in {"", leaked} and CalendarFeed.objects.filter(stopped_at=None).count() == 1


def test_the_address_stands_on_ones_own_page_only(cast, at_screen):
    karen = at_screen("karen")
    page = reverse("dialogue:calendar")
    assert "Du har ikke lavet en adresse endnu." in text_of(karen.get(page))
    karen.post(reverse("dialogue:make_calendar"), {"capacity": cast.karen.key})
    secret = CalendarFeed.objects.get().secret
    assert secret in text_of(karen.get(page)) and secret not in text_of(at_screen("bo").get(page))
    karen.post(reverse("dialogue:stop_calendar"), {"capacity": cast.karen.key})
    assert "Du har ikke lavet en adresse endnu." in text_of(karen.get(page))
