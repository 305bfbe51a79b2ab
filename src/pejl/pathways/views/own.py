"""The first meeting; wishes, strengths and goals; Læs det her om mig først."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.circles import actions
from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import circle_or_404
from pejl.pathways.forms import (
    AboutMeForm,
    FirstMeetingForm,
    GoalForm,
    PutAwayForm,
    RewritableForm,
    StrengthForm,
    WishForm,
)
from pejl.pathways.models import GoalVersion, StrengthVersion, WishVersion
from pejl.pathways.queries import about_me_of, plan_of
from pejl.pathways.rules import Own
from pejl.shared import clock

from .begin import FormPage, begin

OWN_IN_ADDRESSES = {"oenske": Own.WISH, "styrke": Own.STRENGTH, "maal": Own.GOAL}
_FORMS: dict[Own, type[RewritableForm]] = {
    Own.WISH: WishForm,
    Own.STRENGTH: StrengthForm,
    Own.GOAL: GoalForm,
}
_VERSIONS: dict[Own, Any] = {
    Own.WISH: WishVersion,
    Own.STRENGTH: StrengthVersion,
    Own.GOAL: GoalVersion,
}


def _typed(request: HttpRequest) -> dict[str, Any]:
    return {"data": request.POST or None, "by_employee": request.capacity.is_employee}


def first_meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Three good questions and a blank page."""
    circle = circle_or_404(request, uid, Part.PLAN)
    page = FormPage(
        _("Det første møde"),
        _("Tre gode spørgsmål og en blank side. Skriv så lidt eller så meget, du vil."),
        _("Skriv det på min plan"),
        _("Tak. Nu står det på planen."),
    )
    return begin(request, circle, FirstMeetingForm(**_typed(request)), page)


def new_wish(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    page = FormPage(
        _("Skriv et ønske"),
        _("Hvad betyder noget for dig? Det står på din plan, når du har sendt det."),
        _("Skriv mit ønske"),
        _("Dit ønske står på planen."),
    )
    return begin(request, circle, WishForm(**_typed(request)), page)


def new_strength(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    page = FormPage(
        _("Det kan jeg selv"),
        _("Hvad er du god til? Hvad giver dig kræfter?"),
        _("Skriv det på min plan"),
        _("Det står på planen."),
    )
    return begin(request, circle, StrengthForm(**_typed(request)), page)


def new_goal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A goal of one's own; `oenske` names the wish it is made of, whose words it begins with."""
    circle = circle_or_404(request, uid, Part.PLAN)
    wish = None
    initial = {}
    if named := request.GET.get("oenske"):
        wish = get_object_or_404(circle.wish_set, uid=UUID(named) if _is_uid(named) else None)
        initial["words"] = wish.versions.order_by("-number")[0].words
    page = FormPage(
        _("Skriv et mål"),
        _("Det er dit eget mål. Du kan altid skrive et nyt."),
        _("Skriv mit mål"),
        _("Dit mål står på planen."),
        shows="pathway" if wish else "",
    )
    return begin(request, circle, GoalForm(wish=wish, initial=initial, **_typed(request)), page)


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _standing_or_404(circle: Circle, what: str, item: UUID) -> Any:
    """What stands on the plan today."""
    if what not in OWN_IN_ADDRESSES:
        raise Http404
    versions = _VERSIONS[OWN_IN_ADDRESSES[what]].objects.in_force(clock.today())
    return get_object_or_404(versions.select_related("item"), item__circle=circle, item__uid=item)


def rewrite(request: HttpRequest, uid: UUID, what: str, item: UUID) -> HttpResponse:
    """Other words for something of one's own."""
    circle = circle_or_404(request, uid, Part.PLAN)
    version = _standing_or_404(circle, what, item)
    names = ("words", "hopes_for", "now", "hope")
    initial = {name: getattr(version, name) for name in names if hasattr(version, name)}
    own = OWN_IN_ADDRESSES[what]
    form = _FORMS[own](uid_of=str(version.item.uid), initial=initial, **_typed(request))
    page = FormPage(
        _("Skriv det om"),
        _("Ret ordene, så de passer. Det gamle kan altid ses igen."),
        _("Gem mine ord"),
        _("Det er skrevet om."),
        shows="pathway",
    )
    return begin(request, circle, form, page, version=version, what=what)


def put_away(request: HttpRequest, uid: UUID, what: str, item: UUID) -> HttpResponse:
    """Something of one's own leaves the plan."""
    circle = circle_or_404(request, uid, Part.PLAN)
    version = _standing_or_404(circle, what, item)
    form = PutAwayForm(what=OWN_IN_ADDRESSES[what], uid_of=str(version.item.uid), **_typed(request))
    page = FormPage(
        _("Tag det af min plan"),
        _("Det bliver ikke væk. Du kan altid se, hvad der stod."),
        _("Tag det af min plan"),
        _("Det står ikke på planen mere."),
        shows="pathway",
    )
    return begin(request, circle, form, page, quoted=version.words)


@require_GET
def about_me(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Læs det her om mig først: one page in the citizen's words, for every new face."""
    circle = circle_or_404(request, uid, Part.PLAN)
    actions.tell_look(circle, page="about me", by=request.capacity)
    today = clock.today()
    here = standing(circle, request.capacity, today)
    context = {
        "circle": circle,
        "about": about_me_of(circle, today),
        "plan": plan_of(circle, today),
        "here": here,
        "may_write": here.side in (Side.CITIZEN, Side.PROFESSIONAL),
    }
    return render(request, "pathways/about_me.html", context)


def write_about_me(request: HttpRequest, uid: UUID) -> HttpResponse:
    circle = circle_or_404(request, uid, Part.PLAN)
    stands = about_me_of(circle, clock.today())
    form = AboutMeForm(initial={"words": stands.words if stands else ""}, **_typed(request))
    page = FormPage(
        _("Læs det her om mig først"),
        _("En side med dine ord. Nye mennesker læser den, før de møder dig."),
        _("Gem mine ord"),
        _("Siden er gemt."),
        shows="about me" if stands else "",
    )
    return begin(request, circle, form, page)
