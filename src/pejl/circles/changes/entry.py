"""Min indgang."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, CircleMember, Decision, Entry, EntryVersion, Share, ShareVersion
from pejl.circles.rules import AT_WORK, Needs, Way
from pejl.citizens.rules import Matter
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _


@dataclass(frozen=True)
class ChooseEntry:
    """Min indgang: the one whom the citizen goes to first, and who stands in for them."""

    member_uid: str
    deputy_uid: str | None = None

    kind: ClassVar[str] = "circles.entry"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _at_work(self, circle: Circle, uid: str | None) -> CircleMember | None:
        if uid is None:
            return None
        at_work = circle.members.filter(kind__in=[kind.value for kind in AT_WORK], uid=uid)
        sees = Share.objects.filter(versions__in=ShareVersion.objects.in_force(clock.today()))
        return at_work.filter(shares__in=sees).distinct().first()

    def sentence(self, circle: Circle) -> str:
        member, deputy = (self._at_work(circle, uid) for uid in (self.member_uid, self.deputy_uid))
        assert member is not None
        if deputy is None:
            return translated("Din indgang er %(name)s.") % {"name": member.name}
        words = {"name": member.name, "deputy": deputy.name}
        return translated("Din indgang er %(name)s. %(deputy)s træder til, når %(name)s ikke er der.") % words

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        missing = [
            uid for uid in (self.member_uid, self.deputy_uid) if uid and not self._at_work(circle, uid)
        ]
        return reasons_among(
            {
                _("Vælg en medarbejder, der er med."): bool(missing) or not self.member_uid,
                _("Vælg to forskellige."): self.member_uid == self.deputy_uid,
            }
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        member = self._at_work(circle, self.member_uid)
        assert member is not None
        entry, is_new = Entry.objects.get_or_create(circle=circle)
        EntryVersion.objects.create(
            item=entry,
            number=entry.versions.count() + 1,
            step=Step.BEGUN if is_new else Step.CHANGED,
            valid_from=clock.today(),
            recorded_at=decision.taken_at,
            decision=decision,
            member=member,
            deputy=self._at_work(circle, self.deputy_uid),
        )
