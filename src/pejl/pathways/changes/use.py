"""Kinds of change to how granted help is used: agreed by citizen and employee."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import Use, UseVersion, size_in_words
from pejl.pathways.queries import Help, help_of, remit_of
from pejl.pathways.rules import GrantKind, Line, hindrances_to_use
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _

from .saying import ByTheCitizen, day_in_words, ended, first_of


@dataclass(frozen=True)
class UseHelp:
    """What granted help is used for from now on: the whole list. `seen` is the list it goes out from."""

    grant_uid: str
    lines: tuple[Line, ...]
    seen: str

    kind: ClassVar[str] = "pathways.use"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        lines = tuple(Line(**line) for line in payload["lines"])
        return cls(payload["grant_uid"], lines, payload["seen"])

    def payload(self) -> dict[str, Any]:
        return {
            "grant_uid": self.grant_uid,
            "lines": [asdict(line) for line in self.lines],
            "seen": self.seen,
        }

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def _help(self, circle: Circle, day: date) -> Help | None:
        return next((one for one in help_of(circle, day) if str(one.grant.uid) == self.grant_uid), None)

    @property
    def total(self) -> int:
        return sum(line.size or 0 for line in self.lines)

    def sentence(self, circle: Circle) -> str:
        here = self._help(circle, clock.today())
        assert here is not None
        kind = here.version.kind
        lines = [translated("Sådan bruger vi hjælpen til: %(what)s") % {"what": ended(here.version.what)}]
        for line in self.lines:
            how_much = size_in_words(kind, line.size)
            lines.append(f"{how_much}: {ended(line.words)}" if how_much else ended(line.words))
        left = (here.version.size or 0) - self.total
        if left > 0:
            words = {"how_much": size_in_words(kind, left).rstrip(".")}
            lines.append(translated("Ikke aftalt endnu: %(how_much)s.") % words)
        if last_day := here.fits_until(self.total):
            words = {"day": day_in_words(last_day)}
            lines.append(translated("Det gælder til og med %(day)s. Så er der givet mindre.") % words)
        return "\n".join(lines)

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        here = self._help(circle, today)
        named = [line.use_uid for line in self.lines if line.use_uid]
        return hindrances_to_use(
            self.lines,
            kind=here.version.kind if here else GrantKind.COURSE,
            granted=here.version.size if here else None,
            before={str(use.item.uid): use.line for use in here.uses} if here else {},
            may=remit_of(circle.unit_id).may,
            is_granted=here is not None,
            is_as_seen=here is not None and here.seen == self.seen and len(named) == len(set(named)),
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        """What gives way comes first, so that at no moment more is in use than is granted."""
        here = self._help(circle, clock.today())
        assert here is not None
        from_day = max(clock.today(), here.version.valid_from)
        before = {str(use.item.uid): use for use in here.uses}
        kept = {line.use_uid for line in self.lines}
        for uid, use in before.items():
            if uid not in kept:
                end_row(use, decision, from_day=from_day)
        for line in sorted(self.lines, key=lambda line: _grows(before, line)):
            columns = {
                **first_of(decision),
                "valid_from": from_day,
                "last_day": here.fits_until(self.total),
            }
            _put(here, before.get(line.use_uid or ""), line, columns)


def _grows(before: Mapping[str, UseVersion], line: Line) -> bool:
    use = before.get(line.use_uid or "")
    return use is None or (line.size or 0) > (use.size or 0)


def _put(here: Help, before: UseVersion | None, line: Line, columns: dict[str, Any]) -> None:
    """Another version of a use, or a new one; what stays as it is gets none."""
    circle, towards = here.grant.circle, line.intervention_uid
    if before is not None and before.line == line:
        return
    if before is None:
        item = Use.objects.create(circle=circle, grant=here.grant)
    else:
        item = before.item
        columns |= {"number": item.versions.count() + 1, "step": Step.CHANGED.value}
    UseVersion.objects.create(
        item=item,
        words=line.words.strip(),
        size=line.size,
        intervention=circle.intervention_set.get(uid=towards) if towards else None,
        **columns,
    )


@dataclass(frozen=True)
class UseMoney(UseHelp):
    """As `UseHelp`, where what is granted is an amount: about money."""

    kind: ClassVar[str] = "pathways.use_money"
    matter: ClassVar[Matter] = Matter.FINANCIAL


def use_of(here: Help, lines: tuple[Line, ...], seen: str) -> UseHelp:
    """The change that says this about how the help is used."""
    change = UseMoney if here.version.kind is GrantKind.AMOUNT else UseHelp
    return change(str(here.grant.uid), lines, seen)


@dataclass(frozen=True)
class StopUse(ByTheCitizen):
    """The citizen does not want the help to be used for this any more. It counts at once; nothing is lost."""

    use_uid: str

    kind: ClassVar[str] = "pathways.use_stop"
    way: ClassVar[Way] = Way.STOP

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _last(self, circle: Circle) -> UseVersion | None:
        versions = UseVersion.objects.in_force_or_coming(clock.today())
        return versions.filter(item__circle=circle, item__uid=self.use_uid).first()

    def sentence(self, circle: Circle) -> str:
        last = self._last(circle)
        assert last is not None
        return translated("Stop: %(what)s") % {"what": ended(last.words)}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return reasons_among({_("Det er allerede stoppet."): self._last(circle) is None})

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = self._last(circle)
        assert last is not None
        end_row(last, decision, from_day=clock.today())
