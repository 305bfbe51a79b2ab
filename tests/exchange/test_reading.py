"""Files as they are: what is read, and what is refused before it can hurt."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from pejl.exchange.reading import Fault, Unreadable, comma, gate, read_comma, read_sheet
from pejl.exchange.reading import sheet as sheets

from .conftest import saved, sheet

WORKBOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"


def why_not(read, *given) -> str:
    with pytest.raises(Unreadable) as wrong:
        read(*given)
    return str(wrong.value)


def told(grid) -> list[str]:
    return [str(fault) for fault in grid.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_is_read_in_any_usual_encoding_and_with_any_usual_separator(encoding, separator):
    text = f"Læringsmål{separator}»Sæt«\r\nTør spørge{separator}\r\n"
    assert read_comma(text.encode(encoding)).rows == [["Læringsmål", "»Sæt«"], ["Tør spørge", None]]


def test_a_separator_within_quotation_marks_does_not_count():
    assert read_comma(b'"a;b;c",d\n').rows == [["a;b;c", "d"]]


def test_what_a_spreadsheet_would_calculate_is_named_with_its_cell():
    assert told(read_comma(b"a;b\n=1+1;=\n")) == ["A2: Her står en formel. Skriv værdien i stedet."]


def test_the_apostrophe_that_holds_back_calculation_is_taken_off():
    assert read_comma(b"'=a;'-b;'c;''+d\n").rows == [["=a", "-b", "'c", "'+d"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b" \r\n", "Filen er tom."),
        (b"a\x00b", "Filen er hverken tekst eller et regneark."),
        (b"\xff\xfe\x00", "Filen er hverken tekst eller et regneark."),
        (b"\x81;a", "Filen er hverken tekst eller et regneark."),
        (b'a;"b\nc', "Et anførselstegn er ikke lukket, eller en værdi er for lang. Se omkring linje 2."),
        (
            b"\xd0\xcf\x11\xe0rest",
            "Det er et gammelt regneark (.xls), eller det har kodeord på. Gem det som .xlsx uden kodeord.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_told_from_one(content, sentence):
    assert why_not(read_comma, content) == sentence


def test_no_file_is_larger_than_a_chain_can_be(monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_FILE", gate.MEGABYTE)
    sentence = "Filen fylder 2 MB. Den må højst fylde 1 MB."
    for read in (read_comma, lambda content: read_sheet(content, "")):
        assert why_not(read, b"a" * (gate.MEGABYTE + 1)) == sentence


def test_no_table_is_longer_or_wider_than_a_chain_can_be(monkeypatch):
    monkeypatch.setattr(comma, "MOST_ROWS", 1)
    assert why_not(read_comma, b"a\nb\n") == "Der er for mange rækker. Der kan højst være 1."


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("A1048576", "A1048576: Der er for mange rækker. Der kan højst være 100000."),
        ("XFD1", "XFD1: Der er for mange kolonner. Der kan højst være 200."),
    ],
)
def test_one_cell_far_out_does_not_make_a_table_of_billions(cell, sentence):
    book = openpyxl.Workbook()
    book.active[cell] = "a"
    assert why_not(read_sheet, saved(book), "") == sentence


def packed(**changed: bytes | None) -> bytes:
    """A spreadsheet with some of its parts changed, or left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet([["a"]]))) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            part = changed.get(name, before.read(name))
            if part is not None:
                after.writestr(name, part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def test_a_package_that_unpacks_to_more_is_refused_by_what_it_says_and_by_what_it_does(monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_UNPACKED", 50_000)
    bomb = packed(**{SHEET: b" " * 60_000})
    sentence = (
        "Filen bliver for stor, når den pakkes ud. Gem kun den ene tabel i et nyt regneark, og send det."
    )
    assert why_not(read_sheet, bomb, "") == sentence
    monkeypatch.setattr(
        zipfile.ZipInfo, "file_size", property(lambda _info: 0, lambda _info, _size: None), False
    )
    assert why_not(read_sheet, bomb, "") in (sentence, gate.BROKEN)


def test_what_is_unpacked_is_counted_as_it_comes(monkeypatch):
    with zipfile.ZipFile(io.BytesIO(packed(**{SHEET: b" " * 60_000}))) as package:
        info = package.getinfo(SHEET)
        with pytest.raises(Unreadable):
            gate._unpacked_part(package, info, 50_000)


def test_a_package_of_thousands_of_parts_is_refused(monkeypatch):
    monkeypatch.setattr(gate, "MOST_PARTS", 2)
    assert why_not(read_sheet, sheet([["a"]]), "") == gate.UNPACKS_TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and no more",
        packed(**{WORKBOOK: b"<workbook"}),
        packed(**{WORKBOOK: None}),
        packed(**{SHEET: None}),
        packed(**{SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'}),
    ],
)
def test_a_damaged_spreadsheet_is_told(content):
    assert why_not(read_sheet, content, "") == gate.BROKEN


def test_a_spreadsheet_without_sheets_is_told():
    content = packed(**{WORKBOOK: b"<workbook><sheets/></workbook>"})
    assert why_not(read_sheet, content, "") == sheets.NO_SHEET


def test_the_sheet_is_found_by_its_name_or_else_the_first_is_read():
    book = openpyxl.Workbook()
    book.active["A1"] = "=1"
    book.create_sheet("Den røde tråd")["A1"] = "b"
    grid = read_sheet(saved(book), "den røde TRÅD")
    assert (grid.rows, grid.faults) == ([["b"]], [])
    assert told(read_sheet(saved(book), "Andet")) == ["A1: Her står en formel. Skriv værdien i stedet."]


def test_a_target_may_be_named_from_the_root_of_the_package():
    with zipfile.ZipFile(io.BytesIO(sheet([["a"]]))) as package:
        relations = package.read("xl/_rels/workbook.xml.rels").replace(b'"/xl/', b'"')
    content = packed(**{"xl/_rels/workbook.xml.rels": relations})
    assert read_sheet(content, "").rows == [["a"]]


def test_values_come_as_what_they_are():
    row = [
        2022,
        0.5,
        True,
        date(2026, 1, 2),
        datetime(2026, 1, 2, 9),
        time(9, 30),
        " a\r\nb ",
        "  ",
        None,
        "x",
    ]
    assert read_sheet(sheet([row]), "").rows == [
        [2022, 0.5, True, date(2026, 1, 2), date(2026, 1, 2), "09:30:00", "a\nb", None, None, "x"]
    ]


def test_cells_merged_down_are_filled_and_those_merged_across_are_named():
    grid = read_sheet(sheet([["a", "b", "c"], [], [None, None, "d"]], merged=["A1:A3", "B2:C2", "D1:D3"]), "")
    assert [row[:3] for row in grid.rows] == [["a", "b", "c"], ["a", None, None], ["a", None, "d"]]
    assert told(grid) == ["B2:C2: Her er celler flettet på tværs. Flet kun lodret, i den samme kolonne."]


def test_a_fault_says_where_it_is():
    assert str(Fault("C4", "»{0}« nej", ("a",))) == "C4: »a« nej"
