import pytest

from pejl.terminology import actions
from pejl.terminology.models import Binding, Concept

from .samples import as_file

BY = "Anna"


@pytest.fixture
def unbound(db):
    """As `migrate` leaves the house, but nothing is bound."""
    Binding.objects.all().delete()


@pytest.fixture
def load(unbound):
    def load(*resources):
        return [loaded for resource in resources for loaded in actions.load(as_file(resource), by=BY)]

    return load


@pytest.fixture
def bind(unbound):
    def bind(binding):
        actions.bind(as_file(binding), by=BY)

    return bind


@pytest.fixture
def concept_with(unbound):
    return lambda code: Concept.objects.get(code=code)
