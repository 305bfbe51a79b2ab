"""Kinds of change to what is the citizen's own and stands on the plan already."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as translated

from pejl.circles.models import Circle, Decision
from pejl.pathways.models import (
    AboutMe,
    AboutMeVersion,
    GoalVersion,
    InterventionVersion,
    PlanVersion,
    StrengthVersion,
    WishVersion,
)
from pejl.pathways.rules import (
    GOAL_END_IN_WORDS,
    GoalEnd,
    HopesFor,
    Own,
    hindrances_to_put_away,
    hindrances_to_words,
)
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.versions import Step
from pejl.shared.words import _

from .saying import ByTheCitizen, first_of, hindrances_to_more_words, next_after

_VERSIONS: Mapping[Own, type[PlanVersion]] = {
    Own.WISH: WishVersion,
    Own.STRENGTH: StrengthVersion,
    Own.GOAL: GoalVersion,
    Own.ABOUT_ME: AboutMeVersion,
}
_WRITTEN_ANEW: Mapping[Own, str] = {
    Own.WISH: _("Mit ønske er nu: »%(words)s«"),
    Own.STRENGTH: _("Det kan jeg selv, og nu skriver jeg: »%(words)s«"),
    Own.GOAL: _("Mit mål er nu: »%(words)s«"),
}
_PUT_AWAY: Mapping[Own, str] = {
    Own.WISH: _("Jeg tager ønsket af min plan: »%(words)s«"),
    Own.STRENGTH: _("Jeg tager det af min plan: »%(words)s«"),
    Own.GOAL: _("Mit mål er slut: »%(words)s«"),
    Own.ABOUT_ME: _("Jeg tager det, jeg skrev om mig selv, af min plan."),
}


def _in_force(circle: Circle, what: Own, uid: str) -> Any:
    """The version in force today, or None. Each table of the citizen's own has `words`."""
    versions = _VERSIONS[what].objects.in_force(clock.today())
    return versions.filter(item__circle=circle, item__uid=uid).first()


@dataclass(frozen=True)
class WriteAboutMe(ByTheCitizen):
    """Læs det her om mig først: written, or written anew."""

    words: str

    kind: ClassVar[str] = "pathways.about_me"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return translated("Læs det her om mig først: »%(words)s«") % {"words": self.words.strip()}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        return hindrances_to_words(self.words)

    def apply(self, circle: Circle, decision: Decision) -> None:
        page, is_new = AboutMe.objects.get_or_create(circle=circle)
        columns = first_of(decision) if is_new else next_after(page, Step.CHANGED, decision)
        AboutMeVersion.objects.create(item=page, words=self.words.strip(), **columns)


@dataclass(frozen=True)
class Rewrite(ByTheCitizen):
    """Other words for a wish, a strength or a goal. What was decided about it stays."""

    what: Own
    uid: str
    words: str
    hopes_for: HopesFor | None = None
    now: str = ""
    hope: str = ""

    kind: ClassVar[str] = "pathways.rewrite"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        hopes_for = HopesFor(payload["hopes_for"]) if payload["hopes_for"] else None
        return cls(**{**payload, "what": Own(payload["what"]), "hopes_for": hopes_for})

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        return translated(_WRITTEN_ANEW[self.what]) % {"words": self.words.strip()}

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        gone = {_("Det står ikke på planen."): _in_force(circle, self.what, self.uid) is None}
        words = hindrances_to_words(self.words) + hindrances_to_more_words(self.now, self.hope)
        return reasons_among(gone) + list(dict.fromkeys(words))

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = _in_force(circle, self.what, self.uid)
        columns = {"words": self.words.strip(), **next_after(last.item, Step.CHANGED, decision)}
        if self.what is Own.GOAL:
            hopes_for = self.hopes_for or HopesFor(last.hopes_for)
            columns |= {"hopes_for": hopes_for.value, "now": self.now.strip(), "hope": self.hope.strip()}
        type(last).objects.create(item=last.item, **columns)


@dataclass(frozen=True)
class PutAway(ByTheCitizen):
    """Something of one's own leaves the plan; a goal with its reason. It can be seen for ever after."""

    what: Own
    uid: str
    because: GoalEnd | None = None

    kind: ClassVar[str] = "pathways.put_away"

    @classmethod
    def read(cls, payload: Mapping[str, Any], schema: int) -> Self:
        because = GoalEnd(payload["because"]) if payload["because"] else None
        return cls(Own(payload["what"]), payload["uid"], because)

    def payload(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self, circle: Circle) -> str:
        last = _in_force(circle, self.what, self.uid)
        told = translated(_PUT_AWAY[self.what]) % {"words": last.words}
        return f"{told}\n{translated(GOAL_END_IN_WORDS[self.because])}." if self.because else told

    def hindrances(self, circle: Circle, today: date) -> list[str]:
        work = InterventionVersion.objects.in_force_or_coming(today).filter(item__circle=circle)
        return hindrances_to_put_away(
            is_on_the_plan=_in_force(circle, self.what, self.uid) is not None,
            still_agreed=work.filter(item__goal__uid=self.uid).count() if self.what is Own.GOAL else 0,
        )

    def apply(self, circle: Circle, decision: Decision) -> None:
        last = _in_force(circle, self.what, self.uid)
        columns = {"words": last.words, **next_after(last.item, Step.ENDED, decision)}
        if self.what is Own.GOAL:
            columns |= {"hopes_for": last.hopes_for, "now": last.now, "hope": last.hope}
            columns["ended_because"] = self.because.value if self.because else ""
        type(last).objects.create(item=last.item, **columns)
