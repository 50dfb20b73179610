"""What stands above the fields of an indicator: its formula in words, the way to its figures, the catalogue to start from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.content.starter_indicators import starter_indicators
from planner.domain.figures import Indicator
from planner.operations.indicators import ReviseIndicator
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures.origin import formula
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.label import Label


class FormulaLine(QWidget):
    """The formula in words, and while there is none a catalogue whose entries fill the fields below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self.words = Label("", "body", wrap=True)
        self.show_figures = Button(_("Show its figures"), "link")
        self.show_figures.clicked.connect(lambda: desk.go("figures", "series", self._id))
        self.starters = ComboField(_("Start from the catalogue"), self._options(), "")
        self.starters.combo.taken.connect(self._start_from)
        row = QHBoxLayout()
        row.addWidget(self.show_figures)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.starters)

    def show_record(self, indicator: Indicator) -> None:
        """Say the formula of an indicator; one without words or formula can start from the catalogue."""
        self._id = indicator.id
        said = formula(self._desk.bridge.plan, indicator) if indicator.numerator else ""
        words = _("Worked out as {formula}", formula=said) if said else _("No formula yet: choose what is counted.")
        self.words.setText(words)
        self.show_figures.setVisible(bool(indicator.numerator))
        self.starters.setVisible(not indicator.numerator and not indicator.definition)

    def _options(self) -> list[tuple[str, str]]:
        entries = starter_indicators(texts.current().language)
        return [("", _("Choose an indicator")), *((one.id, one.name) for one in entries)]

    def _start_from(self, ident: str) -> None:
        entry = next((one for one in starter_indicators(texts.current().language) if one.id == ident), None)
        indicator = self._desk.bridge.plan.get(Indicator, self._id)
        if entry is None or indicator is None:
            return
        fields = entry.fields()
        if indicator.code:
            del fields["code"]
        self._desk.bridge.run(ReviseIndicator(indicator.id, fields))
