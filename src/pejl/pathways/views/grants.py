"""Granted help: its page, asking, looking again, and preparing the ruling that changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import UNPROCESSABLE, circle_or_404, employee_or_404, home_of
from pejl.pathways import actions
from pejl.pathways.changes import OF_GRANTS, EndHelp, GrantHelp
from pejl.pathways.forms import AskForm, EndHelpForm, GrantForm, LookForm
from pejl.pathways.models import Grant, HelpAsked
from pejl.pathways.queries import (
    Help,
    Prepared,
    asked_for,
    awaited_of,
    help_history,
    help_in,
    may_answer,
    may_see_help,
    prepared_in,
    reminders_for,
    waiting_in,
)
from pejl.rulings.models import Ruling
from pejl.shared import clock
from pejl.shared.forms import HouseForm


@dataclass(frozen=True)
class HelpDoor:
    """A grant that one may see, as it is today, and on whose side one looks."""

    circle: Circle
    grant: Grant
    help: Help | None
    side: Side | None

    @property
    def at_work(self) -> bool:
        return self.side is Side.PROFESSIONAL


def help_here(request: HttpRequest, uid: UUID) -> HelpDoor:
    grant = get_object_or_404(Grant.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, grant.circle.uid, Part.PLAN)
    grant.circle = circle
    side = standing(circle, request.capacity, clock.today()).side
    if not may_see_help(grant, side):
        raise Http404
    return HelpDoor(circle, grant, help_in(grant, clock.today()), side)


def help_in_force(request: HttpRequest, uid: UUID, *, at_work: bool) -> tuple[HelpDoor, Help]:
    """As `help_here`, for what is done about help that goes on."""
    door = help_here(request, uid)
    if door.help is None or (at_work and not door.at_work):
        raise Http404
    return door, door.help


@require_GET
def grant(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One grant: what it is, how it is used, what was ruled about it, and what one can do."""
    door = help_here(request, uid)
    tell_look(door.circle, page="help", by=request.capacity)
    context = {
        "circle": door.circle,
        "grant": door.grant,
        "one": door.help,
        "at_work": door.at_work,
        "mine": door.side is Side.CITIZEN,
        "may_ask": door.side is not None,
        "history": help_history(door.grant) if door.side else [],
    }
    return render(request, "pathways/grant.html", context)


def _form_page(
    request: HttpRequest,
    circle: Circle,
    form: HouseForm,
    act: Callable[[dict[str, Any]], HttpResponse],
    done: str,
    **context: Any,
) -> HttpResponse:
    """Show the form, or do the act and go where it leads."""
    led: list[HttpResponse] = []
    if request.method == "POST" and form.does(lambda values: led.append(act(values))):
        messages.success(request, done)
        return led[0]
    tell_look(circle, page="help", by=request.capacity)
    status = UNPROCESSABLE if form.errors else 200
    return render(
        request, "pathways/help_form.html", {"form": form, "circle": circle, **context}, status=status
    )


def ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for help; `hjaelp` names the grant that it is about."""
    circle = circle_or_404(request, uid, Part.PLAN)
    side = standing(circle, request.capacity, clock.today()).side
    if side is None:
        raise Http404
    about = circle.grant_set.filter(uid=_uid(request.GET.get("hjaelp"))).first()
    at_work = side is Side.PROFESSIONAL
    form = AskForm(request.POST or None, at_work=at_work)

    def act(values: dict[str, Any]) -> HttpResponse:
        by, uid = request.capacity, values["uid"]
        actions.ask_for_help(circle, values["words"], by=by, grant=about, uid=uid)
        return home_of(request, circle)

    return _form_page(
        request,
        circle,
        form,
        act,
        _("Sagsbehandleren har fået det. Svaret er en afgørelse, og det kommer her."),
        title=_("Bed kommunen se på hjælpen") if at_work else _("Bed om hjælp"),
        line=_("Det går til en sagsbehandler. Den hjælp, der er givet, bliver ved imens."),
        button=_("Send det"),
    )


def look(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write down that the help was looked at together. It changes nothing."""
    door, here = help_in_force(request, uid, at_work=True)

    def act(values: dict[str, Any]) -> HttpResponse:
        next_on = clock.today() + timedelta(days=values["next"])
        actions.look_again(door.grant, values["words"], next_on, by=request.capacity, uid=values["uid"])
        return redirect("pathways:grant", door.grant.uid)

    return _form_page(
        request,
        door.circle,
        LookForm(request.POST or None),
        act,
        _("Det er skrevet ned. Hjælpen går videre som før."),
        one=here,
        title=_("Vi har set på hjælpen sammen"),
        line=_("Tal sammen først. Hjælpen går videre, som den er."),
        button=_("Skriv det ned"),
    )


