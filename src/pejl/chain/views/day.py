"""Rådgivningsdag: where the readings disagree, what groups say, and how each activity ends."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from pejl.chain import actions
from pejl.chain.forms import ArgueForm
from pejl.chain.pdf import pdf_of_the_day
from pejl.chain.queries import came_of, day_of, last_version
from pejl.chain.rules import Place
from pejl.shared import clock

from .doors import at_work, form_page, may_edit, node_or_404

LATELY = timedelta(days=30)


@require_GET
def day(request: HttpRequest) -> HttpResponse:
    capacity = at_work(request)
    context = {"day": day_of(clock.today(), LATELY), "edits": may_edit(capacity)}
    return render(request, "chain/day.html", context)


def argue(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One activity on the screen: what speaks for it, what against."""
    capacity, there = at_work(request), node_or_404(uid)
    if there.place != Place.ACTIVITY:
        raise Http404
    return form_page(
        request,
        ArgueForm(request.POST or None),
        lambda values: actions.argue(
            there,
            values["group"],
            values["words"],
            is_for=values["is_for"] == "for",
            by=capacity,
            uid=values["uid"],
        ),
        _("Det står på skærmen nu."),
        lambda: ("chain:argue", there.uid),
        template="chain/argue.html",
        node=there,
        title=last_version(there).title,
        came=came_of(there),
        edits=may_edit(capacity),
    )


@require_GET
def day_pdf(request: HttpRequest) -> HttpResponse:
    """Two pages for the political committee."""
    at_work(request)
    context = {
        "day": day_of(clock.today(), LATELY),
        "today": clock.today(),
        "language": get_language(),
        "address": request.build_absolute_uri("/den-roede-traad/"),
    }
    response = HttpResponse(pdf_of_the_day(context), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="raadgivningsdag.pdf"'
    return response
