"""The remarks in one place of a form: below a field, below a part, or above all fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.remarks import Remark
from planner.domain.rules.fixes import Fix
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.remark_block import RemarkBlock


class RemarkColumn(QWidget):
    """Takes no room while there is nothing to say. A block whose remark is found again stays the widget it is."""

    let_go = Signal()
    """The block the focus was in is settled: lead the focus on."""

    def __init__(self, desk: Desk, write: Callable[[Fix], None] | None = None, most: int = 5) -> None:
        """Without `write` remarks offer no fix: they speak of other records than the one shown."""
        super().__init__()
        self._desk, self._write, self._most = desk, write, most
        self.blocks: dict[tuple[str, str], RemarkBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.gap(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these, the first ones where there are many."""
        wanted = {(one.code, one.subject): one for one in remarks[: self._most]}
        for key in [key for key in self.blocks if key not in wanted]:
            self._drop(self.blocks.pop(key))
        for key, remark in wanted.items():
            if key in self.blocks:
                self.blocks[key].update_to(remark)
            else:
                self.blocks[key] = RemarkBlock(self._desk, remark, self._write)
                self._column.addWidget(self.blocks[key])
        self.setVisible(bool(self.blocks))

    def _drop(self, block: RemarkBlock) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget) and block.isAncestorOf(focused):
            self.let_go.emit()
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
