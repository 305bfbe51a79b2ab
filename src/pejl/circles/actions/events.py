"""Events: facts that end something, and are told."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as translated

from pejl.circles.changes import end_shares
from pejl.circles.models import Circle, CircleMember, Decision
from pejl.circles.queries import standing
from pejl.circles.rules import MemberKind, Side, Way
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .speaking import lock


def happen(circle: Circle, sentence: str, **words: str) -> Decision:
    """Put a fact on the citizen's page, in their language. `sentence` may hold the names of `words`."""
    with translation.override(circle.citizen.language):
        told = translated(sentence) % words if words else translated(sentence)
    return Decision.objects.create(circle=circle, way=Way.EVENT.value, sentence=told, taken_at=clock.now())


@transaction.atomic
def leave(member: CircleMember, *, by: Capacity) -> None:
    """Someone at work is no longer with: they see nothing from now on, and the citizen is told.

    One leaves oneself, or a colleague who is with says it. Who was invited leaves by the citizen's word.
    """
    circle = member.circle
    lock(circle)
    oneself = member.user_id == by.user_id
    at_work = member.kind in (MemberKind.EMPLOYEE, MemberKind.TEAM)
    colleague = standing(circle, by, clock.today()).side is Side.PROFESSIONAL and at_work
    refuse_if(
        reasons_among({_("Det kan kun den selv, eller en kollega der er med."): not (oneself or colleague)})
    )
    fact = happen(circle, _("%(name)s er ikke med om dig længere."), name=member.name)
    end_shares(member, fact)
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, member.uid, {"what": fact.sentence}))
