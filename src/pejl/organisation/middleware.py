"""In which capacity am I here: on the request, from the form first, then from the session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from pejl.shared import clock

from .models import User
from .queries import capacities_of
from .rules import Capacity, capacity_to_begin_with

SESSION_KEY = "capacity"
FIELD = "capacity"


def capacity(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A form says in which capacity it was opened; a capacity that is over since then is refused plainly."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.capacities = SimpleLazyObject(lambda: _capacities(request))  # type: ignore[attr-defined]
        request.capacity = SimpleLazyObject(lambda: _chosen(request))  # type: ignore[attr-defined]
        if request.method == "POST" and _is_over(request):
            return render(request, "organisation/capacity_over.html", {"typed": _typed(request)}, status=409)
        return get_response(request)

    return middleware


def _typed(request: HttpRequest) -> list[str]:
    """What stood in the form, so that nothing typed is lost."""
    ours = {FIELD, "csrfmiddlewaretoken", "uid", "shown", "answer"}
    return [text for name, text in request.POST.items() if name not in ours and str(text).strip()]


def _capacities(request: HttpRequest) -> list[Capacity]:
    assert isinstance(request.user, User)
    return capacities_of(request.user, clock.today())


def _chosen(request: HttpRequest) -> Capacity:
    capacities: list[Capacity] = list(request.capacities)  # type: ignore[attr-defined]
    for key in (request.POST.get(FIELD), request.session.get(SESSION_KEY)):
        for one in capacities:
            if one.key == key:
                return one
    return capacity_to_begin_with(capacities)


def _is_over(request: HttpRequest) -> bool:
    key = request.POST.get(FIELD)
    if not key or not request.user.is_authenticated:
        return False
    return key not in [one.key for one in request.capacities]  # type: ignore[attr-defined]
