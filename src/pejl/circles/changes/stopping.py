"""The citizen's no to what they had said yes to: their word alone, at once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, CircleMember, Decision, Share
from pejl.circles.rules import PART_IN_WORDS, Ground, MemberKind, Needs, Part, Way, ground_of
from pejl.citizens.rules import Matter
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _

from .shares import add_version, end_shares, shares_in_force


@dataclass(frozen=True)
class StopSharing:
    """The citizen no longer lets a member see a part that they chose to share."""

    share_uid: str

    kind: ClassVar[str] = "circles.stop_sharing"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _share(self, circle: Circle) -> Share | None:
        return circle.shares.select_related("member").filter(uid=self.share_uid).first()

    def sentence(self, circle: Circle) -> str:
        stopped = self._share(circle)
        assert stopped is not None
        words = {"name": stopped.member.name, "part": translated(PART_IN_WORDS[Part(stopped.part)])}
        return translated("%(name)s kan ikke længere se %(part)s.") % words

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        stopped = self._share(circle)
        if stopped is None:
            return [_("Det er ikke noget, du deler.")]
        in_force = stopped.versions.in_force(today).exists()
        return reasons_among(
            {
                _("Det er allerede stoppet."): not in_force,
                _("Det ser vi, fordi loven giver os en opgave. Skriv til os, hvis du er imod det."): (
                    in_force and stopped.ground != Ground.CONSENT
                ),
            }
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        stopped = self._share(circle)
        assert stopped is not None
        add_version(stopped, Step.ENDED, decision)


@dataclass(frozen=True)
class PartWith:
    """The citizen no longer wants someone whom they invited to be with."""

    member_uid: str

    kind: ClassVar[str] = "circles.part_with"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _member(self, circle: Circle) -> CircleMember | None:
        return circle.members.filter(uid=self.member_uid).first()

    def sentence(self, circle: Circle) -> str:
        member = self._member(circle)
        assert member is not None
        return translated("%(name)s er ikke med længere.") % {"name": member.name}

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        member = self._member(circle)
        if member is None:
            return [_("Det er ikke en, der er med.")]
        return reasons_among(
            {
                _("Det er allerede stoppet."): not shares_in_force(member, today),
                _("Det ser vi, fordi loven giver os en opgave. Skriv til os, hvis du er imod det."): (
                    ground_of(MemberKind(member.kind)) is not Ground.CONSENT
                ),
            }
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        member = self._member(circle)
        assert member is not None
        end_shares(member, decision)
