"""Who uses an entry of a catalogue, over its form: whoever takes it out sees what lets go of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.record import Record
from planner.operations.removal import mentions
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

MOST = 3


def users_of(desk: Desk, record: Record) -> list[Record]:
    """The records that refer to one, each once."""
    found = {holder.id: holder for holder, _spec in mentions(desk.bridge.plan, frozenset({record.id}))}
    return list(found.values())


class UsedBy(QWidget):
    """Says how many use the record, and names the first of them; each leads on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._head = Label("", "caption_strong", "ink2", wrap=True)
        self.rows = RowsView(_("Used by"))
        self.rows.taken.connect(desk.show_record)
        self._rest = Label("", "caption", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap(8))
        column.setSpacing(metrics.gap(4))
        for widget in (self._head, self.rows, self._rest):
            column.addWidget(widget)

    def show_record(self, record: Record | None) -> None:
        """Name who uses it."""
        found = users_of(self._desk, record) if record is not None else []
        words = self._desk.words
        self._head.setText(
            ngettext("Used by {n} entry", "Used by {n} entries", len(found)) if found else _("Used by nobody yet")
        )
        shown = [
            Row(title=words.name(one), aside=words.of(f"kind.{one.kind}"), payload=one, strong=False)
            for one in found[:MOST]
        ]
        self.rows.set_rows(shown)
        self.rows.setVisible(bool(shown))
        rest = len(found) - len(shown)
        self._rest.setText(ngettext("and {n} more", "and {n} more", rest) if rest else "")
        self._rest.setVisible(rest > 0)
