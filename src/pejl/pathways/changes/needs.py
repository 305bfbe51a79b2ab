"""Kinds of change to what the citizen would like help with."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.actions.rows import end_row
from pejl.circles.models import Circle, Decision
from pejl.circles.rules import Needs, Way
from pejl.citizens.rules import Matter
from pejl.pathways.models import FollowedTheme, SupportNeed, SupportNeedVersion
from pejl.pathways.rules import HELP_IN_WORDS, hindrances_to_need
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _
from pejl.terminology.models import Concept
from pejl.terminology.queries import choices_for, ordinal_of
from pejl.terminology.rules import Purpose

from .saying import ByTheCitizen, first_of
from .versions import next_after

SEEN_BY_COLLEAGUES = _(
    "Andre, der arbejder her, må se, at nogen har brug for det. De kan ikke se, at det er dig."
)
SEEN_BY_THE_CIRCLE = _("Kun dem, der er med om dig, kan se det.")


@dataclass(frozen=True)
class AgreeNeed:
    """Help that is needed with a theme that is followed, to a degree; and whether colleagues may see it."""

    theme_uid: str
    degree_id: int | None
    is_open: bool = False

    kind: ClassVar[str] = "pathways.need"
    schema: ClassVar[int] = 1
    needs: ClassVar[Needs] = Needs.BOTH
    matter: ClassVar[Matter] = Matter.PERSONAL
    way: ClassVar[Way] = Way.AGREEMENT

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _theme(self, circle: Circle) -> FollowedTheme | None:
        return circle.themes.filter(uid=self.theme_uid).first()

    def _degree(self) -> int | None:
        concept = Concept.objects.filter(pk=self.degree_id or 0).first()
        return ordinal_of(concept) if concept else None

    def sentence(self, circle: Circle) -> str:
        theme, degree = self._theme(circle), self._degree()
        assert theme is not None and degree is not None
        help_ = translated(HELP_IN_WORDS[degree])
        what = {"help": help_, "what": theme.plain}
        seen = translated(SEEN_BY_COLLEAGUES if self.is_open else SEEN_BY_THE_CIRCLE)
        return translated("Det vil du gerne have hjælp til: %(what)s (%(help)s).") % what + f"\n{seen}"

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return hindrances_to_need(
            is_followed=self._theme(circle) is not None,
            degree=self._degree(),
            on_the_list=any(level.pk == self.degree_id for level in choices_for(Purpose.SUPPORT_LEVEL)),
        )

    def until(self, last_day: date) -> None:
        return None

    def lapses_after(self) -> date | None:
        return None

    def apply(self, circle: Circle, decision: Decision) -> None:
        theme = circle.themes.get(uid=self.theme_uid)
        versions = SupportNeedVersion.objects.in_force(clock.today())
        last = versions.filter(item__theme=theme).first()
        if last is None:
            columns = {"item": SupportNeed.objects.create(circle=circle, theme=theme), **first_of(decision)}
        else:
            columns = next_after(last, decision)
        SupportNeedVersion.objects.create(**columns, degree_id=self.degree_id or 0, is_open=self.is_open)


@dataclass(frozen=True)
class _OfANeed(ByTheCitizen):
    """What the citizen alone decides of a need that both agreed on."""

    need_uid: str

    says: ClassVar[str]

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def _last(self, circle: Circle, day: date) -> SupportNeedVersion | None:
        versions = SupportNeedVersion.objects.in_force(day).select_related("item__theme")
        return versions.filter(item__circle=circle, item__uid=self.need_uid).first()

    def _last_today(self, circle: Circle) -> SupportNeedVersion:
        last = self._last(circle, clock.today())
        assert last is not None
        return last

    def sentence(self, circle: Circle) -> str:
        return translated(self.says) % {"what": self._last_today(circle).item.theme.plain}

    def _set_open(self, circle: Circle, decision: Decision, *, is_open: bool) -> None:
        last = self._last_today(circle)
        SupportNeedVersion.objects.create(
            **next_after(last, decision), degree_id=last.degree_id, is_open=is_open
        )


@dataclass(frozen=True)
class ShowNeed(_OfANeed):
    """Colleagues may see that someone needs it: without name, address, unit or own words (law 7)."""

    kind: ClassVar[str] = "pathways.show_need"
    says: ClassVar[str] = _("Andre, der arbejder her, må se, at nogen har brug for hjælp til %(what)s.")

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        last = self._last(circle, today)
        reason = _("Det er stoppet, eller de kan allerede se det.")
        return reasons_among({reason: last is None or last.is_open})

    def apply(self, circle: Circle, decision: Decision) -> None:
        self._set_open(circle, decision, is_open=True)


@dataclass(frozen=True)
class HideNeed(_OfANeed):
    """Colleagues see it no more, from now on."""

    kind: ClassVar[str] = "pathways.hide_need"
    way: ClassVar[Way] = Way.STOP
    says: ClassVar[str] = _("Kun dem, der er med om dig, kan se, at du har brug for hjælp til %(what)s.")

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        last = self._last(circle, today)
        reason = _("Det er stoppet, eller de kan ikke se det mere.")
        return reasons_among({reason: last is None or not last.is_open})

    def apply(self, circle: Circle, decision: Decision) -> None:
        self._set_open(circle, decision, is_open=False)


@dataclass(frozen=True)
class StopNeed(_OfANeed):
    """The citizen does not want help with it any more."""

    kind: ClassVar[str] = "pathways.stop_need"
    way: ClassVar[Way] = Way.STOP
    says: ClassVar[str] = _("Stop: hjælp til %(what)s.")

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return reasons_among({_("Det er allerede stoppet."): self._last(circle, today) is None})

    def apply(self, circle: Circle, decision: Decision) -> None:
        end_row(self._last_today(circle), decision, from_day=clock.today())
