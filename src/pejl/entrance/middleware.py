"""An employee meets nobody before having come in by two things."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext as translated

from .queries import came_in_by_two

ALWAYS_OPEN = {"organisation:sign_out", "set_language"}


def two_for_employees(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Everything but the entrance is closed to whoever has a post and came in by a password alone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.EMPLOYEES_NEED_TWO and request.user.is_authenticated and _has_still_to(request):
            messages.info(
                request, translated("Du møder andres liv her. Derfor skal du bruge to ting for at komme ind.")
            )
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _has_still_to(request: HttpRequest) -> bool:
    if came_in_by_two(request) or not any(one.is_employee for one in request.capacities):  # type: ignore[attr-defined]
        return False
    found = resolve(request.path_info)
    return not (found.view_name in ALWAYS_OPEN or getattr(found.func, "is_entrance", False))
