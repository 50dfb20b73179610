"""Workbooks of every format: typed cells, leading zeros, joined heads, the sheet with the figures, hostile files."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.exchange import book, bounds
from planner.exchange.preview import preview
from planner.exchange.roles import Format
from planner.exchange.sheet import Number, cell
from planner.exchange.tables import AreaRead, ReadHints, TableRead, read_data, read_table
from tests.exchange.workbooks import ods, xlsx

HEADS = [["Nr.", "Stadtteil", "Einwohner", None, "Anteil"], [None, None, "männlich", "weiblich", "unter 18"]]
ROWS = [
    [1, "Alt Mühlen", 4512, 4600, 0.153],
    [2, "Neu Mühlen", 1234, 1300, 0.2],
    [3, "Hafen", 77, "-", 0.125],
    [10, "Am Wald", 5, ".", None],
]
COVER = [["Amt für Statistik der Stadt Mühlen"], [None], ["Bevölkerung"], ["Tabelle 1: Seite", 3]]
TABLE = [["Bevölkerung am 31.12.2015"], [], *HEADS, *ROWS, [], ["Quelle: Einwohnermelderegister"]]


def dress(name: str, sheet: Worksheet) -> None:
    """Formats as offices use them: keys with zeros, shares as percent, joined heads, names set in."""
    if name != "T":
        return
    for joined in ("A3:A4", "B3:B4", "C3:D3"):
        sheet.merge_cells(joined)
    for row in range(5, 9):
        sheet.cell(row, 1).number_format = "000"
        sheet.cell(row, 5).number_format = "0.0%"
        sheet.cell(row, 2).alignment = Alignment(indent=1)


def cells(read: TableRead) -> dict[tuple[str, str, str], float | State]:
    """Every cell by label, name and period."""
    seen = read.observations
    return {
        (read.variables[v].label, read.areas[a].name, read.periods[p]): state if value is None else value
        for v, a, p, value, state in zip(seen.variable, seen.area, seen.period, seen.value, seen.state, strict=True)
    }


def check(read: TableRead) -> None:
    """What the table says in every format."""
    said = cells(read)
    assert said["Einwohner, männlich", "Alt Mühlen", "2015-12-31"] == 4512
    assert said["Einwohner, weiblich", "Neu Mühlen", "2015-12-31"] == 1300
    assert said["Einwohner, männlich", "Am Wald", "2015-12-31"] == 5
    assert read.sheet == "T"
    assert [one.name for one in read.sheets] == ["Deckblatt", "T"]
    assert read.periods == ("2015-12-31",)
    assert read.notes == ("Quelle: Einwohnermelderegister",)
    assert not read.questions


def test_a_modern_workbook() -> None:
    read = read_data(xlsx({"Deckblatt": COVER, "T": TABLE}, dress), "a.xlsx")
    check(read)
    said = cells(read)
    assert read.format is Format.XLSX
    assert (read.encoding, read.delimiter, read.first_row, read.header_rows) == ("", "", 3, 2)
    assert [area.key for area in read.areas] == ["001", "002", "003", "010"]
    assert said["Anteil, unter 18", "Alt Mühlen", "2015-12-31"] == 15.3
    assert said["Einwohner, weiblich", "Hafen", "2015-12-31"] is State.NONE
    assert said["Einwohner, weiblich", "Am Wald", "2015-12-31"] is State.SUPPRESSED
    assert said["Anteil, unter 18", "Am Wald", "2015-12-31"] is State.MISSING


def test_an_open_document() -> None:
    joined = [["Nr.", "Stadtteil", ("Einwohner", 2, 1), None, "Anteil"], HEADS[1]]
    table = [["Bevölkerung am 31.12.2015"], [], *joined, *ROWS, [], ["Quelle: Einwohnermelderegister"]]
    read = read_data(ods({"Deckblatt": COVER, "T": table}), "a.ods")
    check(read)
    assert read.format is Format.ODS
    assert cells(read)["Anteil, unter 18", "Neu Mühlen", "2015-12-31"] == 0.2


def test_a_workbook_of_the_years_before_2007() -> None:
    read = read_table(Path(__file__).parent / "old_excel.xls")
    assert read.format is Format.XLS
    assert (read.sheet, read.periods) == ("Tabelle", ("2015-12-31",))
    assert read.areas[0] == AreaRead("001", "Alt Mühlen", 1, None)
    assert cells(read)["Einwohner, weiblich", "Hafen", "2015-12-31"] == 80
    assert cells(read)["Anteil unter 18", "Hafen", "2015-12-31"] == 12.5


def test_another_sheet_can_be_chosen(tmp_path: Path) -> None:
    first = [["Stadtteil", "Jahr", "Wert"], *([f"Ort {c}", 2012, i * 7 + 3] for i, c in enumerate("abcdefgh"))]
    second = [["Stadtteil", "Jahr", "Wert"], ["Ort a", 2013, 99], ["Ort b", 2013, 77], ["Ort c", 2013, 8]]
    data = xlsx({"Alt": first, "Neu": second})
    assert read_data(data, "a.xlsx").sheet == "Alt"
    other = read_data(data, "a.xlsx", ReadHints(sheet="Neu"))
    assert cells(other)["Wert", "Ort a", "2013"] == 99
    with pytest.raises(Unreadable, match="no sheet"):
        read_data(data, "a.xlsx", ReadHints(sheet="Fehlt"))
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    shown = preview(path, ReadHints(sheet="Neu"))
    assert (shown.sheet, shown.sheets, shown.rows[0].cells) == ("Neu", ("Alt", "Neu"), ("Ort a", "2013", "99"))


def test_typed_numbers_need_no_decimal_sign() -> None:
    rows = [["Stadtteil", "Jahr", "Wert"], ["Alt", 2012, 1.234], ["Neu", 2012, 5.678], ["Süd", 2012, 12.5]]
    read = read_data(xlsx({"T": rows}), "a.xlsx")
    assert cells(read)["Wert", "Alt", "2012"] == 1.234
    assert not read.questions
    mixed = [["Stadtteil", "Jahr", "Wert"], ["Alt", 2012, "1.234"], ["Neu", 2012, 5], ["Süd", 2012, 12]]
    assert [q.code for q in read_data(xlsx({"T": mixed}), "a.xlsx").questions] == ["ambiguous_number"]


def test_cells_become_texts() -> None:
    assert cell(5315, "00000000") == Number("00005315", 5315.0)
    assert cell(5315, '"AGS "00000') == Number("05315", 5315.0)
    assert cell(0.153, "0.0%") == Number("15.3%", 15.3)
    assert cell(2.0) == Number("2", 2.0) != "2"
    assert cell(1e20).startswith("1e+20")
    assert cell(float("nan")) == ""
    assert cell(datetime(2015, 12, 31, 0, 0), "dd.mm.yyyy") == "2015-12-31"
    assert cell(date(2015, 12, 1), "mmm yy") == "2015-12"
    assert cell(date(2015, 12, 1), "yyyy") == "2015"
    assert (cell(None), cell(True), cell("Hafen", indent=2)) == ("", "TRUE", "    Hafen")


def test_errors_of_formulas_are_asked() -> None:
    def broken(_name: str, sheet: Worksheet) -> None:
        sheet["C3"].value, sheet["C3"].data_type = "#DIV/0!", "e"

    rows = [["Stadtteil", "Jahr", "Wert"], *([f"Ort {c}", 2012, i * 7 + 3] for i, c in enumerate("abcdefgh"))]
    read = read_data(xlsx({"T": rows}, broken), "a.xlsx")
    assert [(q.code, q.cells[0].row, q.cells[0].text) for q in read.questions] == [("unreadable", 3, "#DIV/0!")]


HOSTILE = {
    "columns repeated": "<table:table-row><table:table-cell table:number-columns-repeated='99999999'><text:p>5</text:p>"
    "</table:table-cell></table:table-row>",
    "rows repeated": "<table:table-row table:number-rows-repeated='99999999'><table:table-cell><text:p>5</text:p>"
    "</table:table-cell></table:table-row>",
    "blank rows repeated": "<table:table-row table:number-rows-repeated='9999999'/><table:table-row><table:table-cell>"
    "<text:p>5</text:p></table:table-cell></table:table-row>",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_repeated_cells_do_not_fill_the_memory(case: str) -> None:
    with pytest.raises(Unreadable, match="million cells"):
        read_data(ods({"T": TABLE}, HOSTILE[case]), "a.ods")


def test_cells_far_away_do_not_fill_the_memory() -> None:
    data = _replaced(xlsx({"T": TABLE}), "xl/worksheets/sheet1.xml", b'r="A1"', b'r="A1048576"')
    data = _replaced(data, "xl/worksheets/sheet1.xml", b'<row r="1"', b'<row r="999999999"')
    with pytest.raises(Unreadable):
        read_data(data, "a.xlsx")


def _replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for one in source.namelist():
            content = source.read(one)
            target.writestr(one, content.replace(old, new) if one == name else content)
    return packed.getvalue()


def test_packed_files_that_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = _replaced(
        xlsx({"T": TABLE}), "xl/worksheets/sheet1.xml", b"</worksheet>", b" " * 30_000_000 + b"</worksheet>"
    )
    with pytest.raises(Unreadable, match="unpacks"):
        read_data(bomb, "a.xlsx")
    monkeypatch.setattr(bounds, "MAX_UNPACKED", 1_000)
    with pytest.raises(Unreadable, match="unpacks"):
        read_data(xlsx({"T": TABLE}), "a.xlsx")


def test_entities_are_not_expanded() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = ods({"T": TABLE})
    data = _replaced(content, "content.xml", b'<?xml version="1.0"?>', b'<?xml version="1.0"?>' + evil)
    with pytest.raises(Unreadable, match="damaged"):
        read_data(data, "a.ods")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (book.OLE + bytes(100) + book.ENCRYPTED + bytes(500), "password"),
        (b"<html><p>5</p></html>", "web page"),
        (b'{"type": "FeatureCollection"}', "JSON"),
        (xlsx({"T": [[None]]}), "no cells"),
    ],
)
def test_files_that_are_no_tables_get_their_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_data(data, "a.xls")


def test_a_zip_of_something_else_gets_its_sentence() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    with pytest.raises(Unreadable, match="without a table"):
        read_data(packed.getvalue(), "a.docx")


def test_the_register_of_municipalities_as_published(data_dir: Path) -> None:
    read = read_table(data_dir / "gv2q" / "AuszugGV2QAktuell.xlsx")
    keys = {area.key: area for area in read.areas}
    assert keys["053150000000"].name == "Köln, Stadt"
    assert keys["053150000000"].parent == "053150000"
    assert sum(1 for key in keys if key.startswith("05") and len(key) == 12) == 396
    said = {
        (read.variables[v].label, read.areas[a].key): value
        for v, a, value in zip(read.observations.variable, read.observations.area, read.observations.value, strict=True)
    }
    assert said["Bevölkerung, insgesamt", "010010000000"] == 92_550
    assert said["Fläche km2", "010010000000"] == 56.73
    assert read.periods == ("2022-12-31",)
    assert not read.questions
