"""The client of the tests refuses what it says it refuses."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from pejl.config.urls import urlpatterns as real_addresses
from pejl.organisation.models import Unit
from tests.client import BadPage, faults_of

WHOLE = '<html lang="da"><head><title>Hej</title></head><body><main><h1>Hej</h1>{}</main></body></html>'
POST = '<form method="post" action="{}">{}</form>'
TOKEN = '<input type="hidden" name="csrfmiddlewaretoken" value="x">'
CAPACITY = '<input type="hidden" name="capacity" value="self">'


@login_not_required
def bad(request: HttpRequest) -> HttpResponse:
    return HttpResponse(WHOLE.format('<p style="color: red">Hej</p>'))


@login_not_required
def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("{{ this is no page }}", content_type="text/plain")


@login_not_required
def writes_in_the_session(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = True
    return HttpResponse(WHOLE.format(""))


@login_not_required
def writes(request: HttpRequest) -> HttpResponse:
    Unit.objects.create(name="Nord")
    return HttpResponse(WHOLE.format(""))


urlpatterns = [
    path("", include(real_addresses)),
    path("bad/", bad),
    path("plain/", plain),
    path("session/", writes_in_the_session),
    path("writes/", writes),
]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>alert(1)</script>", "a script without a file"),
        ('<script src="/a.js">alert(1)</script>', "an inline script"),
        ("<style>p {}</style>", "an inline style sheet"),
        ('<p id="a" style="color: red">Hej</p>', '<p id="a"> has an inline style'),
        ('<p onclick="go()">Hej</p>', "<p> has an inline handler (onclick)"),
        ('<p hx-on:click="go()">Hej</p>', "<p> has an inline handler (hx-on:click)"),
        ('<a href=" JavaScript:go()">Hej</a>', "<a> runs a script from an address"),
        ("<p>{{ name }}</p>", "braces are left over: {{"),
        ("<p>{% if %}</p>", "braces are left over: {%"),
        ('<input name="q">', '<input name="q"> has no label'),
        ('<label for="q"> </label><input id="q">', '<input id="q"> has no label'),
        ('<select name="s"><option>1</option></select>', '<select name="s"> has no label'),
        ('<textarea name="t"></textarea>', '<textarea name="t"> has no label'),
        ("<h1>Igen</h1>", "the page has 2 h1, not one"),
        ('<p id="a"></p><p id="a"></p>', "the id a is used 2 times"),
        ('<p id="a b"></p>', "»a b« is no id"),
        ('<label for="gone">Navn</label>', "<label> points at gone (for), which is not there"),
        ('<p aria-labelledby="gone">Hej</p>', "<p> points at gone (aria-labelledby), which is not there"),
        ('<p class="a" class="b">Hej</p>', "<p> says class twice"),
        ('<img src="/a.svg">', "an image without a text instead"),
        ('<a href="/"></a>', "<a> says nothing"),
        ('<button><svg aria-hidden="true"></svg></button>', "<button> says nothing"),
        ("<div><p>Hej</div>", "<p> is not closed before </div>"),
        ("</section>", "</section> closes nothing"),
        (POST.format("/kom-ind/", ""), "the form to /kom-ind/ has no token"),
        (
            POST.format("/som/", TOKEN),
            "the form to /som/ does not say in which capacity it was opened",
        ),
        (
            f'<form method="post">{TOKEN}</form>',
            "the form to /find/ does not say in which capacity it was opened",
        ),
    ],
)
def test_a_page_with_one_fault_has_that_fault(html, fault):
    assert fault in faults_of(WHOLE.format(html), "/find/")


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<html><title>T</title><main><h1>H</h1></main></html>", "the page does not say its language"),
        (
            '<html lang=""><title>T</title><main><h1>H</h1></main></html>',
            "the page does not say its language",
        ),
        ('<html lang="da"><title>T</title><main></main></html>', "the page has 0 h1, not one"),
        ('<html lang="da"><title> </title><main><h1>H</h1></main></html>', "the page has no title"),
        ('<html lang="da"><main><h1>H</h1></main></html>', "the page has no title"),
        ('<html lang="da"><title>T</title><h1>H</h1></html>', "the page has no main part"),
    ],
)
def test_a_whole_page_says_its_language_its_title_and_one_headline(html, fault):
    assert faults_of(html) == [fault]


@pytest.mark.parametrize(
    "html",
    [
        WHOLE.format(""),
        "<p>Kun en del af en side</p>",
        '<label for="q">Søg</label><input id="q">',
        "<label>Søg <input></label>",
        '<input aria-label="Søg">',
        '<h2 id="h">Søg</h2><input aria-labelledby="h">',
        '<input type="hidden" name="q">',
        '<a href="/"><img src="/a.svg" alt="Forside"></a>',
        '<button><svg role="img" aria-label="Luk"></svg></button>',
        '<script src="/a.js"></script>',
        '<form method="get"><input type="hidden" name="q"></form>',
        POST.format("/kom-ind/?next=/", TOKEN),
        POST.format("/find/", TOKEN + CAPACITY),
        '<form id="f" method="post" action="/find/">' + TOKEN + '</form><select form="f" name="capacity" '
        'aria-label="Som"></select>',
        '<svg><title>Sol</title><use href="#a"/></svg>',
    ],
)
def test_a_good_page_has_no_faults(html):
    assert faults_of(html) == []


def test_every_fault_is_told_at_once():
    assert faults_of('<p style="a">Hej</p><input><script>1</script>') == [
        "<p> has an inline style",
        "a script without a file",
        "an inline script",
        "<input> has no label",
    ]


@pytest.mark.urls(__name__)
def test_the_client_refuses_a_bad_page(client, db):
    with pytest.raises(BadPage, match="/bad/ is a bad page:\n<p> has an inline style"):
        client.get("/bad/")


@pytest.mark.urls(__name__)
def test_the_client_lets_what_is_no_page_be(client, db):
    assert client.get("/plain/").content == b"{{ this is no page }}"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/session/", "/writes/"])
def test_the_client_refuses_a_get_that_writes(client, db, address):
    with pytest.raises(Exception, match="INSERT INTO"):
        client.get(address)
