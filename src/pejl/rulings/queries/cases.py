"""A ruling as it is now: what was prepared, heard, made and complained about, and whose turn it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from pejl.circles.kinds import Change, registered
from pejl.circles.models import Circle
from pejl.organisation.rules import Role
from pejl.rulings.models import (
    BoardAnswer,
    Complaint,
    DraftVersion,
    Dropped,
    Hearing,
    HearingAnswer,
    Issued,
    Reconsideration,
    Referral,
    Ruling,
    Telling,
)
from pejl.rulings.reading import Law
from pejl.rulings.rules import (
    DEADLINE_IN_WORDS,
    DEADLINE_TO_CITIZEN,
    LOOK_OF,
    MAY_WITHDRAW,
    PREPARED_STATES,
    STATE_IN_WORDS,
    STATE_TO_CITIZEN,
    TURN_IN,
    TURN_IN_WORDS,
    TURN_TO_CITIZEN,
    WHY_NO_COMPLAINT,
    Course,
    Draft,
    State,
    Turn,
    hindrances_from_hearing,
    hindrances_in,
    hindrances_to_decide,
    next_deadline,
    state_of,
)
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

from .courses import course_of, draft_of
from .letters import Letter, letter_of


@dataclass(frozen=True)
class Case:
    """One ruling with all that belongs to it."""

    ruling: Ruling
    version: DraftVersion
    course: Course
    state: State
    today: date

    @property
    def draft(self) -> Draft:
        return draft_of(self.version)

    @property
    def is_slipped(self) -> bool:
        """A complaint waits for us, and the day by which we should have been done has passed."""
        return self.state in MAY_WITHDRAW and self.deadline is not None and self.deadline < self.today

    @property
    def may_withdraw(self) -> bool:
        return self.state in MAY_WITHDRAW

    @property
    def hearings(self) -> list[Hearing]:
        return list(self.ruling.hearings.all())

    @property
    def running(self) -> list[Hearing]:
        """The hearings that wait for an answer."""
        if self.state is not State.HEARING:
            return []
        return [hearing for hearing in self.hearings if not hearing.answers_that_count]

    @property
    def dropped(self) -> Dropped | None:
        return getattr(self.ruling, "dropped", None)

    @property
    def issued(self) -> Issued | None:
        return getattr(self.ruling, "issued", None)

    @property
    def letter(self) -> Letter | None:
        return letter_of(self.issued) if self.issued else None

    @property
    def tellings(self) -> list[Telling]:
        return list(self.issued.tellings.all()) if self.issued else []

    @property
    def complaints(self) -> list[Complaint]:
        return list(self.issued.complaints.all()) if self.issued else []

    @property
    def reconsideration(self) -> Reconsideration | None:
        return getattr(self.issued, "reconsideration", None)

    @property
    def referral(self) -> Referral | None:
        return getattr(self.issued, "referral", None)

    @property
    def board(self) -> BoardAnswer | None:
        return getattr(self.referral, "answer", None)

    @property
    def new_one(self) -> Ruling | None:
        """The newest ruling that follows this one and was not closed."""
        followers = [one for one in self.ruling.followed_by.all() if not hasattr(one, "dropped")]
        return followers[-1] if followers else None

    @property
    def turn(self) -> Turn:
        return TURN_IN[self.state]

    @property
    def turn_in_words(self) -> str:
        return TURN_IN_WORDS[self.turn]

    @property
    def turn_to_citizen(self) -> str:
        return TURN_TO_CITIZEN[self.turn]

    @property
    def deadline(self) -> date | None:
        return next_deadline(self.course, self.state)

    @property
    def in_words(self) -> str:
        return STATE_IN_WORDS[self.state]

    @property
    def to_citizen(self) -> str:
        return STATE_TO_CITIZEN[self.state]

    @property
    def deadline_in_words(self) -> str:
        return DEADLINE_IN_WORDS.get(self.state, "")

    @property
    def deadline_to_citizen(self) -> str:
        return DEADLINE_TO_CITIZEN.get(self.state, "")

    @property
    def look(self) -> str:
        """How its state is drawn: good, talk, over or wait."""
        return LOOK_OF.get(self.state, "wait")

    @property
    def icon(self) -> str:
        return {"good": "check", "talk": "forum", "over": "time"}.get(self.look, "hourglass")

    @property
    def is_prepared(self) -> bool:
        return self.state in PREPARED_STATES

    @property
    def may_complain(self) -> bool:
        return self.state not in WHY_NO_COMPLAINT

    def hindrances_to_issue(self, role: Role | None, law: Law, today: date) -> list[str]:
        """Every reason why the ruling cannot be made now by someone in this role."""
        closed = {
            _("Afgørelsen er allerede truffet."): self.issued is not None,
            _("Sagen er lukket uden en afgørelse."): self.dropped is not None,
        }
        other_day = {
            _("Hjælpen ændrer sig en anden dag, end teksten siger. Ret den ene af dem."): any(
                getattr(change, "from_day", self.draft.from_day) != self.draft.from_day
                for change in changes_of(self.version)
            )
        }
        return [
            *hindrances_to_decide(role),
            *reasons_among(closed),
            *reasons_among(other_day),
            *hindrances_in(self.draft, law, today),
            *hindrances_from_hearing(
                self.draft.adverse_are_new, self.version.adverse_index, self.course.hearings, today
            ),
            *dict.fromkeys(
                reason
                for change in changes_of(self.version)
                for reason in change.hindrances(self.ruling.circle, today)
            ),
        ]


def changes_of(version: DraftVersion) -> list[Change]:
    """What the ruling will change in the plan, as it was prepared."""
    kinds = registered()
    return [kinds[row.kind].read(row.payload, row.schema) for row in version.changes.all()]


def _rulings() -> QuerySet[Ruling]:
    """Rulings with all that a case reads: seven queries, however many there are."""
    newer = DraftVersion.objects.filter(ruling=OuterRef("ruling"), number__gt=OuterRef("number"))
    answers = HearingAnswer.objects.select_related("not_said", "written_by", "representation")
    rulings = Ruling.objects.select_related(
        "circle__citizen",
        "dropped",
        "issued__unit",
        "issued__decision",
        "issued__reconsideration__new__ruling",
        "issued__referral__answer",
        "follows",
    )
    return rulings.prefetch_related(
        Prefetch(
            "drafts",
            queryset=DraftVersion.objects.filter(~Exists(newer)).select_related("unit", "view_not_said"),
        ),
        Prefetch("hearings", queryset=Hearing.objects.select_related("draft", "unit")),
        Prefetch("hearings__answers", queryset=answers.order_by("pk")),
        "issued__tellings",
        Prefetch(
            "issued__complaints",
            queryset=Complaint.objects.select_related("written_by", "representation", "withdrawal").order_by(
                "pk"
            ),
        ),
        Prefetch("followed_by", queryset=Ruling.objects.select_related("issued", "dropped").order_by("pk")),
    )


def case_of(ruling: Ruling, today: date) -> Case:
    """Read a ruling afresh."""
    return _case(_rulings().get(pk=ruling.pk), today)


def cases_of(circle: Circle, today: date) -> list[Case]:
    """The rulings of a circle: what has a deadline first, the nearest first, then the newest."""
    return cases_in([circle.pk], today)


def cases_in(circles: Collection[int], today: date) -> list[Case]:
    """The rulings of the circles with these ids, sorted as `cases_of` does. For pages that show several."""
    cases = [_case(ruling, today) for ruling in _rulings().filter(circle__in=circles).order_by("-pk")]
    return sorted(cases, key=lambda case: case.deadline or date.max)


def _case(ruling: Ruling, today: date) -> Case:
    version = ruling.drafts.all()[0]
    course = course_of(ruling, version, today)
    return Case(ruling, version, course, state_of(course, today), today)
