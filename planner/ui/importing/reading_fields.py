"""How a table is cut and read, each guess open to correction: encoding, delimiter, decimal sign, header, period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from planner.domain.errors import PlannerError
from planner.domain.periods import normalised
from planner.exchange.roles import Role
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.words import ENCODINGS
from planner.ui.importing.work import Figures
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField

if TYPE_CHECKING:
    from planner.exchange.preview import Preview
    from planner.exchange.tables import TableRead


class ReadingFields(QWidget):
    """A field for each guess; a new choice reads the file again in the worker."""

    def __init__(self, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.gap(12))
        self._grid.setVerticalSpacing(metrics.gap(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()

    def _fill(self) -> None:
        found, hints = self._flow.found, self._flow.hints
        figures = found if isinstance(found, Figures) else None
        shown: Preview | None = figures.preview if figures is not None else None
        read: TableRead | None = figures.proposal.read if figures is not None and figures.proposal else None
        encodings = list(ENCODINGS.items())
        encoding = shown.encoding if shown else hints.encoding or ""
        if encoding not in ENCODINGS:
            encodings.append((encoding, encoding or _("as recognised")))
        delimiters = [
            (";", _("Semicolon ;")), (",", _("Comma ,")), ("\t", _("Tab")), ("|", _("Bar |")),
        ]  # fmt: skip
        delimiter = shown.delimiter if shown else hints.delimiter or ""
        if delimiter not in dict(delimiters):
            delimiters.append((delimiter, delimiter or _("as recognised")))
        decimals = [("", _("as recognised")), (",", _("Comma")), (".", _("Point"))]
        decimal = hints.decimal or (read.decimal if read and read.decimal else "")
        header = shown.header if shown else hints.header is not False
        headers = [("names", _("names the columns")), ("figures", _("holds figures"))]
        if shown is None or shown.delimiter:
            self._add(0, 0, _("Encoding"), encodings, encoding, "encoding")
            self._add(0, 1, _("Delimiter"), delimiters, delimiter, "delimiter")
        self._add(1, 0, _("Decimal sign"), decimals, decimal, "decimal")
        self._add(1, 1, _("First row"), headers, "names" if header else "figures", "header")
        if shown is not None and not self._has_period(read):
            self._add_period()

    def _has_period(self, read: TableRead | None) -> bool:
        return (
            read is not None
            and self._flow.hints.period is None
            and any(guess.role is Role.PERIOD for guess in read.guesses)
        )

    def _add(self, row: int, column: int, name: str, options: list[tuple[str, str]], current: str, hint: str) -> None:
        field = ComboField(name, options, current)
        field.setObjectName(f"reading.{hint}")
        field.taken.connect(lambda key: self._take(hint, key))
        self._grid.addWidget(field, row, column)
        self._grid.setColumnStretch(column, 1)

    def _take(self, hint: str, key: str) -> None:
        value = key == "names" if hint == "header" else key or None
        self._flow.reread(**{hint: value})

    def _add_period(self) -> None:
        """The period of all rows, where no column tells it."""
        field = TextField(_("Period of all rows"), hint=_("2012, 31.12.2012, 2012-Q3 or 2012/13"), optional=True)
        field.setObjectName("reading.period")
        field.line.setText(self._flow.hints.period or "")
        field.line.editingFinished.connect(lambda: self._take_period(field))
        self._grid.addWidget(field, 2, 0, 1, 2)

    def _take_period(self, field: TextField) -> None:
        words = field.words
        if words == (self._flow.hints.period or ""):
            return
        try:
            known = not words or normalised(words) is not None
        except PlannerError:
            known = False
        field.set_error("" if known else _("This is no period. Example: 2012-Q3"))
        if known:
            self._flow.reread(period=words or None)
