from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from pejl.circles import kinds
from pejl.organisation.rules import Capacity
from tests.circles.acts import goal_of

from .grants import Grant
from .life import case_worker_is_with


@pytest.fixture
def uid() -> UUID:
    """What a form carries, so that sending it twice is one act."""
    return uuid4()


@pytest.fixture
def dorte(cast) -> Capacity:
    """A case worker of Visitationen, with Karen's yes."""
    return case_worker_is_with(cast)


@pytest.fixture
def grants(monkeypatch, cast) -> Iterator[None]:
    """Grants are registered, and Karen has a goal that they are granted towards."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds.registered()))
    kinds.register(Grant)
    goal_of(cast.karens, cast.karen)
    goal_of(cast.jonases, cast.jonas)
    yield
