"""Sheets of an Excel workbook of the years before 2007, read by xlrd."""

from __future__ import annotations

from io import StringIO
from typing import Any

from planner.exchange.bounds import Counted
from planner.exchange.sheet import GridSheet, Merged, cell, grid

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def read_xls(data: bytes) -> list[GridSheet]:
    """All sheets. What the library raises at a damaged file passes through."""
    import xlrd

    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=StringIO()
    )
    counted = Counted()
    sheets = []
    for number, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(number)
        rows = []
        for row in range(sheet.nrows):
            counted.add(1 + sheet.row_len(row))
            rows.append([_cell(book, one) for one in sheet.row(row)])
        merged = [Merged(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        sheets.append(grid(name, rows, merged, hidden=bool(sheet.visibility)))
        book.unload_sheet(number)
    return sheets


def _cell(book: Any, one: Any) -> str:
    """The text of a cell; kinds are numbered as the format numbers them."""
    import xlrd

    if one.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if one.ctype == xlrd.XL_CELL_ERROR:
        return ERRORS.get(one.value, "#N/A")
    if one.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell(bool(one.value))
    style = book.xf_list[one.xf_index]
    if one.ctype == xlrd.XL_CELL_TEXT:
        return cell(one.value, indent=style.alignment.indent_level)
    shown = book.format_map[style.format_key].format_str
    if one.ctype == xlrd.XL_CELL_DATE:
        return cell(xlrd.xldate.xldate_as_datetime(one.value, book.datemode), shown)
    return cell(one.value, shown)
