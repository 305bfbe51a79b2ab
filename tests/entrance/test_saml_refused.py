"""What a SAML provider did not say, or did not say now, to us and about this person, is refused."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from pejl.demo.people import BY_THE_DEMO
from pejl.entrance.actions import know_by_number

from .conftest import is_in, told
from .saml import LONES, NAMES, at_the_door, begins, brings, comes_in, says


def refused(browser, page) -> str:
    """Refused in plain words; the reason that is on record."""
    assert (page.status_code, is_in(browser)) == (403, False)
    assert "Svaret kunne ikke bruges." in page.content.decode()
    (kind, text) = told()[0]
    assert kind == "sign-in refused"
    assert '"why":"answer not accepted"' in text
    return text


@pytest.mark.parametrize(
    ("who", "because"),
    [("forged", "Signature validation failed"), ("unsigned", "not signed"), ("old", "Deprecated signature")],
)
def test_an_answer_signed_by_another_by_nobody_or_in_an_old_way_is_refused(town, who, because):
    browser, page = comes_in(who)
    assert because in refused(browser, page)


def test_an_answer_without_its_signature_is_refused(town):
    browser = at_the_door()
    answer = etree.fromstring(says(begins(browser), "karen"))
    for signature in answer.iter("{http://www.w3.org/2000/09/xmldsig#}Signature"):
        signature.getparent().remove(signature)
        break
    refused(browser, brings(browser, etree.tostring(answer)))


def test_an_answer_in_which_the_number_was_changed_is_refused(town, karens_cpr):
    browser = at_the_door()
    answer = says(begins(browser), "lone").replace(LONES.encode(), karens_cpr.encode())
    refused(browser, brings(browser, answer))


def test_an_expired_answer_is_refused(town, time_machine):
    browser = at_the_door()
    answer = says(begins(browser), "karen")
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=10))
    assert "expired" in refused(browser, brings(browser, answer))


def test_an_answer_is_taken_once(town):
    browser = at_the_door()
    answer = says(begins(browser), "karen")
    assert brings(browser, answer).status_code == 302
    browser.post("/gaa-ud/")
    refused(browser, brings(browser, answer))


def test_an_answer_to_somebody_elses_question_is_refused(town):
    mine, other = at_the_door(), at_the_door()
    answer = says(begins(mine), "karen")
    begins(other)
    refused(other, brings(other, answer))


def test_an_answer_that_nobody_asked_for_is_refused(town):
    asker, browser = at_the_door(), at_the_door()
    answer = etree.fromstring(says(begins(asker), "karen"))
    del answer.attrib["InResponseTo"]
    refused(browser, brings(browser, etree.tostring(answer)))


def test_an_answer_for_another_address_is_refused(town):
    browser = at_the_door()
    answer = etree.fromstring(says(begins(browser), "karen"))
    answer.set("Destination", "https://elsewhere.example/acs/")
    refused(browser, brings(browser, etree.tostring(answer)))


@pytest.mark.parametrize("answer", [b"", b"<ikke xml", b"<a/>", b"\xff\xfe"])
def test_what_is_no_answer_at_all_is_refused(town, answer):
    browser = at_the_door()
    begins(browser)
    refused(browser, brings(browser, answer))


def test_an_answer_with_a_document_type_is_refused_unread(town):
    browser = at_the_door()
    answer = says(begins(browser), "karen")
    bad = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + re.sub(rb"^<\?xml[^>]*\?>", b"", answer)
    refused(browser, brings(browser, bad))


def wrapped(answer: bytes, cpr: str, way: str) -> bytes:
    """An unsigned assertion about `cpr`, and the signed one hidden where its signature still fits."""
    root = etree.fromstring(answer)
    signed = root.find("saml:Assertion", NAMES)
    evil = etree.fromstring(etree.tostring(signed))
    evil.set("ID", "evil")
    evil.remove(evil.find("{http://www.w3.org/2000/09/xmldsig#}Signature"))
    for value in evil.iter("{urn:oasis:names:tc:SAML:2.0:assertion}AttributeValue"):
        if value.text == LONES:
            value.text = cpr
    place = root.index(signed)
    if way == "before":
        root.insert(place, evil)
    elif way == "after":
        root.append(evil)
    else:
        root.remove(signed)
        root.insert(place, evil)
        hidden = {"inside": evil, "extension": etree.SubElement(root, f"{{{NAMES['samlp']}}}Extensions")}[way]
        hidden.append(signed)
    return etree.tostring(root)


@pytest.mark.parametrize("way", ["before", "after", "inside", "extension"])
def test_a_wrapped_answer_is_refused(town, karens_cpr, way):
    know_by_number(town.lone, LONES, by=BY_THE_DEMO)
    browser = at_the_door()
    answer = says(begins(browser), "lone")
    refused(browser, brings(browser, wrapped(answer, karens_cpr, way)))