def _draft_page(
    request: HttpRequest,
    circle: Circle,
    form: GrantForm | EndHelpForm,
    title: str,
    asked: HelpAsked | None = None,
) -> HttpResponse:
    def act(values: dict[str, Any]) -> HttpResponse:
        change, by, uid = form.change(), request.capacity, values["uid"]
        ruling = actions.prepare_help(circle, change, by=by, asked=asked, uid=uid)
        return redirect("rulings:write", ruling.uid)

    return _form_page(
        request,
        circle,
        form,
        act,
        _("Udkastet er begyndt. Skriv resten. Intet gælder, før afgørelsen er truffet."),
        asked=asked,
        title=title,
        line=_("Det bliver skrevet ind i et udkast til en afgørelse. Intet gælder endnu."),
        button=_("Skriv videre på udkastet"),
    )


def grant_help(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Prepare new help; `svar` names what was asked."""
    circle = _circle_at_work(request, uid)
    asked = waiting_in(circle).filter(uid=_uid(request.GET.get("svar"))).first()
    return _draft_page(request, circle, GrantForm(request.POST or None), _("Forbered ny hjælp"), asked)


def change_help(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Prepare other help than is granted; what is granted stands in the form."""
    door, here = help_in_force(request, uid, at_work=True)
    asked = waiting_in(door.circle).filter(uid=_uid(request.GET.get("svar"))).first()
    form = GrantForm(request.POST or None, of=here.version, initial=GrantForm.initial_of(here.version))
    return _draft_page(request, door.circle, form, _("Forbered en ændring af hjælpen"), asked)


def end_help(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Prepare that the help ends."""
    door, here = help_in_force(request, uid, at_work=True)
    form = EndHelpForm(request.POST or None, of=here.version)
    return _draft_page(request, door.circle, form, _("Forbered, at hjælpen stopper"))


def prepared(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put right what a draft will change in the help."""
    ruling = get_object_or_404(Ruling.objects.visible_to(request.capacity, clock.today()), uid=uid)
    circle = _circle_at_work(request, ruling.circle.uid)
    one = next((one for one in prepared_in(circle, OF_GRANTS) if one.draft.ruling_id == ruling.pk), None)
    if one is None:
        raise Http404
    form = _form_of(request, circle, one)

    def act(values: dict[str, Any]) -> HttpResponse:
        actions.prepare_otherwise(one.draft, form.change(), by=request.capacity, uid=values["uid"])
        return redirect("rulings:write", ruling.uid)

    return _form_page(
        request,
        circle,
        form,
        act,
        _("Udkastet er rettet. Læs det igen."),
        title=_("Ret, hvad der bliver givet"),
        line=_("Resten af udkastet bliver stående."),
        button=_("Ret udkastet"),
    )


def _form_of(request: HttpRequest, circle: Circle, one: Prepared) -> GrantForm | EndHelpForm:
    change: Any = one.change
    if isinstance(change, GrantHelp):
        return GrantForm(request.POST or None, initial=GrantForm.initial_of_change(change))
    granted = circle.grant_set.get(uid=change.grant_uid)
    here = help_in(granted, clock.today())
    if here is None:
        raise Http404
    if isinstance(change, EndHelp):
        initial = EndHelpForm.initial_of_change(change)
        return EndHelpForm(request.POST or None, of=here.version, initial=initial)
    initial = GrantForm.initial_of_change(change)
    return GrantForm(request.POST or None, of=here.version, initial=initial)


@require_GET
def to_see_to(request: HttpRequest) -> HttpResponse:
    """What was asked for, and the help that nobody looked at in time."""
    employee_or_404(request)
    today = clock.today()
    asked, late = asked_for(request.capacity, today), reminders_for(request.capacity, today)
    awaited = awaited_of([one.asked for one in asked], today)
    named = {one.circle for one in [*asked, *late] if one.names}
    tell_look(*named, page="help to see to", by=request.capacity)
    return render(
        request,
        "pathways/to_see_to.html",
        {
            "asked": list(zip(asked, awaited, strict=True)),
            "late": late,
            "may_tell_later": may_answer(request.capacity),
        },
    )


def _circle_at_work(request: HttpRequest, uid: UUID) -> Circle:
    circle = circle_or_404(request, uid, Part.PLAN)
    if standing(circle, request.capacity, clock.today()).side is not Side.PROFESSIONAL:
        raise Http404
    return circle


def _uid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
