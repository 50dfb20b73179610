"""Which rows a grid shows in which order: filtered, grouped and sorted here, as plain lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.ui.columns import Column, Listing
from planner.ui.grid.stock import Stock, folded

if TYPE_CHECKING:
    from planner.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that names the group of those below it."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants to see the rows: filtered by words and chips, sorted by a column ("" for the order given)."""

    words: str = ""
    chips: frozenset[str] = frozenset()
    sort: str = ""
    descending: bool = False

    @property
    def filters(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.words.strip() or self.chips)


Entry = Any
"""A record, or the `Heading` of a group."""


def arranged(desk: Desk, listing: Listing, stock: Stock, columns: Sequence[Column], wish: Wish) -> list[Entry]:
    """The rows to show: records, under the headings of their groups where the listing has groups."""
    records: Sequence[Any] = listing.rows(desk)
    chips = [chip for chip in listing.chips if chip.id in wish.chips]
    if chips:
        records = [record for record in records if any(stock.holds(chip, record) for chip in chips)]
    words = folded(wish.words).split()
    if words:
        records = stock.matching(records, columns, words)
    by = next((column for column in listing.columns if column.id == wish.sort), None)
    if listing.group is None:
        return _sorted(stock, records, by, wish)
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(stock.group(record), []).append(record)
    entries: list[Entry] = _sorted(stock, groups.pop("", []), by, wish)
    for name, members in groups.items():
        entries.append(Heading(name, len(members)))
        entries += _sorted(stock, members, by, wish)
    return entries


def _sorted(stock: Stock, records: Sequence[Any], by: Column | None, wish: Wish) -> list[Any]:
    """Sorted by a column, what is empty last whichever way; what is equal keeps its order."""
    if by is None:
        return list(records)
    keys = stock.sorting_keys(by, records)
    known = [place for place, key in enumerate(keys) if key is not None]
    try:
        known.sort(key=keys.__getitem__, reverse=wish.descending)
    except TypeError:
        # values of several types in one column: those of a type stand together
        known.sort(key=lambda place: (type(keys[place]).__name__, str(keys[place])), reverse=wish.descending)
    empty = [record for record, key in zip(records, keys, strict=True) if key is None] if len(known) < len(keys) else []
    return [records[place] for place in known] + empty
