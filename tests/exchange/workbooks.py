"""Miniature workbooks of our own in every format, with the quirks of those that offices send."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def xlsx(sheets: Mapping[str, Rows], dress: Callable[[str, Worksheet], None] | None = None) -> bytes:
    """A workbook with these sheets; ``dress`` gives them formats and joined cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if dress:
            dress(name, sheet)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)


def ods(sheets: Mapping[str, Rows], extra: str = "") -> bytes:
    """An OpenDocument spreadsheet; numbers as numbers, ``(text, wide, high)`` joins cells, ``extra`` is put in as it is."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_row, rows))}{extra}</table:table>"
        for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content {_SPACES}>{body}</office:document-content>'
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
    return packed.getvalue()


def _row(row: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, tuple):
        text, wide, high = value
        spans = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"'
        return f"<table:table-cell {spans}><text:p>{escape(text)}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        shown = str(value).replace(".", ",")
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
