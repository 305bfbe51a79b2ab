"""The house as it is, with two reference pages beside it. Only the bench serves from here."""

import os
from pathlib import Path

from pejl.config import environment
from pejl.config.settings import *  # noqa: F403
from pejl.config.settings import DATABASES, TEMPLATES

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
if copy := os.environ.get("BENCH_COPY"):
    DATABASES["copy"] = environment.database(copy)
