"""Idéer: one field, a named leader, a day, and what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.practice import actions, queries
from pejl.practice.forms import AnswerIdeaForm, EndTrialForm, IdeaForm
from pejl.practice.models import Idea, Trial
from pejl.practice.rules import Stands
from pejl.shared import clock

from .writing import Writing, write


def idea_or_404(request: HttpRequest, uid: UUID) -> Idea:
    found = get_object_or_404(Idea.objects.visible_to(request.capacity, clock.today()), uid=uid)
    return queries.whole(found)


@require_GET
def ideas(request: HttpRequest) -> HttpResponse:
    """What waits first, what nobody answered in time next, and then what is tried and done."""
    today = clock.today()
    seen = queries.ideas_for(request.capacity, today)
    context = {
        "late": [idea for idea in seen if idea.stands is Stands.LATE],
        "waiting": [idea for idea in seen if idea.stands is Stands.WAITS],
        "settled": [idea for idea in seen if queries.is_settled(idea)],
    }
    return render(request, "practice/ideas.html", context)


def new_idea(request: HttpRequest) -> HttpResponse:
    names = queries.names_around(request.capacity, clock.today())
    form = IdeaForm(request.POST or None, names=names, by_employee=request.capacity.is_employee)
    made: list[Idea] = []

    def act(values: dict[str, Any]) -> None:
        shows = values.get("shows_name", False)
        made.append(
            actions.write_idea(values["words"], by=request.capacity, shows_name=shows, uid=values["uid"])
        )

    page = Writing(
        _("Jeg har en idé"),
        _("En leder tæt på svarer inden 14 dage. Derefter kan alle læse den."),
        _("Send idéen"),
        _("Tak. Du får et svar inden den dag, der står her."),
        lambda: reverse("practice:idea", args=[made[0].uid]),
    )
    return write(request, form, page, act)


@require_GET
def idea(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = idea_or_404(request, uid)
    post, today = request.capacity.post, clock.today()
    trials = list(found.trials.all())
    here = [trial for trial in trials if post and trial.unit_id == post.unit_id]
    is_open = found.given_answer is not None or bool(trials) or today > found.answer_by
    context = {
        "idea": found,
        "may_answer": found.given_answer is None and queries.may_decide(found, request.capacity, today),
        "may_take_up": bool(post) and is_open and not here and found.unit_id != post.unit_id,
        "may_end": [trial for trial in here if trial.given_end is None],
        "is_mine": found.author_id == request.capacity.user_id,
        "has_news": any(news.idea.pk == found.pk for news in queries.news_for(request.capacity.user_id)),
    }
    return render(request, "practice/idea.html", context)


def answer_idea(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = idea_or_404(request, uid)
    if not queries.may_decide(found, request.capacity, clock.today()):
        raise Http404
    names = queries.names_around(request.capacity, clock.today())
    form = AnswerIdeaForm(request.POST or None, names=names)

    def act(values: dict[str, Any]) -> None:
        actions.answer_idea(found, form.said(), by=request.capacity, uid=values["uid"])

    page = Writing(
        _("Svar på en idé"),
        _("Skriv altid hvorfor. Ved et ja: hvem prøver det, og til hvornår?"),
        _("Send svaret"),
        _("Svaret er sendt til den, der fik idéen."),
        lambda: reverse("practice:idea", args=[uid]),
        quoted=found.words,
    )
    return write(request, form, page, act)


@require_POST
def take_up(request: HttpRequest, uid: UUID) -> HttpResponse:
    actions.take_up(idea_or_404(request, uid), by=request.capacity)
    messages.success(request, _("Nu prøver I den også. Den, der fik idéen, får det at vide."))
    return redirect("practice:idea", uid)


def end_trial(request: HttpRequest, uid: UUID, trial: UUID) -> HttpResponse:
    found = idea_or_404(request, uid)
    post = request.capacity.post
    tried = get_object_or_404(Trial, uid=trial, idea=found, unit=post.unit_id if post else None)
    form = EndTrialForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        worked = values["worked"] == "yes"
        actions.end_trial(tried, worked=worked, words=values["words"], by=request.capacity, uid=values["uid"])

    page = Writing(
        _("Hvordan gik det?"),
        _("Skriv, så andre kan bruge det. Det er lige så godt at vide, at noget ikke virkede."),
        _("Gem det"),
        _("Tak. Den, der fik idéen, får det at vide."),
        lambda: reverse("practice:idea", args=[uid]),
        quoted=found.words,
    )
    return write(request, form, page, act)


@require_POST
def read_news(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = idea_or_404(request, uid)
    if found.author_id != request.capacity.user_id:
        raise Http404
    actions.read_news(found, by=request.capacity)
    return redirect("practice:idea", uid)
