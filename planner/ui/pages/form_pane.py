"""The pane at the right of a list where the chosen record is worked on: the form, with a way to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.form.form import Form
from planner.ui.widgets.button import Button

WIDTH = 420
APART = 24
LEAST_ALONE = 380
"""Height below which the page scrolls instead of the form: head, some fields, foot."""


class FormPane(QWidget):
    """420 wide beside a list, as wide as the page where it stands alone; a hairline at its left."""

    closed = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self.is_asked_for = False
        """It was opened for a record, and not only because its view begins with it."""
        self._alone = False
        self._back = Button(_("Back to the list"), "link", icon="previous")
        self._close = Button("", "quiet", icon="close")
        self._close.setAccessibleName(_("Close the form"))
        self._close.setToolTip(_("Close the form (Esc)"))
        for button in (self._back, self._close):
            button.clicked.connect(self.closed)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.gap(4))
        column.addLayout(head)
        column.addWidget(form, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_alone(False)
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """The form scrolls within what there is: it never asks the page for the height of all its words."""
        return False

    def sizeHint(self) -> QSize:
        """No higher than it must be."""
        return self.minimumSizeHint()

    def set_alone(self, alone: bool) -> None:
        """Take the whole page, with a way back, or stand at the right of the list."""
        self._alone = alone
        self._back.setVisible(alone)
        self._close.setVisible(not alone)
        left = 0 if alone else metrics.gap(APART)
        self.layout().setContentsMargins(left, 0, 0, 0)  # type: ignore[union-attr]  # set in __init__
        self.setMinimumHeight(metrics.px(LEAST_ALONE) if alone else 0)
        if alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedWidth(metrics.px(WIDTH) + left)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline."""
        if not self._alone:
            with paint.painting(self) as painter:
                x = metrics.gap(APART) // 2
                paint.hairline(painter, x, 0, x, self.height() - 1, "rule")
