"""Letters: as they would be today, as they were sent, and what came back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.circles import actions as circle_actions
from pejl.circles.forms import NotSaidForm, WrittenDownForm
from pejl.circles.models import Circle, ProposalVersion
from pejl.circles.queries import OnTheTable, Standing, as_it_stands, standing
from pejl.circles.rules import How, Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404
from pejl.shared import clock
from pejl.shared.refusal import refuse_if

from . import actions, queries
from .forms import PostingForm
from .models import Letter
from .pdf import pdf_of
from .rules import Written, hindrances_to_ask
from .writing import Occasion


def _circle_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, Standing]:
    """Letters are between the citizen (or who speaks for them) and those at work who are with."""
    circle = circle_or_404(request, uid, Part.PLAN)
    here = standing(circle, request.capacity, clock.today())
    if here.side is None:
        raise Http404
    return circle, here


def _proposal_or_404(request: HttpRequest, uid: UUID) -> tuple[ProposalVersion, OnTheTable]:
    """A text that the citizen can still answer; where it is settled, the page says how."""
    version = get_object_or_404(ProposalVersion.objects.select_related("proposal__circle"), uid=uid)
    version.proposal.circle, _here = _circle_or_404(request, version.proposal.circle.uid)
    table = as_it_stands(version.proposal, clock.today())
    refuse_if(hindrances_to_ask(table.state, can_answer=queries.can_be_asked(table)))
    return version, table


def _letter_or_404(request: HttpRequest, uid: UUID) -> tuple[Letter, Circle, Standing]:
    letter = get_object_or_404(Letter.objects.select_related("circle", "made_in_unit"), uid=uid)
    return letter, *_circle_or_404(request, letter.circle.uid)


def _occasion(request: HttpRequest, circle: Circle) -> Occasion:
    """An employee writes to the citizen; the citizen's own print says whom they can ask."""
    today = clock.today()
    if request.capacity.is_employee:
        sender = queries.sender_at_work(request.capacity)
    else:
        sender = queries.sender_of_print(circle, today)
    return Occasion(circle, sender, today, queries.not_told_yet(circle))


def _as_pdf(request: HttpRequest, circle: Circle, written: Written) -> HttpResponse:
    """Opened in the browser, to be printed or kept. The name of the file tells of nobody."""
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    name = f'inline; filename="brev-{clock.today().isoformat()}.pdf"'
    return HttpResponse(pdf_of(written), "application/pdf", headers={"Content-Disposition": name})


def proposal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A proposal as a letter: an employee sends it, the citizen prints it."""
    version, table = _proposal_or_404(request, uid)
    circle = version.proposal.circle

    def write(occasion: Occasion) -> Written:
        return queries.proposal_letter(occasion, table)

    def send(posting: actions.Posting, letter: UUID) -> Letter:
        return actions.send_proposal(version, posting, by=request.capacity, uid=letter)

    return _draft(request, circle, write, send, reverse("letters:proposal_pdf", args=[uid]))


@require_GET
def proposal_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    version, table = _proposal_or_404(request, uid)
    circle = version.proposal.circle
    written = queries.proposal_letter(_occasion(request, circle), table)
    return _as_pdf(request, circle, written)


def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The whole plan as a letter: the citizen prints it, an employee sends it."""
    circle, _here = _circle_or_404(request, uid)

    def write(occasion: Occasion) -> Written:
        return queries.plan_letter(occasion, queries.to_be_asked(circle, occasion.on))

    def send(posting: actions.Posting, letter: UUID) -> Letter:
        return actions.send_plan(circle, posting, by=request.capacity, uid=letter)

    return _draft(request, circle, write, send, reverse("letters:plan_pdf", args=[uid]))


@require_GET
def plan_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle, _here = _circle_or_404(request, uid)
    occasion = _occasion(request, circle)
    written = queries.plan_letter(occasion, queries.to_be_asked(circle, occasion.on))
    return _as_pdf(request, circle, written)


