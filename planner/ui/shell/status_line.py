"""The status line: what was saved, what can be undone, remarks; view, look, language and text size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner import texts, tokens
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel
from planner.ui.widgets.sign_line import Sign

WIDEST_UNDO, LEAST_UNDO = 260, 96
"""Pixels at 100 % text size the undo link takes at most, and at least."""


class _Rule(QWidget):
    """A short vertical line between two entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(1, metrics.px(15)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        with paint.painting(self) as painter:
            paint.hairline(painter, 0, 0, 0, self.height() - 1, "rule")


class StatusLine(QWidget):
    """One row of quiet words and links; entries without words are not there."""

    undo_wanted = Signal()
    remarks_wanted = Signal()

    def __init__(
        self, theme_menu: QMenu, language_menu: QMenu, size_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(metrics.px(tokens.HEIGHTS.status_line))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tick = Sign("icon:check", 13, "good")
        self._saved = ElidedLabel("", "caption", "ink2")
        self._undo, self._remarks = self._link(self.undo_wanted), self._link(self.remarks_wanted)
        self._rules = [_Rule(), _Rule()]
        self._eye, self._lock = Sign("icon:eye", 15, "ink2"), Sign("icon:lock", 15, "ink2")
        self._is_protected = False
        self._view = ElidedLabel(_("internal view"), "caption", "ink2")
        self._look = self._switch(_("Look"), theme_menu)
        self._language = self._switch(_("Language"), language_menu)
        self._size = self._switch(_("Text size"), size_menu)
        self._look_rule = _Rule()
        self._step = ""
        """The words of the undo link, whole."""
        self._shows_view = True
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap(16), 1, metrics.gap(16), 0)
        row.setSpacing(metrics.gap(12))
        row.addLayout(_pair(self._tick, self._saved))
        for widget in (self._rules[0], self._undo, self._rules[1], self._remarks):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        view = _pair(self._eye, self._view)
        view.insertWidget(0, self._lock, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(view)
        for widget in (self._look_rule, self._look, _Rule(), self._language, _Rule(), self._size):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_saved("")
        self.set_undo("")
        self.set_remarks("")
        self.show_choices("", 100)

    def _link(self, signal: object) -> Button:
        button = Button("", "link", role="caption")
        button.clicked.connect(signal)
        return button

    @staticmethod
    def _switch(name: str, menu: QMenu) -> Button:
        button = Button("", "link", role="caption", ink="ink2")
        button.setMenu(menu)
        button.setProperty("switch", name)
        button.setToolTip(name)
        return button

    def set_saved(self, words: str) -> None:
        """Say when the last step was written."""
        self._saved.set_words(words)
        self._show_left()

    @property
    def said(self) -> str:
        """When the last step was written, and which one can be taken back."""
        return ". ".join(filter(None, (self._saved.words, self._undo.accessibleName())))

    def set_undo(self, words: str) -> None:
        """Offer to take back the last step, by its name."""
        self._step = words
        self._show_left()

    def _shorten_undo(self, room: int) -> None:
        shown = metrics.measure("caption").elidedText(self._step, Qt.TextElideMode.ElideRight, room)
        self._undo.set_words(shown)
        self._undo.setAccessibleName(self._step)
        self._undo.setToolTip(self._step if shown != self._step else "")

    def set_remarks(self, words: str) -> None:
        """Say how many remarks there are."""
        self._remarks.set_words(words)
        self._show_left()

    def show_view(self, shown: bool) -> None:
        """Say which view of the figures this is; only while a plan is open."""
        self._eye.setVisible(shown and not self._is_protected)
        self._lock.setVisible(shown and self._is_protected)
        self._shows_view = shown
        self._fit()

    def show_sight(self, is_protected: bool) -> None:
        """Say whether the page seen shows protected figures alone."""
        self._is_protected = is_protected
        self._view.set_words(_("protected view") if is_protected else _("internal view"))
        self.show_view(self._shows_view)

    def show_choices(self, look: str, percent: int) -> None:
        """Say the look, the language and the text size in use."""
        for button, words in (
            (self._look, look),
            (self._language, texts.current().language.upper()),
            (self._size, texts.current().percent(percent, 0) if look else ""),
        ):
            button.set_words(words)
            button.setAccessibleName(f"{button.property('switch')}: {words}")
        self._fit()

    def _show_left(self) -> None:
        has_undo = bool(self._step)
        self._tick.setVisible(bool(self._saved.words))
        self._saved.setVisible(bool(self._saved.words))
        self._undo.setVisible(has_undo)
        self._rules[0].setVisible(has_undo and bool(self._saved.words))
        self._remarks.setVisible(bool(self._remarks.words))
        self._rules[1].setVisible(bool(self._remarks.words) and (has_undo or bool(self._saved.words)))
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the look goes (the menu has it), then words beside a sign, then the step's name."""
        self._shorten_undo(metrics.px(WIDEST_UNDO))
        droppable: tuple[tuple[QWidget, ...], ...] = (
            (self._look_rule, self._look),
            (self._view,),
            (self._saved,) if self._step else (),
        )
        shown = (bool(self._look.words), self._shows_view, bool(self._saved.words))
        for widgets, visible in zip(droppable, shown, strict=True):
            for widget in widgets:
                widget.setVisible(visible)
        for widgets in droppable:
            if self._needed() <= self.width():
                return
            for widget in widgets:
                widget.hide()
        lack = self._needed() - self.width()
        if lack > 0 and self._step:
            room = metrics.measure("caption").horizontalAdvance(self._undo.words) - lack
            self._shorten_undo(max(round(room), metrics.px(LEAST_UNDO)))

    def _needed(self) -> int:
        """The width in which everything shown stands with its words."""
        self._row.invalidate()
        return self._row.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, with a hairline above."""
        with paint.painting(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.colour("ground"))
            paint.hairline(painter, 0, 0, self.width() - 1, 0)


def _pair(sign: QWidget, words: QWidget) -> QHBoxLayout:
    """A sign and its words, closer together than entries are."""
    row = QHBoxLayout()
    row.setSpacing(metrics.gap(8))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
