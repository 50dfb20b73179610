"""The top bar: the town and its menu, the cycle with its own, the search field, help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.widgets.button import Button, icon_button
from planner.ui.widgets.focus import ON_BAR, RING_ON

SHORT_FORM_EM = 44
"""Width of the window in em from which the cycle is always named."""


class Crest(QWidget):
    """The town's arms, drawn as a plain white shield."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(metrics.px(24), metrics.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shield with a round field."""
        width, height = float(self.width() - 4), float(self.height() - 2)
        shield = QPainterPath(QPointF(2, 1))
        shield.lineTo(2 + width, 1)
        shield.lineTo(2 + width, 1 + 0.52 * height)
        shield.cubicTo(2 + width, 1 + 0.78 * height, 2 + 0.72 * width, 1 + 0.92 * height, 2 + width / 2, 1 + height)
        shield.cubicTo(2 + 0.28 * width, 1 + 0.92 * height, 2, 1 + 0.78 * height, 2, 1 + 0.52 * height)
        shield.closeSubpath()
        radius = width * 0.23
        with paint.painting(self) as painter:
            paint.smooth(painter)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_bar"))
            painter.drawPath(shield)
            painter.setBrush(theme.colour("bar"))
            painter.drawEllipse(QPointF(2 + width / 2, 1 + 0.42 * height), radius, radius)


class _SearchLine(QLineEdit):
    """The line of the search field; keys that belong to the list of hits are handed on."""

    keyed = Signal(int)

    _HANDED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Enter and Escape go to the list."""
        if event.key() in self._HANDED_ON:
            self.keyed.emit(int(event.key()))
            return
        super().keyPressEvent(event)


class SearchField(QWidget):
    """A filled field on the bar: pictogram, line, shortcut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(ON_BAR, True)
        self.line = _SearchLine(self)
        self.line.setProperty("place", "bar")
        self.line.setProperty(RING_ON, self)
        self.line.setPlaceholderText(_("Search or do something"))
        self.line.setAccessibleName(_("Search or do something"))
        self.line.setFont(metrics.font("body"))
        self.line.setMinimumHeight(metrics.px(tokens.MIN_TARGET))
        self.line.textChanged.connect(self.update)
        self._key = _("Ctrl+K")
        row = QHBoxLayout(self)
        left = metrics.px(14 + tokens.ICON_ROW + 9)
        row.setContentsMargins(left, 0, round(paint.width_of(self._key, "caption")) + metrics.px(22), 0)
        row.addWidget(self.line)
        self.setMinimumWidth(metrics.px(180))
        self.setMaximumWidth(metrics.px(400))
        self.setFixedHeight(metrics.px(tokens.HEIGHTS.control))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        """400 wide where there is room."""
        return QSize(metrics.px(400), metrics.px(tokens.HEIGHTS.control))

    def mousePressEvent(self, event: QEvent) -> None:
        """A click beside the line is a click into it."""
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field's ground, pictogram and key."""
        rect = QRectF(self.rect())
        size = metrics.px(tokens.ICON_ROW)
        with paint.painting(self) as painter:
            edge = "edge" if theme.is_high_contrast() else None
            paint.rounded(painter, rect, fill="bar_fill", edge=edge)
            box = QRectF(metrics.px(14), (rect.height() - size) / 2, size, size)
            icons.paint(painter, box, "search", "on_bar2")
            if not self.line.text():
                width = paint.width_of(self._key, "caption")
                area = QRectF(rect.right() - width - metrics.px(12), 0, width + 1, rect.height())
                paint.text(painter, area, self._key, role="caption", ink="on_bar2")


class TopBar(QWidget):
    """The bar itself; the window gives it the menus and sets what it says."""

    def __init__(self, menu: QMenu, cycles: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(metrics.px(tokens.HEIGHTS.top_bar))
        self.town = Button("", "bar", caret=True, role="h3")
        self.town.setProperty(ON_BAR, True)
        self.town.setMenu(menu)
        self.cycle = CycleSwitch(cycles)
        self.search = SearchField()
        self.help = icon_button("help", _("Help"), "bar")
        self.help.setProperty(ON_BAR, True)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap(16), 0, metrics.gap(16), 0)
        row.setSpacing(metrics.gap(16))
        left = QHBoxLayout()
        left.setSpacing(metrics.gap(6))
        left.addWidget(Crest())
        left.addWidget(self.town)
        left.addWidget(self.cycle, 1)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.help)
        row.addLayout(left, 1)
        row.addWidget(self.search, 2)
        row.addLayout(right, 1)
        self.set_town("", "", "")

    def set_town(self, name: str, cycle: str, cycle_short: str) -> None:
        """Say whose plan and which cycle is open; "" where there is none."""
        self.town.set_words(name or _("Prevention chain"))
        self.town.setAccessibleName(_("Menu of {town}", town=name) if name else _("Menu"))
        self.cycle.set_words(cycle, cycle_short)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar's ground; in high contrast a white line below."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("bar"))
            if theme.is_high_contrast():
                painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), theme.colour("on_bar"))


class CycleSwitch(QWidget):
    """The cycle behind a rule, with its menu; the short form where the long one does not fit, nothing where that does not."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._long = self._short = ""
        self.button = Button("", "bar", caret=True, parent=self)
        self.button.setProperty(ON_BAR, True)
        self.button.setMenu(menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, long: str, short: str) -> None:
        """Show another cycle."""
        self._long, self._short = long, short
        self.updateGeometry()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the short form, unless the window is very small for its text."""
        if metrics.current().em(self.window().width()) < SHORT_FORM_EM or not self._short:
            return QSize(0, 0)
        words = paint.width_of(self._short) + metrics.px(6 + 2 * 8 + 8 + 12)
        return QSize(round(words) + 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = metrics.px(6)
        for words in (self._long, self._short, ""):
            self.button.set_words(words)
            if left + self.button.sizeHint().width() <= self.width():
                break
        self.button.setAccessibleName(_("Cycles: {cycle}", cycle=self._long))
        self.button.setVisible(bool(words))
        size = self.button.sizeHint()
        self.button.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule."""
        if self.button.isHidden():
            return
        height = metrics.px(20)
        top = (self.height() - height) / 2
        with paint.painting(self) as painter:
            paint.line(painter, 0, top, 0, top + height, theme.colour("on_bar2"))


def focus_search(field: SearchField) -> None:
    """Put the cursor into the search field with its words selected."""
    field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.line.selectAll()
