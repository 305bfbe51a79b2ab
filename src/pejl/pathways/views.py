"""The pathway page, and the four ways to begin something on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles import actions
from pejl.circles.models import Circle
from pejl.circles.queries import members_of, open_proposals, standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404, home_of
from pejl.shared import clock

from .changes import StopIntervention
from .forms import GoalForm, InterventionForm, OwnForm, StrengthForm, WishForm
from .models import Intervention
from .queries import plan_of


def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The pathway as those around the citizen see it."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="pathway", by=request.capacity)
    today = clock.today()
    here = standing(circle, request.capacity, today)
    context = {
        "circle": circle,
        "plan": plan_of(circle, today),
        "proposals": [table.seen_by(here.side) for table in open_proposals(circle, today)],
        "people": members_of(circle, today),
        "here": here,
        "at_work": here.side is Side.PROFESSIONAL,
    }
    return render(request, "pathways/page.html", context)


def _begin(request: HttpRequest, circle: Circle, form: Any, template: str, done: str) -> HttpResponse:
    def propose(values: dict[str, Any]) -> None:
        said = form.citizen_said() if isinstance(form, OwnForm) else None
        actions.propose(circle, [form.change()], by=request.capacity, uid=values["uid"], citizen_said=said)

    if request.method == "POST" and form.does(propose):
        messages.success(request, done)
        return home_of(request, circle)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, "circle": circle}, status=status)


def new_wish(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    done = _("Dit ønske står på planen.")
    return _begin(
        request,
        circle,
        WishForm(request.POST or None, by_employee=request.capacity.is_employee),
        "pathways/new_wish.html",
        done,
    )


def new_strength(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    done = _("Det står på planen.")
    return _begin(
        request,
        circle,
        StrengthForm(request.POST or None, by_employee=request.capacity.is_employee),
        "pathways/new_strength.html",
        done,
    )


def new_goal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A goal of one's own; `oenske` names the wish it is made of, whose words it begins with."""
    circle = circle_or_404(request, uid, Part.PLAN)
    wish = None
    initial = {}
    if named := request.GET.get("oenske"):
        wish = get_object_or_404(circle.wish_set, uid=UUID(named) if _is_uid(named) else None)
        initial["words"] = wish.versions.order_by("-number")[0].words
        if request.method == "GET":
            actions.tell_look(circle, page="pathway", by=request.capacity)
    by_employee = request.capacity.is_employee
    form = GoalForm(request.POST or None, wish=wish, initial=initial, by_employee=by_employee)
    return _begin(request, circle, form, "pathways/new_goal.html", _("Dit mål står på planen."))


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def new_intervention(request: HttpRequest, uid: UUID, goal: UUID) -> HttpResponse:
    """Propose something to do towards a goal. It is in force when both have said yes."""
    circle = circle_or_404(request, uid, Part.PLAN)
    towards = get_object_or_404(circle.goal_set, uid=goal)
    form = InterventionForm(request.POST or None, goal=towards)
    done = _("Forslaget er sendt. Det gælder, når I begge har sagt ja.")
    return _begin(request, circle, form, "pathways/new_intervention.html", done)


@require_POST
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop: the citizen's word alone, at once."""
    intervention = get_object_or_404(Intervention.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, intervention.circle.uid, Part.PLAN)
    actions.propose(circle, [StopIntervention(str(intervention.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af. De andre kan se det."))
    return home_of(request, circle)
