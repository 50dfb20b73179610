"""The pieces of a page of records: each view's grid or tree with its filter bar, made when first shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.desk import Desk
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.pages.piece import Piece
from planner.ui.pages.sheet import Sheet, SheetView
from planner.ui.tree.tree import Tree


class Pieces(QObject):
    """Holds them in two stacks, one for the work and one for the bars above it."""

    followed = Signal(object)
    """Another record is current, or None."""
    taken = Signal(object)
    """A record was opened."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sheet = desk, sheet
        self._pieces: dict[str, Piece] = {}
        self._bars: dict[str, FilterBar] = {}
        self.work, self.bars = QStackedWidget(), QStackedWidget()

    def of(self, view: SheetView) -> Piece:
        """The piece of a view."""
        if view.id not in self._pieces:
            self._make(view)
        return self._pieces[view.id]

    def show(self, view: SheetView) -> None:
        """Let the piece of a view be seen."""
        piece = self.of(view)
        self.work.setCurrentWidget(piece)  # type: ignore[arg-type]  # every piece is a widget
        self.bars.setCurrentWidget(self._bars[view.id])

    def key(self, view: SheetView) -> str:
        """What choices of a person for a view are remembered under."""
        return f"{self._sheet.place}.{view.id}"

    def follow_columns(self, view: SheetView) -> None:
        """Columns that stand for records come, go and are renamed with them."""
        if view.listing_for is None:
            return
        listing, piece = view.listing_for(self._desk), self.of(view)
        columns = [(column.id, column.title) for column in listing.columns]
        if columns != [(column.id, column.title) for column in piece.listing.columns]:
            piece.set_listing(listing)

    def focus(self) -> None:
        """Give the piece shown the keyboard."""
        shown = self.work.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _make(self, view: SheetView) -> None:
        desk, sheet = self._desk, self._sheet
        title = desk.words.title(sheet.title)
        name = f"{title}: {desk.words.title(view.title)}" if len(sheet.views) > 1 else title
        if view.make is not None:
            piece: QWidget = view.make(desk)
        else:
            listing = view.listing_for(desk) if view.listing_for and desk.bridge.is_open else view.listing
            piece = (Tree if view.tree else Grid)(desk, listing, name, self.key(view))
        self._pieces[view.id] = piece  # type: ignore[assignment]  # it has the signals and methods of a piece
        self._bars[view.id] = FilterBar(piece)
        piece.current_changed.connect(self.followed)  # type: ignore[attr-defined]
        piece.taken.connect(self.taken)  # type: ignore[attr-defined]
        self.work.addWidget(piece)
        self.bars.addWidget(self._bars[view.id])
