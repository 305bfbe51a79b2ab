"""Meetings, and the calendar of one's own."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle
from pejl.circles.queries import members_of
from pejl.circles.views import UNPROCESSABLE
from pejl.dialogue import actions, queries
from pejl.dialogue.forms import CallForm, CallOffForm, TimesForm
from pejl.dialogue.models import Meeting, MeetingTime
from pejl.dialogue.rules import Speaker
from pejl.shared import clock

from .doors import speaking_or_404

_AN_HOUR = timedelta(hours=1)


def table_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, Speaker]:
    circle, speaker = speaking_or_404(request, uid)
    if speaker is Speaker.OTHER:
        raise Http404
    return circle, speaker


def meeting_or_404(request: HttpRequest, uid: UUID) -> tuple[Meeting, Speaker]:
    visible = Meeting.objects.visible_to(request.capacity, clock.today())
    meeting = get_object_or_404(visible.select_related("circle__citizen"), uid=uid)
    return meeting, table_or_404(request, meeting.circle.uid)[1]


@require_GET
def meetings(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The meetings of one circle."""
    circle, speaker = table_or_404(request, uid)
    tell_look(circle, page="meetings", by=request.capacity)
    context = {
        "circle": circle,
        "meetings": queries.meetings_of(circle, request.capacity),
        "mine": speaker is Speaker.CITIZEN,
    }
    return render(request, "dialogue/meetings.html", context)


def call(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Either side calls; the citizen writes the first point and says who should be there."""
    circle, speaker = table_or_404(request, uid)
    at_work = speaker is Speaker.PROFESSIONAL
    members = members_of(circle, clock.today())
    form = CallForm(request.POST or None, members=members, at_work=at_work)

    def send(values: dict[str, Any]) -> None:
        actions.call_meeting(circle, form.call(), form.times(), by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(send):
        messages.success(request, _("Mødet er foreslået. Den anden vælger et tidspunkt."))
        return redirect("dialogue:meetings", circle.uid)
    tell_look(circle, page="people", by=request.capacity)
    context = {"form": form, "circle": circle, "mine": speaker is Speaker.CITIZEN}
    return render(request, "dialogue/call.html", context, status=UNPROCESSABLE if form.errors else 200)


def meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One meeting: pick a time, propose others, call it off."""
    meeting, speaker = meeting_or_404(request, uid)
    form = TimesForm(request.POST or None)

    def send(values: dict[str, Any]) -> None:
        actions.propose_times(meeting, form.times(), by=request.capacity)

    if request.method == "POST" and form.does(send):
        messages.success(request, _("De nye tider er foreslået."))
        return redirect("dialogue:meeting", meeting.uid)
    tell_look(meeting.circle, page="meetings", by=request.capacity)
    at_work = speaker is Speaker.PROFESSIONAL
    context = {
        "form": form,
        "circle": meeting.circle,
        "now": queries.meeting_now(meeting),
        "mine": speaker is Speaker.CITIZEN,
        "at_work": at_work,
        "own_side": ["professional"] if at_work else ["citizen", "representative"],
        "off": CallOffForm(),
    }
    return render(request, "dialogue/meeting.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def pick(request: HttpRequest, uid: UUID) -> HttpResponse:
    """This time it is; `in_words` where it was agreed in words already."""
    time = get_object_or_404(MeetingTime.objects.select_related("meeting__circle__citizen"), uid=uid)
    meeting, _speaker = meeting_or_404(request, time.meeting.uid)
    actions.pick_time(time, by=request.capacity, in_words="in_words" in request.POST)
    messages.success(request, _("Så ses I der."))
    return redirect("dialogue:meeting", meeting.uid)


@require_POST
def call_off(request: HttpRequest, uid: UUID) -> HttpResponse:
    meeting, _speaker = meeting_or_404(request, uid)
    actions.call_off(meeting, request.POST.get("why", ""), by=request.capacity)
    messages.success(request, _("Mødet er aflyst."))
    return redirect("dialogue:meeting", meeting.uid)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The secret address of one's own calendar: make it, make another, stop it."""
    feed = queries.own_feed(request.capacity.user_id)
    address = feed and request.build_absolute_uri(reverse("dialogue:feed", args=[feed.secret]))
    return render(request, "dialogue/calendar.html", {"address": address})


@require_POST
def make_calendar(request: HttpRequest) -> HttpResponse:
    actions.make_feed(by=request.capacity)
    messages.success(request, _("Din kalender har en ny adresse."))
    return redirect("dialogue:calendar")


@require_POST
def stop_calendar(request: HttpRequest) -> HttpResponse:
    actions.stop_feed(by=request.capacity)
    messages.success(request, _("Adressen virker ikke mere."))
    return redirect("dialogue:calendar")


@login_not_required
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar, which cannot sign in: that there is a meeting and when, and nothing of anybody."""
    found = queries.feed_of(secret)
    if found is None:
        raise Http404
    meetings = queries.calendar_of(found.user, clock.today())
    return HttpResponse(_as_ical(meetings), "text/calendar; charset=utf-8")


def _as_ical(meetings: list[queries.InCalendar]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Pejl//DA")
    calendar.add("version", "2.0")
    for one in meetings:
        event = Event()
        event.add("uid", one.uid)
        event.add("summary", _("Møde"))
        event.add("dtstamp", clock.now())
        event.add("dtstart", one.begins)
        event.add("dtend", one.begins + _AN_HOUR)
        event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
        calendar.add_component(event)
    return calendar.to_ical()
