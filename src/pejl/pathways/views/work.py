"""What we do: proposed, gone on with, ended, stopped; who is asked to help; the codes of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles import actions
from pejl.circles.models import Circle, CircleMember
from pejl.circles.queries import members_of, standing
from pejl.circles.rules import AT_WORK, Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404, home_of
from pejl.pathways.actions import answer_for_hand, put_codes
from pejl.pathways.changes import StopIntervention
from pejl.pathways.forms import CodesForm, EndForm, HandForm, InterventionForm, RenewForm
from pejl.pathways.models import (
    Goal,
    GoalCoding,
    HelpingHand,
    Intervention,
    InterventionVersion,
)
from pejl.pathways.queries import last_agreed, plan_of
from pejl.pathways.rules import EndReason
from pejl.shared import clock

from .begin import FormPage, begin


def new_intervention(request: HttpRequest, uid: UUID, goal: UUID) -> HttpResponse:
    """Propose something to do towards a goal. It is in force when both have said yes.

    `ydelse` and `tilgang` name what is chosen already, from what the unit last agreed.
    """
    circle = circle_or_404(request, uid, Part.PLAN)
    towards = get_object_or_404(circle.goal_set.select_related("circle"), uid=goal)
    family = _who_can_be_asked(request, circle)
    initial = {"service": request.GET.get("ydelse", ""), "approach": request.GET.get("tilgang", "")}
    form = InterventionForm(request.POST or None, goal=towards, family=family, initial=initial)
    page = FormPage(
        _("Foreslå noget, I kan gøre"),
        _("Det gælder først, når borgeren også har sagt ja."),
        "",
        _("Forslaget er sendt. Det gælder, når I begge har sagt ja."),
        "pathways/new_intervention.html",
        shows="pathway",
    )
    suggested = last_agreed(towards) if request.capacity.is_employee else []
    version = towards.versions.order_by("-number")[0]
    return begin(request, circle, form, page, suggested=suggested, quoted=version.words, goal=towards)


def _who_can_be_asked(request: HttpRequest, circle: Circle) -> list[CircleMember]:
    """Family, volunteers and partners, for those who may see who is with."""
    if Part.PEOPLE not in standing(circle, request.capacity, clock.today()).parts:
        return []
    return [one for one in members_of(circle, clock.today()) if one.kind not in AT_WORK]


def _agreed_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, InterventionVersion]:
    """What is agreed now or from a later day, in a circle one may see."""
    versions = InterventionVersion.objects.in_force_or_coming(clock.today())
    work = get_object_or_404(versions.select_related("item__circle"), item__uid=uid)
    return circle_or_404(request, work.item.circle.uid, Part.PLAN), work


def renew(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Propose to go on with what is agreed."""
    circle, work = _agreed_or_404(request, uid)
    page = FormPage(
        _("Bliv ved med det"),
        _("Det gælder, når I begge har sagt ja."),
        "",
        _("Forslaget er sendt. Det gælder, når I begge har sagt ja."),
        "pathways/renew.html",
        shows="pathway",
    )
    return begin(request, circle, RenewForm(request.POST or None, work=work), page, quoted=work.what)


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Propose that it is over."""
    circle, work = _agreed_or_404(request, uid)
    page = FormPage(
        _("Foreslå, at det slutter"),
        _("Det slutter, når I begge har sagt ja."),
        _("Send forslaget"),
        _("Forslaget er sendt. Det gælder, når I begge har sagt ja."),
        shows="pathway",
    )
    return begin(request, circle, EndForm(request.POST or None, work=work), page, quoted=work.what)


@require_POST
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop: the citizen's word alone, at once. Why may be said."""
    intervention = get_object_or_404(Intervention.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, intervention.circle.uid, Part.PLAN)
    because = request.POST.get("because", "")
    reason = EndReason(because) if because in list(EndReason) else None
    actions.propose(circle, [StopIntervention(str(intervention.uid), reason)], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af. De andre kan se det."))
    return home_of(request, circle)


def hand(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who was asked to help says yes or no; an employee may write down what they said."""
    asked = get_object_or_404(
        HelpingHand.objects.select_related("circle__citizen", "circle__unit", "member"), uid=uid
    )
    circle = _circle_of_hand_or_404(request, asked)
    version = asked.intervention.versions.order_by("-number")[0]
    form = HandForm(request.POST or None, by_employee=request.capacity.is_employee)

    def answer(values: dict[str, Any]) -> None:
        answer_for_hand(asked, by=request.capacity, **form.answered())

    if request.method == "POST" and form.does(answer):
        messages.success(request, _("Tak. Svaret er skrevet ned."))
        return home_of(request, circle)
    actions.tell_look(circle, page="asked to help", by=request.capacity)
    context = {"form": form, "circle": circle, "hand": asked, "work": version}
    return render(request, "pathways/hand.html", context, status=UNPROCESSABLE if form.errors else 200)


def _circle_of_hand_or_404(request: HttpRequest, asked: HelpingHand) -> Circle:
    """The one who is asked sees what they are asked; those who see the plan and the people see it too."""
    if not request.capacity.is_employee and asked.member.user_id == request.capacity.user_id:
        return circle_or_404(request, asked.circle.uid, Part.NAME)
    circle_or_404(request, asked.circle.uid, Part.PEOPLE)
    return circle_or_404(request, asked.circle.uid, Part.PLAN)


def codes(request: HttpRequest, uid: UUID, goal: UUID) -> HttpResponse:
    """The professional's codes of a goal and of what is done towards it. The citizen's page has none."""
    circle = circle_or_404(request, uid, Part.PLAN)
    if standing(circle, request.capacity, clock.today()).side is not Side.PROFESSIONAL:
        raise Http404
    coded = get_object_or_404(circle.goal_set.select_related("circle"), uid=goal)
    work = [one for one in plan_of(circle, clock.today()).work if one.item.goal_id == coded.pk]
    form = CodesForm(request.POST or None, work=work, initial=_coded_so_far(coded, work))

    if request.method == "POST" and form.does(
        lambda values: put_codes(coded, form.codes(), by=request.capacity)
    ):
        messages.success(request, _("Koderne er gemt."))
        return home_of(request, circle)
    actions.tell_look(circle, page="codes", by=request.capacity)
    page = FormPage(
        _("Koder"), _("Til statistik og tilsyn. Borgerens side er uden koder."), _("Gem koderne"), ""
    )
    context = {
        "form": form,
        "circle": circle,
        "page": page,
        "quoted": coded.versions.order_by("-number")[0].words,
    }
    return render(request, page.template, context, status=UNPROCESSABLE if form.errors else 200)


def _coded_so_far(goal: Goal, work: list[InterventionVersion]) -> dict[str, Any]:
    last = GoalCoding.objects.filter(goal=goal).order_by("-number").first()
    initial: dict[str, Any] = {"theme": last.theme_id, "goal_type": last.goal_type_id} if last else {}
    for one in work:
        coding = one.item.codings.order_by("-number").first()
        initial[f"service-{one.item_id}"] = coding.service_id if coding else one.service_id
    return initial
