"""Finding the circle one may see, and the way home."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from pejl.circles.models import Circle
from pejl.circles.rules import Part
from pejl.organisation.middleware import SESSION_KEY
from pejl.organisation.rules import Role
from pejl.shared import clock

UNPROCESSABLE = 422


def circle_or_404(request: HttpRequest, uid: UUID, part: Part) -> Circle:
    """The circle, where the capacity one is here in may see the part of it."""
    visible = Circle.objects.visible_to(request.capacity, part, clock.today())
    return get_object_or_404(visible.select_related("citizen", "unit"), uid=uid)


def home_of(request: HttpRequest, circle: Circle) -> HttpResponse:
    """Back to where one came from: one's own page, or the citizen's pathway.

    Whoever is here as something else by now, in another tab, comes to the front page of that.
    """
    if request.session.get(SESSION_KEY, request.capacity.key) != request.capacity.key:
        return redirect("desk:front")
    if circle.citizen.user_id == request.capacity.user_id and not request.capacity.is_employee:
        return redirect("desk:my_pathway")
    return redirect("pathways:page", circle.uid)


def employee_or_404(request: HttpRequest) -> None:
    if not request.capacity.is_employee:
        raise Http404


def may_register(request: HttpRequest) -> bool:
    """Who may put down that someone speaks for the citizen."""
    return request.capacity.is_employee and request.capacity.post.role in (Role.CASE_WORKER, Role.LEADER)
