"""Sheets of an OpenDocument spreadsheet, read from its XML element by element."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from planner.exchange.bounds import BLANK_ROW, Counted
from planner.exchange.sheet import GridSheet, Merged, Number, grid

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NUMBERS = ("float", "currency", "percentage")


def read_ods(data: bytes) -> list[GridSheet]:
    """All sheets. What the parser raises at a damaged file passes through."""
    from defusedxml.ElementTree import iterparse

    found = _Sheets()
    with ZipFile(BytesIO(data)) as packed, packed.open("content.xml") as content:
        for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
            found.take(event, element)
    return found.sheets


class _Sheets:
    """The sheets as their elements pass by; an element is forgotten when its row is done."""

    def __init__(self) -> None:
        self.sheets: list[GridSheet] = []
        self._rows: list[list[str]] = []
        self._merged: list[Merged] = []
        self._blank = 0
        self._unseen: set[str] = set()
        self._counted = Counted()

    def take(self, event: str, element: Element) -> None:
        """One element begins or ends."""
        if event == "start":
            if element.tag == f"{TABLE}table":
                self._rows, self._merged, self._blank = [], [], 0
        elif element.tag == f"{TABLE}table-row":
            self._row(element)
            element.clear()
        elif element.tag == f"{STYLE}style":
            properties = element.find(f"{STYLE}table-properties")
            if properties is not None and properties.get(f"{TABLE}display") == "false":
                self._unseen.add(element.get(f"{STYLE}name", ""))
        elif element.tag == f"{TABLE}table":
            hidden = element.get(f"{TABLE}style-name", "") in self._unseen
            self.sheets.append(grid(element.get(f"{TABLE}name", ""), self._rows, self._merged, hidden=hidden))
            element.clear()

    def _row(self, element: Element) -> None:
        cells: list[str] = []
        empty = 0
        top = len(self._rows) + self._blank
        for one in element:
            if one.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            text = _text(one)
            times = _times(one, "number-columns-repeated")
            wide, high = _times(one, "number-columns-spanned"), _times(one, "number-rows-spanned")
            if not text:
                empty += times
                continue
            self._counted.add(empty + times)
            if wide * high > 1:
                self._merged.append(Merged(top, len(cells) + empty, top + high - 1, len(cells) + empty + wide - 1))
            cells += [""] * empty + [text] * times
            empty = 0
        times = _times(element, "number-rows-repeated")
        if not cells:
            self._blank += times
            return
        self._counted.add(BLANK_ROW * self._blank + (len(cells) + 1) * times)
        self._rows += [[] for _ in range(self._blank)]
        self._rows += [list(cells) for _ in range(times)]
        self._blank = 0


def _times(element: Element, name: str) -> int:
    """How often something is repeated or how far it reaches; a broken number is once."""
    text = element.get(TABLE + name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _text(cell: Element) -> str:
    """What a cell shows; a number with its value."""
    shown = "\n".join(_spoken(part) for part in cell if part.tag == f"{TEXT}p")
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "")[:10] or shown
    value = _float(cell.get(f"{OFFICE}value")) if kind in NUMBERS else None
    if value is None:
        return shown
    if kind == "percentage":
        value = float(f"{value * 100:.12g}")
        return Number(f"{value:.12g}%", value)
    whole = f"{value:.15g}"
    padded = shown.isdecimal() and len(shown) > len(whole) and shown.lstrip("0") == whole.lstrip("0")
    return Number(shown if padded else whole, value)


def _float(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _spoken(element: Any) -> str:
    """The text of a paragraph: runs joined, blanks written out, notes left aside."""
    parts = [element.text or ""]
    for part in element:
        if part.tag == f"{TEXT}s":
            count = part.get(f"{TEXT}c", "1")
            parts.append(" " * (int(count) if count.isdecimal() and len(count) < 4 else 1))
        elif part.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            parts.append(" ")
        elif part.tag not in (f"{TEXT}note", f"{OFFICE}annotation"):
            parts.append(_spoken(part))
        parts.append(part.tail or "")
    return "".join(parts)
