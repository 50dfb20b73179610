"""Longer text: grows with what is typed, Tab leaves it, words a dictionary does not know are underlined where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSizeF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.record import FieldSpec
from planner.operations.entry import typed
from planner.ui import metrics
from planner.ui.form.editor import Editor
from planner.ui.form.lines import keeps_escape, passes_undo
from planner.ui.form.spelling import Speller

if TYPE_CHECKING:
    from planner.ui.desk import Desk

FEWEST_LINES, MOST_LINES = 2, 14


class TextBox(QPlainTextEdit):
    """As high as its text, within reason; the wheel is the page's while there is nothing to scroll."""

    def __init__(self, fewest: int = FEWEST_LINES) -> None:
        super().__init__()
        self._fewest = fewest
        self.document().setDocumentMargin(1.5)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(QSizeF(0, 1))

    def _fit(self, size: QSizeF) -> None:
        """The layout of plain text counts its height in lines."""
        lines = min(max(int(size.height()), self._fewest), MOST_LINES)
        margins = 2 * (metrics.px(5) + 1) + 2 * self.document().documentMargin()
        height = round(lines * self.fontMetrics().lineSpacing() + margins)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        scrolls = size.height() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit(self.document().documentLayout().documentSize())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the person is in here and there is more text than room."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()


class TextEditor(Editor):
    """A box of text read by `typed`; in one for a short text Enter does not break the line but takes it."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.box = TextBox(FEWEST_LINES if spec.long else 1)
        self._value: Any = ""
        self._quiet = False
        self.speller = Speller(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.textChanged.connect(self._note)
        self.box.installEventFilter(self)

    @property
    def control(self) -> QWidget:
        """The box."""
        return self.box

    def show_value(self, value: Any) -> None:
        """The text as stored."""
        self._value, self.is_dirty = value, False
        self._show(str(value or ""))

    def read(self) -> Any:
        """Without space around it."""
        return typed(self.spec, self.box.toPlainText(), texts.current(), self.desk.bridge.plan)

    def draft(self) -> str:
        """The text in the box."""
        return self.box.toPlainText()

    def show_draft(self, text: str) -> None:
        """The text as it was typed."""
        self._show(text)
        self.is_dirty = True

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Tell when the focus leaves; let undo pass to the plan; Escape takes back what was not taken."""
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        elif isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusIn:
            if self.desk.preferences.settings.spelling:
                self.speller.begin(self.desk.bridge.plan.municipality.language)
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._show_menu(event)
            return True
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if passes_undo(self, event):
                event.ignore()
                return True
            return keeps_escape(self, event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.is_dirty:
                self.show_value(self._value)
                self.decided.emit()
                return True
            if not self.spec.long and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _show_menu(self, event: QContextMenuEvent) -> None:
        """The usual menu, with what a misspelt word may have meant on top; the menu key asks at the cursor."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.box.textCursor() if by_key else self.box.cursorForPosition(event.pos())
        menu = self.box.createStandardContextMenu()
        self.speller.offer(menu, cursor)
        corner = self.box.cursorRect(cursor).bottomLeft()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.box.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    def _show(self, text: str) -> None:
        if text != self.box.toPlainText():
            self._quiet = True
            self.box.setPlainText(text)
            self._quiet = False

    def _note(self) -> None:
        if not self._quiet and self.box.toPlainText() != str(self._value or ""):
            self.is_dirty = True
            self.touched.emit()
