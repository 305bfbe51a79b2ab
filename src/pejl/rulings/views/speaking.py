"""What the citizen says: the answer to a hearing, »det sagde jeg ikke«, and a complaint."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles.queries import speakers_for
from pejl.rulings import actions
from pejl.rulings.forms import (
    ComplaintForm,
    StatementForm,
    WithdrawForm,
    WrittenComplaintForm,
    WrittenStatementForm,
)
from pejl.rulings.models import Complaint, DraftVersion, HearingAnswer, Ruling
from pejl.shared import clock

from .doors import Door, issued_or_404, ruling_here
from .pages import Values, form_page


def _statement_form(
    request: HttpRequest, door: Door, own: type[StatementForm], written: type[WrittenStatementForm]
) -> StatementForm | WrittenStatementForm:
    """One's own words, or what an employee writes down."""
    if not door.at_work:
        return own(request.POST or None)
    speakers = list(speakers_for(door.circle, clock.today()))
    return written(request.POST or None, speakers=speakers, name=door.circle.citizen.name)


def answer(request: HttpRequest, uid: UUID, hearing: UUID) -> HttpResponse:
    """Answer a hearing, or write the answer down for the citizen."""
    door = ruling_here(request, uid)
    hearings = door.case.ruling.hearings.select_related("ruling__circle__citizen")
    asked = get_object_or_404(hearings, uid=hearing)
    form = _statement_form(request, door, StatementForm, WrittenStatementForm)

    def act(values: Values) -> Ruling:
        actions.answer_hearing(asked, form.statement(), by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Tak. Svaret er skrevet ned."),
        door.circle,
        case=door.case,
        title=_("Svar, før sagen bliver afgjort"),
        line=_("Vi læser svaret, før vi afgør noget."),
        button=_("Send svaret"),
    )


@require_POST
def not_said(request: HttpRequest, uid: UUID, answer: UUID) -> HttpResponse:
    """Det sagde jeg ikke."""
    door = ruling_here(request, uid)
    answers = HearingAnswer.objects.filter(hearing__ruling=door.case.ruling)
    denied = get_object_or_404(answers.select_related("hearing__ruling__circle__citizen"), uid=answer)
    actions.say_it_was_not_said(denied, request.POST.get("words", ""), by=request.capacity)
    messages.success(request, _("Tak. Det tæller ikke mere. Du kan svare igen."))
    return redirect("rulings:ruling", uid)


@require_POST
def deny_view(request: HttpRequest, uid: UUID, draft: UUID) -> HttpResponse:
    """Det sagde jeg ikke, about the view in the draft."""
    door = ruling_here(request, uid)
    version = get_object_or_404(DraftVersion.objects.filter(ruling=door.case.ruling), uid=draft)
    actions.deny_view(version, request.POST.get("words", ""), by=request.capacity)
    messages.success(request, _("Tak. Det tæller ikke mere. Vi spørger dig igen."))
    return redirect("rulings:ruling", uid)


@require_POST
def deny_complaint(request: HttpRequest, uid: UUID, complaint: UUID) -> HttpResponse:
    """Det sagde jeg ikke, about a complaint that an employee wrote down."""
    door = ruling_here(request, uid)
    denied = get_object_or_404(Complaint.objects.filter(issued=issued_or_404(door)), uid=complaint)
    actions.deny_complaint(denied, request.POST.get("words", ""), by=request.capacity)
    messages.success(request, _("Tak. Klagen tæller ikke mere. Du kan stadig klage."))
    return redirect("rulings:ruling", uid)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a complaint back, or write down that the citizen does."""
    door = ruling_here(request, uid)
    issued = issued_or_404(door)
    form = _statement_form(request, door, WithdrawForm, WrittenComplaintForm)

    def act(_values: Values) -> Ruling:
        actions.withdraw_complaint(issued, form.statement(), by=request.capacity)
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Klagen er trukket tilbage."),
        door.circle,
        case=door.case,
        title=_("Træk klagen tilbage"),
        line=_("Så gælder afgørelsen, som den er. Man kan klage igen."),
        button=_("Træk klagen tilbage"),
    )


def complain(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Complain, or write a complaint down for the citizen."""
    door = ruling_here(request, uid)
    issued = issued_or_404(door)
    form = _statement_form(request, door, ComplaintForm, WrittenComplaintForm)

    def act(values: Values) -> Ruling:
        actions.complain(issued, form.statement(), by=request.capacity, uid=values["uid"])
        return door.case.ruling

    return form_page(
        request,
        form,
        act,
        _("Klagen er kommet frem."),
        door.circle,
        case=door.case,
        title=_("Klag over afgørelsen"),
        line=_("Det koster ikke noget, og det ændrer ikke, hvordan vi er sammen."),
        button=_("Send klagen"),
    )
