"""Dem, der er med: who they are, what they see, who speaks for the citizen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles import actions, queries
from pejl.circles.changes import PartWith, StopSharing
from pejl.circles.forms import EntryForm, InviteForm, LeaveForm, SpeakForForm, TeamForm
from pejl.circles.models import Circle, CircleMember, Share
from pejl.circles.rules import AT_WORK, MemberKind, Part
from pejl.citizens.actions import represent
from pejl.shared import clock

from .doors import UNPROCESSABLE, circle_or_404, employee_or_404, may_register


def people(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Dem, der er med: who they are and what they see, on which ground."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    form = InviteForm(request.POST or None)

    def invite(values: dict[str, Any]) -> None:
        actions.propose(circle, [form.join()], by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(invite):
        messages.success(request, _("Forslaget er sendt. I skal begge sige ja."))
        return redirect("circles:people", circle.uid)
    actions.tell_look(circle, page="people", by=request.capacity)
    here = queries.standing(circle, request.capacity, clock.today())
    everyone = queries.people_of(circle, clock.today())
    context = {
        "circle": circle,
        "people": everyone,
        "members": [one.member for one in everyone],
        "chosen": queries.shared_by_choice(everyone),
        "here": here,
        "form": form,
        "speakers": queries.speakers_for(circle, clock.today()),
        "at_work": [one.member for one in everyone if MemberKind(one.member.kind) in AT_WORK],
        "may_register": may_register(request),
    }
    return render(request, "circles/people.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def stop_sharing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sig nej igen: one click and a confirmation (on the page), in force at once."""
    share = get_object_or_404(Share.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, share.circle.uid, Part.PEOPLE)
    actions.propose(circle, [StopSharing(str(share.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af."))
    return redirect("circles:people", circle.uid)


@require_POST
def part_with(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Someone whom I invited is not to be with any more."""
    member = get_object_or_404(CircleMember.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, member.circle.uid, Part.PEOPLE)
    actions.propose(circle, [PartWith(str(member.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af."))
    return redirect("circles:people", circle.uid)


def leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An employee or a team is no longer with, for good or for a while; the citizen is told."""
    member = get_object_or_404(CircleMember.objects.select_related("circle__citizen"), uid=uid)
    circle = circle_or_404(request, member.circle.uid, Part.PEOPLE)
    employee_or_404(request)
    form = LeaveForm(request.POST or None)

    def go(values: dict[str, Any]) -> None:
        actions.leave(member, by=request.capacity, back_on=values["back_on"])

    if request.method == "POST" and form.does(go):
        messages.success(request, _("Borgeren kan se det på sin side."))
        return redirect("desk:front")
    context = {"form": form, "circle": circle, "member": member}
    return render(request, "circles/leave.html", context, status=UNPROCESSABLE if form.errors else 200)


def speaks_for(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put down that someone speaks for the citizen: a case worker or a leader who is with."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    if not may_register(request):
        raise Http404
    form = SpeakForForm(request.POST or None)

    def register(values: dict[str, Any]) -> None:
        represent(circle.citizen, form.mandate(), by=request.capacity.doer())

    if request.method == "POST" and form.does(register):
        messages.success(request, _("Det står på borgerens side nu."))
        return redirect("circles:people", circle.uid)
    actions.tell_look(circle, page="name", by=request.capacity)
    context = {"form": form, "circle": circle}
    return render(request, "circles/speaks_for.html", context, status=UNPROCESSABLE if form.errors else 200)


def _propose(request: HttpRequest, circle: Circle, form: Any, template: str) -> HttpResponse:
    def propose(values: dict[str, Any]) -> None:
        actions.propose(circle, [form.change()], by=request.capacity, uid=values["uid"])

    if request.method == "POST" and form.does(propose):
        messages.success(request, _("Forslaget er sendt. I skal begge sige ja."))
        return redirect("circles:people", circle.uid)
    actions.tell_look(circle, page="name", by=request.capacity)
    context = {"form": form, "circle": circle}
    return render(request, template, context, status=UNPROCESSABLE if form.errors else 200)


def entry(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Min indgang: the citizen asks for another, or an employee suggests one."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    members = queries.members_of(circle, clock.today())
    at_work = [member for member in members if MemberKind(member.kind) in AT_WORK]
    return _propose(request, circle, EntryForm(request.POST or None, at_work=at_work), "circles/entry.html")


def team(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A team on duty is to be with, so that tonight's substitute may see what they need."""
    circle = circle_or_404(request, uid, Part.PEOPLE)
    employee_or_404(request)
    return _propose(request, circle, TeamForm(request.POST or None), "circles/team.html")
