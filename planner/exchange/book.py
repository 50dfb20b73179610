"""A file of any kind as sheets of cells: which kind it is, its encoding and delimiter, and the sheet with the figures."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from zipfile import ZipFile

from planner.domain.errors import Cancelled as CancelledError
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.bounds import check_unpacked
from planner.exchange.numbers import is_number
from planner.exchange.parts import parts_of
from planner.exchange.roles import Format, ReadHints, SheetSeen
from planner.exchange.sheet import GridSheet, Number, Sheet
from planner.exchange.textfile import TextSheet, best_delimiter, decoded
from planner.exchange.web import read_html

OLE = b"\xd0\xcf\x11\xe0"
BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE = {
    b"{": N_("The file is JSON. Borders are read from it, figures are not; ask for the table as CSV."),
    b"<": N_("The file is a web page or XML. Open it in a spreadsheet and save the table as XLSX or CSV."),
}
_COPIED = re.compile(rb"Version:[\d.]+\s+StartHTML:")
_TABLE = re.compile(rb"<\0?t\0?a\0?b\0?l\0?e\0?[\s>]", re.IGNORECASE)
LARGEST_XLS = 20_000_000
LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file. ``encoding`` and ``delimiter`` are "" where the format has none."""

    format: Format
    sheets: Sequence[Sheet]
    encoding: str = ""
    delimiter: str = ""


_kept: list[tuple[bytes, Book]] = []
"""The workbook read last: choosing another sheet or role reads the same file again."""


def book_of(data: bytes, hints: ReadHints, name: str) -> Book:
    """The sheets of a file. Raises ``Unreadable`` with a sentence for what is no table or is damaged."""
    kind = _kind(data)
    if kind is Format.TEXT:
        file = decoded(data, hints.encoding)
        delimiter = hints.delimiter or best_delimiter(file)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise Unreadable(N_("The delimiter must be a single character."))
        return Book(kind, parts_of(TextSheet(file, delimiter, name)), file.encoding, delimiter)
    if _kept and _kept[0][0] == data and hints.encoding in (None, _kept[0][1].encoding):
        return _kept[0][1]
    page = decoded(data, hints.encoding, in_lines=False) if kind is Format.HTML else None
    sheets = read_html(page.data.decode(page.encoding)) if page else _workbook(data, kind)
    parts = [part for sheet in sheets if sheet.rows for part in parts_of(sheet)]
    book = Book(kind, parts, page.encoding if page else "")
    if not book.sheets:
        raise Unreadable(N_("The workbook holds no cells."))
    _kept[:] = [(data, book)]
    return book


def _kind(data: bytes) -> Format:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(OLE) or data.startswith(BARE_BIFF):
        if ENCRYPTED in data:
            raise Unreadable(N_("The workbook is protected by a password. Save it without one and try again."))
        if len(data) > LARGEST_XLS:
            raise Unreadable(N_("The old Excel file is very large. Save the table as XLSX or CSV and try again."))
        return Format.XLS
    begin = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if (begin.startswith(b"<") or _COPIED.match(begin)) and _TABLE.search(data):
        return Format.HTML
    for start, sentence in _NO_TABLE.items():
        if begin.startswith(start):
            raise Unreadable(sentence)
    return Format.TEXT


def _packed(data: bytes) -> Format:
    """What a zip file is, told by what lies in it."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            files = packed.infolist()
            names = {one.filename for one in files}
            check_unpacked(files)
            if "xl/workbook.xml" in names or any(name.endswith("/workbook.xml") for name in names):
                return Format.XLSX
            if "content.xml" in names and b"opendocument.text" not in packed.read("mimetype")[:99]:
                return Format.ODS
    except Unreadable:
        raise
    except Exception as error:  # a damaged packing raises what zipfile and zlib see fit
        raise _damaged() from error
    if any(name.endswith("/workbook.bin") for name in names):
        raise Unreadable(N_("The workbook is in Excel's binary form. Save it as XLSX and try again."))
    raise Unreadable(N_("The file is a packed file without a table. Unpack it, or save the table as XLSX or CSV."))


def _damaged() -> Unreadable:
    return Unreadable(N_("The workbook is damaged or not a workbook. Open it, save it again and try once more."))


def _workbook(data: bytes, kind: Format) -> list[GridSheet]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _reader(kind)(data)
    except (Unreadable, CancelledError):
        raise
    except Exception as error:  # what the libraries raise at a damaged file is not to be foreseen
        raise _damaged() from error


def _reader(kind: Format) -> Callable[[bytes], list[GridSheet]]:
    from planner.exchange.ods import read_ods
    from planner.exchange.xls import read_xls
    from planner.exchange.xlsx import read_xlsx

    readers: Mapping[Format, Callable[[bytes], list[GridSheet]]] = {
        Format.XLSX: read_xlsx,
        Format.XLS: read_xls,
        Format.ODS: read_ods,
    }
    return readers[kind]


def chosen_sheet(book: Book, hints: ReadHints) -> tuple[Sheet, tuple[SheetSeen, ...]]:
    """The sheet a person named, else the one with the most figures; and what there is to choose from."""
    wanted = hints.sheet
    if len(book.sheets) == 1 and wanted in (None, book.sheets[0].name):
        return book.sheets[0], ()
    seen = tuple(SheetSeen(sheet.name, *_counted(sheet)) for sheet in book.sheets)
    if wanted is not None:
        found = next((sheet for sheet in book.sheets if sheet.name == wanted), None)
        if found is None:
            raise Unreadable(N_("The file has no sheet {name}."), name=wanted)
        return found, seen
    at = (hints.first_row or 0) - 1
    best = max(
        range(len(seen)),
        key=lambda i: (
            at >= 0 and bool(book.sheets[i].of) and _holds(book.sheets[i], at),
            seen[i].figures > 0 and not book.sheets[i].hidden,
            seen[i].figures,
            -i,
        ),
    )
    return book.sheets[best], seen


def _holds(sheet: Sheet, row: int) -> bool:
    """Whether something stands in a row, counted from 0."""
    return any(map(any, next(sheet.chunks(row, 1), [])))


def _counted(sheet: Sheet) -> tuple[int, int]:
    """How many rows a sheet has, and about how many figures."""
    every = filter(any, chain.from_iterable(sheet.chunks(size=100)))
    rows = list(every if sheet.of else islice(every, LOOKED_AT))
    figures = sum(1 for row in rows for cell in row if isinstance(cell, Number) or (cell and is_number(cell)))
    whole = len(rows) if sheet.of else sheet.expected()
    return whole, figures * max(1, whole // max(1, len(rows)))
