"""Letters: as they would be, as they were sent, and what came back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.circles import actions as circle_actions
from pejl.circles.models import Circle, ProposalVersion
from pejl.circles.queries import OnTheTable, Standing, as_it_stands, standing
from pejl.circles.rules import How, Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404
from pejl.shared import clock
from pejl.shared.refusal import refuse_if

from . import actions, queries
from .forms import OnPaperForm, PostingForm
from .models import Letter
from .pdf import pdf_of
from .rules import Written, hindrances_to_ask


def _circle_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, Standing]:
    """Letters are between the citizen (or who speaks for them) and those at work who are with."""
    circle = circle_or_404(request, uid, Part.PLAN)
    here = standing(circle, request.capacity, clock.today())
    if here.side is None:
        raise Http404
    return circle, here


def _employees_or_404(request: HttpRequest, uid: UUID) -> Circle:
    circle, here = _circle_or_404(request, uid)
    if here.side is not Side.PROFESSIONAL:
        raise Http404
    return circle


def _proposal_or_404(request: HttpRequest, uid: UUID) -> tuple[ProposalVersion, Circle, OnTheTable]:
    version = get_object_or_404(ProposalVersion.objects.select_related("proposal__circle"), uid=uid)
    circle, _here = _circle_or_404(request, version.proposal.circle.uid)
    version.proposal.circle = circle
    table = as_it_stands(version.proposal, clock.today())
    refuse_if(hindrances_to_ask(table.state, can_answer=queries.can_be_asked(table)))
    return version, circle, table


def _letter_or_404(request: HttpRequest, uid: UUID) -> tuple[Letter, Circle, Standing]:
    letter = get_object_or_404(Letter.objects.select_related("circle", "made_in_unit"), uid=uid)
    circle, here = _circle_or_404(request, letter.circle.uid)
    return letter, circle, here


def _sender(request: HttpRequest, circle: Circle) -> queries.Sender:
    if request.capacity.is_employee:
        return queries.sender_at_work(request.capacity)
    return queries.sender_of_print(circle, clock.today())


def _as_pdf(written: Written) -> HttpResponse:
    """Shown in the browser, to be printed or kept; its name tells of nobody."""
    name = f'inline; filename="brev-{clock.today().isoformat()}.pdf"'
    return HttpResponse(pdf_of(written), "application/pdf", headers={"Content-Disposition": name})


def proposal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A proposal as a letter; an employee sends it."""
    version, circle, table = _proposal_or_404(request, uid)
    sender = _sender(request, circle)
    form = _posting_form(request, sender)

    def send(values: dict[str, Any], posting: actions.Posting) -> Letter:
        return actions.send_proposal(version, posting, by=request.capacity, uid=values["uid"])

    if sent := _sent(request, form, send):
        return sent
    written = queries.proposal_letter(circle, table, sender, on=clock.today())
    return _draft(request, circle, written, form, request.resolver_match.view_name)


@require_GET
def proposal_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    _version, circle, table = _proposal_or_404(request, uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    written = queries.proposal_letter(circle, table, _sender(request, circle), on=clock.today())
    return _as_pdf(written)


def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The whole plan as a letter: the citizen prints it, an employee sends it."""
    circle, _here = _circle_or_404(request, uid)
    sender = _sender(request, circle)
    form = _posting_form(request, sender)

    def send(values: dict[str, Any], posting: actions.Posting) -> Letter:
        return actions.send_plan(circle, posting, by=request.capacity, uid=values["uid"])

    if sent := _sent(request, form, send):
        return sent
    today = clock.today()
    written = queries.plan_letter(circle, queries.to_be_asked(circle, today), sender, on=today)
    return _draft(request, circle, written, form, request.resolver_match.view_name)


@require_GET
def plan_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle, _here = _circle_or_404(request, uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    today = clock.today()
    tables = queries.to_be_asked(circle, today)
    return _as_pdf(queries.plan_letter(circle, tables, _sender(request, circle), on=today))
