"""Who pays for a measure and until when, in one line over its form: what committees ask first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.domain import money
from planner.domain.catalogues import Funder
from planner.domain.measures import Measure
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.sign_line import SignLine

SIGNS = {False: "icon:offers", True: "status:at_risk"}


def payers(plan: Plan, measure: Measure) -> str:
    """“State programme until 2026, town until 2027”; "" while no money is planned."""
    found = money.of_measure(plan, measure.id)
    last = money.paid_until(found)
    if not last:
        return _("Nobody pays for it yet.") if found.costs.planned else ""
    said = []
    for funder, year in sorted(last.items(), key=lambda one: (one[1], one[0] or "")):
        record = plan.get(Funder, funder) if funder else None
        said.append(_("{funder} until {year}", funder=record.name if record else _("without a funder"), year=str(year)))
    return _("Paid for by: {payers}.", payers=texts.current().list(said))


def ends_early(plan: Plan, measure: Measure) -> bool:
    """Whether money ends in a year before the measure does, or none is there."""
    found = money.of_measure(plan, measure.id)
    if found.funded_until is None:
        return bool(found.costs.planned)
    return measure.until is not None and found.funded_until < measure.until.year


class Payers(QWidget):
    """The line; the warning sign where money ends before the measure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line = SignLine(SIGNS[False], "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap(4))
        column.addWidget(self.line)

    def show_record(self, record: Record | None) -> None:
        """Say who pays for a measure."""
        plan = self._desk.bridge.plan
        if not isinstance(record, Measure):
            self.hide()
            return
        words, early = payers(plan, record), ends_early(plan, record)
        if early and money.of_measure(plan, record.id).funded_until is not None:
            words += " " + _("The money ends before the measure.")
        self.line.sign.set_name(SIGNS[early])
        self.line.label.setText(words)
        self.line.label.setAccessibleName(words)
        self.setVisible(bool(words))
