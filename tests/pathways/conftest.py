import pytest

from pejl.organisation.rules import Capacity
from pejl.pathways.models import Grant
from tests.circles.conftest import at_screen, uid

from .helped import granted, inge_is_with

__all__ = ["at_screen", "uid"]


@pytest.fixture
def inge(cast) -> Capacity:
    """A case worker, with Karen's yes."""
    return inge_is_with(cast)


@pytest.fixture
def grant(cast, inge) -> Grant:
    """Karen is granted five hours a week."""
    return granted(cast.karens, inge)
