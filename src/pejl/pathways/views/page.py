"""The pathway page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pejl.circles import actions
from pejl.circles.queries import members_of, open_proposals, standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import circle_or_404
from pejl.pathways.queries import help_seen_by, plan_of, waiting_in
from pejl.shared import clock


def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The pathway as those around the citizen see it."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="pathway", by=request.capacity)
    today = clock.today()
    here = standing(circle, request.capacity, today)
    context = {
        "circle": circle,
        "plan": plan_of(circle, today),
        "help": help_seen_by(here.side, circle, today),
        "asked": waiting_in(circle) if here.side else [],
        "proposals": [table.seen_by(here.side) for table in open_proposals(circle, today)],
        "people": members_of(circle, today),
        "here": here,
        "at_work": here.side is Side.PROFESSIONAL,
    }
    return render(request, "pathways/page.html", context)
