"""Buttons, painted by us so that icon, gap, radius and edge are the design's on every platform."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner import tokens
from planner.ui import drawing, icons, metrics, paint, theme

KINDS = ("primary", "plain", "quiet", "link", "danger", "bar", "bar_outlined")
_PADDING = {"primary": 16, "plain": 14, "danger": 16, "quiet": 6, "link": 0, "bar": 8, "bar_outlined": 14}


def literal(words: str) -> str:
    """Words for a button or a menu, taken literally: an ampersand is no shortcut."""
    return words.replace("&", "&&")


class Button(QPushButton):
    """A push button of one of `KINDS`; the words are taken literally, also with an ampersand.

    `icon` is a name of `icons.NAMES`, `sign` one of `drawing.sign`, `key` a shortcut shown behind the words, `caret` says
    that a menu opens; `ink` replaces the colour a kind has at rest. Words elide only where `may_shrink` is set.
    """

    def __init__(
        self,
        words: str,
        kind: str = "plain",
        *,
        icon: str = "",
        sign: str = "",
        key: str = "",
        caret: bool = False,
        role: str = "",
        ink: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if kind not in KINDS:
            raise ValueError(kind)
        self.kind = kind
        self._icon, self._sign, self._key, self._caret = icon, sign, key, caret
        self.may_shrink = False
        self._role = role or ("body_strong" if kind in ("primary", "bar_outlined") else "body")
        self._ink = ink
        self._hovered = False
        self.setFont(metrics.font(self._role))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words; they are also the accessible name."""
        self._words = words
        self.setText(literal(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_sign(self, sign: str) -> None:
        """Show another sign before the words."""
        self._sign = sign
        self.update()

    @property
    def words(self) -> str:
        """The words as shown, without escapes."""
        return self._words

    def sizeHint(self) -> QSize:
        """Padding, pictogram, words, key and caret in one row of the control height."""
        width = round(2 * metrics.px(_PADDING[self.kind]) + self._content_width())
        return QSize(max(width, metrics.px(tokens.MIN_TARGET)), self._height())

    def minimumSizeHint(self) -> QSize:
        """Words of a button never elide unless it is told to shrink."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), metrics.px(80)), whole.height()) if self.may_shrink else whole

    def _height(self) -> int:
        small = self.kind in {"quiet", "link"} and self._role.startswith("caption")
        return metrics.px(tokens.MIN_TARGET if small else tokens.HEIGHTS.control)

    def _icon_size(self) -> int:
        return metrics.px(tokens.ICON_ROW if self._role.startswith("caption") else tokens.ICON)

    def _content_width(self) -> float:
        width = paint.width_of(self._words, self._role)
        gap = metrics.px(8)
        if self._icon or self._sign:
            width += self._icon_size() + (gap if self._words else 0)
        if self._key:
            width += gap * 1.75 + paint.width_of(self._key, "caption")
        if self._caret:
            width += gap + metrics.px(12)
        return width

    def enterEvent(self, event: QEnterEvent) -> None:
        """Note the pointer."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then pictogram and words."""
        with paint.painting(self) as painter:
            ink = self._paint_ground(painter)
            self._paint_content(painter, self._ink if self._ink and self.isEnabled() and not self._hovered else ink)

    def _paint_ground(self, painter: QPainter) -> str:
        """The button's area and edge; gives the token of its text."""
        rect = QRectF(self.rect())
        lively = self.isEnabled() and (self._hovered or self.isDown())
        if not self.isEnabled():
            if self.kind not in {"quiet", "link", "bar"}:
                paint.rounded(painter, rect, edge="line")
            return "mute"
        edge_width = 2.0 if theme.is_high_contrast() else 1.0
        match self.kind:
            case "primary":
                paint.rounded(painter, rect, fill="accent_hi" if lively else "accent")
                return "on_accent"
            case "danger":
                paint.rounded(painter, rect, fill="late_soft" if lively else "paper", edge="late", width=edge_width)
                return "late"
            case "plain":
                paint.rounded(painter, rect, fill="fill" if lively else "paper", edge="rule", width=edge_width)
                return "ink"
            case "bar" | "bar_outlined":
                outlined = self.kind == "bar_outlined"
                edge = "on_bar2" if outlined or (lively and theme.is_high_contrast()) else None
                paint.rounded(painter, rect, fill="bar_fill" if lively else None, edge=edge, width=edge_width)
                return "on_bar"
            case "link":
                return "accent_hi" if lively else "accent"
        if lively:
            paint.rounded(painter, rect, fill="soft")
        return "accent"

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        gap, height = metrics.px(8), self.height()
        left_aligned = self.kind in {"quiet", "link", "bar"}
        free = self.width() - self._content_width()
        x = float(metrics.px(_PADDING[self.kind])) if left_aligned else max(free / 2, gap / 2)
        if self._icon or self._sign:
            size = self._icon_size()
            box = QRectF(x, (height - size) / 2, size, size)
            if self._sign:
                inset = metrics.px(1.5)
                drawing.sign(painter, box.adjusted(inset, inset, -inset, -inset), self._sign)
            else:
                icons.paint(painter, box, self._icon, "ink2" if self.kind == "plain" and self.isEnabled() else ink)
            x += size + (gap if self._words else 0)
        room = self.width() - x - (0 if self.kind == "link" else gap / 2)
        width = min(paint.width_of(self._words, self._role), room)
        paint.text(painter, QRectF(x, 0, width + 1, height), self._words, role=self._role, ink=ink)
        x += width
        if self._key:
            x += gap * 1.75
            tone = "on_bar2" if self.kind.startswith("bar") else ink
            paint.text(painter, QRectF(x, 0, self.width() - x, height), self._key, role="caption", ink=tone)
        if self._caret:
            size = metrics.px(12)
            paint.caret(painter, QRectF(x + gap, (height - size) / 2, size, size), ink)


def icon_button(icon: str, name: str, kind: str = "quiet", *, parent: QWidget | None = None) -> Button:
    """A button of a pictogram alone (close, collapse): `name` is told to screen readers and in a tooltip."""
    button = Button("", kind, icon=icon, ink="ink2" if kind == "quiet" else "", parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
