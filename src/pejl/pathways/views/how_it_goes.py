"""Sådan går det: the page, what is followed, and what each says."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.circles import actions as circle_actions
from pejl.circles.models import Circle
from pejl.circles.queries import Standing, standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404
from pejl.organisation.rules import Role
from pejl.pathways import actions, queries
from pejl.pathways.forms import GoodDayForm, SayForm, SayOfGoalForm, SayOfThemeForm, ThemeForm
from pejl.pathways.models import Assessment, FollowedTheme, GoalScaleVersion
from pejl.pathways.rules import EYES_OF, About, Eyes, Informant
from pejl.shared import clock


@require_GET
def how_it_goes(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What each says about how it goes, side by side, over time."""
    circle = circle_or_404(request, uid, Part.PLAN)
    circle_actions.tell_look(circle, page="how it goes", by=request.capacity)
    today = clock.today()
    here = standing(circle, request.capacity, today)
    context = {
        "circle": circle,
        "here": here,
        "goes": queries.how_it_goes(circle, today),
        "mine": here.side is Side.CITIZEN,
        "at_work": here.side is Side.PROFESSIONAL,
    }
    return render(request, "pathways/how_it_goes.html", context)


def follow(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An employee brings a theme, in everyday words."""
    circle = circle_or_404(request, uid, Part.PLAN)
    if not request.capacity.is_employee:
        raise Http404
    form = ThemeForm(request.POST or None, circle=circle)

    def act(values: dict[str, Any]) -> None:
        actions.follow(
            circle,
            form.concept(),
            values["plain"],
            goal=form.goal_item(),
            by=request.capacity,
            uid=values["uid"],
        )

    done = _("Nu kan I sige, hvordan det går med det.")
    return _form_page(request, circle, form, act, "pathways/follow.html", done)


@require_POST
def unfollow(request: HttpRequest, uid: UUID) -> HttpResponse:
    theme = get_object_or_404(FollowedTheme.objects.select_related("circle__citizen"), uid=uid)
    circle = circle_or_404(request, theme.circle.uid, Part.PLAN)
    actions.unfollow(theme, by=request.capacity)
    messages.success(request, _("Vi spørger ikke mere om det. Det, I har sagt, står her stadig."))
    return redirect("pathways:how_it_goes", circle.uid)


def say_of_theme(request: HttpRequest, uid: UUID) -> HttpResponse:
    theme = get_object_or_404(FollowedTheme.objects.select_related("circle", "concept__version"), uid=uid)
    circle = circle_or_404(request, theme.circle.uid, Part.PLAN)
    return _say(request, circle, SayOfThemeForm, {"theme": theme})


def say_of_goal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Which of the agreed steps fits best. `uid` is that of the steps."""
    scales = GoalScaleVersion.objects.in_force(clock.today()).select_related("item__circle")
    steps = get_object_or_404(scales, item__uid=uid)
    circle = circle_or_404(request, steps.item.circle.uid, Part.PLAN)
    return _say(request, circle, SayOfGoalForm, {"steps": steps})


def good_day(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hvordan er en god dag nu? With the former answers beneath."""
    circle = circle_or_404(request, uid, Part.PLAN)
    return _say(request, circle, GoodDayForm, {})


def correct(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say it anew beside what was said: the old stays."""
    rows = Assessment.objects.select_related("circle", "theme__concept__version", "scale")
    old = get_object_or_404(rows, uid=uid, by=request.user.pk)
    circle = circle_or_404(request, old.circle.uid, Part.PLAN)
    about: dict[str, Any] = {}
    form_class: type[SayForm] = GoodDayForm
    if old.about == About.THEME:
        form_class, about = SayOfThemeForm, {"theme": old.theme}
    elif old.about == About.GOAL:
        scales = GoalScaleVersion.objects.in_force(clock.today())
        form_class, about = SayOfGoalForm, {"steps": get_object_or_404(scales, item=old.scale_id)}
    return _say(request, circle, form_class, about, corrects=old)


def _informant(request: HttpRequest, here: Standing) -> Informant:
    """Where the statement will come from: `som=borger` is to write down what the citizen says."""
    for_citizen = request.GET.get("som") == "borger"
    if here.side is Side.PROFESSIONAL:
        case_worker = request.capacity.post.role is Role.CASE_WORKER
        own = Informant.CASE_WORKER if case_worker else Informant.EMPLOYEE
        return Informant.CITIZEN_WITH_EMPLOYEE if for_citizen else own
    if here.side is Side.REPRESENTATIVE:
        return Informant.CITIZEN_WITH_RELATIVE if for_citizen else Informant.RELATIVE
    return Informant.CITIZEN


def _say(
    request: HttpRequest,
    circle: Circle,
    form_class: type[SayForm],
    about: dict[str, Any],
    corrects: Assessment | None = None,
) -> HttpResponse:
    today = clock.today()
    here = standing(circle, request.capacity, today)
    informant = Informant(corrects.informant) if corrects else _informant(request, here)
    if informant is Informant.EMPLOYEE_AND_RELATIVE:
        informant = Informant.EMPLOYEE
    form = form_class(
        request.POST or None,
        informant=informant,
        is_employee=request.capacity.is_employee,
        initial=_as_said(corrects) if corrects else {},
        **about,
    )

    def act(values: dict[str, Any]) -> None:
        actions.say(circle, form.saying(), by=request.capacity, uid=values["uid"], corrects=corrects)  # type: ignore[attr-defined]

    earlier = queries.assessments_of(circle, today) if form_class is GoodDayForm else []
    more = {
        **about,
        "corrects": corrects,
        "writes_down": EYES_OF[informant] is Eyes.CITIZEN and informant is not Informant.CITIZEN,
        "earlier": [one for one in earlier if one.said.about == About.DAY and one.counts],
        "mine": here.side is Side.CITIZEN,
    }
    done = _("Tak. Det er skrevet ned.")
    return _form_page(request, circle, form, act, "pathways/say.html", done, more)


def _as_said(said: Assessment) -> dict[str, Any]:
    answer = said.level_id if said.level_id is not None else said.degree
    together = said.informant == Informant.EMPLOYEE_AND_RELATIVE
    return {"words": said.words, "answer": str(answer), "day": said.day, "with_relative": together}


def _form_page(
    request: HttpRequest,
    circle: Circle,
    form: Any,
    act: Callable[[dict[str, Any]], None],
    template: str,
    done: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.does(act):
        messages.success(request, done)
        return redirect("pathways:how_it_goes", circle.uid)
    circle_actions.tell_look(circle, page="how it goes", by=request.capacity)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, "circle": circle, **(more or {})}, status=status)


def _to_read_or_404(request: HttpRequest, uid: UUID) -> Assessment:
    assessment = get_object_or_404(Assessment.objects.select_related("circle"), uid=uid)
    circle_or_404(request, assessment.circle.uid, Part.PLAN)
    return assessment


@require_POST
def was_said(request: HttpRequest, uid: UUID) -> HttpResponse:
    assessment = _to_read_or_404(request, uid)
    actions.read(assessment, was_said=True, by=request.capacity)
    return redirect("pathways:how_it_goes", assessment.circle.uid)


@require_POST
def was_not_said(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Det sagde jeg ikke."""
    assessment = _to_read_or_404(request, uid)
    words = request.POST.get("words", "")
    actions.read(assessment, was_said=False, words=words, by=request.capacity)
    messages.success(request, _("Tak, fordi du siger det. Det gælder ikke længere."))
    return redirect("pathways:how_it_goes", assessment.circle.uid)
