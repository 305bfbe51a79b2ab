"""How fast we answer who asks for help, and that an answer comes later."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pejl.circles.actions import tell_look
from pejl.circles.queries import standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404
from pejl.pathways import actions, queries
from pejl.pathways.forms import AnswerLaterForm, AnswerTimeForm
from pejl.pathways.models import HelpAsked
from pejl.shared import clock


def answer_times(request: HttpRequest) -> HttpResponse:
    """Everyone reads how fast we answer; who decides publishes it."""
    may_publish = queries.may_answer(request.capacity)
    if request.method == "POST" and not may_publish:
        raise Http404
    form = AnswerTimeForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        days, valid_from, uid = values["days"], values["valid_from"], values["uid"]
        actions.publish_answer_time(values["basis"], days, valid_from, by=request.capacity, uid=uid)

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Fristen er skrevet. Alle kan læse den her."))
        return redirect("pathways:answer_times")
    context = {"form": form, "promises": queries.answer_times(clock.today()), "may_publish": may_publish}
    return render(
        request, "pathways/answer_times.html", context, status=UNPROCESSABLE if form.errors else 200
    )


def answer_later(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tell the citizen why the answer comes later, and by when."""
    asked = get_object_or_404(HelpAsked.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, asked.circle.uid, Part.PLAN)
    side = standing(circle, request.capacity, clock.today()).side
    waits = queries.waiting_in(circle).filter(pk=asked.pk)
    if side is not Side.PROFESSIONAL or not queries.may_answer(request.capacity) or not waits:
        raise Http404
    form = AnswerLaterForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        by, uid = request.capacity, values["uid"]
        actions.tell_later(asked, values["words"], values["new_day"], by=by, uid=uid)

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Borgeren kan læse det nu. Ring gerne også."))
        return redirect("desk:my_case", circle.uid)
    tell_look(circle, page="help", by=request.capacity)
    context = {
        "form": form,
        "circle": circle,
        "asked": asked,
        "title": _("Svaret kommer senere"),
        "line": _("Ring først. Skriv så, hvorfor vi er forsinkede, og hvornår svaret kommer."),
        "button": _("Fortæl det"),
    }
    return render(request, "pathways/help_form.html", context, status=UNPROCESSABLE if form.errors else 200)
