"""Events: facts that end something, and are told."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as translated

from pejl.circles.changes import end_shares, pause_share, share, shares_in_force
from pejl.circles.models import Circle, CircleMember, Decision, EmergencyAccess, SilencePromise
from pejl.circles.queries import standing
from pejl.circles.rules import (
    AT_WORK,
    DAYS_TO_CLOSE,
    FACT_IN_WORDS,
    Fact,
    MemberKind,
    Part,
    Side,
    Way,
    hindrances_to_emergency,
)
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .overtaking import overtake
from .rows import end_row, plan_rows_in_force
from .speaking import lock

Line = tuple[str, dict[str, str]]


def happen(circle: Circle, sentence: str, **words: str) -> Decision:
    """Put a fact on the citizen's page, in their language. `sentence` may hold the names of `words`."""
    return tell_lines(circle, [(sentence, words)])


def tell_lines(circle: Circle, lines: Sequence[Line]) -> Decision:
    """As `happen`, in several sentences, each with its words."""
    with translation.override(circle.citizen.language):
        told = "\n".join(translated(line) % words if words else translated(line) for line, words in lines)
    return Decision.objects.create(circle=circle, way=Way.EVENT.value, sentence=told, taken_at=clock.now())


@transaction.atomic
def leave(member: CircleMember, *, by: Capacity, back_on: date | None = None) -> None:
    """Someone at work is no longer with, for good or until `back_on`: they see nothing from now on, and the
    citizen is told.

    One leaves oneself, or a colleague who is with says it. Who was invited leaves by the citizen's word.
    """
    circle = member.circle
    lock(circle)
    oneself = member.user_id == by.user_id
    at_work = member.kind in (MemberKind.EMPLOYEE, MemberKind.TEAM)
    colleague = standing(circle, by, clock.today()).side is Side.PROFESSIONAL and at_work
    refuse_if(
        reasons_among(
            {
                _("Det kan kun den selv, eller en kollega der er med."): not (oneself or colleague),
                _("Vælg en dag efter i dag."): back_on is not None and back_on <= clock.today(),
            }
        )
    )
    if back_on is None:
        fact = happen(circle, _("%(name)s er ikke med om dig længere."), name=member.name)
    else:
        words = {"name": member.name, "day": date_format(back_on, "DATE_FORMAT")}
        fact = happen(circle, _("%(name)s er væk og er med igen fra %(day)s."), **words)
    for one in shares_in_force(member, clock.today()):
        pause_share(one, fact, back_on)
    overtake(fact)
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, member.uid, {"what": fact.sentence}))


@transaction.atomic
def look_in_emergency(circle: Circle, *, reason: str, lasts: timedelta, by: Capacity) -> EmergencyAccess:
    """Nødadgang (law 4): reason first, twelve hours at most; the citizen and the leader are told at once."""
    lock(circle)
    sees = Circle.objects.visible_to(by, Part.PLAN, clock.today()).filter(pk=circle.pk).exists()
    refuse_if(
        hindrances_to_emergency(is_employee=by.is_employee, already_sees=sees, reason=reason, lasts=lasts)
    )
    assert by.post is not None
    now = clock.now()
    access = EmergencyAccess.objects.create(
        circle=circle,
        user_id=by.user_id,
        user_name=by.name,
        unit_id=by.post.unit_id,
        reason=reason.strip(),
        begins=now,
        ends=now + lasts,
    )
    sentence = _("%(name)s fra %(unit)s åbnede dine oplysninger i en nødsituation: %(reason)s")
    happen(circle, sentence, name=by.name, unit=by.post.unit, reason=reason.strip())
    words = {"what": "emergency", "reason": reason.strip()}
    record(Entry(Kind.EMERGENCY, by.doer(), circle.citizen.uid, circle.uid, words))
    return access


@transaction.atomic
def promise_silence(member: CircleMember, *, by: Capacity) -> None:
    """A volunteer or partner promises to keep to themselves what they see. Promising twice is once."""
    circle = member.circle
    lock(circle)
    reason = _("Kun den, der er inviteret, kan love at tie.")
    refuse_if(reasons_among({reason: member.user_id != by.user_id or by.is_employee}))
    _promise, is_new = SilencePromise.objects.get_or_create(member=member, defaults={"at": clock.now()})
    if is_new:
        words = {"what": member.name}
        record(Entry(Kind.PROMISED, by.doer(), circle.citizen.uid, member.uid, words))


@transaction.atomic
def tell_fact(circle: Circle, fact: Fact, *, by: Capacity) -> None:
    """The citizen has died or moved away: what we do ends, so does what was shared by choice; those at work
    see it for thirty days more, to bring it to an end."""
    lock(circle)
    here, today = standing(circle, by, clock.today()), clock.today()
    told = _("Det kan kun en medarbejder, der er med.")
    again = _("Det er allerede skrevet ned.")
    is_told = fact is Fact.DIED and circle.citizen.died_on is not None
    refuse_if(reasons_among({told: here.side is not Side.PROFESSIONAL, again: is_told}))
    decision = happen(circle, FACT_IN_WORDS[fact], name=circle.citizen.name)
    if fact is Fact.DIED:
        circle.citizen.died_on = today
        circle.citizen.save(update_fields=["died_on"])
    for row in plan_rows_in_force(circle, today):
        end_row(row, decision, from_day=today)
    for member in circle.members.all():
        _close_shares(member, decision, today)
    overtake(decision, whatever_it_says=True)
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, circle.uid, {"what": decision.sentence}))


def _close_shares(member: CircleMember, decision: Decision, today: date) -> None:
    if MemberKind(member.kind) in AT_WORK:
        for one in shares_in_force(member, today):
            share(member, Part(one.part), decision, last_day=today + timedelta(days=DAYS_TO_CLOSE))
    else:
        end_shares(member, decision)
