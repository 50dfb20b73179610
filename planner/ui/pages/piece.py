"""What a page needs of a piece that shows records: grid, tree, or a widget of its own."""

from __future__ import annotations

from typing import Any, Protocol

from planner.domain.record import Record
from planner.ui.columns import Listing


class Piece(Protocol):
    """A piece follows the plan by itself. Signals: `current_changed` (record or None) when another row is current, `taken` (record) when one is opened."""

    current_changed: Any
    taken: Any

    @property
    def listing(self) -> Listing:
        """What is listed."""

    def set_listing(self, listing: Listing) -> None:
        """Show another listing; the current record stays current where it is shown."""

    @property
    def current(self) -> Record | None:
        """The record of the current row."""

    @property
    def count(self) -> int:
        """How many records are shown."""

    @property
    def is_beginning(self) -> bool:
        """Whether a row stands there for a record whose name is being typed."""

    def refresh(self) -> None:
        """Bring the rows up to date; focus, scroll, selection and typing stay."""

    def choose(self, ident: str, field: str = "") -> bool:
        """Make the row of a record current; False when it is not shown."""

    def add(self) -> None:
        """Add a record and let the person type its name."""

    def set_filter(self, words: str, chips: frozenset[str]) -> None:
        """Show only records that hold the words and any of the chosen chips."""
