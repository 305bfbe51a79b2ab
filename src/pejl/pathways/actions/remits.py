"""*Det må du selv*: the leader widens what citizen and employee may agree by themselves."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.db import transaction

from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity, Role
from pejl.pathways.models import RemitVersion
from pejl.pathways.queries import remit_of
from pejl.pathways.rules import MAY_BE_GIVEN, May, hindrances_to_widen
from pejl.shared import clock
from pejl.shared.refusal import refuse_if


@transaction.atomic
def widen(
    unit_id: int, given: Collection[May], also: str, *, shown: int, by: Capacity, uid: UUID | None = None
) -> RemitVersion:
    """Write the unit's list anew; the old one stays. `shown` is the number of the list that was read."""
    Unit.objects.select_for_update().get(pk=unit_id)
    if uid and (written := RemitVersion.objects.filter(uid=uid, unit=unit_id, by=by.user_id).first()):
        return written
    leads = by.post is not None and by.post.role is Role.LEADER and by.post.unit_id == unit_id
    now = remit_of(unit_id)
    refuse_if(hindrances_to_widen(leads=leads, also=also, is_as_seen=now.number == shown))
    version = RemitVersion.objects.create(
        uid=uid or uuid4(),
        unit_id=unit_id,
        number=now.number + 1,
        given=[may.value for may in MAY_BE_GIVEN if may in given],
        also=also.strip(),
        written_on=clock.today(),
        at=clock.now(),
        by_id=by.user_id,
        name=by.name,
    )
    record(Entry(Kind.ADMINISTERED, by.doer(), about=version.uid, content={"what": "remit"}))
    return version
