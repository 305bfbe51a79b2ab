"""How one comes to be with: finding, asking, opening, and looking in an emergency."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.circles import actions, queries
from pejl.circles.changes import Join, Newcomer
from pejl.circles.forms import (
    EmergencyForm,
    FactForm,
    FindForm,
    OpenCircleForm,
)
from pejl.circles.models import Circle
from pejl.circles.rules import Fact, MemberKind, Part
from pejl.shared import clock

from .doors import UNPROCESSABLE, circle_or_404, employee_or_404, home_of


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Find a citizen one is not yet with: name and unit only, and the search is on record."""
    employee_or_404(request)
    form = FindForm(request.GET or None)
    found: list[Circle] = []
    if form.is_valid():
        found = queries.find_circles(form.cleaned_data["q"], request.capacity, clock.today())
    visible = Circle.objects.visible_to(request.capacity, Part.NAME, clock.today())
    known = set(visible.filter(pk__in=[circle.pk for circle in found]).values_list("pk", flat=True))
    if form.is_valid():
        actions.tell_search(form.cleaned_data["q"], found, known=known, by=request.capacity)
    context = {
        "form": form,
        "found": found,
        "known": known,
        "searched": form.is_bound and form.is_valid(),
    }
    return render(request, "circles/find.html", context)


@require_POST
def ask_to_join(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask the citizen and their circle, once a day; nothing is seen until both have said yes."""
    employee_or_404(request)
    post = request.capacity.post
    circle = get_object_or_404(Circle.objects.filter(citizen__is_address_protected=False), uid=uid)
    newcomer = Newcomer(
        MemberKind.EMPLOYEE,
        request.capacity.name,
        post.title,
        str(request.capacity.user_uid),
        str(post.unit_uid),
    )
    today = uuid5(circle.uid, f"{post.uid} {clock.today()}")
    actions.propose(circle, [Join(newcomer, tuple(Part))], by=request.capacity, uid=today)
    messages.success(request, _("Du har spurgt. Du kan se med, når borgeren og en, der er med, har sagt ja."))
    return redirect("desk:people_i_meet")


def open_circle(request: HttpRequest) -> HttpResponse:
    """A first meeting: make a circle round someone whose request came to one's unit."""
    employee_or_404(request)
    form = OpenCircleForm(request.POST or None)
    opened: list[Circle] = []

    def act(values: dict[str, Any]) -> None:
        opened.append(
            actions.open_circle(
                form.introduction(),
                by=request.capacity,
                citizen_said=form.citizen_said(),
                uid=values["uid"],
            )
        )

    if request.method == "POST" and form.does(act):
        messages.success(request, _("Kredsen er åbnet."))
        return redirect("desk:people_i_meet")
    return render(request, "circles/open.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200)


def emergency(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Nødadgang: reason first; the citizen and the leader are told."""
    employee_or_404(request)
    findable = Circle.objects.select_related("citizen").filter(citizen__is_address_protected=False)
    circle = get_object_or_404(findable, uid=uid)
    form = EmergencyForm(request.POST or None)

    def look(values: dict[str, Any]) -> None:
        lasts = timedelta(hours=values["hours"])
        actions.look_in_emergency(circle, reason=values["reason"], lasts=lasts, by=request.capacity)

    if request.method == "POST" and form.does(look):
        return redirect("pathways:page", circle.uid)
    context = {"form": form, "circle": circle}
    return render(request, "circles/emergency.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def promise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A volunteer or partner promises to keep silent, and sees what the citizen chose to share."""
    invited = queries.to_promise(request.capacity.user_id, clock.today())
    member = get_object_or_404(invited, uid=uid)
    actions.promise_silence(member, by=request.capacity)
    messages.success(request, _("Tak. Du kan se det, du er inviteret til."))
    return redirect("desk:front")


def fact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The citizen has died or moved away."""
    circle = circle_or_404(request, uid, Part.PLAN)
    employee_or_404(request)
    form = FactForm(request.POST or None)

    def tell(values: dict[str, Any]) -> None:
        actions.tell_fact(circle, Fact(values["fact"]), by=request.capacity)

    if request.method == "POST" and form.does(tell):
        messages.success(request, _("Det er skrevet ned, og de andre kan se det."))
        return home_of(request, circle)
    actions.tell_look(circle, page="name", by=request.capacity)
    context = {"form": form, "circle": circle}
    return render(request, "circles/fact.html", context, status=UNPROCESSABLE if form.errors else 200)
