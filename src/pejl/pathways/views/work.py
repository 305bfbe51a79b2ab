"""What we do: proposed, and stopped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pejl.circles import actions
from pejl.circles.rules import Part
from pejl.circles.views import circle_or_404, home_of
from pejl.pathways.changes import StopIntervention
from pejl.pathways.forms import InterventionForm
from pejl.pathways.models import Intervention

from .begin import begin


def new_intervention(request: HttpRequest, uid: UUID, goal: UUID) -> HttpResponse:
    """Propose something to do towards a goal. It is in force when both have said yes."""
    circle = circle_or_404(request, uid, Part.PLAN)
    towards = get_object_or_404(circle.goal_set, uid=goal)
    form = InterventionForm(request.POST or None, goal=towards)
    done = _("Forslaget er sendt. Det gælder, når I begge har sagt ja.")
    return begin(request, circle, form, "pathways/new_intervention.html", done)


@require_POST
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop: the citizen's word alone, at once."""
    intervention = get_object_or_404(Intervention.objects.select_related("circle"), uid=uid)
    circle = circle_or_404(request, intervention.circle.uid, Part.PLAN)
    actions.propose(circle, [StopIntervention(str(intervention.uid))], by=request.capacity)
    messages.success(request, _("Det er stoppet. Det gælder fra nu af. De andre kan se det."))
    return home_of(request, circle)
