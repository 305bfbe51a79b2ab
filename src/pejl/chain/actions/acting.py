"""What every act in the chain is made of: who does it, one at a time, the next version, and the journal."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from pejl.chain.models import Node
from pejl.chain.rules import hindrances_to_edit
from pejl.journal.actions import record
from pejl.journal.rules import Doer, Entry, Kind
from pejl.organisation.rules import Capacity, Role
from pejl.shared import clock
from pejl.shared.versions import Step

Author = Capacity | Doer
"""Somebody at work, or the command line (a Doer without a uid), which those who run the house may use."""


def role_of(by: Author) -> Role | None:
    if isinstance(by, Doer):
        return Role.PLANNER if by.uid is None else None
    return by.post.role if by.post else None


def editing(by: Author) -> list[str]:
    return hindrances_to_edit(role_of(by))


def written(by: Author, reason: str = "") -> dict[str, Any]:
    """The columns that say who wrote a version."""
    user = None if isinstance(by, Doer) else by.user_id
    return {"written_by_id": user, "written_by_name": by.name[:200], "reason": reason.strip()}


def said(by: Capacity) -> dict[str, Any]:
    """The columns that say who said it."""
    title = by.post.title if by.post else ""
    return {"by_id": by.user_id, "name": by.name, "title": title, "at": clock.now()}


def lock(node: Node) -> None:
    """One act at a time on a place in the chain."""
    Node.objects.select_for_update().get(pk=node.pk)


def tell(what: str, about: UUID, by: Author, **words: str) -> None:
    doer = by if isinstance(by, Doer) else by.doer()
    record(Entry(Kind.CHAIN_WRITTEN, doer, about=about, content={"what": what, **words}))


def next_step(last: Any) -> dict[str, Any]:
    """The number and step of the version after `last` (None: the first)."""
    return {
        "number": last.number + 1 if last else 1,
        "step": Step.CHANGED if last else Step.BEGUN,
        "recorded_at": clock.now(),
    }


def last_of(item: Model) -> Any:
    return item.versions.order_by("number").last()  # type: ignore[attr-defined]
