"""How we work: the same page for citizens, those with them, partners and employees."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.chain import actions
from pejl.chain.forms import RemarkForm, WayForm
from pejl.chain.queries import Way, principles_on, remarks_on, way_of
from pejl.organisation.rules import Capacity
from pejl.pathways.rules import APPROACHES_IN_WORDS, Approach
from pejl.shared import clock

from .doors import form_page, may_edit, writes


@require_GET
def ways(request: HttpRequest) -> HttpResponse:
    context = {"approaches": APPROACHES_IN_WORDS.items(), "principles": principles_on(clock.today())}
    return render(request, "chain/ways.html", context)


def way(request: HttpRequest, approach: str) -> HttpResponse:
    """An approach: what we do, and what people say to it."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    about = _approach_or_404(approach)
    return form_page(
        request,
        RemarkForm(request.POST or None),
        lambda values: actions.remark(about, values["words"], by=capacity, uid=values["uid"]),
        _("Tak. Det står under teksten nu."),
        lambda: ("chain:way", about.value),
        template="chain/way.html",
        way=way_of(about),
        remarks=remarks_on(about),
        principles=principles_on(clock.today()),
        edits=may_edit(capacity),
    )


def principle(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A guiding principle in force: what it says, and what people say to it."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    version = get_object_or_404(principles_on(clock.today()), item__uid=uid)
    return form_page(
        request,
        RemarkForm(request.POST or None),
        lambda values: actions.remark(version.item, values["words"], by=capacity, uid=values["uid"]),
        _("Tak. Det står under teksten nu."),
        lambda: ("chain:principle", uid),
        template="chain/principle.html",
        version=version,
        remarks=remarks_on(version.item),
    )


def write_way(request: HttpRequest, approach: str) -> HttpResponse:
    """Write the half-page anew."""
    capacity, about = writes(request), _approach_or_404(approach)
    now = way_of(about)
    initial = {"shown": now.number, "text": _(now.text) if now.is_first else now.text}
    return form_page(
        request,
        WayForm(request.POST or None, initial=initial),
        lambda values: actions.write_way(
            about,
            values["text"],
            shown=values["shown"],
            reason=values["reason"],
            by=capacity,
            uid=values["uid"],
        ),
        _("Sådan står der nu."),
        lambda: ("chain:way", about.value),
        template="chain/write_way.html",
        way=now,
        meanwhile=now.versions[0] if now.versions and _was_written_over(request, now) else None,
    )


def _was_written_over(request: HttpRequest, now: Way) -> bool:
    return request.method == "POST" and request.POST.get("shown") != str(now.number)


def _approach_or_404(approach: str) -> Approach:
    try:
        return Approach(approach)
    except ValueError:
        raise Http404 from None
