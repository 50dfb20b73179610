"""The cells of a listing: read when first asked for, kept until a change touches what they are read from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from planner.domain.plan import Changes
from planner.ui.cells import copied
from planner.ui.columns import Cell, Chip, Column, Listing

if TYPE_CHECKING:
    from planner.ui.desk import Desk

_DIGITS = re.compile(r"(\d+)")


class Stock:
    """What was read of the records of one listing, by column and record id."""

    def __init__(self, desk: Desk, listing: Listing) -> None:
        self._desk, self._listing = desk, listing
        self._cells: dict[str, dict[str, Cell]] = {}
        self._keys: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, dict[str, str]] = {}
        self._held: dict[str, dict[str, bool]] = {}
        self._groups: dict[str, str] = {}

    def cell(self, record: Any, column: Column) -> Cell:
        """The cell of a record in a column."""
        kept = self._cells.setdefault(column.id, {})
        found = kept.get(record.id)
        if found is None:
            found = kept[record.id] = column.read(self._desk, record)
        return found

    def group(self, record: Any) -> str:
        """The words of the group a record stands under, "" for none."""
        if self._listing.group is None:
            return ""
        found = self._groups.get(record.id)
        if found is None:
            found = self._groups[record.id] = self._listing.group(self._desk, record)
        return found

    def holds(self, chip: Chip, record: Any) -> bool:
        """Whether a chip of the filter bar keeps a record."""
        kept = self._held.setdefault(chip.id, {})
        found = kept.get(record.id)
        if found is None:
            found = kept[record.id] = chip.holds(self._desk, record)
        return found

    def sorting_key(self, column: Column) -> Callable[[Any], Any]:
        """What gives the key a record is sorted by in a column; None for a cell that is empty."""
        kept = self._keys.setdefault(column.id, {})

        def key(record: Any) -> Any:
            if record.id not in kept:
                kept[record.id] = order_key(self.cell(record, column).order)
            return kept[record.id]

        return key

    def matching(self, records: Sequence[Any], columns: Sequence[Column], words: Sequence[str]) -> list[Any]:
        """The records in whose cells every one of the folded words stands."""
        kept = [self._texts.setdefault(column.id, {}) for column in columns]
        found = []
        for record in records:
            text = "\n".join(
                [
                    words_of[record.id] if record.id in words_of else self._fold(record, column, words_of)
                    for column, words_of in zip(columns, kept, strict=True)
                ]
            )
            if all(word in text for word in words):
                found.append(record)
        return found

    def forget(self, changes: Changes) -> None:
        """Let go of what a change may have altered, and of nothing else."""
        self._held.clear()
        self._groups.clear()
        if not changes.ids:
            self.clear()
            return
        for column in self._listing.columns:
            leans_on = column.leans_on
            whole = leans_on is None or not leans_on.isdisjoint(changes.kinds)
            for kept in (self._cells, self._keys, self._texts):
                known = kept.get(column.id)
                if not known:
                    continue
                if whole:
                    known.clear()
                else:
                    for id_ in changes.ids:
                        known.pop(id_, None)

    def clear(self) -> None:
        """Let go of everything."""
        for kept in (self._cells, self._keys, self._texts, self._held, self._groups):
            kept.clear()

    def _fold(self, record: Any, column: Column, kept: dict[str, str]) -> str:
        text = kept[record.id] = folded(copied(self.cell(record, column)))
        return text


def folded(words: str) -> str:
    """Words as they are compared: without case, accents and dots above letters."""
    low = words.casefold()
    if low.isascii():
        return low
    return "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))


def order_key(order: Any) -> Any:
    """What a value of `Cell.order` is sorted by: text as people do, M-2 before M-10 and Ä beside A."""
    if not isinstance(order, str):
        return order
    parts = _DIGITS.split(folded(order))
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]
