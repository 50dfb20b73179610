"""Navigation: every registered place as a row of an item view; a rail of pictograms where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.places import PLACES, Place
from planner.ui.wheel import paint_small_wheel

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole

SEPARATOR = 17


@dataclass(frozen=True, slots=True)
class Standing:
    """What the small wheel shows: the share of each quarter, of the hub, and the words beside it."""

    shares: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    hub: float = 0.0
    words: str = ""


class PlaceModel(QAbstractListModel):
    """The places in their order, the chosen one marked."""

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self.places = tuple(places)
        self.chosen = places[0].id
        self.standing = Standing()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many places there are."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken text or the place itself."""
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(place.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [_(place.title)]
            if place.group == "overview" and self.standing.words:
                parts.append(self.standing.words)
            if place.id == self.chosen:
                parts.append(_("open now"))
            return ", ".join(parts)
        return place if role == PLACE else None

    def choose(self, ident: str) -> None:
        """Mark another place as the open one."""
        self.chosen = ident
        self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def set_standing(self, standing: Standing) -> None:
        """Show how far the circle has come."""
        self.standing = standing
        self.dataChanged.emit(self.index(0), self.index(0))


class _Delegate(QStyledItemDelegate):
    """Paints the rows: overview with the small wheel, the others with a pictogram."""

    def __init__(self, model: PlaceModel, parent: NavigationView) -> None:
        super().__init__(parent)
        self._model, self._view = model, parent

    def _separated(self, row: int) -> bool:
        places = self._model.places
        return row > 0 and places[row].group != places[row - 1].group

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """64 for the overview, 34 for others, 17 more where a new group begins."""
        place: Place = index.data(PLACE)
        overview = place.group == "overview"
        height = metrics.px(64 if overview else 46 if self._view.is_rail else 34)
        if self._separated(index.row()):
            height += metrics.gap(SEPARATOR)
        return QSize(metrics.px(tokens.RAIL_WIDTH), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        place: Place = index.data(PLACE)
        rect = QRectF(option.rect)
        if self._separated(index.row()):
            extra = metrics.gap(SEPARATOR)
            y = rect.top() + extra // 2
            paint.hairline(painter, rect.left() + metrics.px(16), y, rect.right() - metrics.px(16), y)
            rect.setTop(rect.top() + extra)
        chosen = place.id == self._model.chosen
        if chosen:
            painter.fillRect(rect, theme.colour("soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            if theme.is_high_contrast():
                paint.frame(painter, rect, "accent")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))
        if place.group == "overview":
            self._paint_overview(painter, rect, chosen)
        else:
            self._paint_place(painter, rect, place, chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.frame(painter, rect)

    def _paint_overview(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        side = metrics.px(42)
        left = rect.left() + (rect.width() - side) / 2 if self._view.is_rail else rect.left() + metrics.px(17)
        standing = self._model.standing
        paint_small_wheel(
            painter, QRectF(left, rect.center().y() - side / 2, side, side), standing.shares, standing.hub
        )
        if self._view.is_rail:
            return
        x = rect.left() + metrics.px(70)
        line, note = metrics.measure("body_strong").height(), metrics.measure("caption").height()
        apart = metrics.px(3)
        top = rect.center().y() - (line + (note + apart if standing.words else 0)) / 2
        ink = "accent" if chosen else "ink"
        paint.text(painter, QRectF(x, top, rect.right() - x, line), _("Overview"), role="body_strong", ink=ink)
        if standing.words:
            below = QRectF(x, top + line + apart, rect.right() - x, note)
            paint.text(painter, below, standing.words, role="caption", ink="ink2")

    def _paint_place(self, painter: QPainter, rect: QRectF, place: Place, chosen: bool) -> None:
        size = metrics.px(24 if self._view.is_rail else tokens.ICON)
        left = rect.left() + (rect.width() - size) / 2 if self._view.is_rail else rect.left() + metrics.px(17)
        box = QRectF(left, rect.center().y() - size / 2, size, size)
        icons.paint(painter, box, place.icon, "accent" if chosen else "ink2")
        if not self._view.is_rail:
            x = rect.left() + metrics.px(46)
            role, ink = ("body_strong", "accent") if chosen else ("body", "ink")
            paint.text(
                painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), _(place.title), role=role, ink=ink
            )


class NavigationView(QListView):
    """The list of places; `wanted` tells the id of the place a person goes to."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_rail = False
        self.places = PlaceModel(PLACES, self)
        self.setModel(self.places)
        self.setItemDelegate(_Delegate(self.places, self))
        self.setAccessibleName(_("Navigation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.viewport().setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setViewportMargins(0, metrics.gap(12), 1, metrics.gap(8))
        self.clicked.connect(self._go)
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Show pictograms alone."""
        self.is_rail = rail
        self.setFixedWidth(metrics.px(tokens.RAIL_WIDTH if rail else tokens.NAVIGATION_WIDTH))
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar go to the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the open place is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            ids = [place.id for place in self.places.places]
            self.setCurrentIndex(self.places.index(ids.index(self.places.chosen)))

    def _go(self, index: Index) -> None:
        place = index.data(PLACE) if index.isValid() else None
        if isinstance(place, Place):
            self.wanted.emit(place.id)


class Navigation(QWidget):
    """The view on its ground, with a hairline at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NavigationView(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Show pictograms alone."""
        self.view.set_rail(rail)
        self.setFixedWidth(self.view.width())

    def resizeEvent(self, event: object) -> None:
        """The view fills all but the line."""
        self.view.setGeometry(0, 0, self.width() - 1, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and line."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("ground"))
            paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1)
