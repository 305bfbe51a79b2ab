"""One place in the chain: reading it with its history, and writing it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.chain import actions
from pejl.chain.actions import Spot
from pejl.chain.forms import CommentForm, EndForm, NodeForm, TiesForm
from pejl.chain.models import Framework, Node
from pejl.chain.queries import (
    calls_for_of,
    came_of,
    history_of,
    last_version,
    nodes_in,
    place_of,
    sessions_of,
    text_of,
    uppers_of,
)
from pejl.chain.rules import CALLS_FOR_COMPETENCES, Place, changed_fields
from pejl.competences.models import Competence
from pejl.competences.queries import competences_by_key, names_on
from pejl.organisation.models import Unit
from pejl.shared import clock

from .doors import Values, at_work, form_page, may_edit, node_or_404, writes


@require_GET
def node(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One place: what it says, whether it is strategic or what is missing, and its history."""
    capacity = at_work(request)
    there = node_or_404(uid)
    assert capacity.post is not None
    is_activity = there.place == Place.ACTIVITY
    context = {
        "node": there,
        "sessions": sessions_of(there, capacity.post.id) if is_activity else [],
        "came": came_of(there) if is_activity else None,
        "now": clock.now(),
        "place": place_of(there, clock.today()),
        "history": history_of(there),
        "comment_form": CommentForm(),
        "edits": may_edit(capacity),
    }
    return render(request, "chain/node.html", context)


def new(request: HttpRequest, place: int) -> HttpResponse:
    """Put something in the chain, under what it was begun from."""
    capacity = writes(request)
    if place not in list(Place):
        raise Http404
    upper = Node.objects.filter(uid=_uid_or_none(request.GET.get("under")), place=place - 1).first()
    initial = {"framework": str(upper.framework.uid)} if upper and upper.framework else {}
    form = NodeForm(request.POST or None, place=Place(place), is_new=True, initial=initial)
    begun: list[Node] = []

    def act(values: Values) -> None:
        spot = Spot(
            Place(place),
            Framework.objects.filter(uid=values["framework"]).first() if values.get("framework") else None,
            Unit.objects.filter(uid=values["unit"]).first() if values.get("unit") else None,
        )
        begun.append(
            actions.begin_under(spot, form.said(), form.period(), upper, by=capacity, uid=values["uid"])
        )

    return form_page(
        request,
        form,
        act,
        _("Det står i tråden nu."),
        lambda: ("chain:node", begun[0].uid),
        place=place,
        upper=last_version(upper) if upper else None,
    )


def _uid_or_none(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a new version. Whoever comes second sees what changed, and loses nothing."""
    capacity, there = writes(request), node_or_404(uid)
    last = last_version(there)
    initial = NodeForm.initial_of(last)
    form = NodeForm(request.POST or None, place=Place(there.place), is_new=False, initial=initial)

    def act(values: Values) -> None:
        actions.rewrite(
            there,
            form.said(),
            form.period(),
            by=capacity,
            shown=values["shown"],
            reason=values["reason"],
            uid=values["uid"],
        )

    meanwhile = _meanwhile(request, there) if request.method == "POST" else None
    page = form_page(
        request,
        form,
        act,
        _("Det er skrevet. Det, der stod før, kan ses i historien."),
        lambda: ("chain:node", there.uid),
        template="chain/edit.html",
        node=there,
        place=there.place,
        last=last,
        meanwhile=meanwhile,
    )
    return page


def _meanwhile(request: HttpRequest, there: Node) -> dict[str, object] | None:
    """What another wrote since the form was opened. The form then rests on the new version."""
    last, shown = last_version(there), request.POST.get("shown", "")
    seen = there.versions.filter(number=shown).first() if shown.isdecimal() else None
    if seen is None or seen.number == last.number:
        return None
    return {"by": last.written_by_name, "changes": changed_fields(text_of(seen), text_of(last)), "last": last}


def ties(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What it lies under, and which competences it names."""
    capacity, there = writes(request), node_or_404(uid)
    today = clock.today()
    above = nodes_in(there.place - 1, today, **_same_set(there)) if there.place else []
    names = names_on(today) if there.place in CALLS_FOR_COMPETENCES else {}
    known = {str(one.uid): one for one in competences_by_key(today).values()}
    choices = [(uid, names[one.pk]) for uid, one in known.items() if one.pk in names]
    form = TiesForm(
        request.POST or None,
        uppers=[(str(one.uid), title) for one, title in above],
        competences=sorted(choices, key=lambda choice: choice[1]),
        initial={
            "uppers": [str(one.uid) for one in uppers_of(there, today)],
            "competences": _uids(calls_for_of(there, today)),
        },
    )

    def act(values: Values) -> None:
        wanted = set(values.get("uppers", ()))
        uppers = [one for one, _title in above if str(one.uid) in wanted]
        competences = [known[one] for one in values.get("competences", ())]
        actions.tie(there, uppers, competences if names else None, by=capacity)

    return form_page(
        request,
        form,
        act,
        _("Tråden er bundet."),
        lambda: ("chain:node", there.uid),
        node=there,
        place=there.place,
        title=last_version(there).title,
    )


def _same_set(there: Node) -> dict[str, object]:
    between_sets = there.framework is None or there.place == Place.GOAL
    return {} if between_sets else {"item__framework": there.framework}


def _uids(competences: list[int]) -> list[str]:
    return [str(uid) for uid in Competence.objects.filter(pk__in=competences).values_list("uid", flat=True)]


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take it out of the chain after a day."""
    capacity, there = writes(request), node_or_404(uid)
    form = EndForm(request.POST or None, initial={"last_day": clock.today() - timedelta(days=1)})
    return form_page(
        request,
        form,
        lambda values: actions.end(
            there, values["last_day"], by=capacity, reason=values["reason"], uid=values["uid"]
        ),
        _("Det er taget ud. Det kan stadig ses, som det var."),
        lambda: ("chain:node", there.uid),
        node=there,
        place=there.place,
        title=last_version(there).title,
        line=_("Tråden bliver vist uden det fra dagen efter. Det, der var, kan stadig ses."),
        button=_("Tag det ud"),
    )


@require_POST
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Back to what stood before."""
    capacity, there = writes(request), node_or_404(uid)
    shown = request.POST.get("shown", "")
    number = int(shown) if shown.isdecimal() else 0
    actions.undo(there, shown=number, by=capacity)
    messages.success(request, _("Det er fortrudt. Nu står der det, der stod før."))
    return redirect("chain:node", there.uid)
