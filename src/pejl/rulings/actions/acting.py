"""What every act about a ruling is made of: one at a time, who signs, who speaks, and the journal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.circles.models import Circle
from pejl.circles.queries import Standing, standing
from pejl.circles.rules import How, Part, Side
from pejl.citizens.models import Representation, RepresentationVersion
from pejl.citizens.rules import Matter, RepresentationKind
from pejl.journal.actions import record
from pejl.journal.rules import Entry, Kind
from pejl.organisation.rules import Capacity
from pejl.rulings.models import Ruling
from pejl.rulings.rules import hindrances_to_statement
from pejl.shared import clock
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _


@dataclass(frozen=True)
class Statement:
    """What was said: by oneself, or written down by an employee (`how`), on which day, and by whom.

    `representation` is set where an employee writes down what a representative said.
    """

    words: str
    how: How = How.SELF
    said_on: date | None = None
    representation: Representation | None = None

    @property
    def day(self) -> date:
        return self.said_on or clock.today()


def lock(circle: Circle) -> None:
    """One act at a time in a circle."""
    Circle.objects.select_for_update(of=("self",)).only("pk").get(pk=circle.pk)


def hindrances_to_work(circle: Circle, by: Capacity) -> list[str]:
    """Rulings are prepared by the employees of the circle who see the plan."""
    here = standing(circle, by, clock.today())
    at_work = here.side is Side.PROFESSIONAL and Part.PLAN in here.parts
    return reasons_among({_("Det kan kun en medarbejder, der er med."): not at_work})


def signed(by: Capacity) -> dict[str, Any]:
    """The columns that say who did it, and in which post."""
    assert by.post is not None
    return {
        "at": clock.now(),
        "by_id": by.user_id,
        "name": by.name,
        "title": by.post.title,
        "role": by.post.role.value,
        "unit_id": by.post.unit_id,
    }


def tell(kind: Kind, ruling: Ruling, by: Capacity, what: str) -> None:
    record(Entry(kind, by.doer(), ruling.circle.citizen.uid, ruling.uid, {"what": what}))


def hindrances_to_speak(circle: Circle, matter: Matter, said: Statement, by: Capacity) -> list[str]:
    """Why this person may not say it, or put it down as said by someone."""
    here = standing(circle, by, clock.today())
    at_work = here.side is Side.PROFESSIONAL and Part.PLAN in here.parts
    return hindrances_to_statement(
        may_speak=at_work or here.side in (Side.CITIZEN, Side.REPRESENTATIVE),
        is_written_down=here.side is Side.PROFESSIONAL,
        how=said.how,
        words=said.words,
    ) + reasons_among(
        {
            _("Det, du må bestemme, gælder ikke det her."): (
                here.side is Side.REPRESENTATIVE and _own_mandate(here, matter) is None
            ),
            _("Den, der sagde det, må ikke tale for borgeren om det her."): (
                said.representation is not None and not _speaks_for(circle, said.representation, matter)
            ),
        }
    )


def hindrances_to_deny(here: Standing, is_written_down: bool) -> list[str]:
    """»Det sagde jeg ikke« is the citizen's, and about what somebody else wrote."""
    return reasons_among(
        {
            _("Det kan kun borgeren selv sige."): here.side is not Side.CITIZEN,
            _("Det har du selv skrevet. Skriv et svar mere, hvis du mener noget andet."): not is_written_down,
        }
    )


def spoken(circle: Circle, matter: Matter, said: Statement, by: Capacity) -> dict[str, Any]:
    """The columns of what was said, once nothing stands in the way of it."""
    here = standing(circle, by, clock.today())
    written_down = here.side is Side.PROFESSIONAL
    mandate = said.representation if written_down else _own_mandate(here, matter)
    return {
        "words": said.words.strip(),
        "how": said.how.value if written_down else How.SELF.value,
        "speaker_id": None if written_down else by.user_id,
        "speaker_name": mandate.name if mandate else circle.citizen.name,
        "representation": mandate,
        "written_by_id": by.user_id if written_down else None,
        "said_on": said.day if written_down else clock.today(),
        "recorded_at": clock.now(),
    }


def _own_mandate(here: Standing, matter: Matter) -> Representation | None:
    for mandate in here.mandates:
        if matter in mandate.matters:
            representation: Representation = mandate.item
            return representation
    return None


def _speaks_for(circle: Circle, representation: Representation, matter: Matter) -> bool:
    """Whether the mandate is in force today, is about this citizen, and covers the matter."""
    in_force = RepresentationVersion.objects.in_force(clock.today())
    mandate = in_force.filter(item=representation, item__citizen=circle.citizen_id).first()
    is_a_voice = representation.kind != RepresentationKind.COMPANION
    return mandate is not None and is_a_voice and matter in mandate.matters
