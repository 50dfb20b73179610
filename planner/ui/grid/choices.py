"""Which columns a person wants to see, in which order and width, and what rows are sorted by: kept on this machine."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from planner.ui.columns import Column, Listing

if TYPE_CHECKING:
    from planner.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for one set of columns; empty is what the listing itself says."""

    shown: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


class Choices:
    """Reads and keeps the choices of one grid; each listing shown in it has its own."""

    def __init__(self, preferences: Preferences, key: str) -> None:
        self._preferences, self._key = preferences, key

    def of(self, listing: Listing) -> Choice:
        """What was chosen; what no longer fits the listing is left out."""
        kept = self._preferences.choice(self._key, _name(listing), {})
        known = {column.id for column in listing.columns}
        if not isinstance(kept, dict):
            return Choice()
        shown, widths, sort = kept.get("shown"), kept.get("widths"), kept.get("sort")
        return Choice(
            tuple(id_ for id_ in shown if id_ in known) if isinstance(shown, list) else (),
            {str(id_): width for id_, width in widths.items() if id_ in known and _is_width(width)}
            if isinstance(widths, dict)
            else {},
            sort if isinstance(sort, str) and sort in known else "",
            bool(kept.get("descending")),
        )

    def keep(self, listing: Listing, **changes: Any) -> Choice:
        """Remember something else, and give back all that is chosen now."""
        chosen = replace(self.of(listing), **changes)
        self._preferences.choose(
            self._key,
            _name(listing),
            {
                "shown": list(chosen.shown),
                "widths": dict(chosen.widths),
                "sort": chosen.sort,
                "descending": chosen.descending,
            },
        )
        return chosen


def shown_columns(listing: Listing, chosen: Sequence[str]) -> tuple[Column, ...]:
    """The columns to show in order: those chosen, and those that are always there; else all but optional ones."""
    by_id = {column.id: column for column in listing.columns}
    found = [by_id[id_] for id_ in dict.fromkeys(chosen) if id_ in by_id]
    if not found:
        return tuple(column for column in listing.columns if not column.optional)
    for place, column in enumerate(listing.columns):
        if column.fixed and column not in found:
            found.insert(min(place, len(found)), column)
    return tuple(found)


def _is_width(width: Any) -> bool:
    return isinstance(width, int) and 20 <= width <= 2_000


def _name(listing: Listing) -> str:
    """A name for a set of columns, so that another set of the same grid is remembered beside it."""
    ids = ",".join(column.id for column in listing.columns)
    return f"columns-{zlib.crc32(ids.encode()):08x}"
