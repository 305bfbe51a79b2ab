"""Kinds of change that this room decides about: who is with, and what they may see."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.text import get_text_list
from django.utils.translation import gettext as translated

from pejl.citizens.rules import Matter
from pejl.organisation.models import Unit, User
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _

from .models import Circle, CircleMember, Decision, Share, ShareVersion
from .rules import PART_IN_WORDS, Ground, MemberKind, Needs, Part, Way, ground_of


@dataclass(frozen=True)
class Newcomer:
    """Who is to be with: a person at work, a team, or a name."""

    kind: MemberKind
    name: str
    relation: str = ""
    user_uid: str | None = None
    unit_uid: str | None = None

    def user(self) -> User | None:
        return User.objects.get(uid=self.user_uid) if self.user_uid else None

    def unit(self) -> Unit | None:
        return Unit.objects.get(uid=self.unit_uid) if self.unit_uid else None

    def find(self, circle: Circle) -> CircleMember | None:
        """The same one, where they are a member already."""
        members = circle.members.filter(kind=self.kind.value)
        if self.user_uid or self.unit_uid:
            members = members.filter(user__uid=self.user_uid, unit__uid=self.unit_uid)
        else:
            members = members.filter(name=self.name)
        return members.first()

    def hindrances(self) -> list[str]:
        return reasons_among({_("Skriv, hvem det er."): not self.name.strip()})


@dataclass(frozen=True)
class Join:
    """Someone joins, or sees more than before."""

    newcomer: Newcomer
    parts: tuple[Part, ...]
    last_day: date | None = None

    kind: ClassVar[str] = "circles.join"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        newcomer = Newcomer(**{**payload["newcomer"], "kind": MemberKind(payload["newcomer"]["kind"])})
        last_day = payload["last_day"]
        return cls(
            newcomer,
            tuple(Part(part) for part in payload["parts"]),
            date.fromisoformat(last_day) if last_day else None,
        )

    def payload(self) -> dict[str, Any]:
        return {
            "newcomer": asdict(self.newcomer),
            "parts": list(self.parts),
            "last_day": self.last_day.isoformat() if self.last_day else None,
        }

    def sentence(self, circle: Circle) -> str:
        parts = get_text_list([translated(PART_IN_WORDS[part]) for part in self.parts], translated("og"))
        if self.newcomer.relation:
            who = f"{self.newcomer.name} ({self.newcomer.relation})"
        else:
            who = self.newcomer.name
        return translated("%(who)s er med om dig og kan se %(parts)s.") % {"who": who, "parts": parts}

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return self.last_day

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return self.newcomer.hindrances() + reasons_among(
            {
                _("Vælg, hvad der må ses."): not self.parts,
                _("Vælg en dag, der ikke er gået."): self.last_day is not None and self.last_day < today,
            }
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        member = self.newcomer.find(circle) or admit(self.newcomer, circle, decision)
        for part in self.parts:
            share(member, part, decision, last_day=self.last_day)


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
        _add_version(stopped, Step.ENDED, decision)


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


def shares_in_force(member: CircleMember, today: date) -> list[Share]:
    in_force = ShareVersion.objects.in_force(today)
    return list(Share.objects.filter(member=member, versions__in=in_force).order_by("pk"))


def end_shares(member: CircleMember, decision: Decision) -> None:
    """The member sees nothing from today on."""
    for one in shares_in_force(member, clock.today()):
        _add_version(one, Step.ENDED, decision)


def admit(newcomer: Newcomer, circle: Circle, decision: Decision) -> CircleMember:
    """Make them a member, on the decision that says so."""
    return CircleMember.objects.create(
        uid=uuid.uuid4(),
        circle=circle,
        kind=newcomer.kind.value,
        user=newcomer.user(),
        unit=newcomer.unit(),
        name=newcomer.name,
        relation=newcomer.relation,
        joined_on=clock.today(),
        decision=decision,
    )


def share(member: CircleMember, part: Part, decision: Decision, *, last_day: date | None) -> None:
    """Let a member see a part from today, to `last_day` if there is one."""
    one, is_new = Share.objects.get_or_create(
        circle_id=member.circle_id,
        member=member,
        part=part.value,
        defaults={"ground": ground_of(MemberKind(member.kind)).value},
    )
    _add_version(one, Step.BEGUN if is_new else Step.CHANGED, decision, last_day=last_day)


def _add_version(one: Share, step: Step, decision: Decision, last_day: date | None = None) -> None:
    ShareVersion.objects.create(
        item=one,
        number=one.versions.count() + 1,
        step=step,
        valid_from=clock.today(),
        last_day=last_day,
        recorded_at=clock.now(),
        decision=decision,
    )
