"""The department's table, typed into the template, comes in by the browser and reads as it was typed."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from pejl.demo.chain import planner_comes
from pejl.exchange.writing import write_template
from tests.circles.acts import later
from tests.stories.conftest import place  # noqa: F401

pytestmark = pytest.mark.browser

SET, POLICY = "Fem pejlemærker", "Sammen om det sociale"
MAIN = ("Strategisk mål", "Pejlemærke", "Kompetenceprofil", "Sæt")
ROWS = (
    (
        "Borgeren er altid med\nVi begynder hver gang med en samtale, også med værgen.",
        "Alt sammen med borgeren\nDet, borgeren ønsker, former det, vi gør.",
        "Vi kan tale, så begge bliver hørt og har tillid",
    ),
    (None, None, "Vi kan støtte borgeren i at eje sit forløb"),
    (None, "Ét fælles ståsted\nVi forstår opgaven på samme måde.", "Vi kan sige klart, hvad vi står for"),
    (
        "Forløbet hænger sammen\n• Alle skaber helhed.\n• Borgeren står i midten.",
        "Kompetencer på tværs\nVi bruger hinanden i hele afdelingen.",
        "Vi kan se, hvilke kompetencer et behov kalder på",
    ),
    (None, "Skift, der er aftalt", "Vi kender de fora og arbejdsgange, der er"),
    (None, "Sammen med andre", "Vi kan samarbejde på tværs i kommunen"),
)
MERGED = {"Strategisk mål": [(2, 4), (5, 7)], "Pejlemærke": [(2, 3)], "Sæt": [(2, 7)], "Politik": [(2, 7)]}


def typed_in() -> bytes:
    """The template, with the table typed in as it looks: cells that rows share are merged."""
    book = openpyxl.load_workbook(io.BytesIO(write_template()))
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(ROWS, 2):
        for heading, words in zip(MAIN, row, strict=False):
            sheet.cell(number, at[heading]).value = words
    for heading, words in (("Sæt", SET), ("Politik", POLICY), ("Politik: slags", "Aftale")):
        sheet.cell(2, at[heading]).value = words
    for heading, spans in MERGED.items():
        for first, last in spans:
            column = at[heading]
            sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_it_reads(page) -> list[list[str]]:
    """The cells that begin in each row, as far as the profile: the first line of each, and its height."""
    return page.evaluate(
        """() => [...document.querySelectorAll('table.thread tbody tr')].map(row =>
            [...row.querySelectorAll('td[data-title]:not(.thread-again):not(.thread-empty):not(.thread-called)')]
            .map(cell => cell.querySelector('summary, p').textContent.trim() + ' ' + cell.rowSpan))"""
    )


@pytest.mark.no_javascript
def test_the_table_comes_in_without_scripts(place):  # noqa: F811
    brings_it_in(place)


def test_the_table_of_the_department_reads_as_it_was_typed(place):  # noqa: F811
    pia = brings_it_in(place)
    titles = [[cell.split("\n")[0] if cell else None for cell in row] for row in ROWS]
    assert as_it_reads(pia.page) == [
        [f"{POLICY} 6", f"{titles[0][0]} 3", f"{titles[0][1]} 2", f"{titles[0][2]} 1"],
        [f"{titles[1][2]} 1"],
        [f"{titles[2][1]} 1", f"{titles[2][2]} 1"],
        [f"{titles[3][0]} 3", f"{titles[3][1]} 1", f"{titles[3][2]} 1"],
        [f"{titles[4][1]} 1", f"{titles[4][2]} 1"],
        [f"{titles[5][1]} 1", f"{titles[5][2]} 1"],
    ]
    pia.looks_at_the_page("4-the-table")
    pia.page.goto("/den-roede-traad/ind-og-ud/")
    hands_in(pia, typed_in())
    pia.is_at("Filen ændrer ikke noget")


def hands_in(pia, content: bytes, name: str = "tråden.xlsx") -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    pia.page.get_by_label("Hvilken fil?").set_input_files(file)
    pia.clicks("Se, hvad der vil ske")


def brings_it_in(place):  # noqa: F811
    with later(days=-1):
        planner_comes()
    pia = place.at_screen("Pia")
    pia.page.goto("/den-roede-traad/")
    pia.clicks("Ind og ud")
    pia.looks_at_the_page("1-in-and-out")
    hands_in(
        pia, "Pejlemærke;Politik;Politik: til\nA;;\n;B;31-02-2026\n".encode("windows-1252"), "tråden.csv"
    )
    pia.is_at("Filen kan ikke læses ind endnu")
    pia.sees("»31-02-2026« findes ikke i kalenderen.")
    pia.looks_at_the_page("2-what-must-be-mended")
    pia.clicks("Vælg en anden fil")
    hands_in(pia, typed_in())
    pia.is_at("Det her vil ske")
    pia.looks_at_the_page("3-what-will-happen")
    pia.clicks("Ja, læs det ind")
    pia.is_told("Filen er læst ind: 14 nye og 0 ændrede.")
    expect(pia.page.get_by_role("heading", level=1)).to_have_text("Den røde tråd")
    return pia
