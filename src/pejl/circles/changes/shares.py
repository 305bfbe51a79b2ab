"""Admitting someone, and what they see from when."""

from datetime import date

from pejl.circles.models import CircleMember, Decision, Share, ShareVersion
from pejl.circles.rules import (
    MemberKind,
    Part,
    ground_of,
)
from pejl.shared import clock
from pejl.shared.versions import Step


def shares_in_force(member: CircleMember, today: date) -> list[Share]:
    in_force = ShareVersion.objects.in_force(today)
    return list(Share.objects.filter(member=member, versions__in=in_force).order_by("pk"))


def end_shares(member: CircleMember, decision: Decision) -> None:
    """The member sees nothing from today on."""
    for one in shares_in_force(member, clock.today()):
        add_version(one, Step.ENDED, decision)


def share(member: CircleMember, part: Part, decision: Decision, *, last_day: date | None) -> None:
    """Let a member see a part from today, to `last_day` if there is one."""
    one, is_new = Share.objects.get_or_create(
        circle_id=member.circle_id,
        member=member,
        part=part.value,
        defaults={"ground": ground_of(MemberKind(member.kind)).value},
    )
    add_version(one, Step.BEGUN if is_new else Step.CHANGED, decision, last_day=last_day)


def pause_share(one: Share, decision: Decision, back_on: date | None) -> None:
    """Nothing is seen from today on; from `back_on` on, if it is set, what was seen before."""
    before = one.versions.in_force(clock.today()).get()
    add_version(one, Step.ENDED, decision)
    if back_on is not None and (before.last_day is None or before.last_day >= back_on):
        add_version(one, Step.CHANGED, decision, last_day=before.last_day, valid_from=back_on)


def add_version(
    one: Share,
    step: Step,
    decision: Decision,
    last_day: date | None = None,
    valid_from: date | None = None,
) -> None:
    ShareVersion.objects.create(
        item=one,
        number=one.versions.count() + 1,
        step=step,
        valid_from=valid_from or clock.today(),
        last_day=last_day,
        recorded_at=clock.now(),
        decision=decision,
    )
