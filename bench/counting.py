"""`python -m bench.counting 64`: so many citizens sign in; the queries that each page makes, and its size."""

import json
import os
import sys

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from pejl.organisation.models import User  # noqa: E402

from .pages import ALIKE, FLOOR, PAGE  # noqa: E402

NOT_QUERIES = ("BEGIN", "BEGIN IMMEDIATE", "COMMIT")


def main(signed_in: int) -> None:
    citizens = User.objects.filter(citizen__isnull=False).order_by("pk")
    clients = [_client(user) for user in citizens[:: citizens.count() // signed_in][:signed_in]]
    asked = clients[0]
    page, size = _queries(asked, PAGE)
    os.environ.update(BENCH_READS="0", BENCH_BYTES=str(size))
    reads = page - _queries(asked, ALIKE)[0]
    os.environ.update(BENCH_READS=str(reads))
    alike, floor = _queries(asked, ALIKE)[0], _queries(_client(None), FLOOR)[0]
    told = {
        "queries": {PAGE: page, ALIKE: alike, FLOOR: floor},
        "environment": {"BENCH_READS": str(reads), "BENCH_BYTES": str(size)},
        "cookies": [f"pejl_session={client.cookies['pejl_session'].value}" for client in clients],
    }
    sys.stdout.write(json.dumps(told))


def _client(user: User | None) -> Client:
    client = Client(HTTP_X_FORWARDED_PROTO="https", SERVER_NAME="localhost")
    if user:
        client.force_login(user)
    return client


def _queries(client: Client, path: str) -> tuple[int, int]:
    """How many there are, without those of a first visit, and the size of the answer."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return sum(query["sql"] not in NOT_QUERIES for query in captured.captured_queries), len(answer.content)


if __name__ == "__main__":
    main(int(sys.argv[1]))
