"""Preparing a ruling: begin, change the draft, close without a ruling."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.kinds import Change
from pejl.circles.models import Circle
from pejl.circles.rules import Way
from pejl.journal.rules import Kind
from pejl.organisation.rules import Capacity
from pejl.rulings.models import DraftChange, DraftVersion, Dropped, Ruling, columns_of
from pejl.rulings.queries import case_of
from pejl.rulings.rules import (
    Draft,
    hindrances_to_decide,
    hindrances_to_draft,
    hindrances_to_follow,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .acting import hindrances_to_work, lock, signed, tell


@transaction.atomic
def begin(
    circle: Circle,
    draft: Draft,
    *,
    by: Capacity,
    changes: Sequence[Change] = (),
    follows: Ruling | None = None,
    uid: UUID | None = None,
) -> Ruling:
    """Begin to prepare a ruling. Nothing is in force, and the draft may be unfinished.

    `follows` is the ruling that was complained about or sent back. Sending the form twice (the same `uid`)
    begins one.
    """
    lock(circle)
    if uid and (begun := Ruling.objects.filter(uid=uid, circle=circle, drafts__by=by.user_id).first()):
        return begun
    refuse_if(
        [
            *hindrances_to_work(circle, by),
            *hindrances_to_draft(draft),
            *_hindrances_after(follows),
        ]
    )
    ruling = Ruling.objects.create(uid=uid or uuid4(), circle=circle, follows=follows, opened_at=clock.now())
    version = DraftVersion.objects.create(ruling=ruling, number=1, **columns_of(draft), **signed(by))
    _keep_changes(version, _as_rows(changes))
    tell(Kind.PROPOSED, ruling, by, version.about)
    return ruling


def _hindrances_after(follows: Ruling | None) -> list[str]:
    if follows is None:
        return []
    before = case_of(follows, clock.today())
    open_one = before.new_one is not None and not hasattr(before.new_one, "issued")
    return hindrances_to_follow(before.state, is_followed=open_one)


@transaction.atomic
def redraft(
    ruling: Ruling,
    draft: Draft,
    *,
    shown: UUID,
    by: Capacity,
    changes: Sequence[Change] | None = None,
    uid: UUID | None = None,
) -> DraftVersion:
    """Change what is prepared: a new version, the old one stays. Without `changes` those before are kept.

    `shown` is the version that was written on; refused where someone has changed it since.
    """
    lock(ruling.circle)
    if uid and (kept := ruling.drafts.filter(uid=uid, by=by.user_id).first()):
        return kept
    case = case_of(ruling, clock.today())
    refuse_if(
        [
            *hindrances_to_work(ruling.circle, by),
            *hindrances_to_draft(draft),
            *reasons_among(
                {
                    _("Sagen er allerede afgjort eller lukket."): not case.is_prepared,
                    _("En anden har ændret udkastet imens. Åbn det igen, og skriv dit ind."): (
                        case.version.uid != shown
                    ),
                }
            ),
        ]
    )
    version = DraftVersion.objects.create(
        ruling=ruling,
        number=case.version.number + 1,
        **{**columns_of(draft), **signed(by), "uid": uid or uuid4()},
    )
    _keep_changes(version, _copied(case.version) if changes is None else _as_rows(changes))
    tell(Kind.PROPOSED, ruling, by, version.about)
    return version


def _as_rows(changes: Iterable[Change]) -> list[DraftChange]:
    for change in changes:
        if change.way is not Way.RULING:
            raise ValueError("The four ways are never confused: a ruling makes only what needs a ruling.")
    return [
        DraftChange(kind=change.kind, schema=change.schema, payload=change.payload()) for change in changes
    ]


def _copied(version: DraftVersion) -> list[DraftChange]:
    return [
        DraftChange(kind=row.kind, schema=row.schema, payload=row.payload) for row in version.changes.all()
    ]


def _keep_changes(version: DraftVersion, rows: Sequence[DraftChange]) -> None:
    for position, row in enumerate(rows):
        row.version, row.position = version, position
    DraftChange.objects.bulk_create(rows)


@transaction.atomic
def drop(ruling: Ruling, reason: str, *, by: Capacity, uid: UUID | None = None) -> Dropped:
    """Close without a ruling (asked for no more, begun by mistake). The reason is shown to the citizen."""
    lock(ruling.circle)
    if uid and (dropped := Dropped.objects.filter(uid=uid, ruling=ruling, by=by.user_id).first()):
        return dropped
    case = case_of(ruling, clock.today())
    refuse_if(
        [
            *hindrances_to_work(ruling.circle, by),
            *hindrances_to_decide(by.post.role if by.post else None),
            *reasons_among(
                {
                    _("Sagen er allerede afgjort eller lukket."): not case.is_prepared,
                    _("Skriv, hvorfor sagen bliver lukket."): not reason.strip(),
                }
            ),
        ]
    )
    dropped = Dropped.objects.create(
        ruling=ruling, reason=reason.strip(), **{**signed(by), "uid": uid or uuid4()}
    )
    tell(Kind.WITHDRAWN, ruling, by, case.version.about)
    return dropped
