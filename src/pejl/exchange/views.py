"""The chain comes in and goes out: files to take, a file to hand in, and what it would do."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from pejl.chain.rules import Difference
from pejl.chain.views.doors import UNPROCESSABLE, Values, at_work, may_edit, writes
from pejl.shared import clock

from . import actions, queries
from .forms import BringInForm, HandInForm
from .models import Received
from .rules.formats import CONTENT_TYPES, ENDINGS, Format, format_of
from .writing import write_template

SHOWN = 200


def page(request: HttpRequest) -> HttpResponse:
    """Take the chain as a file, or hand a file in."""
    capacity = at_work(request) if request.method == "GET" else writes(request)
    form = HandInForm(request.POST or None, request.FILES or None)
    handed_in: list[Received] = []

    def act(values: Values) -> None:
        file = values["file"]
        received = actions.hand_in(
            file.read(),
            file.name,
            format_of(file.name),
            by=capacity,
            default_set=values["default_set"],
            uid=values["uid"],
        )
        handed_in.append(received)

    if request.method == "POST" and form.does(act):
        return redirect("exchange:received", handed_in[0].uid)
    context = {
        "form": form,
        "edits": may_edit(capacity),
        "files": queries.files_to_take(queries.standing_on(clock.today())),
    }
    return render(request, "exchange/page.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    at_work(request)
    return _file(write_template(), Format.XLSX, "skabelon.xlsx")


@require_GET
def take_out(request: HttpRequest, name: str) -> HttpResponse:
    """The chain as it stands today, as a file."""
    at_work(request)
    standing = queries.standing_on(clock.today())
    set_key = request.GET.get("saet", "")
    if name not in list(Format) or (set_key and set_key not in standing.sets):
        raise Http404
    format = Format(name)
    if format is Format.MOODLE and not set_key:
        raise Http404
    content = queries.take_out(standing, format, set_key)
    return _file(content, format, f"den-roede-traad.{ENDINGS[format]}")


def _file(content: bytes, format: Format, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def received(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a file would do: new, changed, untouched, and each fault with its cell."""
    capacity = writes(request)
    there = get_object_or_404(Received, uid=uid, user_id=capacity.user_id)
    form = BringInForm(request.POST or None)

    def act(values: Values) -> None:
        actions.bring_in_received(there, shown=values["shown"], by=capacity)

    if request.method == "POST" and form.does(act):
        there.refresh_from_db()
        messages.success(request, _brought_in(there))
        return redirect("chain:table")
    if there.brought_in_at:
        return render(request, "exchange/brought_in.html", {"received": there})
    plan = actions.plan_for(there)
    context = {
        "received": there,
        "form": form,
        "plan": plan,
        "shown": plan.fingerprint(),
        "lists": [(what, plan.of(what)[:SHOWN], len(plan.of(what))) for what in Difference],
        "faults": plan.faults[:SHOWN],
        "notes": plan.notes[:SHOWN],
    }
    return render(request, "exchange/received.html", context, status=UNPROCESSABLE if form.errors else 200)


def _brought_in(there: Received) -> str:
    new = ngettext("%(count)s ny", "%(count)s nye", there.new) % {"count": there.new}
    changed = ngettext("%(count)s ændret", "%(count)s ændrede", there.changed) % {"count": there.changed}
    return _("Filen er læst ind: %(new)s og %(changed)s.") % {"new": new, "changed": changed}
