"""The bar over a list: a field that filters, chips with shape, word and count, and which columns are shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner import texts
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics, paint
from planner.ui.columns import Chip
from planner.ui.desk import RESTS_MS
from planner.ui.grid.arranger import Arranger
from planner.ui.grid.chips import ChipButton, FilterField
from planner.ui.grid.menus import Filler, fill_columns
from planner.ui.widgets.button import Button

PAUSE_MS = 120
"""Rest after a key before a long list is filtered."""


class FilterBar(QWidget):
    """Filters a grid, a tree, or any piece with `set_filter`; chips stand there for a piece that has a listing.

    Chips that find no room stand in a menu. Down leads into the list, Esc clears the field.
    """

    def __init__(self, piece: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piece = piece
        self.field = FilterField()
        self.field.installEventFilter(self)
        self.chips: dict[str, ChipButton] = {}
        self._columns_said = _("Columns shown")
        """What the chooser says where there is room."""
        self._folded: list[ChipButton] = []
        """Chips that keep something and find no room."""
        self.more = Button(_("Filters"), "plain", caret=True)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.columns = Button(_("Columns shown"), "quiet", caret=True, ink="ink2")
        self.columns.setMenu(QMenu(self.columns))
        self.columns.menu().aboutToShow.connect(self._fill_columns)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(8))
        for widget in (self.field, self.more, self.columns):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.more.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._filter)
        self.field.textChanged.connect(lambda _words: self._timer.start())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        arranged = getattr(piece, "arranged", None)
        if arranged is not None:
            # the rows are painted first; counting may wait a turn, and after an edit until the desk rests
            self._later = QTimer(self)
            self._later.setSingleShot(True)
            self._later.timeout.connect(self._catch_up)
            arranged.connect(self._count_later)
        if self._arranger is not None:
            piece.view.laid_out.connect(self._say_columns)
        self.refresh()

    def _count_later(self) -> None:
        self._later.start(0 if self._piece.desk.is_resting else RESTS_MS)

    def _catch_up(self) -> None:
        """The rows are others now; by the time that is told of, the plan may be closed."""
        if self._piece.desk.bridge.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Bring chips and counts up to date; the filter stays."""
        listing = getattr(self._piece, "listing", None)
        chips: tuple[Chip, ...] = listing.chips if listing is not None else ()
        if tuple(self.chips) != tuple(chip.id for chip in chips):
            self._make_chips(chips)
        counts = self._piece.chip_counts() if chips and hasattr(self._piece, "chip_counts") else {}
        for id_, button in self.chips.items():
            button.set_count(counts.get(id_))
        self._say_columns()
        wish = getattr(self._piece, "wish", None)
        if wish is not None and not self._timer.isActive():
            self._follow(wish)
        self._fold()

    def _say_columns(self) -> None:
        """The chooser says how many columns find no room; it is there where a person has a choice."""
        arranger = self._arranger
        if arranger is None:
            self.columns.hide()
            return
        gone = self._piece.view.widths.gone
        words = (
            ngettext("{n} column without room", "{n} columns without room", len(gone)) if gone else _("Columns shown")
        )
        is_there = bool(gone) or any(column.optional for column in arranger.listing.columns)
        if words == self._columns_said and is_there != self.columns.isHidden():
            return
        self._columns_said = words
        names = texts.current().list([column.head for column in gone])
        self.columns.setToolTip(names)
        self.columns.setAccessibleDescription(names)
        self.columns.setVisible(is_there)
        self._fold()

    @property
    def _arranger(self) -> Arranger | None:
        found = getattr(self._piece, "arranger", None)
        return found if isinstance(found, Arranger) else None

    def _make_chips(self, chips: tuple[Chip, ...]) -> None:
        for button in self.chips.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.chips = {}
        for place, chip in enumerate(chips):
            button = ChipButton(_(chip.title), chip.sign, self)
            button.toggled.connect(self._filter)
            self._row.insertWidget(1 + place, button)
            self.chips[chip.id] = button
        for later in (self.more, self.columns):
            later.raise_()  # Tab follows the order of siblings: what stands at the right comes last

    def _follow(self, wish: Any) -> None:
        """The piece was filtered otherwise: show how."""
        if self.field.text() != wish.words:
            self.field.blockSignals(True)
            self.field.setText(wish.words)
            self.field.blockSignals(False)
        for id_, button in self.chips.items():
            button.blockSignals(True)
            button.setChecked(id_ in wish.chips)
            button.blockSignals(False)

    def _filter(self) -> None:
        self._timer.stop()
        if not self._piece.desk.bridge.is_open:
            return
        self._piece.set_filter(self.field.text(), frozenset(id_ for id_, one in self.chips.items() if one.isChecked()))

    # what finds no room

    def _fold(self) -> None:
        """Show the chips there is room for; the rest stands in a menu."""
        gap = self._row.spacing()
        self.columns.set_words(self._columns_said)
        if self._least() > self.width():
            self.columns.set_words(_("Columns shown"))
        free = self.width() - self.field.maximumWidth()
        free -= 0 if self.columns.isHidden() else self.columns.sizeHint().width() + gap
        useful = [button for button in self.chips.values() if button.count != 0 or button.isChecked()]
        widths = [button.sizeHint().width() + gap for button in useful]
        if sum(widths) > free:
            free -= self.more.sizeHint().width() + gap
        fits = 0
        while fits < len(widths) and widths[fits] <= free:
            free -= widths[fits]
            fits += 1
        self._folded = useful[fits:]
        for button in self.chips.values():
            button.setVisible(button in useful[:fits])
        self.more.setVisible(fits < len(widths))
        self._row.activate()  # what was given other words must never be seen as wide as the old ones

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips follow the room."""
        super().resizeEvent(event)
        self._fold()

    def sizeHint(self) -> QSize:
        """All chips in one row."""
        gap = self._row.spacing()
        shown = [*self.chips.values(), *([] if self.columns.isHidden() else [self.columns])]
        width = self.field.maximumWidth() + sum(button.sizeHint().width() + gap for button in shown)
        return QSize(width, self.field.height())

    def minimumSizeHint(self) -> QSize:
        """The field, the menu of the rest, and the chooser with its short word."""
        short = round(paint.width_of(_("Columns shown")) - paint.width_of(self.columns.words))
        return QSize(self._least() + (0 if self.columns.isHidden() else short), self.field.height())

    def _least(self) -> int:
        width = self.field.minimumWidth() + (self.more.sizeHint().width() + self._row.spacing() if self.chips else 0)
        return width + (0 if self.columns.isHidden() else self.columns.sizeHint().width() + self._row.spacing())

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        fill = Filler(menu)
        for button in self._folded:
            action = fill.add(button.told, button.toggle)
            action.setCheckable(True)
            action.setChecked(button.isChecked())

    def _fill_columns(self) -> None:
        if self._arranger is not None:
            fill_columns(self._arranger, self._piece.view, self.columns.menu())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead into the list, Esc empties the field."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            else:
                self.field.clear()
                self._filter()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._filter()
            self._piece.setFocus()
            return True
        return False
