"""The guidance pane at the right: 300 wide, or a strip of 44 that opens over the page where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner import tokens
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.widgets.button import icon_button
from planner.ui.widgets.label import ElidedLabel
from planner.ui.widgets.swapping import swap


class GuidanceStrip(QPushButton):
    """The closed pane: one tall button with chevrons, a pictogram and the word upright."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(metrics.px(tokens.STRIP_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Open guidance"))
        self.setToolTip(_("Open guidance"))
        self.setProperty("ownFocus", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, line, pictograms, the word turned."""
        px = metrics.px
        width = float(self.width())
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("fill" if self.underMouse() else "ground"))
            paint.hairline(painter, 0, 0, 0, self.height() - 1)
            for name, y in (("expand", 18), ("guidance", 51)):
                size = px(tokens.ICON - 1)
                icons.paint(painter, QRectF((width - size) / 2, px(y), size, size), name, "ink2")
            word = _("Guidance")
            with paint.saved(painter):
                painter.translate(width / 2, px(84))
                painter.rotate(90)
                height = metrics.measure("caption").height()
                area = QRectF(0, -height / 2, paint.width_of(word, "caption") + 2, height)
                paint.text(painter, area, word, role="caption", ink="ink2")
            if self.hasFocus():
                paint.frame(painter, QRectF(self.rect()))


class GuidancePane(QWidget):
    """The open pane: a heading with a way to close it, and what it shows below."""

    closed = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(metrics.px(tokens.GUIDANCE_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._title = ElidedLabel(_("Guidance"), "h3")
        self._back = icon_button("arrow_left", _("Back"))
        self._back.clicked.connect(self.back_wanted)
        self._closer = icon_button("collapse", _("Close guidance"))
        self._closer.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.gap(19), metrics.gap(12), metrics.gap(8), metrics.gap(6))
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._closer)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Guidance"))
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_content(self, title: str, content: QWidget, *, back: bool = False) -> None:
        """Show something else; what was shown before goes. `back` offers the way to it."""
        self._leave_content()
        self._back.setVisible(back)
        self._title.set_words(title)
        swap(self._scroll, content)
        content.setAutoFillBackground(False)

    def _leave_content(self) -> None:
        """A field in what goes hears that it is left while it still stands: it writes what was typed."""
        focus, old = QApplication.focusWidget(), self.content
        if focus is not None and old is not None and old.isAncestorOf(focus):
            focus.clearFocus()

    @contextmanager
    def scroll_kept(self) -> Iterator[None]:
        """What is shown meanwhile is the same made anew: it stays where it was scrolled to."""
        bar = self._scroll.verticalScrollBar()
        at = bar.value()
        yield
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        bar.setValue(at)

    @property
    def content(self) -> QWidget | None:
        """What is shown, or None at the very beginning."""
        shown: QWidget | None = self._scroll.widget()
        return shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the pane where it lies over the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, with a line at the left."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("ground"))
            paint.hairline(painter, 0, 0, 0, self.height() - 1)
