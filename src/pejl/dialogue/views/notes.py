"""Meeting mode: one joint note, what each adds, and that we met."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles.actions import tell_look
from pejl.circles.views import UNPROCESSABLE, home_of
from pejl.dialogue import actions, queries
from pejl.dialogue.forms import AdditionForm, NoteForm
from pejl.dialogue.models import Note
from pejl.dialogue.rules import Adds, Speaker
from pejl.pathways.queries import plan_of
from pejl.shared import clock

from .meetings import meeting_or_404, table_or_404


def together(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write down together; from here what was agreed becomes proposals."""
    meeting, speaker = meeting_or_404(request, uid)
    form = NoteForm(request.POST or None)

    def keep(values: dict[str, Any]) -> None:
        words, own_line = values["words"], values["own_line"]
        actions.write_note(meeting, words, own_line=own_line, by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(keep):
        messages.success(request, _("Det står der nu. Læs det sammen, når I kan."))
        return redirect("dialogue:together", meeting.uid)
    tell_look(meeting.circle, page="meetings", by=request.capacity)
    context = {
        "form": form,
        "circle": meeting.circle,
        "meeting": meeting,
        "notes": queries.notes_of(meeting),
        "at_work": speaker is Speaker.PROFESSIONAL,
        "mine": speaker is Speaker.CITIZEN,
        "goals": plan_of(meeting.circle, clock.today()).goals,
    }
    return render(request, "dialogue/together.html", context, status=UNPROCESSABLE if form.errors else 200)


def _note_or_404(request: HttpRequest, uid: UUID) -> Note:
    note = get_object_or_404(Note.objects.select_related("meeting", "circle__citizen"), uid=uid)
    meeting_or_404(request, note.meeting.uid)
    return note


def add(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What one corrects, agrees with, or sees in another way."""
    note = _note_or_404(request, uid)
    form = AdditionForm(request.POST or None)

    def keep(values: dict[str, Any]) -> None:
        adds = Adds(values["adds"])
        actions.add_to_note(note, adds, values["words"], by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(keep):
        messages.success(request, _("Det står der nu."))
        return redirect("dialogue:together", note.meeting.uid)
    tell_look(note.circle, page="meetings", by=request.capacity)
    context = {"form": form, "circle": note.circle, "note": note}
    return render(request, "dialogue/add.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def read(request: HttpRequest, uid: UUID) -> HttpResponse:
    note = _note_or_404(request, uid)
    actions.read_together(note, by=request.capacity)
    messages.success(request, _("I har læst det sammen."))
    return redirect("dialogue:together", note.meeting.uid)


@require_POST
def met(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Vi mødtes: one tap."""
    circle, _speaker = table_or_404(request, uid)
    actions.we_met(circle, by=request.capacity)
    messages.success(request, _("I mødtes i dag. Det er skrevet ned."))
    return home_of(request, circle)
