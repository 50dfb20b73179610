"""How a table is cut and read, each guess open to correction: sheet, encoding, delimiter, decimal sign, heads, period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from planner import texts
from planner.domain.errors import PlannerError
from planner.domain.periods import normalised
from planner.exchange.roles import Names, Role
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.words import ENCODINGS
from planner.ui.importing.work import Figures
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField

MOST_TOP = 30
MOST_HEADS = 6

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
        found = self._flow.found
        figures = found if isinstance(found, Figures) else None
        shown: Preview | None = figures.preview if figures is not None else None
        read: TableRead | None = figures.proposal.read if figures is not None and figures.proposal else None
        if shown is not None and shown.sheets:
            sheets = [(name, name) for name in shown.sheets]
            self._add(self._grid.rowCount(), 0, _("Sheet"), sheets, shown.sheet, "sheet", wide=True)
        if shown is None or shown.delimiter:
            self._add_text(shown)
        self._add_heads(shown, read)
        if shown is not None and not self._has_period(read):
            self._add_whole("period", _("Period of all rows"), _("2012, 31.12.2012, 2012-Q3 or 2012/13"))
        if shown is not None and (self._flow.hints.area or not self._has_area(read)):
            self._add_whole("area", _("Area of all rows"), _("Name or key of the area"))

    def _add_text(self, shown: Preview | None) -> None:
        """Encoding and delimiter, which only text has."""
        hints, row = self._flow.hints, self._grid.rowCount()
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
        self._add(row, 0, _("Encoding"), encodings, encoding, "encoding")
        self._add(row, 1, _("Delimiter"), delimiters, delimiter, "delimiter")

    def _add_heads(self, shown: Preview | None, read: TableRead | None) -> None:
        """The decimal sign, what the heads of the figures name, and where the heads stand."""
        hints, row = self._flow.hints, self._grid.rowCount()
        decimals = [("", _("as recognised")), (",", _("Comma")), (".", _("Point"))]
        decimal = hints.decimal or (read.decimal if read and read.decimal else "")
        named = [("", _("as recognised")), *((str(one.value), _(str(one.label))) for one in Names)]
        names = hints.names or (read.names if read else "")
        self._add(row, 0, _("Decimal sign"), decimals, decimal, "decimal")
        self._add(row, 1, _("Heads name"), named, str(names), "names")
        first, count = (shown.first_row, shown.header_rows) if shown else (hints.first_row or 1, hints.header_rows or 0)
        tops = [(str(number), texts.current().number(number)) for number in range(1, max(MOST_TOP, first) + 1)]
        counts = [
            ("0", _("none")),
            *((str(n), texts.current().number(n)) for n in range(1, max(MOST_HEADS, count) + 1)),
        ]
        self._add(row + 1, 0, _("Heads begin in row"), tops, str(first), "first_row")
        self._add(row + 1, 1, _("Rows of heads"), counts, str(count), "header_rows")

    @staticmethod
    def _has_area(read: TableRead | None) -> bool:
        return read is not None and (
            read.names is Names.AREAS or any(guess.role in (Role.AREA_KEY, Role.AREA_NAME) for guess in read.guesses)
        )

    def _has_period(self, read: TableRead | None) -> bool:
        return (
            read is not None
            and self._flow.hints.period is None
            and (read.names is Names.PERIODS or any(guess.role is Role.PERIOD for guess in read.guesses))
        )

    def _add(
        self,
        row: int,
        column: int,
        name: str,
        options: list[tuple[str, str]],
        current: str,
        hint: str,
        *,
        wide: bool = False,
    ) -> None:
        field = ComboField(name, options, current)
        field.setObjectName(f"reading.{hint}")
        field.taken.connect(lambda key: self._take(hint, key))
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1)
        self._grid.setColumnStretch(column, 1)

    def _take(self, hint: str, key: str) -> None:
        if hint in ("first_row", "header_rows"):
            self._flow.reread(**{hint: int(key)})
        elif hint == "names":
            self._flow.reread(names=Names(key) if key else None)
        elif hint == "sheet":  # another sheet is another table: what was said of the first does not hold
            self._flow.reread(sheet=key, roles={}, first_row=None, header_rows=None, names=None)
        else:
            self._flow.reread(**{hint: key or None})

    def _add_whole(self, hint: str, name: str, example: str) -> None:
        """What holds for all rows, where no column tells it."""
        field = TextField(name, hint=example, optional=True)
        field.setObjectName(f"reading.{hint}")
        field.line.setText(getattr(self._flow.hints, hint) or "")
        field.line.editingFinished.connect(lambda: self._take_whole(hint, field))
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 2)

    def _take_whole(self, hint: str, field: TextField) -> None:
        words = field.words
        if words == (getattr(self._flow.hints, hint) or ""):
            return
        try:
            known = hint == "area" or not words or normalised(words) is not None
        except PlannerError:
            known = False
        field.set_error("" if known else _("This is no period. Example: 2012-Q3"))
        if known:
            self._flow.reread(**{hint: words or None})
