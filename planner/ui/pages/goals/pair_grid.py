"""A grid whose new records tie two others together: which two is asked before the row comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui.columns import Listing
from planner.ui.desk import Desk
from planner.ui.grid.grid import Grid
from planner.ui.pages.goals.pair_dialog import Asked, PairDialog


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is asked for (msgids), and what is done with the two ids; `missing` is said while there is nothing to choose."""

    question: str
    verb: str
    missing: str
    first: Callable[[Desk, object], Asked]
    second: Callable[[Desk, object], Asked]
    make: Callable[[Desk, str, str], Operation | None]


class PairGrid(Grid):
    """Asks for two records by a `Pairing` instead of beginning an empty row."""

    def __init__(self, desk: Desk, listing: Listing, name: str, key: str, pairing: Pairing) -> None:
        super().__init__(desk, listing, name, key)
        self._pairing = pairing
        self.dialog: PairDialog | None = None

    def add(self) -> None:
        """Ask which two; the new row is then current."""
        pairing = self._pairing
        first, second = pairing.first(self.desk, self.current), pairing.second(self.desk, self.current)
        if not first.options or not second.options:
            self.desk.tell("look", _(pairing.missing))
            return
        dialog = PairDialog(_(pairing.question), first, second, _(pairing.verb), self)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(dialog.first, dialog.second))
        dialog.open()

    def _take(self, first: str, second: str) -> None:
        before = {record.id for record in self.listing.rows(self.desk)}
        operation = self._pairing.make(self.desk, first, second)
        if operation is None or not self.desk.bridge.run(operation, origin=self):
            return
        self.clear_filter()
        self.refresh()
        for record in self.listing.rows(self.desk):
            if record.id not in before:
                self.choose(record.id)
                self.taken.emit(record)
                return
