"""Someone joins, or sees more than before."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.text import get_text_list
from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, CircleMember, Decision
from pejl.circles.rules import PART_IN_WORDS, UNDER_PROMISE, MemberKind, Needs, Part, Way
from pejl.citizens.rules import Matter
from pejl.organisation.models import Unit, User
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .shares import share

LONGEST_NAME, LONGEST_RELATION = 200, 100


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
            members = members.filter(user=self.user(), unit=self.unit())
        else:
            members = members.filter(user=None, name=self.name, relation=self.relation)
        return members.first()

    def hindrances(self) -> list[str]:
        return reasons_among(
            {
                _("Skriv, hvem det er."): not self.name.strip(),
                _("Navnet er for langt. Det kan højst fylde 200 tegn."): len(self.name) > LONGEST_NAME,
                _("Skriv det kortere, højst 100 tegn: hvad er I for hinanden?"): (
                    len(self.relation) > LONGEST_RELATION
                ),
            }
        )

    def in_words(self) -> str:
        """The name, and in brackets what they are to the citizen and where they work."""
        unit = self.unit() if self.kind is MemberKind.EMPLOYEE else None
        about = ", ".join(filter(None, [self.relation, unit.name if unit else ""]))
        return f"{self.name} ({about})" if about else self.name


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
        words = {"who": self.newcomer.in_words(), "parts": parts}
        return translated("%(who)s er med om dig og kan se %(parts)s.") % words

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return self.last_day

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return self.newcomer.hindrances() + reasons_among(
            {
                _("Vælg, hvad der må ses."): not self.parts,
                _("Vælg en dag, der ikke er gået."): self.last_day is not None and self.last_day < today,
                _("En frivillig eller en samarbejdspartner er med til en bestemt dag."): (
                    self.last_day is None and self.newcomer.kind in UNDER_PROMISE
                ),
                _("Skriv deres brugernavn. De skal kunne love at tie."): (
                    self.newcomer.kind in UNDER_PROMISE and self.newcomer.user_uid is None
                ),
            }
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        member = self.newcomer.find(circle) or admit(self.newcomer, circle, decision)
        for part in self.parts:
            share(member, part, decision, last_day=self.last_day)


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
