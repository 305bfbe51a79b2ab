"""The PDF of a letter, read back as a screen reader or an archive would read it."""

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pejl.circles.actions import propose
from pejl.letters import pdf
from pejl.letters.pdf import pdf_of
from pejl.letters.rules import Box, Piece, Section, Shape, Written
from pejl.pathways.changes import WriteStrength, WriteWish
from pejl.shared.refusal import Refused
from tests.circles.acts import goal_of, walk, yes

from .post import by_letter, karens_walk, plan_by_letter, text_of

LONG = "Jeg vil gerne ud. " * 223
MANY_SCRIPTS = ["שלום וברכה", "مرحبا كارين", "Привет, Карен", "Dzień dobry, żółw", "Καλημέρα", "Tiếng Việt"]
IN_SECONDS = 2


def a_letter(*words: str, **differently: Any) -> Written:
    """A short letter that says these words, and asks for a yes or a no."""
    pieces = tuple(Piece(Shape.WORDS, text, "Karen") for text in words)
    boxes = Piece(Shape.BOXES, boxes=(Box("Ja", "Vil du sige noget?"), Box("Nej tak")))
    usual = Written(
        language="da",
        title="Et forslag til dig",
        to=("Karen Holm", "Møllevej 4"),
        sender=("Hjemmeplejen Nord", "70 00 00 01"),
        dated="23. november 2026",
        greeting="Kære Karen",
        opening=(Piece(Shape.PARAGRAPH, "Det gælder kun, hvis du siger ja."),),
        sections=(Section("Forslaget", (*pieces, Piece(Shape.LIST, items=("Ring", "Skriv")))),),
        signed=("Venlig hilsen", "Bo Kjær", "hjemmehjælper"),
        reply_head="Svar fra Karen Holm",
        reply_name="Dit navn",
        reply=(
            Section("Hvad siger du til det?", (Piece(Shape.SENTENCE, "Du og Bo går en tur."), boxes)),
            Section("Andet", (Piece(Shape.HEADING, "Om i går"), Piece(Shape.LINES, lines=2))),
        ),
        page_of=("Side", "af"),
    )
    return replace(usual, **differently)


def read(written: Written) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(written)))


def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def elements(reader: PdfReader) -> list[tuple[str, Any]]:
    """Every element of the structure tree in reading order: its tag, and itself."""
    return list(_below(root(reader)["/StructTreeRoot"]["/K"]))


def _below(node: Any) -> Iterator[tuple[str, Any]]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _below(child)
    elif isinstance(node, dict) and "/S" in node:
        yield node["/S"], node
        if "/K" in node:
            yield from _below(node["/K"])


def tags(reader: PdfReader, *names: str) -> list[str]:
    return [tag for tag, _element in elements(reader) if tag in names]


def squeezed(text: str) -> str:
    """Without what line breaks and bullets add."""
    return re.sub(r"[\s•]+", "", text)


