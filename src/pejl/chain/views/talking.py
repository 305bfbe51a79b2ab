"""Saying something to what is there, and putting a change up for comment."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.chain import actions
from pejl.chain.forms import CommentForm, DropForm, NodeForm, SuggestForm
from pejl.chain.models import Suggestion
from pejl.chain.queries import last_version, suggestion_shown
from pejl.chain.rules import Place
from pejl.shared import clock

from .doors import Values, at_work, form_page, may_edit, node_or_404, writes


@require_POST
def comment(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say something about a place in the chain."""
    capacity, there = at_work(request), node_or_404(uid)
    form = CommentForm(request.POST)
    return form_page(
        request,
        form,
        lambda values: actions.comment(there, values["words"], by=capacity, uid=values["uid"]),
        _("Tak. Det står under teksten nu."),
        lambda: ("chain:node", there.uid),
        place=there.place,
        title=last_version(there).title,
        button=_("Sig det"),
    )


def suggest(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put a change up for comment to all employees."""
    capacity, there = writes(request), node_or_404(uid)
    initial = NodeForm.initial_of(last_version(there))
    form = SuggestForm(request.POST or None, place=Place(there.place), initial=initial)
    made: list[Suggestion] = []

    def act(values: Values) -> None:
        suggestion = actions.suggest(
            there,
            form.said(),
            shown=values["shown"] or 0,
            reason=values["reason"],
            open_until=values["open_until"],
            by=capacity,
            uid=values["uid"],
        )
        made.append(suggestion)

    return form_page(
        request,
        form,
        act,
        _("Nu kan alle sige noget til det. Det gælder ikke endnu."),
        lambda: ("chain:suggestion", made[0].uid),
        place=there.place,
        title=_("Foreslå en ændring"),
        line=_("Alle medarbejdere kan læse det og sige noget. Intet gælder, før I siger ja bagefter."),
        button=_("Læg det frem"),
    )


def suggestion(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is suggested beside what is there, and what everybody says to it."""
    capacity = at_work(request)
    there = get_object_or_404(Suggestion.objects.select_related("node"), uid=uid)
    form = CommentForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda values: actions.comment(
            there.node, values["words"], by=capacity, suggestion=there, uid=values["uid"]
        ),
        _("Tak. Det står under forslaget nu."),
        lambda: ("chain:suggestion", there.uid),
        template="chain/suggestion.html",
        suggestion=there,
        shown=suggestion_shown(there, clock.today()),
        edits=may_edit(capacity),
    )


@require_POST
def take_suggestion(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was suggested is in force from today on."""
    capacity = writes(request)
    there = get_object_or_404(Suggestion.objects.select_related("node"), uid=uid)
    actions.take(there, by=capacity)
    messages.success(request, _("Det gælder fra i dag."))
    return redirect("chain:node", there.node.uid)


def drop_suggestion(request: HttpRequest, uid: UUID) -> HttpResponse:
    """It does not come to anything, and why."""
    capacity = writes(request)
    there = get_object_or_404(Suggestion.objects.select_related("node"), uid=uid)
    return form_page(
        request,
        DropForm(request.POST or None),
        lambda values: actions.drop(there, values["reason"], by=capacity),
        _("Forslaget er lagt væk. Grunden står ved det."),
        lambda: ("chain:suggestion", there.uid),
        place=there.node.place,
        title=_("Læg forslaget væk"),
        button=_("Læg det væk"),
    )
