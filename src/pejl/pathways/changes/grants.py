"""Kinds of change to granted help: only a ruling makes them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import Grant, GrantVersion, UseVersion, size_in_words
from pejl.pathways.queries import granted_alike
from pejl.pathways.rules import (
    Granted,
    GrantKind,
    Per,
    hindrances_to_change_granted,
    hindrances_to_granted,
)
from pejl.shared import clock
from pejl.shared.versions import Step

from .saying import day_in_words, ended, first_of


class ByARuling:
    """What only a ruling begins, changes or ends."""

    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.CITIZEN
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.RULING

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None


def _as_plain(granted: Granted) -> dict[str, Any]:
    days = {
        "first_day": granted.first_day.isoformat(),
        "last_day": granted.last_day.isoformat() if granted.last_day else None,
        "look_again": granted.look_again.isoformat(),
    }
    return {**asdict(granted), "kind": granted.kind.value, "per": granted.per and granted.per.value, **days}


def _granted_from(plain: Mapping[str, Any]) -> Granted:
    return Granted(
        GrantKind(plain["kind"]),
        plain["what"],
        plain["size"],
        Per(plain["per"]) if plain["per"] else None,
        date.fromisoformat(plain["first_day"]),
        date.fromisoformat(plain["last_day"]) if plain["last_day"] else None,
        date.fromisoformat(plain["look_again"]),
    )


def _said(granted: Granted) -> list[str]:
    """How much, until when, and that looking again ends nothing."""
    lines = [
        translated("Du får hjælpen som ét samlet forløb uden faste timer.")
        if granted.kind is GrantKind.COURSE
        else translated("Så meget er det: %(how_much)s.")
        % {"how_much": size_in_words(granted.kind, granted.size, granted.per).rstrip(".")},
    ]
    if granted.last_day:
        lines.append(translated("Den sidste dag er %(day)s.") % {"day": day_in_words(granted.last_day)})
    else:
        lines.append(translated("Hjælpen bliver ved. Den stopper ikke af sig selv."))
    again = day_in_words(granted.look_again)
    lines.append(translated("Vi ser på hjælpen sammen senest %(day)s.") % {"day": again})
    return lines


def _columns(granted: Granted) -> dict[str, Any]:
    return {
        "what": granted.what.strip(),
        "size": granted.size,
        "per": granted.per.value if granted.per else "",
        "look_again": granted.look_again,
        "valid_from": granted.first_day,
        "last_day": granted.last_day,
    }


@dataclass(frozen=True)
class GrantHelp(ByARuling):
    """Help that was not granted before, by a rule of the law."""

    basis: str
    granted: Granted

    kind: ClassVar[str] = "pathways.grant"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(payload["basis"], _granted_from(payload["granted"]))

    def payload(self) -> dict[str, Any]:
        return {"basis": self.basis, "granted": _as_plain(self.granted)}

    @property
    def from_day(self) -> date:
        return self.granted.first_day

    def sentence(self, circle: Circle) -> str:
        what = translated("Du får hjælp til: %(what)s") % {"what": ended(self.granted.what)}
        return "\n".join([what, *_said(self.granted)])

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        one = self.granted
        overlaps = granted_alike(circle, one.kind, self.basis, one.first_day, one.last_day)
        return hindrances_to_granted(one, today=today, overlaps=overlaps)

    def apply(self, circle: Circle, decision: Decision) -> None:
        grant = Grant.objects.create(circle=circle, kind=self.granted.kind.value, basis=self.basis)
        GrantVersion.objects.create(item=grant, **{**first_of(decision), **_columns(self.granted)})


class OfAGrant(ByARuling):
    """What changes or ends help that is granted."""

    grant_uid: str

    def _last(self, circle: Circle) -> GrantVersion | None:
        versions = GrantVersion.objects.in_force_or_coming(clock.today()).select_related("item")
        found: GrantVersion | None = versions.filter(item__circle=circle, item__uid=self.grant_uid).first()
        return found

    def _hindrances(self, circle: Circle, from_day: date, today: date) -> list[str]:
        last = self._last(circle)
        return hindrances_to_change_granted(
            is_in_force=last is not None and (last.last_day is None or from_day <= last.last_day),
            from_day=from_day,
            begins=last.valid_from if last else None,
            today=today,
        )

    def _uses(self, day: date) -> list[UseVersion]:
        return list(UseVersion.objects.in_force(day).filter(item__grant__uid=self.grant_uid))


@dataclass(frozen=True)
class ChangeHelp(OfAGrant):
    """Other help from a day on, in the same form and by the same rule."""

    grant_uid: str
    granted: Granted

    kind: ClassVar[str] = "pathways.grant_change"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(payload["grant_uid"], _granted_from(payload["granted"]))

    def payload(self) -> dict[str, Any]:
        return {"grant_uid": self.grant_uid, "granted": _as_plain(self.granted)}

    @property
    def from_day(self) -> date:
        return self.granted.first_day

    def sentence(self, circle: Circle) -> str:
        what = translated("Fra %(day)s får du hjælp til: %(what)s") % {
            "day": day_in_words(self.from_day),
            "what": ended(self.granted.what),
        }
        lines = [what, *_said(self.granted)]
        if self._no_longer_fit():
            lines.append(translated("Hvad I bruger hjælpen til, aftaler I igen."))
        return "\n".join(lines)

    def _no_longer_fit(self) -> list[UseVersion]:
        """What the help was used for, where it is more than will be granted."""
        uses = self._uses(self.from_day)
        total = sum(use.size or 0 for use in uses)
        return uses if total > (self.granted.size or total) else []

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        last = self._last(circle)
        overlaps = last is not None and granted_alike(
            circle,
            self.granted.kind,
            last.item.basis,
            self.granted.first_day,
            self.granted.last_day,
            but=last.item,
        )
        reasons = self._hindrances(circle, self.from_day, today)
        return list(
            dict.fromkeys([*reasons, *hindrances_to_granted(self.granted, today=today, overlaps=overlaps)])
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        _end(self._no_longer_fit(), decision, self.from_day)
        grant = circle.grant_set.get(uid=self.grant_uid)
        GrantVersion.objects.create(
            item=grant,
            number=grant.versions.count() + 1,
            step=Step.CHANGED.value,
            recorded_at=decision.taken_at,
            decision=decision,
            **_columns(self.granted),
        )


@dataclass(frozen=True)
class EndHelp(OfAGrant):
    """Granted help ends, from a day on."""

    grant_uid: str
    from_day: date

    kind: ClassVar[str] = "pathways.grant_end"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(payload["grant_uid"], date.fromisoformat(payload["from_day"]))

    def payload(self) -> dict[str, Any]:
        return {"grant_uid": self.grant_uid, "from_day": self.from_day.isoformat()}

    def sentence(self, circle: Circle) -> str:
        last = self._last(circle)
        words = {"day": day_in_words(self.from_day), "what": ended(last.what) if last else ""}
        return translated("Fra %(day)s får du ikke længere hjælp til: %(what)s") % words

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return self._hindrances(circle, self.from_day, today)

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = self._last(circle)
        assert last is not None
        _end(self._uses(self.from_day), decision, self.from_day)
        end_row(last, decision, from_day=self.from_day)


def _end(uses: Iterable[UseVersion], decision: Decision, from_day: date) -> None:
    for use in uses:
        end_row(use, decision, from_day=from_day)