def all_text(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def body_text(reader: PdfReader) -> str:
    """What the pages say without their numbers."""
    return re.sub(r"Side\d+af\d+", "", all_text(reader))


def in_order(reader: PdfReader, lines: list[str]) -> None:
    """Each line stands after the one before it."""
    text, at = body_text(reader), 0
    for line in map(squeezed, lines):
        found = text.find(line, at)
        assert found >= 0, f"»{line}« does not come after {text[max(0, at - 60) : at]}"
        at = found + len(line)


def test_the_document_is_tagged_and_tells_its_language_and_title():
    reader = read(a_letter())
    assert root(reader)["/MarkInfo"]["/Marked"].value
    assert root(reader)["/Lang"] == "da"
    assert root(reader)["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert (reader.metadata.title, reader.metadata.author) == ("Et forslag til dig", "Hjemmeplejen Nord")
    assert re.search(rb'pdfuaid:part="1"', root(reader)["/Metadata"].get_object().get_data())


def test_an_english_letter_says_that_it_is_english():
    assert root(read(a_letter(language="en")))["/Lang"] == "en"


def test_the_headings_are_headings_one_of_the_first_order_and_none_skipped():
    reader = read(a_letter("Hej."))
    headings = ["/H1", "/H2", "/H3", "/H4", "/H5", "/H6"]
    assert tags(reader, *headings) == ["/H1", "/H2", "/H2", "/H2", "/H3"]


def test_the_boxes_are_a_list_the_words_a_quotation_and_the_mark_has_a_text():
    reader = read(a_letter("Hej."))
    assert tags(reader, "/BlockQuote", "/L", "/LI") == ["/BlockQuote", *["/L", "/LI", "/LI"] * 2]
    figures = [element for tag, element in elements(reader) if tag == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Pejl"]


def test_all_that_is_drawn_is_tagged_or_decoration():
    """Marked content that is neither in the tree nor an artifact would be lost to a screen reader."""
    reader = read(a_letter("Hej."))
    for page in reader.pages:
        depth, texts = 0, []
        for _operands, operator in page.get_contents().operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in (b"Tj", b"TJ"):
                texts.append(depth)
        assert texts and min(texts) > 0


def test_the_fonts_are_embedded_and_our_own():
    fonts = {}
    for page in read(a_letter("Hej.")).pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[font.get_object()["/BaseFont"].split("+")[1]] = inside["/FontDescriptor"].get_object()
    assert {name.replace("-", "") for name in fonts} == {"IBMPlexSans", "IBMPlexSansSemiBold"}
    assert all({"/FontFile2", "/FontFile3"} & descriptor.keys() for descriptor in fonts.values())


def test_every_page_says_which_it_is_and_of_how_many():
    reader = read(a_letter(LONG))
    count = len(reader.pages)
    assert count > 2
    last_lines = [page.extract_text().strip().splitlines()[-1] for page in reader.pages]
    assert last_lines == [f"Side {number} af {count}" for number in range(1, count + 1)]


def test_the_answer_sheet_begins_on_a_page_of_its_own_and_keeps_all_its_boxes_together():
    reader = read(a_letter("Hej."))
    first, second = (page.extract_text() for page in reader.pages)
    assert "Hvad siger du til det?" not in first
    assert second.startswith("Svar fra Karen Holm")
    assert all(words in second for words in ("Ja", "Nej tak"))


def test_a_letter_without_an_answer_sheet_has_no_empty_page():
    assert len(read(a_letter("Hej.", reply=())).pages) == 1


def test_the_file_tells_nothing_but_the_letter():
    reader = read(a_letter("Hej."))
    assert set(reader.metadata) <= {"/Title", "/Author", "/Producer", "/CreationDate", "/ModDate"}
    assert "Karen" not in f"{reader.metadata.title} {reader.metadata.author}"
    assert reader.attachments == {}


def test_the_same_letter_is_the_same_file():
    assert pdf_of(a_letter("Hej.")) == pdf_of(a_letter("Hej."))


# What people write


def test_very_long_words_are_all_there():
    assert len(LONG) > 4000
    in_order(read(a_letter(LONG, "Slut.")), [LONG, "Slut."])


def test_a_word_without_an_end_stays_on_the_page():
    reader = read(a_letter("a" * 4000))
    assert body_text(reader).count("a") >= 4000
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert {len(line) for line in lines if set(line) == {"a"}} - set(range(1, 80)) == set()


@pytest.mark.parametrize("words", [*MANY_SCRIPTS, "Jeg er glad 😀", "Ø̈å\u0301", "\u202eskjult\u202c"])
def test_whatever_is_written_becomes_a_letter(words):
    reader = read(a_letter(words, "Derefter."))
    in_order(reader, ["Det gælder kun, hvis du siger ja.", "Derefter.", "Venlig hilsen"])


@pytest.mark.parametrize("words", ["👩\u200d🦽🇩🇰", "\x00\x07\x1b", "\ufffe\uffff", "\u200b", "𓀀𒀀"])
def test_a_sign_that_no_font_has_stops_no_letter(words):
    reader = read(a_letter(words))
    assert len(reader.pages) == 2
    assert tags(reader, "/H1", "/H2") == ["/H1", "/H2", "/H2", "/H2"]


@pytest.mark.parametrize("words", MANY_SCRIPTS)
def test_every_letter_of_other_alphabets_can_be_read_back(words):
    letters = {sign for sign in words if sign.isalpha()}
    assert letters - set(body_text(read(a_letter(words)))) == set()


def test_what_looks_like_a_page_is_only_words(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmeligt")
    words = f'<h1>Ja</h1><img src="{secret.as_uri()}"><link rel="attachment" href="{secret.as_uri()}">'
    reader = read(a_letter(words))
    assert squeezed(words) in body_text(reader)
    assert tags(reader, "/H1") == ["/H1"]
    assert reader.attachments == {}


@pytest.mark.parametrize("url", ["file:///etc/hostname", "https://example.org/a.png", "data:text/plain,a"])
def test_nothing_but_our_own_assets_is_fetched_for_a_letter(url):
    folder = Path(pdf.__file__).parents[1] / "assets" / "pejl"
    fetcher = pdf._only_from(folder, pdf._weasyprint().urls)
    with pytest.raises(ValueError, match="Not one of our assets"):
        fetcher.fetch(url)
    with pytest.raises(ValueError, match="Not one of our assets"):
        fetcher.fetch(f"{folder.as_uri()}/../../config/settings.py")
    assert fetcher.fetch(f"{folder.as_uri()}/mark.svg").read().startswith(b"<svg")


def test_a_server_that_cannot_draw_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Refused) as refusal:
        pdf_of(a_letter())
    assert refusal.value.reasons == ["Serveren kan ikke lave en PDF lige nu. Print siden i stedet."]


# Whole letters


def a_full_plan(cast) -> Written:
    for number in range(3):
        propose(cast.karens, [WriteWish(f"Ønske {number}. {LONG}"[:4000])], by=cast.karen)
        propose(cast.karens, [WriteStrength(f"Jeg kan {number}.")], by=cast.karen)
    goal = goal_of(cast.karens, cast.karen, f"Mit mål. {LONG}"[:4000], now="Nu.", hope="Så.")
    yes(propose(cast.karens, [walk(goal, what=f"Tur {LONG}"[:4000])], by=cast.bo), by=cast.karen)
    karens_walk(cast, citizen_does="går", others_do="Bo går", stop_sign="du går")
    karens_walk(cast)
    return plan_by_letter(cast.karens, cast.bo).written


@pytest.mark.parametrize("which", ["proposal", "plan"])
def test_all_that_the_letter_says_stands_in_the_pdf_in_the_order_in_which_it_is_read(cast, which):
    full = a_full_plan(cast) if which == "plan" else by_letter(karens_walk(cast), cast.bo).written
    said = text_of(full)
    who, *rest = said[: len(full.to) + len(full.sender) + 1], *said[len(full.to) + len(full.sender) + 1 :]
    reader = read(full)
    assert [line for line in who if squeezed(line) not in body_text(reader)] == []
    in_order(reader, rest)


def test_the_pdf_says_nothing_that_the_letter_does_not(cast):
    written = by_letter(karens_walk(cast), cast.bo).written
    assert len(body_text(read(written))) == len(squeezed("".join(text_of(written))))


def test_a_letter_is_drawn_in_less_than_two_seconds(cast):
    pdf_of(a_letter())
    written = a_full_plan(cast)
    begun = time.process_time()
    assert len(read(written).pages) > 5
    assert time.process_time() - begun < IN_SECONDS
