"""Ti minutter på tirsdag: one page for the team's meeting."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from pejl.practice import queries
from pejl.shared import clock

from .thinking import look_at


@require_GET
def tuesday(request: HttpRequest) -> HttpResponse:
    """One situation, one thing that worked, one idea to answer now."""
    post = request.capacity.post
    if post is None:
        raise Http404
    now, today = clock.now(), clock.today()
    asked = queries.asked_in_unit(post.unit_id)[-1:]
    learned = queries.learned_lately(request.capacity, now, today)
    look_at(request, *asked, *([learned.situation] if learned else []))
    idea = queries.idea_of_the_week(request.capacity, today)
    context = {
        "situation": asked[0] if asked else None,
        "done": queries.done_lately(now),
        "learned": learned,
        "idea": idea,
        "may_answer": idea is not None and queries.may_decide(idea, request.capacity, today),
    }
    return render(request, "practice/tuesday.html", context)
