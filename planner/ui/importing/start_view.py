"""The first step of an import: which file? A button, a place to drop it, and what came before."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Delivery
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.desk import Desk
from planner.ui.importing.border_reading import BorderFields
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.reading_fields import ReadingFields
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.sign_line import SignLine

SHOWN = 6
GHOST_EM = 50
"""Width of the page in em from which the ghost of a table stands at the right."""


class _Ghost(QWidget):
    """A table as it will look, in track colour: heads with bars, lines, some cells."""

    HEADS = (0.34, 0.22, 0.22, 0.22)
    ROWS = 7

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(metrics.px(330), metrics.px(60 + 34 * self.ROWS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, then rows."""
        height = metrics.px(44)
        with paint.painting(self) as painter:
            x = 0.0
            for number, share in enumerate(self.HEADS):
                width = share * self.width()
                if not theme.is_high_contrast():
                    painter.fillRect(QRectF(x, 0, width - 3, height), theme.colour("fill"))
                painter.fillRect(QRectF(x, 0, width - 3, 3), theme.colour("track2" if number < 3 else "rule"))
                self._bar(painter, QRectF(x + metrics.px(10), metrics.px(16), width * 0.5, metrics.px(10)))
                for row in range(self.ROWS):
                    y = height + metrics.px(34) * row
                    length = width * (0.55 if number == 0 else 0.3) * (0.75 + 0.25 * ((row * 7 + number * 3) % 4) / 3)
                    left = x + metrics.px(10) if number == 0 else x + width - metrics.px(13) - length
                    self._bar(painter, QRectF(left, y + metrics.px(13), length, metrics.px(8)))
                x += width
            for row in range(1, self.ROWS + 1):
                y = height + metrics.px(34) * row
                paint.hairline(painter, 0, y, self.width() - 3, y, "line")

    @staticmethod
    def _bar(painter: object, rect: QRectF) -> None:
        from PySide6.QtGui import QPainter

        if isinstance(painter, QPainter):
            high = theme.is_high_contrast()
            paint.rounded(painter, rect, fill=None if high else "track", edge="rule" if high else None, radius=3)


class StartView(QWidget):
    """Offers to choose a file, shows where one can be dropped, and lists the deliveries there are."""

    file_wanted = Signal()

    def __init__(self, desk: Desk, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._flow = desk, flow
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, metrics.gap(8), 0, 0)
        whole.setSpacing(metrics.gap(28))
        self._ghost = _Ghost()
        self._ghost.hide()
        self.button = Button(_("Choose a file"), "primary", icon="folder")
        self.button.clicked.connect(self.file_wanted)
        self.paste = Button(_("Paste a table"), "plain")
        self.paste.clicked.connect(self._take_clipboard)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(metrics.gap(48))
        top.addWidget(self._offer(), 1)
        top.addWidget(self._ghost)
        whole.addLayout(top)
        self._add_deliveries(whole)
        whole.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _offer(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        refused = self._flow.path is not None and self._flow.refusal
        name = self._flow.path.name if self._flow.path is not None else ""
        column.addWidget(Label(name if refused else _("Which file do you want to take in?"), "h2", wrap=True))
        if refused:
            column.addWidget(SignLine("status:late", self._flow.refusal, word=_("Error")))
            for fields in self._ways_out():
                fields.setMaximumWidth(metrics.px(420))
                column.addWidget(fields)
        else:
            lead = _(
                "Figures by area as CSV, Excel or OpenDocument, borders as GeoJSON or shapefile. The program says what it recognises;"
                " nothing is written before you agree."
            )
            column.addWidget(Label(lead, "lead", "ink2", wrap=True))
        column.addSpacing(metrics.gap(4))
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(12))
        row.addWidget(self.button)
        row.addWidget(self.paste)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Label(_("Or drop the file onto this page."), "caption", "ink2", wrap=True))
        column.addStretch(1)
        return box

    def _ways_out(self) -> Iterator[QWidget]:
        """What a person may say of a refused file so that it can be read: how a table is cut, where borders lie."""
        from planner.exchange.borders import are_borders

        if self._flow.is_unplaced:
            yield BorderFields(self._flow, None)
        elif self._flow.path is not None and not are_borders(self._flow.path):
            yield ReadingFields(self._flow)

    def _take_clipboard(self) -> None:
        """Read the table that was copied elsewhere."""
        copied = QGuiApplication.clipboard().mimeData()
        text = copied.text()
        if "\t" not in text and "<table" in copied.html().lower():
            text = copied.html()  # a page in a browser tells where its columns are, its text does not
        if text.strip():
            self._flow.paste(text)
        else:
            self._desk.tell("look", _("The clipboard holds no text. Copy the table first."))

    def _add_deliveries(self, whole: QVBoxLayout) -> None:
        plan, words = self._desk.bridge.plan, texts.current()
        found = sorted(plan.all(Delivery), key=lambda one: (str(one.day or ""), one.id), reverse=True)
        if not found:
            return
        box = QVBoxLayout()
        box.setSpacing(metrics.gap(4))
        box.addWidget(ElidedLabel(_("Deliveries so far"), "caption_strong", "ink2"))
        box.addWidget(Hairline("line"))
        rows = [
            Row(
                title=one.title,
                second=" · ".join(filter(None, (one.source, one.file_name if one.file_name != one.title else ""))),
                sign="icon:file",
                aside=words.date(one.day) if one.day else "",
                payload=one,
            )
            for one in found[:SHOWN]
        ]
        view = RowsView(_("Deliveries so far"), rows)
        view.taken.connect(self._desk.show_record)
        box.addWidget(view)
        if len(found) > SHOWN:
            more = words.ngettext("{n} older delivery", "{n} older deliveries", len(found) - SHOWN)
            box.addWidget(Label(more, "caption", "ink2"))
        whole.addLayout(box)

    def arrange(self, em: float) -> None:
        """The ghost stands only where there is room."""
        self._ghost.setVisible(em >= GHOST_EM)
