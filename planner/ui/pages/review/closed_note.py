"""The line above what belongs to a closed cycle: it can be read, and changed once the cycle is open again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.domain.frame import CycleState
from planner.operations.cycles import ReopenCycle
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.button import Button
from planner.ui.widgets.sign_line import SignLine


def is_writable(desk: Desk) -> bool:
    """Whether what belongs to the present cycle can be changed in this window."""
    bridge = desk.bridge
    return not bridge.session.read_only and bridge.plan.cycle.state is CycleState.OPEN


class ClosedNote(QWidget):
    """Shown while the present cycle is closed, with the way to open it again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(16))
        self._line = SignLine("icon:lock", "")
        self._open = Button(_("Reopen the cycle"), "plain")
        self._open.clicked.connect(self._reopen)
        row.addWidget(self._line, 1)
        row.addWidget(self._open)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def refresh(self) -> None:
        """Show or hide, after the plan changed."""
        bridge = self._desk.bridge
        cycle = bridge.plan.cycle
        closed = cycle.state is CycleState.CLOSED
        self._line.label.setText(_("Cycle {number} is closed. It can be read, not changed.", number=cycle.number))
        self._open.setVisible(not bridge.session.read_only)
        self.setVisible(closed)

    def _reopen(self) -> None:
        self._desk.bridge.run(ReopenCycle(self._desk.bridge.plan.cycle.id), origin=self)
