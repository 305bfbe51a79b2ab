"""Proposals, answers, and what was decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.circles import actions, queries
from pejl.circles.changes import Join
from pejl.circles.forms import (
    AnswerForm,
    CarryForm,
    NotSaidForm,
    WrittenDownForm,
)
from pejl.circles.models import ProposalVersion, Voice
from pejl.circles.rules import TAKEN_BACK_WITHIN, Part, Side
from pejl.shared import clock

from .doors import UNPROCESSABLE, circle_or_404, home_of

DECISIONS_SHOWN = 200


def _version_or_404(request: HttpRequest, uid: UUID) -> ProposalVersion:
    version = get_object_or_404(
        ProposalVersion.objects.select_related("proposal__circle__citizen", "proposal__circle__unit"), uid=uid
    )
    part = Part.NAME if version.changes.filter(kind=Join.kind).exists() else Part.PLAN
    circle_or_404(request, version.proposal.circle.uid, part)
    return version


def proposal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A proposal with its whole text, who said what, and the answers one can give."""
    version = _version_or_404(request, uid)
    circle = version.proposal.circle
    here = queries.standing(circle, request.capacity, clock.today())
    writes_down = here.side is Side.PROFESSIONAL and "how" in request.POST
    if writes_down:
        form: AnswerForm = WrittenDownForm(request.POST, about=version)
    else:
        form = AnswerForm(request.POST or None)

    def answer(values: dict[str, Any]) -> None:
        actions.answer(version, form.said(), shown_hash=values["shown"], by=request.capacity)

    if request.method == "POST" and form.does(answer):
        messages.success(request, _("Tak. Dit svar er skrevet ned."))
        return home_of(request, circle)
    actions.tell_look(circle, page="proposal", by=request.capacity)
    newest = queries.as_it_stands(version.proposal, clock.today())
    at_work = here.side is Side.PROFESSIONAL
    context = {
        "circle": circle,
        "carry": at_work and newest.can_be_carried,
        "table": newest.seen_by(here.side),
        "here": here,
        "overtook": queries.what_overtook(newest),
        "form": form,
        "written_down": form if writes_down else at_work and WrittenDownForm(about=version),
    }
    return render(request, "circles/proposal.html", context, status=UNPROCESSABLE if form.errors else 200)


def carry(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Vi har ikke fået dit svar endnu: begin what cannot wait."""
    version = _version_or_404(request, uid)
    form = CarryForm(request.POST or None)

    def begin(values: dict[str, Any]) -> None:
        actions.carry(version, reason=values["reason"], signs=values["signs"], by=request.capacity)

    if request.method == "POST" and form.does(begin):
        messages.success(request, _("Det er begyndt. Det slutter af sig selv, hvis der ikke kommer et svar."))
        return home_of(request, version.proposal.circle)
    circle = version.proposal.circle
    actions.tell_look(circle, page="proposal", by=request.capacity)
    context = {"form": form, "version": version, "circle": circle}
    return render(request, "circles/carry.html", context, status=UNPROCESSABLE if form.errors else 200)


def _voice_or_404(request: HttpRequest, uid: UUID) -> Voice:
    voice = get_object_or_404(Voice.objects.select_related("version__proposal__circle__citizen"), uid=uid)
    circle_or_404(request, voice.version.proposal.circle.uid, Part.PLAN)
    return voice


@require_POST
def let_stand(request: HttpRequest, uid: UUID) -> HttpResponse:
    voice = _voice_or_404(request, uid)
    actions.let_stand(voice, by=request.capacity)
    return home_of(request, voice.version.proposal.circle)


@require_POST
def not_said(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Det sagde jeg ikke."""
    voice = _voice_or_404(request, uid)
    form = NotSaidForm(request.POST)
    form.is_valid()
    actions.say_it_was_not_said(voice, form.cleaned_data.get("words", ""), by=request.capacity)
    messages.success(request, _("Tak, fordi du siger det. Det gælder ikke længere."))
    return home_of(request, voice.version.proposal.circle)


@require_POST
def take_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Det var en fejl."""
    voice = _voice_or_404(request, uid)
    actions.take_back(voice, by=request.capacity)
    messages.success(request, _("Dit ja er taget tilbage."))
    return home_of(request, voice.version.proposal.circle)


@require_GET
def decided(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was decided, by whom, when."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="decided", by=request.capacity)
    since = clock.now() - TAKEN_BACK_WITHIN
    context = {
        "circle": circle,
        "decisions": queries.decisions_of(circle, DECISIONS_SHOWN),
        "here": queries.standing(circle, request.capacity, clock.today()),
        "since": since,
    }
    return render(request, "circles/decided.html", context)


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    version = _version_or_404(request, uid)
    actions.withdraw(version.proposal, by=request.capacity)
    messages.success(request, _("Forslaget er trukket tilbage."))
    return home_of(request, version.proposal.circle)
