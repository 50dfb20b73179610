"""The cells of a listing: read when first asked for, kept until a change touches what they are read from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
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
        self._texts: dict[str, str] = {}
        """All words of a record in the columns of `_texts_of`, folded."""
        self._texts_of: tuple[str, ...] = ()
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

    def count(self, chip: Chip, records: Sequence[Any]) -> int:
        """How many of the records a chip keeps."""
        kept = self._held.setdefault(chip.id, {})
        for record in records:
            if record.id not in kept:
                kept[record.id] = chip.holds(self._desk, record)
        return sum([kept[record.id] for record in records])

    def sorting_keys(self, column: Column, records: Sequence[Any]) -> list[Any]:
        """What each record is sorted by in a column; None for a cell that is empty."""
        kept = self._keys.setdefault(column.id, {})
        for record in records:
            if record.id not in kept:
                kept[record.id] = order_key(self.cell(record, column).order)
        return [kept[record.id] for record in records]

    def matching(self, records: Sequence[Any], columns: Sequence[Column], words: Sequence[str]) -> list[Any]:
        """The records in whose cells every one of the folded words stands."""
        shown = tuple(column.id for column in columns)
        if shown != self._texts_of:
            self._texts_of = shown
            self._texts.clear()
        kept = self._texts
        for record in records:
            if record.id not in kept:
                said = [copied(self.cell(record, column)) for column in columns]
                kept[record.id] = folded("\n".join(said))
        found = list(records)
        for word in words:
            found = [record for record in found if word in kept[record.id]]
        return found

    def forget(self, changes: Changes, shown: Sequence[Column]) -> frozenset[str] | None:
        """Let go of what a change may have altered, and of nothing else.

        Gives the ids of records whose cells in the columns shown may say something else; None for any record.
        """
        if not changes.ids:
            self.clear()
            return None
        _forget((self._groups,), self._listing.group_leans_on, changes)
        for chip in self._listing.chips:
            if chip.id in self._held:
                _forget((self._held[chip.id],), chip.leans_on, changes)
        for column in self._listing.columns:
            known = [kept[column.id] for kept in (self._cells, self._keys) if column.id in kept]
            _forget(known, column.leans_on, changes)
        narrow = all(one.leans_on is not None and one.leans_on.isdisjoint(changes.kinds) for one in shown)
        _forget((self._texts,), frozenset() if narrow else None, changes)
        return changes.ids if narrow else None

    def clear(self) -> None:
        """Let go of everything."""
        for kept in (self._cells, self._keys, self._texts, self._held, self._groups):
            kept.clear()


def _forget(stores: Iterable[dict[str, Any]], leans_on: frozenset[str] | None, changes: Changes) -> None:
    """Let go of what was read of changed records, of all where something else it is read from changed."""
    whole = leans_on is None or not leans_on.isdisjoint(changes.kinds)
    for known in stores:
        if whole:
            known.clear()
            continue
        for id_ in changes.ids:
            known.pop(id_, None)


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
