"""What a page shows while there is nothing yet: what is missing, what it is for, how to begin, and a ghost of the filled page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

WORDS_WIDTH = 470
GHOST_SIZE = (272, 280)
SIDE_BY_SIDE_EM = 46
"""Width of the page in em from which the ghost stands beside the words."""

MOST_WAYS = 3

_TREE = ((0, 164, False), (1, 105, True), (2, 118, True), (2, 92, True), (1, 97, True), (2, 110, True), (2, 80, True))
_LIST = tuple((0, width, True) for width in (150, 118, 164, 92, 140, 110, 128))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin: its words, a pictogram, and what it does."""

    words: str
    icon: str
    run: Callable[[], object]


class Ghost(QWidget):
    """The outline of the filled page in the colour of tracks: a tree, a list, or the boxes of a board."""

    def __init__(self, shape: str = "list", parent: QWidget | None = None) -> None:
        """`shape` is "tree", "list" or "board"."""
        super().__init__(parent)
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Seven rows."""
        return QSize(metrics.px(GHOST_SIZE[0]), metrics.px(GHOST_SIZE[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars and hairlines."""
        with paint.painting(self) as painter:
            edge = "edge" if theme.is_high_contrast() else None
            if self._shape == "board":
                self._paint_board(painter, edge)
            else:
                self._paint_rows(painter, edge, _TREE if self._shape == "tree" else _LIST)

    def _paint_rows(self, painter: QPainter, edge: str | None, rows: Sequence[tuple[int, int, bool]]) -> None:
        height, width = metrics.px(tokens.HEIGHTS.tree_row), self.width()
        for number, (depth, long, has_state) in enumerate(rows):
            middle = number * height + height / 2
            bar = QRectF(depth * metrics.px(18), middle - metrics.px(6), metrics.px(long), metrics.px(12))
            paint.rounded(painter, bar, fill="track", edge=edge, radius=3)
            paint.hairline(painter, 0, (number + 1) * height - 1, width - 1, (number + 1) * height - 1)
            if has_state:
                strip = QRectF(width - metrics.px(74), middle - metrics.px(3), metrics.px(40), metrics.px(6))
                paint.rounded(painter, strip, fill="track", edge=edge, radius=3)
                box = QRectF(width - metrics.px(20), middle - metrics.px(6), metrics.px(12), metrics.px(12))
                paint.rounded(painter, box, edge="line", width=1.4, radius=metrics.px(6))

    def _paint_board(self, painter: QPainter, edge: str | None) -> None:
        side, gap = metrics.px(60), metrics.px(10)
        for row in range(4):
            for column in range(4):
                box = QRectF(column * (side + gap), row * (side + gap), side, side)
                filled = (row * 3 + column) % 4 != 2
                paint.rounded(painter, box, fill="track" if filled else None, edge=edge or "line")


class EmptyState(QWidget):
    """Words at the left, the ghost at the right; the ghost goes where the page is narrow."""

    def __init__(self, title: str, purpose: str, ghost: str = "list", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._purpose = Label(title, "h2", wrap=True), Label(purpose, "lead", "ink2", wrap=True)
        self._ghost = Ghost(ghost)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(metrics.gap(8))
        self._said: list[str] | None = None
        """Words of the ways offered: the same ones again stay, and with them the focus."""
        self._others = Label(_("Other ways"), "caption_strong", "ink2")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(metrics.gap(4))
        words = QVBoxLayout()
        words.setSpacing(metrics.gap(12))
        for item in (self._title, self._purpose):
            words.addWidget(item)
        words.addSpacing(metrics.gap(4))
        words.addLayout(self._buttons)
        words.addSpacing(metrics.gap(16))
        words.addWidget(self._others)
        words.addLayout(self._ways)
        words.addStretch(1)
        left = QWidget()
        left.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        left.setMaximumWidth(metrics.px(WORDS_WIDTH))
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, metrics.gap(8), 0, 0)
        row.setSpacing(metrics.gap(48))
        row.addWidget(left, 1)
        row.addStretch(1)
        row.addWidget(self._ghost, 0, Qt.AlignmentFlag.AlignTop)
        self.set_ways(None)

    def set_words(self, title: str, purpose: str) -> None:
        """Say something else is missing."""
        self._title.setText(title)
        self._purpose.setText(purpose)

    def set_ways(self, primary: Way | None, plain: Way | None = None, others: Sequence[Way] = ()) -> None:
        """Offer one way to begin, one beside it, and at most three quiet ones."""
        said = [way.words if way else "" for way in (primary, plain, *others)]
        if said == self._said:
            return
        self._said = said
        _clear(self._buttons)
        _clear(self._ways)
        for way, kind in ((primary, "primary"), (plain, "plain")):
            if way is not None:
                self._buttons.addWidget(_button(way, kind), 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        for way in others[:MOST_WAYS]:
            self._ways.addWidget(_button(way, "link"), 0, Qt.AlignmentFlag.AlignLeft)
        self._others.setVisible(bool(others))

    def arrange(self, em: float) -> None:
        """Follow the width of the page: the ghost beside the words, or not at all; buttons one below the other."""
        self._ghost.setVisible(em >= SIDE_BY_SIDE_EM)
        narrow = em < SIDE_BY_SIDE_EM / 1.6
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(down if narrow else across)


def _button(way: Way, kind: str) -> Button:
    button = Button(way.words, kind, icon=way.icon)
    button.clicked.connect(way.run)
    return button


def _clear(layout: QBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
