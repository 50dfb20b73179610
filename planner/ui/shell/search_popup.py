"""The hits below the search field: a list that the field's own keys move through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics, paint
from planner.ui.desk import Desk
from planner.ui.finder import Finder
from planner.ui.shell.finding import Findings
from planner.ui.shell.top_bar import SearchField
from planner.ui.widgets.label import Label
from planner.ui.widgets.message_bar import announce
from planner.ui.widgets.rows import Row, RowsView

REST_MS = 120
MOST_VISIBLE = 8


class SearchPopup(QWidget):
    """Lies over the page while there is something in the field; Escape, or a click elsewhere, puts it away."""

    taken = Signal()

    def __init__(self, desk: Desk, field: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._field, self._over = desk, field, parent
        self._finder: Finder | None = None
        self._findings = Findings(desk)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.search)
        self._note = Label("", "caption", "ink2", wrap=True)
        self._list = RowsView(_("Search results"), marks_current=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.taken.connect(self._take)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Search results"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(metrics.gap(14), 0, metrics.gap(8), 0)
        inner.addWidget(self._list)
        inner.addStretch(1)
        self._scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, metrics.gap(8), 2, metrics.gap(6))
        column.setSpacing(metrics.gap(4))
        note_row = QVBoxLayout()
        note_row.setContentsMargins(metrics.gap(14), 0, metrics.gap(14), 0)
        note_row.addWidget(self._note)
        column.addLayout(note_row)
        column.addWidget(self._scroll, 1)
        field.line.textEdited.connect(lambda _text: self._rest.start())
        field.line.keyed.connect(self._key)
        field.line.installEventFilter(self)
        self.hide()

    def search(self) -> None:
        """Look for what is in the field and show it."""
        wanted = self._field.line.text().strip()
        if not wanted or not self._desk.bridge.is_open:
            self.hide()
            return
        self._show(self._rows(wanted), wanted)

    def _rows(self, wanted: str) -> list[Row]:
        """Ways first, then records, then help."""
        plan = self._desk.bridge.plan
        if self._finder is None:
            self._finder = Finder(plan)
        self._finder.follow(plan)
        hits = self._finder.find(wanted)
        findings = self._findings
        return [*findings.ways(wanted), *map(findings.record, hits), *findings.topics(wanted)]

    def _show(self, rows: list[Row], wanted: str) -> None:
        self._list.set_rows(rows)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = (
            ngettext("{n} result", "{n} results", len(rows))
            if rows
            else _("Nothing found for “{words}”.", words=wanted)
        )
        self._note.setText(words)
        if rows:
            self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._place_below(len(rows))
        announce(self, words)

    def _place_below(self, rows: int) -> None:
        window = self._over
        width = max(self._field.width(), min(metrics.px(520), window.width() - 2 * metrics.gap(16)))
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + metrics.gap(9)))
        left = max(metrics.gap(8), min(corner.x() + (self._field.width() - width) // 2, window.width() - width - 8))
        wanted = self._note.heightForWidth(width - 2 * metrics.gap(14)) + metrics.gap(20)
        wanted += min(rows, MOST_VISIBLE) * metrics.px(60)
        self.setGeometry(left, corner.y(), width, min(wanted, window.height() - corner.y() - metrics.px(40)))
        self.show()
        self.raise_()

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self._put_away()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif self._rest.isActive() or not self.isVisible():
            self._rest.stop()
            self.search()
        elif 0 <= self._list.currentIndex().row() < len(self._list.rows):
            self._take(self._list.rows[self._list.currentIndex().row()].payload)

    def _move(self, by: int) -> None:
        rows = self._list.rows
        if not self.isVisible() or not rows:
            return
        number = max(0, min(len(rows) - 1, self._list.currentIndex().row() + by))
        index = self._list.model().index(number, 0)
        self._list.setCurrentIndex(index)
        rect = self._list.visualRect(index)
        self._scroll.ensureVisible(0, rect.center().y(), 0, rect.height())
        announce(self._field.line, rows[number].spoken)

    def _take(self, run: Callable[[], object]) -> None:
        self._put_away()
        run()
        self.taken.emit()

    def _put_away(self) -> None:
        self._rest.stop()
        self._field.line.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list goes when the field loses the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with an edge."""
        with paint.painting(self) as painter:
            paint.rounded(painter, QRectF(self.rect()), fill="paper", edge="rule", radius=6)
