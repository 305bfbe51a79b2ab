"""The surroundings of every test: nothing of the developer's own, and a folder that is thrown away."""

import atexit
import os
import shutil
import tempfile

import django

FOREIGN = ("PEJL_DEMO", "PEJL_KEYS", "PEJL_SECRET_KEY", "PEJL_HOSTS", "PEJL_DATA")


def prepare() -> None:
    """Must come before anything of Django's is asked for."""
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ["PEJL_TESTING"] = "1"
    os.environ["PEJL_CLOCK_MAY_STOP"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "pejl.config.settings"
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = f"sqlite:///{_folder()}/pejl.sqlite3"
    django.setup()


def _folder() -> str:
    """In memory where that is possible: a commit costs little there, and is one all the same."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="pejl-tests-", dir=memory)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
