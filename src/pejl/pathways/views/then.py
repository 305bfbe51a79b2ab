"""The plan as it was on a past day, by the same query and template as today's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from pejl.circles import actions
from pejl.circles.queries import decisions_of, standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404
from pejl.pathways.forms import ThenForm
from pejl.pathways.queries import plan_of
from pejl.shared import clock

DECISIONS_SHOWN = 200


@dataclass(frozen=True)
class Shown:
    """Which day is shown, as it was known at the end of which day."""

    day: date
    known_on: date


@require_GET
def then(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was in force on `dag`, as known on `kendt`; and what was decided after it, by whom."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="pathway on a past day", by=request.capacity)
    today = clock.today()
    form = ThenForm(request.GET or None)
    shown = Shown(form.day_or(today), form.known_on_or(today))
    known_at = clock.end_of(shown.known_on)
    here = standing(circle, request.capacity, today)
    context = {
        "circle": circle,
        "form": form,
        "shown": shown,
        "plan": plan_of(circle, shown.day, known_at),
        "decisions": decisions_of(circle, DECISIONS_SHOWN, since=clock.end_of(shown.day), until=known_at),
        "here": here,
        "mine": here.side is Side.CITIZEN,
        "since": clock.now(),
    }
    return render(request, "pathways/then.html", context, status=UNPROCESSABLE if form.errors else 200)
