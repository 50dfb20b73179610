"""What a page of records declares: its words, its views, its form, what it says while empty. `RecordsPage` does the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.domain.record import Record
from planner.ui.columns import Listing
from planner.ui.form.spec import FormSpec
from planner.ui.widgets.empty_state import Way

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.desk import Desk

Lead = Callable[["Desk"], str]


@dataclass(frozen=True, slots=True)
class Empty:
    """Words of a page (or view) without records, as English msgids; `ways` gives quiet ways to begin."""

    title: str
    purpose: str
    ghost: str = "list"
    ways: Callable[[Desk], Sequence[Way]] | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A button or a row of the page's menu: its words (msgid), a pictogram, and what it does with the chosen record.

    With `many` it gets all chosen records, as a list.
    """

    title: str
    icon: str
    run: Callable[[Desk, Any], object]
    many: bool = False


@dataclass(frozen=True, slots=True)
class SheetView:
    """One way to show the records: as a grid or a tree, or as a widget of its own (`make`).

    `beside` opens the form beside it from the start. `lead`, `empty`, `add` and `action` replace the sheet's own.
    `listing_for` makes the listing afresh from the plan where its columns follow records. A widget of its own has the
    signals and methods of a grid (see `planner.ui.pages.piece`).
    """

    id: str
    title: str
    listing: Listing
    tree: bool = False
    beside: bool = False
    lead: Lead | None = None
    empty: Empty | None = None
    add: str = ""
    action: Action | None = None
    listing_for: Callable[[Desk], Listing] | None = None
    make: Callable[[Desk], QWidget] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of records: `add` is the msgid of its one primary button, `action` the plain button beside it.

    `begin` is what the primary button does where records do not begin with a typed name; `icon` its pictogram.
    """

    place: str
    kind: type[Record]
    title: str
    lead: Lead
    add: str
    views: tuple[SheetView, ...]
    form: FormSpec
    empty: Empty
    action: Action | None = None
    begin: Callable[[Desk], object] | None = None
    icon: str = "plus"

    def view_called(self, ident: str) -> SheetView | None:
        """The view of that id, or None."""
        return next((one for one in self.views if one.id == ident), None)

    def action_of(self, view: SheetView) -> Action | None:
        """The plain button beside the primary one while a view is shown."""
        return view.action or self.action
