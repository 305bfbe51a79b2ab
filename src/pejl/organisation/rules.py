"""Who may be what, and in which capacity someone is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from pejl.journal.rules import Doer


class Role(StrEnum):
    """What an employment lets one do in its unit."""

    FRONT_LINE = "front line"
    CASE_WORKER = "case worker"
    LEADER = "leader"
    PLANNER = "planner"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Post:
    """An employment in force today."""

    id: int
    uid: UUID
    role: Role
    title: str
    unit_id: int
    unit_uid: UUID
    unit: str


@dataclass(frozen=True)
class Capacity:
    """A user, and as what they act: by themselves (`post` is None) or in a post."""

    user_id: int
    user_uid: UUID
    name: str
    post: Post | None = None

    @property
    def key(self) -> str:
        """How the capacity is written in the session and in each form."""
        return str(self.post.uid) if self.post else "self"

    @property
    def is_employee(self) -> bool:
        return self.post is not None

    def doer(self) -> Doer:
        """As the journal names them."""
        if self.post is None:
            return Doer(self.user_uid, self.name)
        return Doer(self.user_uid, self.name, self.post.role.value, self.post.unit_uid, self.post.unit)


def capacity_to_begin_with(capacities: Sequence[Capacity]) -> Capacity:
    """Work first for who has one post; otherwise by themselves, until they choose."""
    posts = [capacity for capacity in capacities if capacity.is_employee]
    return posts[0] if len(posts) == 1 else capacities[0]
