"""Finding the ruling one may see, and the two sides from which it is read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from pejl.circles.models import Circle
from pejl.circles.queries import Standing, standing
from pejl.circles.rules import Part, Side
from pejl.circles.views import circle_or_404
from pejl.rulings.models import Issued, Ruling
from pejl.rulings.queries import Case, case_of
from pejl.shared import clock


@dataclass(frozen=True)
class Door:
    """A ruling, and who is looking: someone on the citizen's side, or at work in the circle."""

    case: Case
    here: Standing

    @property
    def circle(self) -> Circle:
        return self.case.ruling.circle

    @property
    def at_work(self) -> bool:
        return self.here.side is Side.PROFESSIONAL


def side_or_404(here: Standing) -> Standing:
    """A relative without a mandate sees what the citizen chose to share, and never a ruling."""
    if here.side is None:
        raise Http404
    return here


def circle_here(request: HttpRequest, uid: UUID) -> tuple[Circle, Standing]:
    circle = circle_or_404(request, uid, Part.PLAN)
    return circle, side_or_404(standing(circle, request.capacity, clock.today()))


def ruling_here(request: HttpRequest, uid: UUID) -> Door:
    today = clock.today()
    ruling = get_object_or_404(Ruling.objects.visible_to(request.capacity, today), uid=uid)
    case = case_of(ruling, today)
    return Door(case, side_or_404(standing(case.ruling.circle, request.capacity, today)))


def work_here(request: HttpRequest, uid: UUID) -> Door:
    """As `ruling_here`, for the pages of those at work in the circle."""
    door = ruling_here(request, uid)
    if not door.at_work:
        raise Http404
    return door


def issued_or_404(door: Door) -> Issued:
    """The ruling as it was made; a page about it does not exist before."""
    if door.case.issued is None:
        raise Http404
    return door.case.issued
