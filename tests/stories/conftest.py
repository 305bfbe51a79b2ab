"""A town with a real server, and its people in front of screens."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pejl.demo.models import DemoMark
from pejl.shared import clock
from tests.browser import Trouble
from tests.cast import Cast, make_cast
from tests.circles.acts import later
from tests.servers import PEJL

from .keyboard import KeyboardPerson
from .people import Person

MILLISECONDS_TO_WAIT = 8000


@dataclass
class Place:
    """Where a story takes place: the cast in the server's own database, and its address."""

    cast: Cast
    address: str
    database: str
    new_page: Callable
    trouble: Trouble
    story: str
    runs_scripts: bool

    def somebody(self, first_name: str, kind: type[Person] = Person) -> Person:
        """A screen for somebody who has not come in yet."""
        page = self.new_page(self.address)
        page.set_default_timeout(MILLISECONDS_TO_WAIT)
        return kind(page, first_name, self.story, self.runs_scripts)

    def at_screen(self, first_name: str, kind: type[Person] = Person) -> Person:
        return self.somebody(first_name, kind).comes_in()

    def at_keyboard(self, first_name: str) -> Person:
        return self.at_screen(first_name, KeyboardPerson)

    def runs(self, *command: str) -> str:
        """`pejl COMMAND` on the server's database, as an administrator types it. What it said."""
        surroundings = {**os.environ, "DATABASE_URL": self.database}
        done = subprocess.run([*PEJL, *command], env=surroundings, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def place(request, copied_database, serve, new_page, trouble) -> Place:
    with later(days=-2):
        cast = make_cast()
    DemoMark.objects.create(made_at=clock.now())
    story = request.node.originalname.removeprefix("test_").replace("_", "-")
    runs_scripts = request.node.get_closest_marker("no_javascript") is None
    return Place(cast, serve(demo=True), copied_database, new_page, trouble, story, runs_scripts)
