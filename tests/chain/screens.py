"""People in front of the pages of the chain."""

import re

from django.urls import reverse

from pejl.demo.people import as_employee


def read(browser, name: str, *args, **query) -> str:
    response = browser.get(reverse(f"chain:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def send(browser, name: str, *args, status: int = 302, **typed):
    """Read the form where there is one, and send it with what is typed."""
    address = reverse(f"chain:{name}", args=args)
    page = browser.get(address)
    hidden = dict(re.findall(r'name="(uid|shown)" value="([^"]*)"', page.content.decode()))
    response = browser.post(address, {**hidden, "capacity": capacity_of(browser), **typed})
    assert response.status_code == status, response.content.decode()
    return response


def capacity_of(browser) -> str:
    return browser.session["capacity"]


def as_leader(browser):
    user = browser.get("/").wsgi_request.user
    return as_employee(user)
