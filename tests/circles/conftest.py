from uuid import UUID, uuid4

import pytest


@pytest.fixture
def uid() -> UUID:
    """What a form carries, so that sending it twice is one act."""
    return uuid4()
