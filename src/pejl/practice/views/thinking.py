"""Tænk med: a situation from an ordinary day, and what colleagues think."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.circles.actions import tell_look
from pejl.practice import actions, queries
from pejl.practice.forms import AttemptForm, OutcomeForm, SituationForm, ThoughtForm
from pejl.practice.models import Situation
from pejl.shared import clock

from .writing import Writing, write

PAGE = "thinking along"


def situation_or_404(request: HttpRequest, uid: UUID) -> Situation:
    visible = Situation.objects.visible_to(request.capacity, clock.today())
    return queries.whole_situation(get_object_or_404(visible, uid=uid))


def look_at(request: HttpRequest, *situations: Situation) -> None:
    circles = {one.circle_id: one.circle for one in situations if one.circle}
    tell_look(*circles.values(), page=PAGE, by=request.capacity)


@require_GET
def thinking(request: HttpRequest) -> HttpResponse:
    """What colleagues ask, one's own unit among them; for a citizen what was agreed with them."""
    found = queries.situations_for(request.capacity, clock.today())
    look_at(request, *found)
    context = {
        "open": [one for one in found if one.outcome is None],
        "over": [one for one in found if one.outcome],
    }
    return render(request, "practice/thinking.html", context)


def new_situation(request: HttpRequest) -> HttpResponse:
    if not request.capacity.is_employee:
        raise Http404
    today = clock.today()
    circles = queries.circles_to_agree_with(request.capacity, today)
    names = queries.names_around(request.capacity, today)
    form = SituationForm(request.POST or None, names=names, circles=circles)
    made: list[Situation] = []

    def act(values: dict[str, Any]) -> None:
        made.append(actions.ask_to_think(form.asking(), by=request.capacity, uid=values["uid"]))

    page = Writing(
        _("Tænk med mig"),
        _("Svarene er tanker. Du og borgeren bestemmer selv, hvad I gør."),
        _("Spørg kollegerne"),
        _("Nu kan de andre tænke med. Din leder ser det også."),
        lambda: reverse("practice:situation", args=[made[0].uid]),
    )
    tell_look(*circles, page="name", by=request.capacity)
    return write(request, form, page, act)


@require_GET
def situation(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = situation_or_404(request, uid)
    look_at(request, found)
    at_work, is_open = request.capacity.is_employee, found.outcome is None
    context = {
        "situation": found,
        "may_think": at_work and is_open,
        "may_tell": at_work and is_open and found.asked_by_id == request.capacity.user_id,
    }
    return render(request, "practice/situation.html", context)


def _answering(
    request: HttpRequest, uid: UUID, form_class: Any, act: Any, *words: str, asker_only: bool = False
) -> HttpResponse:
    """One more page about a situation: `words` are its title, line, button and what is said afterwards."""
    if not request.capacity.is_employee:
        raise Http404
    found = situation_or_404(request, uid)
    if asker_only and found.asked_by_id != request.capacity.user_id:
        raise Http404
    names = queries.names_around(request.capacity, clock.today())
    form = form_class(request.POST or None, names=[] if found.circle else names)
    look_at(request, found)
    title, line, button, done = words
    page = Writing(title, line, button, done, lambda: reverse("practice:situation", args=[uid]), found.words)
    return write(request, form, page, lambda values: act(found, form, values))


def think(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(found: Situation, form: ThoughtForm, values: dict[str, Any]) -> None:
        actions.think_along(found, values["words"], by=request.capacity, uid=values["uid"])

    return _answering(
        request,
        uid,
        ThoughtForm,
        act,
        _("Hvad tænker du?"),
        _("En tanke er nok. Du skal ikke godkende noget."),
        _("Send tanken"),
        _("Tak, fordi du tænkte med."),
    )


def attempt(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(found: Situation, form: AttemptForm, values: dict[str, Any]) -> None:
        actions.tell_attempt(found, values["words"], by=request.capacity, uid=values["uid"])

    return _answering(
        request,
        uid,
        AttemptForm,
        act,
        _("Det prøvede jeg"),
        _("Fortæl det kort. Det er fint, hvis det ikke virkede."),
        _("Gem det"),
        _("Nu kan de andre se, hvad du prøvede."),
        asker_only=True,
    )


def outcome(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(found: Situation, form: OutcomeForm, values: dict[str, Any]) -> None:
        actions.finish(found, form.became(), values["words"], by=request.capacity, uid=values["uid"])

    return _answering(
        request,
        uid,
        OutcomeForm,
        act,
        _("Hvad blev det til?"),
        _("En idé, noget I lærte, eller bare en god snak."),
        _("Slut her"),
        _("Tak. Nu er I færdige med at tænke over det."),
        asker_only=True,
    )
