"""What stands below figures: source, delivery, version; breaks; the rule, or that these are raw; what the signs mean."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.figures import described
from planner.ui.figures.comparing import comparison_line, how_line
from planner.ui.figures.state import FiguresState
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import Sign


class Notes(QWidget):
    """The chosen area in a sentence, and quiet lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compared = Label("", "body", wrap=True)
        lines = (Label("", "caption", "ink2", wrap=True) for _line in range(6))
        self.source, self.breaks, self.kept, self.tested, self.rule, self.signs = lines
        self._eye, self._lock = Sign("icon:eye", 15, "ink2"), Sign("icon:lock", 15, "ink2")
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(6))
        for sign in (self._eye, self._lock):
            row.addWidget(sign)
        row.addWidget(self.rule, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(3))
        column.addWidget(self.compared)
        column.addWidget(self.source)
        column.addWidget(self.breaks)
        column.addWidget(self.kept)
        column.addWidget(self.tested)
        column.addLayout(row)
        column.addWidget(self.signs)

    def follow(self, state: FiguresState) -> None:
        """Another area or period is chosen: say how it changed and where it stands."""
        said = comparison_line(state)
        self.compared.setText(said)
        self.compared.setVisible(bool(said))
        breaks = described.breaks_line(state)
        self.breaks.setText(breaks)
        self.breaks.setVisible(bool(breaks))
        tested = how_line(state) if said else ""
        self.tested.setText(tested)
        self.tested.setVisible(bool(tested))

    def show_state(self, state: FiguresState) -> None:
        """Bring the lines up to date."""
        self.follow(state)
        rule = described.rule_line(state)
        if not state.is_protected:
            rule = _("Internal view: raw figures, for the house alone. Copies and pictures carry protected figures.")
        self.source.setText(described.source_line(state))
        kept = described.notes_line(state)
        self.kept.setText(kept)
        self.kept.setVisible(bool(kept))
        self.rule.setText(rule)
        self._eye.setVisible(not state.is_protected)
        self._lock.setVisible(state.is_protected)
        signs = described.signs_line(state.states())
        self.signs.setText(signs)
        self.signs.setVisible(bool(signs))
