"""An editor that picks from a list: type to narrow it, arrows to move, Enter to take; several are ticked with Space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner import tokens
from planner.domain.kinds import BY_NAME
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import FieldSpec
from planner.operations.entry_names import candidates
from planner.texts import Texts
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.grid.stock import folded
from planner.ui.widgets.focus import OWN_FOCUS
from planner.ui.widgets.message_bar import announce

Index = QModelIndex | QPersistentModelIndex
MOST_VISIBLE = 9
TICKED = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked: the value, and its words."""

    value: Any
    words: str


def choices_of(spec: FieldSpec, words: Texts) -> list[Option]:
    """The members of a closed list; yes and no."""
    if spec.type is bool:
        return [Option(True, words.gettext("yes")), Option(False, words.gettext("no"))]
    return [Option(one, words.gettext(one.label)) for one in spec.type]  # type: ignore[attr-defined]


def records_of(plan: Plan, spec: FieldSpec, words: Texts) -> list[Option]:
    """The records a field may point at: those of the present cycle, or of none."""
    here, _others = candidates(plan, spec)
    found = [Option(record.id, name_of(record, plan, words)) for record in here]
    if any(hasattr(record, "rank") for record in here[:1]):
        return found
    kind = BY_NAME[spec.refers or ""]
    return found if kind.kind == "area" else sorted(found, key=lambda option: folded(option.words))


class _Options(QAbstractListModel):
    """The options that hold what was typed."""

    def __init__(self, options: Sequence[Option], parent: QObject) -> None:
        super().__init__(parent)
        self._all = [(option, folded(option.words)) for option in options]
        self.shown = list(options)
        self.ticked: list[Any] = []

    def narrow(self, typed: str) -> None:
        """Show what holds every word."""
        words = folded(typed).split()
        self.beginResetModel()
        self.shown = [option for option, text in self._all if all(word in text for word in words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, ticks, what is said."""
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        option = self.shown[index.row()]
        ticked = option.value in self.ticked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return option.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{name}, chosen", name=option.words) if ticked else option.words
        return ticked if role == TICKED else None


class _Painter(QStyledItemDelegate):
    """A tick where chosen, then the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the grid's height."""
        return QSize(metrics.px(80), metrics.px(tokens.HEIGHTS.grid_row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one option."""
        rect = QRectF(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("soft" if current else "paper"))
        side, left = metrics.px(tokens.ICON_ROW), metrics.px(8)
        if index.data(TICKED):
            icons.paint(
                painter, QRectF(rect.left() + left, rect.center().y() - side / 2, side, side), "check", "accent"
            )
        room = rect.adjusted(left + side + metrics.px(8), 0, -metrics.px(8), 0)
        paint.text(painter, room, str(index.data() or ""))
        if current and theme.is_high_contrast():
            paint.frame(painter, rect)


class PickerEditor(QLineEdit):
    """The line in the cell, and the list under it as long as the line is shown."""

    picked = Signal()
    """One was taken: the cell is done."""

    def __init__(self, parent: QWidget, options: Sequence[Option], *, many: bool, optional: bool) -> None:
        super().__init__(parent)
        self._many = many
        self.setProperty("place", "cell")
        self.setProperty(OWN_FOCUS, True)
        self.list = QListView(parent.window())
        # it belongs to the list: that goes a moment later than the line, and is not to be without its rows then
        shown = [Option(None, _("(none)")), *options] if optional and not many else options
        self._model = _Options(shown, self.list)
        self.list.setProperty("place", "cell")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.list.clicked.connect(self._click)
        self.destroyed.connect(self.list.deleteLater)
        self.textEdited.connect(self._narrow)

    def prepare_value(self, value: Any) -> None:
        """Begin with what the cell holds."""
        self._model.ticked = list(value) if self._many else [value]
        words = [option.words for option in self._model.shown if option.value in self._model.ticked]
        self.setPlaceholderText(", ".join(words) or _("Type to search"))
        self._show_current()

    def _show_current(self) -> None:
        values = [option.value for option in self._model.shown]
        row = next((row for row, one in enumerate(values) if one in self._model.ticked), 0)
        self.list.setCurrentIndex(self._model.index(row))
        self.list.scrollTo(self._model.index(row))

    def value(self) -> Any:
        """What is chosen."""
        ticked = self._model.ticked
        return tuple(ticked) if self._many else ticked[0] if ticked else None

    def take(self) -> bool:
        """Enter: take the current one; True when the cell is done with it."""
        row = self.list.currentIndex().row()
        if self._many and not self.text():
            return True
        if not 0 <= row < len(self._model.shown):
            return False
        self._tick(row)
        return not self._many

    def settle(self) -> None:
        """The cell is left: what was searched and found alone counts as taken."""
        if self.text() and self._model.shown:
            self._tick(max(0, self.list.currentIndex().row()))

    def _tick(self, row: int) -> None:
        """Take the one of a row; several are taken and let go of one by one."""
        value = self._model.shown[row].value
        if not self._many:
            self._model.ticked = [value]
        elif value in self._model.ticked:
            self._model.ticked.remove(value)
        else:
            self._model.ticked.append(value)
        if self._many and self.text():
            self.clear()
            self._narrow("")
            self._go_to(value)
        self.list.viewport().update()
        self._say()

    def _go_to(self, value: Any) -> None:
        row = next((row for row, option in enumerate(self._model.shown) if option.value == value), 0)
        self.list.setCurrentIndex(self._model.index(row))
        self.list.scrollTo(self._model.index(row))

    def _click(self, index: Index) -> None:
        self._tick(index.row())
        if not self._many:
            self.picked.emit()

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self.list.setCurrentIndex(self._model.index(0))
        if not words:
            self._show_current()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list; Space ticks while nothing is searched."""
        page = MOST_VISIBLE - 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            row = max(0, min(self._model.rowCount() - 1, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self._model.index(row))
            self.list.scrollTo(self._model.index(row))
            self._say()
        elif event.key() == Qt.Key.Key_Space and not self.text():
            if self.list.currentIndex().isValid() and self._many:
                self._tick(self.list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        said = str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
        if said:
            announce(self, said)

    # where the list lies

    def place(self, cell: QRect) -> None:
        """Lie on the cell; the list below it, or above where there is more room."""
        self.setGeometry(cell)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The list comes with the line."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """And goes with it."""
        super().hideEvent(event)
        self.list.hide()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        window = self.window()
        rows = max(1, min(MOST_VISIBLE, self._model.rowCount()))
        height = rows * metrics.px(tokens.HEIGHTS.grid_row) + 4
        width = max(self.width(), metrics.px(280))
        corner = self.mapTo(window, QPoint(0, self.height()))
        if corner.y() + height > window.height():
            corner.setY(max(0, corner.y() - self.height() - height))
        corner.setX(max(0, min(corner.x(), window.width() - width - 4)))
        self.list.setGeometry(corner.x(), corner.y(), width, height)
        self.list.setVisible(self._model.rowCount() > 0)
        self.list.raise_()
