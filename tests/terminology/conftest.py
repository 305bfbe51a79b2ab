import pytest

from pejl.terminology import actions
from pejl.terminology.models import Concept

from .samples import as_file

BY = "Anna"


@pytest.fixture
def load(db):
    def load(*resources):
        return [loaded for resource in resources for loaded in actions.load(as_file(resource), by=BY)]

    return load


@pytest.fixture
def bind(db):
    def bind(binding):
        actions.bind(as_file(binding), by=BY)

    return bind


@pytest.fixture
def concept_with(db):
    return lambda code: Concept.objects.get(code=code)
