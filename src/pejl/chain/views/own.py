"""Min udvikling, and the learning of a unit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pejl.chain import actions
from pejl.chain.forms import LogForm, WishForm
from pejl.chain.models import Node, Wished
from pejl.chain.queries import (
    my_log,
    my_wishes,
    nodes_in,
    places_of,
    sessions_from,
    shared_in,
    unit_plan,
    waiting_for,
)
from pejl.chain.rules import ActivityKind, Place
from pejl.competences.rules import LEVEL_IN_WORDS
from pejl.organisation.rules import Role
from pejl.shared import clock

from .doors import UNPROCESSABLE, at_work


def _learning_goals() -> list[tuple[str, str]]:
    return [(str(one.uid), title) for one, title in nodes_in(Place.LEARNING_GOAL, clock.today())]


def my_learning(request: HttpRequest) -> HttpResponse:
    """One's own plan, what one takes part in, what one learnt in practice. A leader's answers come last."""
    capacity = at_work(request)
    sent = request.POST.get("what") if request.method == "POST" else None
    logs = LogForm(request.POST if sent == "log" else None, auto_id="log_%s")
    wishes = WishForm(
        request.POST if sent == "wish" else None, auto_id="wish_%s", learning_goals=_learning_goals()
    )
    done = {
        "log": lambda: logs.does(
            lambda values: actions.log(
                ActivityKind(values["kind"]),
                values["words"],
                on_day=values["on_day"],
                by=capacity,
                uid=values["uid"],
            )
        ),
        "wish": lambda: wishes.does(
            lambda values: actions.wish_to_learn(
                values["words"],
                learning_goal=Node.objects.filter(uid=values["learning_goal"] or None).first(),
                by=capacity,
                uid=values["uid"],
            )
        ),
    }
    if sent in done and done[sent]():
        messages.success(request, _("Det er skrevet. Det er dit."))
        return redirect("chain:my_learning")
    return _my_learning(request, logs, wishes, UNPROCESSABLE if request.method == "POST" else 200)


def _my_learning(request: HttpRequest, logs: LogForm, wishes: WishForm, status: int) -> HttpResponse:
    capacity = at_work(request)
    post, today = capacity.post, clock.today()
    assert post is not None
    leads = post.role is Role.LEADER
    context = {
        "form": wishes if wishes.is_bound else logs,
        "log_form": logs,
        "wish_form": wishes,
        "wishes": my_wishes(capacity.user_id, today),
        "places": places_of(capacity.user_id),
        "coming": sessions_from(clock.now(), post.id),
        "logged": my_log(capacity.user_id),
        "levels": [(level.value, _(words)) for level, words in LEVEL_IN_WORDS.items()],
        "now": clock.now(),
        "leads": leads,
        "waiting": waiting_for(post.unit_id, capacity.user_id) if leads else [],
        "shared": shared_in(post.unit_id, today) if leads else [],
    }
    return render(request, "chain/my_learning.html", context, status=status)


def _my_wish(request: HttpRequest, uid: UUID) -> Wished:
    return get_object_or_404(Wished, uid=uid, user=at_work(request).user_id)


@require_POST
def share(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let one's leaders read a line, or no longer."""
    wished, shares = _my_wish(request, uid), request.POST.get("share") == "yes"
    actions.share(wished, with_leaders=shares, by=at_work(request))
    messages.success(
        request, _("Din leder kan se det nu.") if shares else _("Nu er det kun dig, der ser det.")
    )
    return redirect("chain:my_learning")


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    actions.close(_my_wish(request, uid), by=at_work(request))
    messages.success(request, _("Det er taget af din plan."))
    return redirect("chain:my_learning")


@require_GET
def unit_learning(request: HttpRequest) -> HttpResponse:
    """What the unit learns: activities, and how many, never who."""
    post = at_work(request).post
    assert post is not None
    context = {"unit": post.unit, "plan": unit_plan(post.unit_id, clock.today())}
    return render(request, "chain/unit_learning.html", context)
