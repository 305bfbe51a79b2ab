"""What any test may ask for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

from tests import databases, environment, servers

environment.prepare()
pytest_plugins = ["tests.cast", "tests.client", "tests.entrance.saml"]
SECONDS_TO_WAIT = 15


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_modify_db_settings
) -> Iterator[None]:
    """The migrated test database, also where every test of the run works on a copy of it."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set())
        connections.close_all()  # here, for a browser that is started later hides what is open now
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def copied_database(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A private copy of the migrated test database: commits and threads allowed. Its DATABASE_URL."""
    with django_db_blocker.unblock(), databases.copied() as url:
        yield url


@pytest.fixture
def empty_database(django_db_blocker, tmp_path) -> Iterator[str]:
    """The DATABASE_URL of a database in which nothing is yet, not even tables."""
    with django_db_blocker.unblock(), databases.empty(tmp_path) as url:
        yield url


@pytest.fixture
def serve(copied_database, tmp_path) -> Iterator[Callable[..., str]]:
    """`serve()` or `serve(demo=True)`: a real server on the test's copied database. Its address."""
    with ExitStack() as running:

        def start(*, demo: bool = False) -> str:
            surroundings = {"DATABASE_URL": copied_database, **({"PEJL_DEMO": "1"} if demo else {})}
            return running.enter_context(servers.serving(tmp_path, surroundings))

        yield start


@pytest.fixture(scope="session")
def chromium():
    browser = pytest.importorskip("tests.browser")
    with pytest.MonkeyPatch.context() as patch, browser.chromium() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@pytest.fixture(params=["phone", "desk"])
def viewport(request) -> dict[str, int]:
    """Every story is told on a phone and on a desk."""
    browser = pytest.importorskip("tests.browser")
    return {"phone": browser.PHONE, "desk": browser.DESK}[request.param]


@pytest.fixture
def trouble() -> Iterator:
    """Errors in scripts, refused requests and breaches of the security policy, which fail the story."""
    seen = pytest.importorskip("tests.browser").Trouble()
    yield seen
    assert not seen.found, "\n".join(seen.found)


@pytest.fixture
def new_page(request, chromium, viewport, trouble) -> Iterator[Callable]:
    """`new_page()`: a browser of one's own, with its own cookies, for each person in the story."""
    runs_scripts = request.node.get_closest_marker("no_javascript") is None
    with ExitStack() as contexts:

        def open_page(base_url: str | None = None):
            context = chromium.new_context(
                locale="da-DK", viewport=viewport, java_script_enabled=runs_scripts, base_url=base_url
            )
            context.set_default_timeout(SECONDS_TO_WAIT * 1000)
            contexts.callback(context.close)
            trouble.watch(context)
            return context.new_page()

        yield open_page


@pytest.fixture
def page(new_page):
    return new_page()
