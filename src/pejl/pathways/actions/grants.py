"""Verbs about granted help: prepare a change of it, ask for it, look at it again."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as translated

from pejl.circles.actions import lock
from pejl.circles.models import Circle
from pejl.circles.queries import standing
from pejl.circles.rules import How, Part, Side
from pejl.citizens.rules import Matter
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.pathways.changes import ChangeHelp, EndHelp, GrantHelp
from pejl.pathways.models import Grant, HelpAsked, HelpTaken, Looked
from pejl.pathways.queries import help_in
from pejl.pathways.rules import GrantKind, hindrances_to_ask_for_help, hindrances_to_look
from pejl.rulings.actions import begin, redraft
from pejl.rulings.models import DraftVersion, Ruling
from pejl.rulings.rules import Draft, RulingKind
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

OfHelp = GrantHelp | ChangeHelp | EndHelp
RULING_FOR = {
    GrantHelp: RulingKind.GRANT,
    ChangeHelp: RulingKind.CHANGE,
    EndHelp: RulingKind.END,
}


@transaction.atomic
def prepare_help(
    circle: Circle,
    change: OfHelp,
    *,
    by: Capacity,
    asked: HelpAsked | None = None,
    uid: UUID | None = None,
) -> Ruling:
    """Begin a ruling that makes this change when it is issued. What is known already stands in its draft.

    `asked` is what it answers. Sending the form twice (the same `uid`) begins one.
    """
    lock(circle)
    if uid and (begun := Ruling.objects.filter(uid=uid, circle=circle, drafts__by=by.user_id).first()):
        return begun
    taken = asked is not None and asked.taken.filter(ruling__dropped=None).exists()
    refuse_if(
        [
            *reasons_among({_("En anden er allerede begyndt at svare på det."): taken}),
            *change.hindrances(circle, clock.today()),
        ]
    )
    ruling = begin(circle, _first_draft(circle, change, asked), by=by, changes=[change], uid=uid)
    if asked is not None:
        HelpTaken.objects.create(asked=asked, ruling=ruling, at=clock.now())
    return ruling


@transaction.atomic
def prepare_otherwise(
    version: DraftVersion, change: OfHelp, *, by: Capacity, uid: UUID | None = None
) -> DraftVersion:
    """Another change in the draft. What it says about the help is written anew, and the rest is kept."""
    circle = version.ruling.circle
    refuse_if(change.hindrances(circle, clock.today()))
    said = _said(circle, change)
    draft = replace(
        version.draft,
        outcome=said.outcome,
        from_day=said.from_day,
        basis=said.basis,
        kind=said.kind,
        matter=said.matter,
    )
    return redraft(version.ruling, draft, shown=version.uid, by=by, changes=[change], uid=uid)


def _first_draft(circle: Circle, change: OfHelp, asked: HelpAsked | None) -> Draft:
    said = _said(circle, change)
    if asked is None:
        return said
    with translation.override(circle.citizen.language):
        about = translated("Du har bedt os om at se på din hjælp.")
    in_own_words = "" if asked.at_work else asked.words
    if asked.at_work:
        about = f"{about}\n{asked.words}"
    return replace(said, about=about, view=in_own_words, view_how=How.SELF if in_own_words else None)


def _said(circle: Circle, change: OfHelp) -> Draft:
    """The part of the draft that follows from the change."""
    grant = None if isinstance(change, GrantHelp) else circle.grant_set.get(uid=change.grant_uid)
    kind = change.granted.kind if isinstance(change, GrantHelp) else GrantKind(_the(grant).kind)
    with translation.override(circle.citizen.language):
        return Draft(
            RULING_FOR[type(change)],
            translated("Det handler om den hjælp, du får."),
            Matter.FINANCIAL if kind is GrantKind.AMOUNT else Matter.PERSONAL,
            outcome=change.sentence(circle),
            from_day=change.from_day,
            basis=(change.basis if isinstance(change, GrantHelp) else _the(grant).basis,),
            view_from=circle.citizen.name,
        )


def _the(grant: Grant | None) -> Grant:
    assert grant is not None
    return grant


@transaction.atomic
def ask_for_help(
    circle: Circle, words: str, *, by: Capacity, grant: Grant | None = None, uid: UUID | None = None
) -> HelpAsked:
    """Ask the municipality for other help than is granted, or for the first. The case workers see it."""
    lock(circle)
    if uid and (asked := HelpAsked.objects.filter(uid=uid, circle=circle, by=by.user_id).first()):
        return asked
    here = standing(circle, by, clock.today())
    refuse_if(
        hindrances_to_ask_for_help(may_ask=here.side is not None and Part.PLAN in here.parts, words=words)
    )
    asked = HelpAsked.objects.create(
        uid=uid or uuid4(),
        circle=circle,
        grant=grant,
        words=words.strip(),
        at=clock.now(),
        by_id=by.user_id,
        name=by.name,
        at_work=here.side is Side.PROFESSIONAL,
    )
    record(Entry(Kind.PROPOSED, by.doer(), circle.citizen.uid, asked.uid, {"what": asked.words}))
    return asked


@transaction.atomic
def look_again(grant: Grant, words: str, next_on: date, *, by: Capacity, uid: UUID | None = None) -> Looked:
    """Somebody looked at the help again. It goes on as it is, and there is a new day to look."""
    circle, today = grant.circle, clock.today()
    lock(circle)
    if uid and (looked := Looked.objects.filter(uid=uid, grant=grant, by=by.user_id).first()):
        return looked
    here = standing(circle, by, today)
    at_work = here.side is Side.PROFESSIONAL and Part.PLAN in here.parts
    refuse_if(
        [
            *hindrances_to_look(at_work=at_work, words=words, next_on=next_on, today=today),
            *reasons_among({_("Hjælpen gælder ikke mere."): help_in(grant, today) is None}),
        ]
    )
    assert by.post is not None
    looked = Looked.objects.create(
        uid=uid or uuid4(),
        grant=grant,
        words=words.strip(),
        looked_on=today,
        next_on=next_on,
        at=clock.now(),
        by_id=by.user_id,
        name=by.name,
        unit_id=by.post.unit_id,
    )
    record(Entry(Kind.TOLD, by.doer(), circle.citizen.uid, grant.uid, {"what": looked.words}))
    return looked
