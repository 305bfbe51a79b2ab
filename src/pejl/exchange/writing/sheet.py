"""A spreadsheet (XLSX) that is read horizontally: cells that rows share are merged."""

import io
from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pejl.chain.rules import ACTIVITY_KIND_IN_WORDS, AUDIENCE_IN_WORDS, POLICY_KIND_IN_WORDS, Place
from pejl.exchange.rules.columns import COLUMNS, MAIN_COLUMNS, SHEET, Column, Part
from pejl.exchange.rules.plan import Standing
from pejl.exchange.rules.rows_out import Row, cells_of, rows_of

HELP_SHEET = "Sådan gør du"
HELP = (
    "Sådan skriver du den røde tråd",
    "Tabellen læses vandret: det, der står i en celle, hører under det, der står til venstre for den.",
    "Den første linje i en celle er overskriften. Skriv resten på nye linjer i samme celle (Alt + Enter).",
    "Hører flere rækker under det samme, så flet cellen lodret, eller skriv det samme i hver række.",
    "Skriv i »Sæt«, hvilke pejlemærker det hører til. Er der kun ét sæt, må feltet stå tomt.",
    "De andre kolonner er frivillige. Et tomt felt lader det stå, som det er hos os.",
    "Nøglen er det navn, vi kender tingen på. Lad den stå, når du retter. Er den tom, giver vi en.",
    "En politik skal have en slags, og det skal en læringsaktivitet også. Ordene står herunder.",
    "Kompetencer: én på hver linje. En ny skrives sådan: dialog: Tale, så begge bliver hørt",
    "Datoer skrives som 31-12-2026. Formler læses ikke.",
    "Intet bliver slettet af en fil. Du ser først, hvad der bliver nyt og ændret, før det sker.",
)
CHOICES = (
    ("Politik: slags", tuple(POLICY_KIND_IN_WORDS.values())),
    ("Kompetenceprofil: for hvem", tuple(AUDIENCE_IN_WORDS.values())),
    ("Læringsaktivitet: slags", tuple(ACTIVITY_KIND_IN_WORDS.values())),
    ("Ja eller nej", ("ja", "nej")),
)
_HEAD = PatternFill("solid", fgColor="1F4E5F")
_LINE = Side(style="thin", color="BBBBBB")
_WIDE, _NARROW, _ROWS_WITH_CHOICES = 38, 18, 1000
_TOP = Alignment(vertical="top", wrap_text=True)
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def write_template() -> bytes:
    """Headings, help and choices, and no chain."""
    return _written(Standing(date.min), choices=True)


def write_sheet(standing: Standing) -> bytes:
    return _written(standing, choices=False)


def _written(standing: Standing, *, choices: bool) -> bytes:
    book = Workbook()
    sheet, told = book.active, book.create_sheet(HELP_SHEET)
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _head(sheet)
    _rows(sheet, standing)
    where = _help(told)
    if choices:
        _choices(sheet, where)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(sheet: Worksheet) -> None:
    for number, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFF"), _HEAD, _TOP
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDE if column in MAIN_COLUMNS else _NARROW
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.print_title_rows = "1:1"


def _rows(sheet: Worksheet, standing: Standing) -> None:
    rows = rows_of(standing)
    for number, row in enumerate(rows, 2):
        for column, value in cells_of(row, standing).items():
            _write(sheet, number, column, value)
    for column, top, bottom in _merged(rows):
        at = COLUMNS.index(column) + 1
        for number in range(top + 1, bottom + 1):
            sheet.cell(number, at).value = None
        sheet.merge_cells(start_row=top, start_column=at, end_row=bottom, end_column=at)


def _write(sheet: Worksheet, row: int, column: Column, value: object) -> None:
    cell = sheet.cell(row, COLUMNS.index(column) + 1)
    if isinstance(value, date):
        cell.value = value
        cell.number_format = "dd-mm-yyyy"
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type = "s"
    cell.alignment = _TOP
    if column in MAIN_COLUMNS:
        cell.border = _BORDER


def _merged(rows: Sequence[Row]) -> Iterator[tuple[Column, int, int]]:
    """The cells that are one: a place and its key, as far down as all that is left of it stays the same."""
    for place in Place:
        columns = [one for one in COLUMNS if one.place is place and one.part in (Part.WORDS, Part.KEY)]
        top = 0
        for number, row in enumerate([*rows, None], 2):
            stays = row is not None and place - row.begins < row.same and place >= row.begins
            if stays:
                continue
            if top and number - 1 > top:
                yield from ((column, top, number - 1) for column in columns)
            has = row is not None and row.begins <= place < row.begins + len(row.keys)
            top = number if has else 0


def _help(sheet: Worksheet) -> dict[str, str]:
    """The help, and below it the words to choose among; where each list stands."""
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(HELP, 1):
        sheet.cell(number, 1, line).alignment = _TOP
    sheet["A1"].font = Font(bold=True, size=14)
    where, number = {}, len(HELP) + 2
    for heading, words in CHOICES:
        sheet.cell(number, 1, heading).font = Font(bold=True)
        for step, word in enumerate(words, 1):
            sheet.cell(number + step, 1, word)
        where[heading] = f"'{HELP_SHEET}'!$A${number + 1}:$A${number + len(words)}"
        number += len(words) + 2
    return where


def _choices(sheet: Worksheet, where: dict[str, str]) -> None:
    for number, column in enumerate(COLUMNS, 1):
        yes_or_no = column.part in (Part.IS_BID, Part.ON_SCREEN, Part.UNDER_REVISION)
        named = where.get("Ja eller nej" if yes_or_no else column.heading)
        if named:
            letter = get_column_letter(number)
            choice = DataValidation(type="list", formula1=f"={named}", allow_blank=True)
            choice.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
            sheet.add_data_validation(choice)
