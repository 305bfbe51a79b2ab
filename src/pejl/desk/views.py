"""Front pages: what each one meets first."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle
from pejl.circles.queries import (
    carried_in,
    emergencies_of_unit,
    members_of,
    standing,
    to_promise,
    what_waits,
)
from pejl.circles.rules import Part, Side
from pejl.circles.views import circle_or_404
from pejl.dialogue.queries import next_meetings
from pejl.organisation.rules import Role
from pejl.pathways.queries import (
    asked_of,
    awaited_in,
    codes_of,
    help_of,
    how_many_wait,
    may_answer,
    plan_of,
    waiting_in,
)
from pejl.practice.queries import news_for
from pejl.practice.views import look_at
from pejl.rulings.queries import cases_of
from pejl.shared import clock

from . import queries

LOOKS_SHOWN = 500
PROMISES_SHOWN = 100
LATELY = timedelta(days=14)
SEES_TO_HELP = {Role.CASE_WORKER, Role.LEADER}


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    if request.capacity.is_employee:
        return redirect("desk:people_i_meet")
    return redirect("desk:my_pathway")


def _mine_or_404(request: HttpRequest) -> Circle:
    visible = Circle.objects.visible_to(request.capacity, Part.PLAN, clock.today())
    own = visible.filter(citizen__user=request.capacity.user_id)
    return get_object_or_404(own.select_related("citizen", "unit"))


@require_GET
def my_pathway(request: HttpRequest) -> HttpResponse:
    """Mit forløb. Who is with others but has no circle of their own is shown those circles."""
    if request.capacity.is_employee:
        return redirect("desk:people_i_meet")
    today = clock.today()
    own = queries.own_circle(request.capacity.user_id)
    if own is None:
        return redirect("desk:people_i_meet")
    tell_look(own, page="my pathway", by=request.capacity)
    here = standing(own, request.capacity, today)
    waiting = what_waits(own, today)
    tables = [table.seen_by(here.side) for table in waiting.tables]
    context = {
        "circle": own,
        "here": here,
        "at_front": True,
        "plan": plan_of(own, today),
        "help": help_of(own, today) if own.has_help else [],
        "asked": waiting_in(own) if own.has_asked else [],
        "to_read": waiting.to_read,
        "yours": sorted((table for table in tables if table.can_answer), key=lambda table: not table.carried),
        "others": [table for table in tables if not table.can_answer],
        "people": members_of(own, today),
        "idea_news": news_for(request.capacity.user_id) if own.has_ideas else [],
        "coming": (coming := next_meetings(own) if own.has_meetings else []),
        "comes_today": [one for one in coming if one.is_today],
        "seen": queries.who_else_has_seen(own.citizen.uid, request.capacity.user_uid),
    }
    return render(request, "desk/my_pathway.html", context)


@require_GET
def people_i_meet(request: HttpRequest) -> HttpResponse:
    """Dem jeg møder: people first, what waits last."""
    cards = queries.people_i_meet(request.capacity, clock.today())
    tell_look(*(card.circle for card in cards), page="people I meet", by=request.capacity)
    post = request.capacity.post
    invited = [] if post else list(to_promise(request.capacity.user_id, clock.today()))
    tell_look(*(one.circle for one in invited), page="invitation", by=request.capacity)
    leads = post is not None and post.role is Role.LEADER
    today, lately = clock.today(), clock.now() - LATELY
    context = {
        "cards": cards,
        "carried": carried_in(post.unit_id, today) if leads else [],
        "emergencies": emergencies_of_unit(post.unit_id, lately) if leads else [],
        "invited": invited,
        "to_see_to": how_many_wait(request.capacity, today) if post and post.role in SEES_TO_HELP else None,
        "asked": asked_of(request.capacity, today),
        "idea_news": news_for(request.capacity.user_id),
    }
    return render(request, "desk/people_i_meet.html", context)


@require_GET
def who_has_seen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hvem har set mine oplysninger: for the citizen alone."""
    circle = _mine_or_404(request)
    if circle.uid != uid:
        raise Http404
    tell_look(circle, page="who has seen", by=request.capacity)
    seen = queries.who_has_seen(circle.citizen.uid, LOOKS_SHOWN, own=request.capacity.user_uid)
    return render(request, "desk/who_has_seen.html", {"circle": circle, "seen": seen})


@require_GET
def my_case(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Min sag: where it is, when an answer comes, where one can object, and what we know."""
    circle = circle_or_404(request, uid, Part.PLAN)
    today = clock.today()
    here = standing(circle, request.capacity, today)
    if here.side is None:
        raise Http404
    tell_look(circle, page="my case", by=request.capacity)
    cases = cases_of(circle, today)
    at_work = here.side is Side.PROFESSIONAL
    context = {
        "circle": circle,
        "here": here,
        "mine": here.side is Side.CITIZEN,
        "at_work": at_work,
        "may_tell_later": at_work and may_answer(request.capacity),
        "awaited": awaited_in(circle, today),
        "cases": cases,
        "running": [(case, hearing) for case in cases for hearing in case.running],
        "may_complain": [case for case in cases if case.issued and case.may_complain],
        "codes": codes_of(circle),
    }
    return render(request, "desk/my_case.html", context)


@require_GET
def promised(request: HttpRequest) -> HttpResponse:
    """Det har jeg lovet: what one said yes to at work."""
    if not request.capacity.is_employee:
        raise Http404
    voices = queries.what_i_promised(request.capacity, clock.today(), PROMISES_SHOWN)
    circles = {voice.version.proposal.circle_id: voice.version.proposal.circle for voice in voices}
    tell_look(*circles.values(), page="promised", by=request.capacity)
    return render(request, "desk/promised.html", {"voices": voices})


@require_GET
def close_by(request: HttpRequest) -> HttpResponse:
    """Tæt på hverdagen: who asked the leader to think along first, then what went well and what waits."""
    post = request.capacity.post
    if post is None or post.role is not Role.LEADER:
        raise Http404
    page = queries.close_by(request.capacity, post.unit_id, clock.now())
    look_at(request, *page.situations)
    return render(request, "desk/close_by.html", vars(page))
