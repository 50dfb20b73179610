"""In the form of a delivery: what it changed when it was taken in, and whose figures it took the place of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Delivery
from planner.operations.delivered import Brought, Delivered
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.analysis.delivery_facts import DeliveryFacts
from planner.ui.widgets.fact_table import Fact, FactTable
from planner.ui.widgets.label import Label

MOST_NAMED = 4
"""So many deliveries are named whose figures were changed, those with the most of them."""


def brought_words(brought: Brought, unchanged: int) -> str:
    """What a delivery changed, in one line: only what is more than none."""
    words = texts.current()
    told = (
        (brought.new, _("{n} new", n=words.number(brought.new))),
        (brought.changed, _("{n} changed", n=words.number(brought.changed))),
        (unchanged, _("{n} as before", n=words.number(unchanged))),
        (
            brought.borders_new + brought.borders_changed,
            ngettext("{n} border", "{n} borders", brought.borders_new + brought.borders_changed),
        ),
    )
    return " · ".join(said for count, said in told if count)


def taken_in_words(found: Delivered) -> str:
    """When a delivery was taken in, and by whom where the author is known."""
    day = texts.current().date(found.at.astimezone().date()) if found.at is not None else ""
    return ", ".join(part for part in (day, found.author) if part)


class BroughtSection(QWidget):
    """A short table under a heading; it follows when the worker knows more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: Delivery | None = None
        self._facts: FactTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.gap(8))
        self._column.addWidget(Label(_("What it changed"), "h3"))
        DeliveryFacts.of(desk).known.connect(self._fill)

    def show_record(self, record: Any) -> None:
        """Say what this delivery changed; nothing stands here while the worker looks."""
        self._record = record if isinstance(record, Delivery) else None
        self._fill()

    def set_locked(self, locked: bool) -> None:
        """Only to be read anyway."""

    def flush(self) -> None:
        """Nothing is typed here."""

    def field_called(self, name: str) -> QWidget | None:
        """No field stands here."""

    def _fill(self) -> None:
        record = self._record
        found = None if record is None or not self._desk.bridge.is_open else DeliveryFacts.of(self._desk).about(record)
        rows = list(self._rows(record, found)) if record is not None and found is not None else []
        if self._facts is not None:
            self._column.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = FactTable(rows, self)
        self._column.addWidget(self._facts)
        self.setVisible(bool(rows))

    def _rows(self, record: Delivery, found: Delivered) -> Iterator[Fact]:
        words, brought = texts.current(), found.brought
        if found.at is not None:
            yield _("Taken in"), taken_in_words(found)
        counts = (
            (_("New figures"), brought.new),
            (_("Changed figures"), brought.changed),
            (_("As before"), record.unchanged),
            (_("New borders"), brought.borders_new),
            (_("Changed borders"), brought.borders_changed),
            (_("New areas"), brought.areas),
            (_("New variables"), brought.variables),
        )
        yield from ((name, words.number(count)) for name, count in counts if count)
        plan = self._desk.bridge.plan
        for id_, count in Counter(brought.replaced).most_common(MOST_NAMED):
            before = plan.get(Delivery, id_)
            title = before.title if before is not None else _("a withdrawn delivery")
            yield _("In place of"), ngettext("{n} figure of “{title}”", "{n} figures of “{title}”", count, title=title)
