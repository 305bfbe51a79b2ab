"""What every act in a circle is made of: a text on the table, a voice, a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.utils import translation
from django.utils.translation import gettext as translated

from pejl.circles.kinds import Change
from pejl.circles.models import Circle, Decision, Proposal, ProposalVersion, ProposedChange, Voice
from pejl.circles.queries import OnTheTable, as_it_stands
from pejl.circles.rules import Answer, How, Needs, Side, Way, hash_of
from pejl.citizens.models import Representation
from pejl.citizens.rules import Matter
from pejl.organisation.rules import Capacity
from pejl.shared import clock


@dataclass(frozen=True)
class Said:
    """What someone said: the answer, their own words, how they took part, until when they think it over.

    `for_citizen` is set where an employee writes down what the citizen said, and `representation` beside it
    where it was said by one who speaks for them.
    """

    answer: Answer
    words: str = ""
    how: How = How.SELF
    thinks_until: date | None = None
    for_citizen: bool = False
    representation: Representation | None = None


YES = Said(Answer.YES)


def put_on_the_table(
    circle: Circle,
    changes: Sequence[Change],
    *,
    by: Capacity,
    words: str = "",
    condition: str = "",
    follows: Proposal | None = None,
    uid: UUID | None = None,
) -> ProposalVersion:
    """Keep the text as everyone will be shown it, with the typed changes behind it."""
    proposal = Proposal.objects.create(circle=circle, follows=follows, uid=uid or uuid4())
    sentence = _sentence(circle, changes, condition, follows)
    days = [day for change in changes if (day := change.lapses_after())]
    version = ProposalVersion.objects.create(
        proposal=proposal,
        number=1,
        needs=_needs(changes).value,
        matter=_matter(changes).value,
        way=_way(changes).value,
        sentence=sentence,
        sentence_hash=hash_of(sentence),
        words=words.strip(),
        language=circle.citizen.language,
        lapses_after=min(days, default=None),
        made_at=clock.now(),
        made_by_id=by.user_id,
        made_by_name=by.name,
        made_in_unit_id=by.post.unit_id if by.post else None,
    )
    ProposedChange.objects.bulk_create(
        ProposedChange(
            version=version,
            position=position,
            kind=change.kind,
            schema=change.schema,
            payload=change.payload(),
        )
        for position, change in enumerate(changes)
    )
    return version


def _sentence(circle: Circle, changes: Sequence[Change], condition: str, follows: Proposal | None) -> str:
    """A text that follows another says all that the other said, with the conditions it already had."""
    with translation.override(circle.citizen.language):
        if follows:
            sentences = [follows.versions.latest("number").sentence]
        else:
            sentences = [change.sentence(circle) for change in changes]
        if condition:
            sentences.append(translated("Men kun hvis: %(condition)s") % {"condition": condition})
        return "\n".join(sentences)


def _needs(changes: Sequence[Change]) -> Needs:
    return Needs.BOTH if any(change.needs is Needs.BOTH for change in changes) else Needs.CITIZEN


def _matter(changes: Sequence[Change]) -> Matter:
    financial = any(change.matter is Matter.FINANCIAL for change in changes)
    return Matter.FINANCIAL if financial else Matter.PERSONAL


def _way(changes: Sequence[Change]) -> Way:
    ways = {change.way for change in changes}
    if len(ways) != 1:
        raise ValueError("The four ways are never confused: one proposal, one way.")
    if Way.RULING in ways:
        raise ValueError("The four ways are never confused: a ruling is made, never proposed.")
    return ways.pop()


def speak(
    version: ProposalVersion,
    side: Side,
    said: Said,
    by: Capacity,
    circle: Circle,
    representation: Representation | None = None,
    round: int = 1,
) -> None:
    """Keep a voice: by oneself, or written down by an employee."""
    by_oneself = said.how is How.SELF
    name = representation.name if representation and not by_oneself else by.name
    Voice.objects.create(
        version=version,
        side=side.value,
        speaker_id=by.user_id if by_oneself else None,
        speaker_name=circle.citizen.name if side is Side.CITIZEN else name,
        speaker_unit_id=by.post.unit_id if by.post and by_oneself else None,
        representation=representation,
        round=round,
        answer=said.answer.value,
        words=said.words.strip(),
        how=said.how.value,
        written_by_id=None if by_oneself else by.user_id,
        thinks_until=said.thinks_until if said.answer is Answer.THINK else None,
        spoken_at=clock.now(),
    )


def decide(
    circle: Circle, version: ProposalVersion, changes: Sequence[Change], *, is_provisional: bool = False
) -> Decision:
    """Put in force what the text said."""
    decision = Decision.objects.create(
        circle=circle,
        version=version,
        way=version.way,
        needs=version.needs,
        is_provisional=is_provisional,
        sentence=version.sentence,
        taken_at=clock.now(),
    )
    for change in changes:
        change.apply(circle, decision)
    return decision


def lock(circle: Circle) -> None:
    """One act at a time in a circle."""
    Circle.objects.select_for_update(of=("self",)).only("pk").get(pk=circle.pk)


def reread(proposal: Proposal) -> OnTheTable:
    return as_it_stands(proposal, clock.today())
