"""Sheets of a modern Excel workbook, read row by row by openpyxl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape
from zipfile import ZipFile

from planner.domain.errors import Unreadable
from planner.exchange.bounds import BLANK_ROW, Counted
from planner.exchange.sheet import GridSheet, Merged, cell, grid

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_UNSAVED = re.compile(
    rb"<c r=\"([A-Z]{1,3})(\d{1,7})\"(?![^>]*t=\"str\")[^>]*>\s*<f(?:[^>]*/>|[^>]*>([^<]{0,200})[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
MOST_MERGED = 20_000


def read_xlsx(data: bytes) -> list[GridSheet]:
    """All sheets with cells; chart sheets are none. What the library raises at a damaged file passes through."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    counted = Counted()
    sheets = []
    with ZipFile(BytesIO(data)) as packed:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = list(_rows(sheet, counted))
            path = getattr(sheet, "_worksheet_path", "").lstrip("/")
            xml = packed.read(path) if path in packed.namelist() else b""
            _tell_unsaved(rows, xml)
            sheets.append(grid(sheet.title, rows, _merged(xml), hidden=sheet.sheet_state != "visible"))
    return sheets


def _rows(sheet: Any, counted: Counted) -> Iterator[list[str]]:
    shown = _Shown()
    for row in sheet.iter_rows():
        counted.add(len(row) or BLANK_ROW)
        yield [shown.cell(one) if one.value is not None else "" for one in row]


class _Shown:
    """Cells as texts; what a style shows is looked up once, and equal cells share their text."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[str, int]] = {}
        self._texts: dict[tuple[object, type, str, int], str] = {}

    def cell(self, one: Any) -> str:
        """The text of a cell that holds something."""
        number = getattr(one, "_style_id", 0)
        style = self._styles.get(number)
        if style is None:
            indent = one.alignment.indent if one.alignment is not None else 0
            style = self._styles[number] = (one.number_format or "", int(indent or 0))
        value = one.value
        known = (value, type(value), *style)
        found = self._texts.get(known)
        if found is None:
            found = self._texts[known] = cell(value, *style)
        return found


def _tell_unsaved(rows: list[list[str]], xml: bytes) -> None:
    """Formulas whose results were never saved stand in their cells as they are written: no figure, and no blank."""
    from openpyxl.utils import column_index_from_string as column

    for letters, number, formula in _UNSAVED.findall(xml) if b"<f" in xml else ():
        row, place = int(number) - 1, column(letters.decode()) - 1
        if row < len(rows):
            rows[row] += [""] * (place + 1 - len(rows[row]))
            rows[row][place] = "=" + unescape(formula.decode(errors="replace"))


def _merged(xml: bytes) -> list[Merged]:
    """The joined cells, which stand behind all rows in the sheet's own file."""
    from openpyxl.utils import column_index_from_string as column

    found = []
    for left, top, right, bottom in _MERGED.findall(xml)[:MOST_MERGED]:
        try:
            sides = column(left.decode()) - 1, column(right.decode()) - 1
        except ValueError as error:
            raise Unreadable(str(error)) from error
        found.append(Merged(int(top) - 1, sides[0], int(bottom) - 1, sides[1]))
    return found