def _draft(
    request: HttpRequest,
    circle: Circle,
    write: Callable[[Occasion], Written],
    send: Callable[[actions.Posting, UUID], Letter],
    pdf: str,
) -> HttpResponse:
    """The letter as it would be today, and the form that sends it."""
    occasion = _occasion(request, circle)
    sender = occasion.sender
    usual = {"sent_on": occasion.on, "phone": sender.phone, "reply_to": sender.reply_to}
    form = PostingForm(request.POST or None, initial=usual)
    sent: list[Letter] = []

    def act(values: dict[str, Any]) -> None:
        sent.append(send(form.posting(), values["uid"] or uuid4()))

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Brevet er gjort klar. Print det, og læg det i en konvolut."))
        return redirect("letters:letter", sent[0].uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    context = {"circle": circle, "written": write(occasion), "form": form, "pdf": pdf}
    return render(request, "letters/draft.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
def letter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A letter as it was sent, word for word."""
    sent, circle, here = _letter_or_404(request, uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    written = sent.written
    context = {
        "circle": circle,
        "letter": sent,
        "written": written,
        "here": here,
        "has_address": len(written.to) > 1,
        "pdf": reverse("letters:letter_pdf", args=[uid]),
    }
    return render(request, "letters/letter.html", context)


@require_GET
def letter_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    sent, circle, _here = _letter_or_404(request, uid)
    return _as_pdf(request, circle, sent.written)


def _ruling_or_404(request: HttpRequest, uid: UUID) -> tuple[Circle, Written]:
    found = queries.kept_letter(uid)
    if found is None:
        raise Http404
    circle, kept = found
    _circle_or_404(request, circle.uid)
    return circle, queries.ruling_letter(circle, kept)


@require_GET
def ruling(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A letter about a ruling, as the room of rulings keeps it."""
    circle, written = _ruling_or_404(request, uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    context = {"circle": circle, "written": written, "pdf": reverse("letters:ruling_pdf", args=[uid])}
    return render(request, "letters/ruling.html", context)


@require_GET
def ruling_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _as_pdf(request, *_ruling_or_404(request, uid))


SHEETS = {"handleplan": queries.handleplan_of, "ny-her": queries.sheet_for_a_new_face}


def _sheet_or_404(request: HttpRequest, uid: UUID, sheet: str) -> tuple[Circle, Written]:
    if sheet not in SHEETS:
        raise Http404
    circle, _here = _circle_or_404(request, uid)
    occasion = _occasion(request, circle)
    return circle, SHEETS[sheet](circle, occasion.sender, occasion.on)


@require_GET
def sheet(request: HttpRequest, uid: UUID, sheet: str) -> HttpResponse:
    """The handleplan, or the sheet for a new face, as it would be printed today."""
    circle, written = _sheet_or_404(request, uid, sheet)
    circle_actions.tell_look(circle, page=sheet, by=request.capacity)
    context = {"circle": circle, "written": written, "pdf": reverse("letters:sheet_pdf", args=[uid, sheet])}
    return render(request, "letters/ruling.html", context)


@require_GET
def sheet_pdf(request: HttpRequest, uid: UUID, sheet: str) -> HttpResponse:
    return _as_pdf(request, *_sheet_or_404(request, uid, sheet))


@require_GET
def letters(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every letter sent, when an answer is due, and what came back."""
    circle, here = _circle_or_404(request, uid)
    circle_actions.tell_look(circle, page="letters", by=request.capacity)
    today = clock.today()
    sent = queries.letters_of(circle, today)
    context = {
        "circle": circle,
        "here": here,
        "at_work": here.side is Side.PROFESSIONAL,
        "sent": sent,
        "rulings": queries.letters_about_rulings(circle),
        "unsent": queries.not_in_a_letter(sent, queries.to_be_asked(circle, today)),
    }
    return render(request, "letters/letters.html", context)


def not_said(request: HttpRequest, uid: UUID, voice: UUID) -> HttpResponse:
    """»Det sagde jeg ikke« came back on paper, about what the letter told."""
    sent, circle, here = _letter_or_404(request, uid)
    if here.side is not Side.PROFESSIONAL:
        raise Http404
    told = get_object_or_404(sent.told.select_related("voice__version__proposal"), voice__uid=voice)
    denied = told.voice
    denied.version.proposal.circle = circle
    form = NotSaidForm(request.POST or None)

    def write_down(values: dict[str, Any]) -> None:
        circle_actions.say_it_was_not_said(denied, values["words"], by=request.capacity, on_paper=True)

    if request.method == "POST" and form.does(write_down):
        messages.success(request, _("Det er skrevet ned. Det gælder ikke længere."))
        return redirect("letters:letters", circle.uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    context = {"circle": circle, "letter": sent, "voice": denied, "form": form}
    return render(request, "letters/not_said.html", context, status=UNPROCESSABLE if form.errors else 200)


def answer(request: HttpRequest, uid: UUID, version: UUID) -> HttpResponse:
    """What came back on paper is written down, as an answer to the text that stood in the letter."""
    sent, circle, here = _letter_or_404(request, uid)
    if here.side is not Side.PROFESSIONAL:
        raise Http404
    asked = get_object_or_404(sent.asked.select_related("version__proposal"), version__uid=version)
    text = asked.version
    text.proposal.circle = circle
    form = WrittenDownForm(request.POST or None, initial={"how": How.LETTER.value}, about=text)

    def write_down(values: dict[str, Any]) -> None:
        circle_actions.answer(text, form.said(), shown_hash=values["shown"], by=request.capacity)

    if request.method == "POST" and form.does(write_down):
        messages.success(request, _("Svaret er skrevet ned."))
        return redirect("letters:letters", circle.uid)
    circle_actions.tell_look(circle, page="letter", by=request.capacity)
    headline, *details = text.sentence.split("\n")
    context = {"circle": circle, "letter": sent, "headline": headline, "details": details, "form": form}
    return render(request, "letters/answer.html", context, status=UNPROCESSABLE if form.errors else 200)
