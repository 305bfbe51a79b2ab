"""What the citizen reads is plain: short sentences, short words, and no paragraphs in between."""

import re

import pytest
from django.urls import reverse

from pejl.circles.rules import How
from pejl.organisation.models import User
from pejl.rulings.actions import begin, drop, note_board_answer, send_on, uphold
from pejl.rulings.queries import Letter, letter_of
from pejl.rulings.reading import shipped_law
from pejl.rulings.rules import (
    KIND_TO_CITIZEN,
    STATE_TO_CITIZEN,
    BoardOutcome,
    Channel,
    Outcome,
    RulingKind,
)
from pejl.shared import clock
from tests.circles.acts import later

from .life import (
    answered,
    complained,
    dispatch,
    draft,
    made,
    met,
    ruled,
    sent,
    with_adverse_facts,
)

HARDEST = 35


def lix(text: str) -> float:
    """Words per sentence, and long words (more than six letters) in a hundred."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = max(1, len(re.findall(r"[.!?:]+(?=\s|$)", text)))
    return len(words) / sentences + 100 * len([word for word in words if len(word) > 6]) / len(words)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Vi kommer i morgen. Du kan ringe til os.", 4.5),
        ("Kommunalbestyrelsen skal tilbyde at udarbejde en handleplan for indsatsen.", 64.5556),
    ],
)
def test_lix_is_counted_as_it_should_be(text, level):
    assert lix(text) == pytest.approx(level, abs=0.001)


def read(client, name, *uids) -> str:
    """The text of a page as it is read, each block ended as a sentence is."""
    html = client.get(reverse(f"rulings:{name}", args=uids)).content.decode()
    main = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    main = re.sub(r"<details.*?</details>", "", main, flags=re.S)
    ended = re.sub(r"</(p|h1|h2|h3|li|label|button|summary|time)>", ". ", main)
    text = " ".join(re.sub(r"<[^>]+>", " ", ended).split())
    return re.sub(r"([.!?:])( ?\.)+", r"\1", text)


def as_read(letter: Letter) -> str:
    lines = [line for section in letter.sections for line in (f"{section.heading}.", *section.lines)]
    return " ".join([f"{letter.title}.", *lines, *[cited.plain for cited in letter.law]])


@pytest.fixture
def karen(cast, browser):
    client = browser()
    client.force_login(User.objects.get(pk=cast.karen.user_id))
    return client


def test_every_paragraph_of_the_law_is_said_plainly():
    law = shipped_law()
    hard = {one.paragraph: lix(one.plain) for one in [*law.bases, *law.process] if lix(one.plain) >= HARDEST}
    assert hard == {}


@pytest.mark.parametrize("kind", list(RulingKind))
def test_a_ruling_is_plain(cast, dorte, kind):
    issued = ruled(cast.karens, dorte, kind=kind, from_day=clock.today())
    assert lix(as_read(letter_of(issued))) < HARDEST


def test_the_letters_before_and_after_are_plain(cast, dorte):
    hearing = sent(begin(cast.karens, with_adverse_facts(), by=dorte), dorte)
    issued = ruled(cast.karens, dorte)
    complained(issued, cast.karen)
    upheld = uphold(issued, "Du kan selv klare de lette ting.", dispatch(), by=dorte)
    assert lix(as_read(letter_of(hearing))) < HARDEST
    assert lix(as_read(letter_of(upheld))) < HARDEST


def test_every_page_is_plain_wherever_the_ruling_is(cast, dorte, karen):
    hard: dict[str, float] = {}

    def measure(what: str, name: str = "ruling", *uids) -> None:
        if (level := lix(read(karen, name, *(uids or [ruling.uid])))) >= HARDEST:
            hard[what] = level

    ruling = begin(cast.karens, with_adverse_facts(), by=dorte)
    measure("a draft")
    hearing = sent(ruling, dorte)
    measure("a hearing")
    measure("the form to answer", "answer", ruling.uid, hearing.uid)
    answered(hearing, cast.bo, how=How.PHONE)
    measure("what was written down")
    issued = made(ruling, dorte, dispatch=dispatch(Channel.LETTER))
    measure("made")
    measure("the form to complain", "complain", ruling.uid)
    measure("the list", "rulings", cast.karens.uid)
    with later(days=90):
        measure("too late")
        complained(issued, cast.karen)
        measure("complained late")
        met(issued, dorte, Outcome.PARTLY)
        measure("met in part")
        complained(issued, cast.karen, "Ikke nok.")
        send_on(issued, clock.today(), "", by=dorte)
        measure("at the board")
        note_board_answer(issued, BoardOutcome.SENT_BACK, "", clock.today(), by=dorte)
        measure("sent back")
    ruling = begin(cast.karens, draft(), by=dorte)
    drop(ruling, "Du ville ikke have den.", by=dorte)
    measure("closed")
    assert hard == {}


def test_no_address_and_no_title_says_who_it_is_about(cast, dorte, karen):
    issued = ruled(cast.karens, dorte)
    address = reverse("rulings:ruling", args=[issued.ruling.uid])
    title = re.search(r"<title>(.*?)</title>", karen.get(address).content.decode(), re.S)
    assert title is not None
    assert "Karen" not in address + title.group(1)


def test_where_it_is_and_what_it_is_are_said_to_her_and_not_about_her():
    said = [*STATE_TO_CITIZEN.values(), *KIND_TO_CITIZEN.values()]
    assert [words for words in said if re.search("borger|genvurder|partshør|hjemvis", words.lower())] == []
