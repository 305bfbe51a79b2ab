"""Afgørelser: the list in a circle, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from pejl.circles.actions import tell_look
from pejl.circles.rules import Side
from pejl.organisation.rules import Capacity, Role
from pejl.rulings.forms import ComplaintForm, StatementForm
from pejl.rulings.queries import cases_of, letter_of
from pejl.rulings.rules import ACT_IN_WORDS, ICON_OF, acts_in
from pejl.shared import clock

from .doors import Door, circle_here, ruling_here


def role_of(capacity: Capacity) -> Role | None:
    return capacity.post.role if capacity.post else None


@require_GET
def rulings(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every ruling in a circle: what has a deadline first."""
    circle, here = circle_here(request, uid)
    tell_look(circle, page="rulings", by=request.capacity)
    context = {
        "circle": circle,
        "here": here,
        "cases": cases_of(circle, clock.today()),
        "at_work": here.side is Side.PROFESSIONAL,
    }
    return render(request, "rulings/rulings.html", context)


@require_GET
def ruling(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A ruling as it is now, word for word where it was told, with what one can do."""
    door = ruling_here(request, uid)
    tell_look(door.circle, page="ruling", by=request.capacity)
    return render(request, "rulings/ruling.html", _context(door, request.capacity))


def _context(door: Door, capacity: Capacity) -> dict[str, object]:
    case = door.case
    acts = acts_in(case.state, role_of(capacity)) if door.at_work else []
    upheld = letter_of(case.reconsideration) if case.reconsideration else None
    return {
        "case": case,
        "circle": door.circle,
        "here": door.here,
        "at_work": door.at_work,
        "is_citizen": door.here.side is Side.CITIZEN,
        "acts": [(f"rulings:{act}", ACT_IN_WORDS[act], ICON_OF[act]) for act in acts],
        "letters": [
            (hearing, letter_of(hearing), StatementForm(auto_id=f"svar-{hearing.uid}-%s"))
            for hearing in case.hearings
        ],
        "upheld": upheld,
        "complaint_form": ComplaintForm(auto_id="klage_%s"),
    }
