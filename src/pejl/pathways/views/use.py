"""How granted help is used, and *Det må du selv*."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles.actions import propose, tell_look
from pejl.circles.rules import Part
from pejl.circles.views import UNPROCESSABLE, circle_or_404, employee_or_404, home_of
from pejl.organisation.rules import Role
from pejl.pathways import actions
from pejl.pathways.changes import StopUse
from pejl.pathways.forms import RemitForm, UseForm
from pejl.pathways.models import Use
from pejl.pathways.queries import plan_of, remit_of
from pejl.pathways.rules import NEEDS_A_RULING, May
from pejl.shared import clock
from pejl.shared.refusal import Refused

from .grants import help_in_force


def use(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Propose how the help is used. Beyond the grant or the list, ask a case worker instead."""
    door, here = help_in_force(request, uid, at_work=False)
    plan = plan_of(door.circle, clock.today())
    work = [one for goal in plan.goals for one in goal.interventions]
    form = UseForm(request.POST or None, here=here, work=work)
    beyond: list[str] = []
    asks = "ask" in request.POST and door.side is not None

    def act(values: dict[str, Any]) -> None:
        change, by, uid = form.change(), request.capacity, values["uid"]
        if asks:
            actions.ask_for_help(door.circle, change.sentence(door.circle), by=by, grant=door.grant, uid=uid)
            return
        try:
            propose(door.circle, [change], by=by, uid=uid)
        except Refused as refused:
            beyond.extend(reason for reason in refused.reasons if reason in NEEDS_A_RULING)
            raise

    if request.method == "POST" and form.does(act):
        asked = _("Sagsbehandleren har fået det. Svaret er en afgørelse, og det kommer her.")
        sent = _("Forslaget er sendt. Det gælder, når I begge har sagt ja.")
        messages.success(request, asked if asks else sent)
        return home_of(request, door.circle)
    tell_look(door.circle, page="help", by=request.capacity)
    context = {
        "form": form,
        "circle": door.circle,
        "one": here,
        "beyond": beyond if door.side else [],
        "remit": remit_of(door.circle.unit_id),
    }
    return render(request, "pathways/use.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def stop_use(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop one use: the citizen's word alone. The help itself goes on."""
    found = get_object_or_404(Use.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, found.circle.uid, Part.PLAN)
    propose(circle, [StopUse(str(found.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Hjælpen har du stadig."))
    return home_of(request, circle)


def remit(request: HttpRequest) -> HttpResponse:
    """*Det må du selv*: every employee reads the list of their unit, and its leader widens it."""
    employee_or_404(request)
    post = request.capacity.post
    now = remit_of(post.unit_id)
    form = RemitForm(request.POST or None, initial=RemitForm.initial_of(now))

    def act(values: dict[str, Any]) -> None:
        given: frozenset[May] = form.given_now()
        shown, new = values["shown"], values["uid"]
        actions.widen(post.unit_id, given, values["also"], shown=shown, by=request.capacity, uid=new)

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Listen gælder nu. Alle i enheden kan læse den."))
        return redirect("pathways:remit")
    context = {"form": form, "remit": now, "unit": post.unit, "leads": post.role is Role.LEADER}
    return render(request, "pathways/remit.html", context, status=UNPROCESSABLE if form.errors else 200)
