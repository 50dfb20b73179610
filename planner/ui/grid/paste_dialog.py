"""Before more than one row is pasted: what goes where, which cells cannot be read and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner import texts, tokens
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import cells, drawing, metrics, paint, theme
from planner.ui.grid.pasting import PastedCell, PastedRow, Pasting
from planner.ui.widgets.button import Button
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.label import Label
from planner.ui.widgets.plain_table import dress
from planner.ui.widgets.segments import Segments
from planner.ui.widgets.sign_line import SignLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
WIDTH, HEIGHT = 760, 560
WIDEST = 240


class PreviewModel(QAbstractTableModel):
    """The pasted rows; the first column names the record each goes to."""

    def __init__(self, pasting: Pasting, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.pasting = pasting
        self._plan = plan

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Pasted rows."""
        return 0 if parent.isValid() else len(self.pasting.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The record, then the cells."""
        return 0 if parent.isValid() else 1 + len(self.pasting.columns)

    def row(self, index: Index) -> PastedRow:
        """The row of an index."""
        return self.pasting.rows[index.row()]

    def cell(self, index: Index) -> PastedCell | None:
        """The cell of an index; None in the column of records."""
        return self.row(index).cells[index.column() - 1] if index.column() else None

    def fault(self, index: Index) -> str:
        """Why a cell, or the whole row, is not taken."""
        cell = self.cell(index)
        return (cell.fault if cell is not None else "") or (self.row(index).fault if not index.column() else "")

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Words as pasted; aloud with what is wrong."""
        if not index.isValid():
            return None
        cell, fault = self.cell(index), self.fault(index)
        record = self.row(index).record
        words = cell.words if cell is not None else name_of(record, self._plan, texts.current()) if record else _("new")
        if role == Role.DisplayRole:
            return words
        if role == Role.AccessibleTextRole:
            said = f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
            return f"{said}. {fault}" if fault else said
        return (fault or words) if role == Role.ToolTipRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Where the cells go."""
        if way != Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if section == 0:
            return _("Row")
        column = self.pasting.columns[section - 1]
        if column is None or column.spec is None:
            return _("not taken over")
        return column.head


class _PreviewDelegate(QStyledItemDelegate):
    """A cell: words, quiet where nothing is taken, with the sign of an error where it cannot be read."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model, rect = index.model(), QRectF(option.rect)
        if not isinstance(model, PreviewModel):
            return
        fault, cell = model.fault(index), model.cell(index)
        painter.fillRect(rect, theme.colour("late_soft" if fault else "paper"))
        pad = metrics.px(cells.PADDING)
        room = rect.adjusted(pad, 0, -pad, 0)
        if fault:
            side = metrics.px(tokens.SHAPE_ROW)
            drawing.sign(painter, QRectF(room.left(), room.center().y() - side / 2, side, side), "status:late")
            room = room.adjusted(side + metrics.px(8), 0, 0, 0)
        taken = cell is None or cell.taken
        words = " ".join(str(index.data() or "").split())
        paint.text(painter, room, words, role="body" if cell else "body_strong", ink="ink" if taken else "ink2")
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.frame(painter, rect)


class PasteDialog(QDialog):
    """Shows the table and asks; accepted, it is taken over."""

    switched = Signal()
    """A person wants the rows laid over the grid the other way: as new ones, or over those there are."""

    def __init__(self, pasting: Pasting, plan: Plan, parent: QWidget, *, other: Pasting | None = None) -> None:
        """`other` is what the same table would do the other way, None where there is only one way."""
        super().__init__(parent)
        count = len(pasting.changed) + len(pasting.added)
        self.setWindowTitle(_("Paste rows"))
        self.resize(metrics.dialog_size(WIDTH, HEIGHT, parent.window()))
        column = QVBoxLayout(self)
        side = metrics.gap(24)
        column.setContentsMargins(side, metrics.gap(20), side, side)
        column.setSpacing(metrics.gap(12))
        column.addWidget(Label(ngettext("Paste {n} row?", "Paste {n} rows?", len(pasting.rows)), "h2", wrap=True))
        column.addWidget(Label(summary(pasting), "lead", "ink2", wrap=True))
        if other is not None:
            column.addWidget(self._ways(pasting), 0, Qt.AlignmentFlag.AlignLeft)
        if pasting.left_out:
            heads = ", ".join(f"„{head.strip()}“" for head in pasting.left_out)
            sentence = _("This list has no place to type these columns: {heads}. They are left out.", heads=heads)
            column.addWidget(SignLine("step:open", sentence, word=_("Look")))
        if pasting.faults:
            sentence = ngettext(
                "{n} entry cannot be read. It is left out.", "{n} entries cannot be read. They are left out.",
                pasting.faults,
            )  # fmt: skip
            column.addWidget(SignLine("status:at_risk", sentence, word=_("Look")))
        self.table = self._make_table(pasting, plan)
        column.addWidget(self.table, 1)
        self.why = Label("", "body", "ink", wrap=True)
        self.why.setMinimumHeight(round(metrics.measure("body").height() * 2))
        column.addWidget(self.why)
        column.addLayout(self._buttons(count))
        self._show_first_fault(pasting)
        self._ring = FocusRing(self)

    def _ways(self, pasting: Pasting) -> Segments:
        options = [("new", _("As new rows")), ("over", _("Over the rows from here on"))]
        ways = Segments(_("Where the rows go"), options, "over" if pasting.changed else "new")
        ways.chosen.connect(lambda _way: self.switched.emit())
        return ways

    def _make_table(self, pasting: Pasting, plan: Plan) -> QTableView:
        table = QTableView()
        model = PreviewModel(pasting, plan, table)
        table.setModel(model)
        table.setItemDelegate(_PreviewDelegate(table))
        table.setAccessibleName(_("What is pasted where"))
        dress(table)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(metrics.px(20))
        table.verticalHeader().setDefaultSectionSize(metrics.px(tokens.HEIGHTS.grid_row))
        table.setHorizontalHeader(_Heads(table))
        for section in range(model.columnCount()):
            table.setColumnWidth(section, _width(model, section))
        table.selectionModel().currentChanged.connect(lambda now, _before: self._say(model, now))
        return table

    def _buttons(self, count: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take = Button(ngettext("Take over {n} row", "Take over {n} rows", count), "primary")
        self.take.setDefault(True)
        self.take.setEnabled(count > 0)
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        (self.take if count else cancel).setFocus()
        return row

    def _say(self, model: PreviewModel, index: Index) -> None:
        self.why.setText(model.fault(index) if index.isValid() else "")

    def _show_first_fault(self, pasting: Pasting) -> None:
        model = self.table.model()
        for row, pasted in enumerate(pasting.rows):
            faults = [0] if pasted.fault else [1 + at for at, cell in enumerate(pasted.cells) if cell.fault]
            if faults:
                self.table.setCurrentIndex(model.index(row, faults[0]))
                return
        self.table.setCurrentIndex(model.index(0, 0))


class _Heads(QHeaderView):
    """Captions over a rule."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setAccessibleName(_("Column heads"))
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(metrics.px(40))

    def sizeHint(self) -> QSize:
        """The height of a head."""
        return QSize(0, metrics.px(tokens.HEIGHTS.grid_head))

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        """One head."""
        area, pad = QRectF(rect), metrics.px(cells.PADDING)
        painter.fillRect(area, theme.colour("paper"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        paint.text(painter, area.adjusted(pad, 0, -pad, 0), words, role="caption_strong", ink="ink2")
        paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1, "rule")


def summary(pasting: Pasting) -> str:
    """How many rows change, how many come, and how the columns were found."""
    parts = []
    if pasting.changed:
        parts.append(ngettext("{n} row changes.", "{n} rows change.", len(pasting.changed)))
    if pasting.added:
        parts.append(ngettext("{n} row is added.", "{n} rows are added.", len(pasting.added)))
    if pasting.by_heads:
        parts.append(_("The first line names the columns."))
    return " ".join(parts) or _("Nothing of it can be taken over.")


def _width(model: PreviewModel, section: int) -> int:
    head = paint.width_of(str(model.headerData(section, Qt.Orientation.Horizontal)), "caption_strong")
    rows = range(min(40, model.rowCount()))
    widest = max(
        (paint.width_of(str(model.index(row, section).data() or ""), "body_strong") for row in rows), default=0
    )
    return round(min(max(head, widest), metrics.px(WIDEST))) + 2 * metrics.px(cells.PADDING) + metrics.px(22)
