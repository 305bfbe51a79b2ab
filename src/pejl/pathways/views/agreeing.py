"""Steps of a goal and needs of support: proposed, shown, hidden and stopped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles import actions
from pejl.circles.kinds import Change
from pejl.circles.rules import Part
from pejl.circles.views import circle_or_404
from pejl.pathways.changes import HideNeed, ShowNeed, StopNeed, StopSteps
from pejl.pathways.forms import NeedForm, StepsForm
from pejl.pathways.models import FollowedTheme, Goal, SupportNeed
from pejl.pathways.queries import how_it_goes
from pejl.shared import clock

from .begin import FormPage, begin


def agree_steps(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Five steps for a goal. They count when both have said yes."""
    goal = get_object_or_404(Goal.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, goal.circle.uid, Part.PLAN)
    form = StepsForm(request.POST or None, goal=goal)
    page = FormPage(
        _("Foreslå trin på vejen"),
        _("Skriv sammen, hvad der er som håbet, mere og mindre. Det gælder, når I begge har sagt ja."),
        _("Send forslaget"),
        _("Forslaget er sendt. Det gælder, når I begge har sagt ja."),
        shows="how it goes",
    )
    return begin(request, circle, form, page, quoted=goal.versions.latest("number").words)


def agree_need(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Help with a theme. It begins with what was said of it, and counts when both have said yes."""
    theme = get_object_or_404(FollowedTheme.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, theme.circle.uid, Part.PLAN)
    form = NeedForm(request.POST or None, theme=theme)
    if request.method == "GET":
        goes = how_it_goes(circle, clock.today())
        form.begin_with(next((one.to_propose for one in goes.themes if one.theme == theme), None))
    page = FormPage(
        _("Hjælp til %(what)s") % {"what": theme.plain},
        _("Det gælder, når I begge har sagt ja."),
        _("Send forslaget"),
        _("Forslaget er sendt. Det gælder, når I begge har sagt ja."),
        shows="how it goes",
    )
    return begin(request, circle, form, page)


def _at_once(request: HttpRequest, uid: UUID, change: type[Change], done: str) -> HttpResponse:
    need = get_object_or_404(SupportNeed.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, need.circle.uid, Part.PLAN)
    actions.propose(circle, [change(str(need.uid))], by=request.capacity)  # type: ignore[call-arg]
    messages.success(request, done)
    return redirect("pathways:how_it_goes", circle.uid)


@require_POST
def show_need(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _at_once(request, uid, ShowNeed, _("Nu kan andre se, at nogen har brug for det."))


@require_POST
def hide_need(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _at_once(request, uid, HideNeed, _("Nu kan kun dem, der er med, se det."))


@require_POST
def stop_need(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _at_once(request, uid, StopNeed, _("Det er stoppet. Det gælder fra nu af. De andre kan se det."))


@require_POST
def stop_steps(request: HttpRequest, uid: UUID) -> HttpResponse:
    goal = get_object_or_404(Goal.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, goal.circle.uid, Part.PLAN)
    actions.propose(circle, [StopSteps(str(goal.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af. De andre kan se det."))
    return redirect("pathways:how_it_goes", circle.uid)
