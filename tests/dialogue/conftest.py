from uuid import UUID, uuid4

import pytest


@pytest.fixture
def uid() -> UUID:
    """What a form carries, so that sending it twice is one act."""
    return uuid4()


@pytest.fixture
def at_screen(browser, cast):
    """`at_screen("karen")`: a browser of her own, signed in."""

    def sit_down(who: str):
        client = browser()
        client.force_login(getattr(cast.town, who))
        return client

    return sit_down
