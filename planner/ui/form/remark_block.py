"""A remark under its field: what a rule found, a fix where one is obvious, and a way to keep things as they are with a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.remarks import Remark
from planner.domain.rules import BY_CODE
from planner.domain.rules.fixes import Fix, fix_of
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.desk import Desk
from planner.ui.guidance.lists import sign_of
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine

EDGE = 3
WAYS_GAP = 16
WAY_HEIGHT = 26


class ReasonLine(QLineEdit):
    """The reason for living with a remark; Escape takes the question back."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape is ours before it closes the form."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class WayButton(Button):
    """An action beside a sentence: lower than a button that stands alone."""

    def sizeHint(self) -> QSize:
        """As high as a line with a little air, and never too low to hit."""
        return QSize(super().sizeHint().width(), metrics.px(WAY_HEIGHT))


class RemarkBlock(QWidget):
    """One remark. It stays the same widget while the rule goes on finding it, so that a reason half typed is kept."""

    def __init__(self, desk: Desk, remark: Remark, write: Callable[[Fix], None] | None) -> None:
        super().__init__()
        self.remark = remark
        self._desk, self._write = desk, write
        self._fix: Fix | None = None
        self._line = SignLine(sign_of(remark), "", word=_("Remark"))
        self._fix_button = WayButton("", "link")
        self._keep_button = WayButton(_("Keep with a reason"), "link")
        self._reason = ReasonLine()
        self._reason.setMaxLength(200)
        self._reason.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self._reason.setAccessibleName(_("Reason"))
        self._reason.setPlaceholderText(_("Reason"))
        self._take_button = Button(_("Keep"), "plain")
        self._error = Label("", "caption", "late", wrap=True)
        self._lay_out(remark.code)
        self._connect()
        self.ask(open_=False)
        self.update_to(remark)

    def _lay_out(self, code: str) -> None:
        column = QVBoxLayout(self)
        side = metrics.gap(12)
        column.setContentsMargins(side + EDGE, metrics.gap(8), side, metrics.gap(6))
        column.setSpacing(metrics.gap(2))
        column.addWidget(self._line)
        row = QHBoxLayout()
        row.setContentsMargins(metrics.px(tokens.SHAPE_LIST) + metrics.gap(10), 0, 0, 0)
        row.setSpacing(metrics.gap(16))
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(metrics.gap(WAYS_GAP))
        self._ways.addWidget(self._fix_button)
        self._ways.addWidget(self._keep_button)
        self._ways.addStretch(0)
        row.addLayout(self._ways)
        row.addWidget(self._reason, 1)
        row.addWidget(self._take_button)
        row.addStretch(0)
        code_label = Label(code, "caption", "ink2")
        code_label.setAccessibleName(_("Rule {code}", code=code))
        code_label.setToolTip(_(BY_CODE[code].why))
        row.addWidget(code_label, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._taken_width = column.contentsMargins().left() + column.contentsMargins().right()
        self._taken_width += row.contentsMargins().left() + code_label.sizeHint().width() + 2 * row.spacing()
        column.addLayout(row)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _connect(self) -> None:
        self._fix_button.clicked.connect(self._take_fix)
        self._keep_button.clicked.connect(lambda: self.ask(open_=True))
        self._take_button.clicked.connect(self._keep)
        self._reason.returnPressed.connect(self._keep)
        self._reason.given_up.connect(lambda: self.ask(open_=False))

    @property
    def fix_button(self) -> Button:
        """What settles it at once; hidden where nothing does."""
        return self._fix_button

    @property
    def keep_button(self) -> Button:
        """What asks for the reason."""
        return self._keep_button

    @property
    def reason(self) -> QLineEdit:
        """Where the reason is typed."""
        return self._reason

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._line.label.text()

    def update_to(self, remark: Remark) -> None:
        """The rule finds it again, perhaps with other numbers."""
        self.remark = remark
        words = self._desk.words.remark(remark)
        self._line.label.setText(words)
        what = _("Remark")
        self._line.label.setAccessibleName(f"{words} ({what})")
        record = self._desk.bridge.plan.find(remark.kind, remark.subject)
        can_fix = record is not None and self._write is not None
        self._fix = fix_of(self._desk.look(), remark, record) if can_fix and record is not None else None
        if self._fix is not None:
            self._fix_button.set_words(self._desk.words.say(self._fix.words))
        self._fix_button.setVisible(self._fix is not None and not self.asks)
        self._arrange(self.width())

    @property
    def asks(self) -> bool:
        """Whether the reason is being typed."""
        return not self._reason.isHidden()

    def ask(self, *, open_: bool) -> None:
        """Ask for the reason in place of the actions, or not any more."""
        had_focus = self._reason.hasFocus()
        for widget in (self._reason, self._take_button):
            widget.setVisible(open_)
        self._keep_button.setVisible(not open_)
        self._fix_button.setVisible(not open_ and self._fix is not None)
        self._say("")
        if open_:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._reason.clear()
            if had_focus:
                self._keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_fix(self) -> None:
        if self._fix is not None and self._write is not None:
            self._write(self._fix)

    def _keep(self) -> None:
        from planner.operations.frame import WaiveRemark

        self._say(
            self._desk.bridge.attempt(
                WaiveRemark(self.remark.code, self.remark.subject, self._reason.text().strip()), self
            )
        )

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._reason.setAccessibleDescription(sentence)

    def minimumSizeHint(self) -> QSize:
        """Actions that do not fit beside each other stand below each other."""
        return QSize(metrics.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how the actions stand."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        wanted = self._keep_button.sizeHint().width()
        if self._fix is not None:
            wanted += self._fix_button.sizeHint().width() + metrics.gap(WAYS_GAP)
        fits = wanted + self._taken_width <= width
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._ways.direction() != direction:
            self._ways.setDirection(direction)
            self._ways.setSpacing(metrics.gap(WAYS_GAP if fits else 0))
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the edge at the left."""
        rect = QRectF(self.rect())
        with paint.painting(self) as painter:
            painter.fillRect(rect, theme.colour("risk_soft"))
            if theme.is_high_contrast():
                paint.rounded(painter, rect, edge="risk_edge", radius=0)
            painter.fillRect(QRectF(0, 0, EDGE, rect.height()), theme.colour("risk_edge"))
