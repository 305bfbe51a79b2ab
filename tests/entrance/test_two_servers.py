"""What one server process has counted, the other knows: measured on two of them over one database."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from pejl.demo.people import BY_THE_DEMO
from pejl.organisation.actions import add_user

from .conftest import PASSWORD

ALLOWED = 10


def tries(address: str, password: str) -> int:
    """The status of one try from a browser that nobody knows."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{address}/kom-ind/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    typed = urlencode({"login": "karen", "password": password, "csrfmiddlewaretoken": token})
    try:
        page = browser.open(f"{address}/kom-ind/", typed.encode()).read().decode()
    except HTTPError as refused:
        page = refused.read().decode()
    return 1 if "passer ikke sammen" in page else 429 if "for mange gange" in page else 200


@pytest.mark.slow
def test_ten_tries_are_ten_tries_whichever_process_takes_them(serve):
    """Twenty-four wrong passwords at once, half at each server: no more than ten are looked at."""
    add_user("karen", "Karen Holm", by=BY_THE_DEMO, password=PASSWORD)
    servers = [serve(), serve()]
    began = time.monotonic()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda number: tries(servers[number % 2], f"forkert {number}"), range(24)))
    assert (answers.count(1) <= ALLOWED, answers.count(200)) == (True, 0)
    assert answers.count(1) + answers.count(429) == 24
    assert [tries(server, PASSWORD) for server in servers] == [429, 429]
    assert time.monotonic() - began < 60
