"""Wishes, strengths and goals."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from pejl.circles import actions
from pejl.circles.rules import Part
from pejl.circles.views import circle_or_404
from pejl.pathways.forms import GoalForm, StrengthForm, WishForm

from .begin import begin


def new_wish(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    done = _("Dit ønske står på planen.")
    return begin(
        request,
        circle,
        WishForm(request.POST or None, by_employee=request.capacity.is_employee),
        "pathways/new_wish.html",
        done,
    )


def new_strength(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    done = _("Det står på planen.")
    return begin(
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
    return begin(request, circle, form, "pathways/new_goal.html", _("Dit mål står på planen."))


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
