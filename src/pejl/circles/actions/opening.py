"""How a circle begins."""

from uuid import UUID, uuid4

from django.db import transaction

from pejl.circles.changes import Join, Newcomer, admit, share
from pejl.circles.models import Circle
from pejl.circles.rules import (
    MemberKind,
    Part,
    Side,
    hindrances_to_open,
    last_day_before_asked,
)
from pejl.citizens.actions import Introduction, introduce
from pejl.citizens.models import Citizen
from pejl.citizens.rules import compact_cpr
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.models import Unit
from pejl.organisation.rules import Capacity
from pejl.shared import clock
from pejl.shared.refusal import refuse_if
from pejl.shared.words import _

from .events import happen
from .speaking import YES, Said, decide, put_on_the_table, speak


@transaction.atomic
def open_circle(
    introduction: Introduction, *, by: Capacity, citizen_said: Said | None, uid: UUID | None = None
) -> Circle:
    """Open a circle round a citizen whose request came to the employee's unit.

    With the citizen's voice (written down, in their words) the employee sees the plan; without it they see
    the least there is, for fourteen days. Refused with every reason. Sending the form twice (the same `uid`)
    opens one circle; sending it again about somebody else opens another.
    """
    _one_at_a_time()
    if uid and by.post and (opened := Circle.objects.filter(uid=uid, unit=by.post.unit_id).first()):
        if _is_about(opened.citizen, introduction):
            return opened
        uid = None
    words = citizen_said.words if citizen_said else ""
    refuse_if(hindrances_to_open(is_employee=by.is_employee, asked=citizen_said is not None, words=words))
    assert by.post is not None
    citizen = introduce(introduction)
    circle = Circle.objects.create(
        uid=uid or uuid4(), citizen=citizen, unit_id=by.post.unit_id, opened_at=clock.now()
    )
    opening = happen(circle, _("Der er åbnet en kreds om dig, fordi vi fik en henvendelse."))
    opener = Newcomer(MemberKind.EMPLOYEE, by.name, by.post.title, str(by.user_uid), str(by.post.unit_uid))
    member = admit(opener, circle, opening)
    share(member, Part.NAME, opening, last_day=last_day_before_asked(clock.today()))
    if citizen_said is not None:
        _agree_at_once(circle, Join(opener, tuple(Part)), citizen_said, by)
    record(Entry(Kind.CIRCLE_OPENED, by.doer(), citizen.uid, circle.uid, {"what": opening.sentence}))
    return circle


def _one_at_a_time() -> None:
    """One opening at a time in the house, so that nobody is met twice in the same moment."""
    Unit.objects.select_for_update(of=("self",), no_key=True).order_by("pk").first()


def _is_about(citizen: Citizen, introduction: Introduction) -> bool:
    same_name = citizen.name == " ".join(introduction.name.split())
    return same_name and (citizen.cpr or "") == compact_cpr(introduction.cpr)


def _agree_at_once(circle: Circle, change: Join, citizen_said: Said, by: Capacity) -> None:
    version = put_on_the_table(circle, [change], by=by)
    speak(version, Side.PROFESSIONAL, YES, by, circle)
    speak(version, Side.CITIZEN, citizen_said, by, circle)
    decide(circle, version, [change])
