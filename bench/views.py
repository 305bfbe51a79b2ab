"""What the citizen's page is measured against.

`floor`: one indexed read and a small template, behind the middleware that every page passes.
`alike`: for the citizen who is signed in, as many reads as their page makes, each by an index and of the
same kind of rows (sealed columns are opened), the same durable look in the journal, and as many bytes.
No rules, no law of what is in force, no words to choose, no forms.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from pejl.circles.actions import tell_look
from pejl.circles.models import Circle, CircleMember, ProposalVersion, Voice
from pejl.journal.models import Envelope
from pejl.organisation.models import EmploymentVersion, Unit
from pejl.organisation.rules import Capacity
from pejl.pathways.models import GoalVersion, InterventionVersion, StrengthVersion, WishVersion

LOOKS = 12


@login_not_required
def floor(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/floor.html", {"unit": Unit.objects.get(name="Hjemmeplejen Nord")})


def alike(request: HttpRequest) -> HttpResponse:
    """After the session, the user and the circle it makes BENCH_READS reads; the page has BENCH_BYTES."""
    reads, size = (int(os.environ[name]) for name in ("BENCH_READS", "BENCH_BYTES"))
    user = request.user
    own = Circle.objects.filter(citizen__user=user.pk).select_related("citizen", "unit")[0]
    tell_look(own, page="my pathway", by=Capacity(user.pk, user.uid, user.name))
    again_and_again = chain.from_iterable(_reads(own) for _ in count())
    rows = list(chain.from_iterable(islice(again_and_again, reads)))
    page = render_to_string("bench/alike.html", {"circle": own, "rows": rows}, request)
    return HttpResponse(page + " " * (size - len(page.encode())))


def _reads(own: Circle) -> Iterator[Iterable[Any]]:
    """Each makes one query as it is gone through."""
    yield EmploymentVersion.objects.filter(item__user=own.citizen.user_id)
    waits = ProposalVersion.objects.filter(proposal__circle=own, decisions=None)
    yield (waiting := list(waits.select_related("proposal", "made_in_unit")))
    yield Voice.objects.filter(version__in=waiting)
    yield GoalVersion.objects.filter(item__circle=own).select_related("item")
    yield InterventionVersion.objects.filter(item__circle=own).select_related("item", "service")
    yield WishVersion.objects.filter(item__circle=own).select_related("item")
    yield StrengthVersion.objects.filter(item__circle=own)
    looks = Envelope.objects.filter(subject=own.citizen.uid).order_by("-number")
    yield looks.select_related("content")[:LOOKS]
    yield CircleMember.objects.filter(circle=own).select_related("unit")
