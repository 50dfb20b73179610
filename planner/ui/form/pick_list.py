"""The list a reference is picked from: type to narrow it, arrows and Enter to take, “new …” at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner import tokens
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.finder import folded
from planner.ui.widgets.label import Label
from planner.ui.widgets.message_bar import announce

Index = QModelIndex | QPersistentModelIndex
MOST_VISIBLE = 10
OPTION = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Option:
    """One row: a record that can be picked, or “new …” (`adds`), which makes one called what was typed."""

    id: str
    words: str
    chosen: bool = False
    adds: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return _("{name}, chosen", name=self.words) if self.chosen else self.words


class OptionModel(QAbstractListModel):
    """The options that hold what was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: tuple[tuple[Option, str], ...] = ()
        self._shown: list[Option] = []

    def set_options(self, options: Sequence[Option], typed: str, new: str) -> None:
        """Offer these; those that hold all typed words are shown, and `new` where a record can be added."""
        self._all = tuple((one, folded(one.words)) for one in options)
        self.narrow(typed, new)

    def narrow(self, typed: str, new: str) -> None:
        """Show only what holds all typed words."""
        asked = folded(typed).split()
        self.beginResetModel()
        self._shown = [one for one, heap in self._all if all(word in heap for word in asked)]
        if new:
            self._shown.append(Option("", new, adds=True))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many options are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, spoken words, or the option itself."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        option = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return option.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return option.spoken
        return option if role == OPTION else None


class OptionDelegate(QStyledItemDelegate):
    """A tick where chosen, a plus where it adds, then the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the grid's height."""
        return QSize(metrics.px(80), metrics.px(tokens.HEIGHTS.grid_row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one option."""
        one: Option = index.data(OPTION)
        rect = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, theme.colour("soft" if selected else "paper"))
        side = metrics.px(tokens.ICON_ROW)
        left = metrics.px(12)
        if one.chosen or one.adds:
            box = QRectF(rect.left() + left, rect.center().y() - side / 2, side, side)
            icons.paint(painter, box, "plus" if one.adds else "check", "accent")
        room = rect.adjusted(left + side + metrics.px(8), 0, -metrics.px(8), 0)
        paint.text(painter, room, one.words, ink="accent" if one.adds else "ink")
        if selected and theme.is_high_contrast():
            paint.frame(painter, rect)


class PickPopup(QFrame):
    """A window of its own over the form; `picked` gives the id, `added` the words of what is new."""

    picked = Signal(str)
    added = Signal(str)

    def __init__(self, name: str, noun: str, options: Sequence[Option], *, stays: bool, parent: QWidget) -> None:
        """`noun` is what would be added, "" where nothing can be; with `stays` several can be picked one after another."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._noun, self._stays, self._options = noun, stays, tuple(options)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.line = QLineEdit()
        self.line.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self.line.setPlaceholderText(_("Type to search"))
        self.line.setAccessibleName(_("Search: {field}", field=name))
        self.line.setMaxLength(200)
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setMouseTracking(True)
        self._model = OptionModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(OptionDelegate(self.view))
        self._nothing = Label(_("Nothing holds these words."), "body", "ink2")
        self._nothing.setContentsMargins(metrics.px(12), metrics.px(4), 0, metrics.px(4))
        column = self._column = QVBoxLayout(self)
        edge = metrics.gap(7)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.gap(6))
        for widget in (self.line, self.view, self._nothing):
            column.addWidget(widget)
        self._model.set_options(self._options, "", "")
        self._place_current()
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.view.clicked.connect(self._take)
        self.view.entered.connect(self.view.setCurrentIndex)

    def open_at(self, control: QWidget, typed: str = "") -> None:
        """Stand below the control, or above it where there is more room."""
        self._control = control
        self.line.setText(typed)
        self._fit()
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_options(self, options: Sequence[Option]) -> None:
        """The same list after something was picked; the row stays current."""
        row = self.view.currentIndex().row()
        self._options = tuple(options)
        self._model.set_options(self._options, self.line.text(), self._new())
        self.view.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Arrows move in the list while the person types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with an edge."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("paper"))
            painter.setPen(theme.colour("rule"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _key(self, key: int) -> bool:
        page = MOST_VISIBLE - 1
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
        }  # fmt: skip
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.view.currentIndex())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            self.close()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        row = max(0, min(self._model.rowCount() - 1, self.view.currentIndex().row() + by))
        index = self._model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        announce(self.line, str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _new(self) -> str:
        typed = " ".join(self.line.text().split())
        if not self._noun or not typed or any(folded(one.words) == folded(typed) for one in self._options):
            return ""
        return _("New: {kind} “{name}”", kind=self._noun, name=typed)

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed, self._new())
        self._place_current()
        self._fit()

    def _place_current(self) -> None:
        options = [self._model.index(row).data(OPTION) for row in range(self._model.rowCount())]
        at = next((row for row, one in enumerate(options) if one.chosen), 0)
        self.view.setCurrentIndex(self._model.index(0 if self.line.text() else at))

    def _take(self, index: Index) -> None:
        option = index.data(OPTION) if index.isValid() else None
        if not isinstance(option, Option):
            return
        typed = " ".join(self.line.text().split())
        if not self._stays or option.adds:
            self.close()
        if option.adds:
            self.added.emit(typed)
        else:
            self.picked.emit(option.id)

    def _fit(self) -> None:
        """As wide as the control, as high as its rows, on the screen."""
        rows = self._model.rowCount()
        self.view.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        self.view.setFixedHeight(max(1, min(rows, MOST_VISIBLE)) * metrics.px(tokens.HEIGHTS.grid_row) + 2)
        self._column.activate()
        width = max(self._control.width(), metrics.px(280))
        height = self._column.sizeHint().height()
        corner = self._control.mapToGlobal(QPoint(0, self._control.height() + 4))
        screen = self._control.screen().availableGeometry()
        if corner.y() + height > screen.bottom():
            corner.setY(max(screen.top(), self._control.mapToGlobal(QPoint(0, 0)).y() - height - 4))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - width)))
        self.setGeometry(corner.x(), corner.y(), width, height)
