from uuid import UUID, uuid4

import pytest

from pejl.organisation.rules import Capacity
from tests.rulings.life import case_worker_is_with
from tests.stories.conftest import Place, place

__all__ = ["Place", "place"]


@pytest.fixture
def uid() -> UUID:
    """What a form carries, so that sending it twice is one letter."""
    return uuid4()


@pytest.fixture
def dorte(cast) -> Capacity:
    """A case worker of Visitationen, with Karen's yes."""
    return case_worker_is_with(cast)
