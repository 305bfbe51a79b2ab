"""Writing how we work, and saying something to it: everybody may."""

from uuid import UUID, uuid4

from django.db import transaction

from pejl.chain.models import Node, Remark, WayText
from pejl.chain.queries import way_of
from pejl.chain.rules import Place, hindrances_to_way, hindrances_to_write_over
from pejl.chain.rules.learning import hindrances_to_words
from pejl.organisation.models import User
from pejl.organisation.rules import Capacity
from pejl.pathways.rules import Approach
from pejl.shared.refusal import reasons_among, refuse_if
from pejl.shared.words import _

from .acting import editing, said, tell


@transaction.atomic
def write_way(
    approach: Approach, text: str, *, shown: int, by: Capacity, reason: str = "", uid: UUID | None = None
) -> WayText | None:
    """Write the half-page anew. The same text again changes nothing; what it said before stays to be read."""
    _one_at_a_time()
    if uid and (there := WayText.objects.filter(uid=uid).first()):
        return there
    now, text = way_of(approach), text.replace("\r\n", "\n").strip()
    refuse_if(
        [*editing(by), *hindrances_to_way(text), *hindrances_to_write_over(shown=shown, last=now.number)]
    )
    if text == now.text:
        return None
    written = WayText.objects.create(
        uid=uid or uuid4(),
        approach=approach,
        number=now.number + 1,
        text=text,
        reason=reason.strip(),
        **said(by),
    )
    tell("way written", written.uid, by, key=approach.value)
    return written


@transaction.atomic
def remark(about: Approach | Node, words: str, *, by: Capacity, uid: UUID | None = None) -> Remark:
    """Anybody who has signed in says something to an approach or a guiding principle. Twice is once."""
    if uid and (there := Remark.objects.filter(uid=uid).first()):
        return there
    node = None if isinstance(about, Approach) else about
    elsewhere = node is not None and node.place != Place.PRINCIPLE
    refuse_if(
        [*hindrances_to_words(words), *reasons_among({_("Det kan man kun her for pejlemærker."): elsewhere})]
    )
    there = Remark.objects.create(
        uid=uid or uuid4(),
        approach=about if isinstance(about, Approach) else "",
        node=node,
        words=words.strip(),
        **{**said(by), **({} if by.is_employee else {"name": ""})},
    )
    tell("remarked", there.uid, by, key=node.key if node else there.approach)
    return there


def _one_at_a_time() -> None:
    """An approach has no row of its own to lock."""
    User.objects.select_for_update(no_key=True).order_by("pk").first()
