"""What people read is plain: short words, short sentences, and all of it in English too."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from tools import messages

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT.parent / "shared" / "data" / "test_vectors.json"

NOT_FOR_CITIZENS = {"chain", "competences", "config", "terminology"}
MAY_NAME_THE_LAW = {"rulings", "letters"}
NO_LONGER_EASY, HARD = 35, 45
ENOUGH_TO_JUDGE_A_PAGE, ENOUGH_TO_JUDGE_A_TEXT = 20, 10
LONG_WORD = 7
OFFICIALESE = [
    "ad notam",
    "anmod",
    "endvidere",
    "forefind",
    "foreligge",
    "foranstaltning",
    "fremsend",
    "førnævnt",
    "henset til",
    "herved",
    "hermed",
    "i forbindelse med",
    "i henhold til",
    "ifm.",
    "ift.",
    "iværksæt",
    "jf.",
    "mhp.",
    "nedenstående",
    "nærværende",
    "ovenstående",
    "pågældende",
    "samt",
    "såfremt",
    "vedrørende",
]


def words_of(text: str) -> list[str]:
    return [word.strip(".,;:!?»«\"'()–…") for word in text.split() if re.search(r"\w", word)]


def lix(text: str) -> float:
    """Läsbarhetsindex: words per sentence, and how many of a hundred words are long (seven letters or more).

    Up to 24 very easy, 25–34 easy, 35–44 middling, 45–54 hard (dansksproghistorie.dk).
    """
    words = words_of(text)
    sentences = len(re.findall(r"[.!?:]+(?=[\s»«\")]|$)", text)) or 1
    long = sum(len(word) >= LONG_WORD for word in words)
    return len(words) / sentences + 100 * long / len(words)


@cache
def sentences() -> dict[str, list[str]]:
    """What is said in each file, as it would be read."""
    said = defaultdict(list)
    for message in messages.said():
        for place, _line in message.locations if message.id else ():
            for form in (message.id,) if isinstance(message.id, str) else message.id:
                said[place].append(re.sub(r"%\(\w+\)s|\{\w*\}", "Karen", form))
    return dict(said)


def for_citizens() -> dict[str, list[str]]:
    return {place: said for place, said in sentences().items() if _room(place) not in NOT_FOR_CITIZENS}


def _room(place: str) -> str:
    return Path(place).parts[2]


def as_a_page(said: list[str]) -> str:
    return " ".join(text if text.rstrip()[-1:] in ".!?:…" else f"{text}." for text in said)


def test_lix_is_what_others_make_it():
    if not GOLDEN.exists():
        pytest.skip("the golden numbers are not beside this checkout")
    golden = json.loads(GOLDEN.read_text())["lix"]
    assert [round(lix(one["text"]), 4) for one in golden] == [one["lix"] for one in golden]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vi ses.", 2),
        ("Vi ses. Hej!", 1.5),
        ("Kommunen", 101),
        ("Vi ses i 2027", 4),
        ("Husk: »Det er dit.« Ja?", 5 / 3),
    ],
)
def test_lix_counts_words_sentences_and_long_words(text, value):
    assert lix(text) == pytest.approx(value)


def test_there_are_texts_to_judge_in_every_room_that_citizens_meet():
    rooms = {_room(place) for place in for_citizens()}
    assert {"circles", "citizens", "demo", "desk", "organisation", "pathways", "shared"} <= rooms
    assert sum(map(len, for_citizens().values())) > 300


def test_every_page_is_easy_to_read():
    pages = {place: as_a_page(said) for place, said in for_citizens().items()}
    hard = {
        place: round(lix(page), 1)
        for place, page in pages.items()
        if len(words_of(page)) >= ENOUGH_TO_JUDGE_A_PAGE and lix(page) >= NO_LONGER_EASY
    }
    assert hard == {}


def test_no_text_is_hard_to_read():
    hard = {
        text: round(lix(text), 1)
        for said in for_citizens().values()
        for text in said
        if len(words_of(text)) >= ENOUGH_TO_JUDGE_A_TEXT and lix(text) >= HARD
    }
    assert hard == {}


@pytest.mark.parametrize("phrase", OFFICIALESE)
def test_nobody_is_spoken_to_as_by_an_office(phrase):
    ending = "" if phrase.endswith(".") else r"(?!al)\w*"
    said_so = re.compile(rf"(?<!\w){re.escape(phrase)}{ending}", re.I)
    assert {text for said in for_citizens().values() for text in said if said_so.search(text)} == set()


def test_no_running_text_holds_the_number_of_a_paragraph():
    said = {place: texts for place, texts in for_citizens().items() if _room(place) not in MAY_NAME_THE_LAW}
    assert {text for texts in said.values() for text in texts if "§" in text} == set()


def test_every_sentence_has_its_english():
    if not messages.ENGLISH.exists():
        pytest.skip("there is no English catalogue yet")
    assert list(messages.faults(messages.said(), messages.known())) == []


def test_no_english_text_is_the_danish_one():
    """But for names and words that both languages have."""
    if not messages.ENGLISH.exists():
        pytest.skip("there is no English catalogue yet")
    same = {
        message.id
        for message in messages.known()
        if message.id and message.id == message.string and len(words_of(str(message.id))) > 2
    }
    assert same == set()
