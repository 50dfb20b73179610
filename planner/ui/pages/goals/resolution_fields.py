"""The resolution that adopts: a new one with body, day and votes, or one that is recorded already."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.errors import BadInput
from planner.domain.governance import Body, BodyKind, Outcome, Resolution
from planner.domain.naming import name_of
from planner.domain.record import field_of
from planner.domain.rules.governance import ADOPTED
from planner.operations.entry import typed
from planner.operations.governance import AdoptAfterwards, AdoptByResolution, Votes
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.goals import adopted
from planner.ui.widgets.check import Check
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments

COUNTED = ("yes", "no", "abstain", "recused")
DECIDING = (BodyKind.COUNCIL, BodyKind.COMMITTEE, BodyKind.STEERING)


class ResolutionFields(QWidget):
    """`operation` makes what adopts the given items, or says at the field what is wrong and gives None."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.way = Segments(_("Resolution"), [("new", _("New resolution")), ("old", _("Recorded one"))], "new")
        self.body = ComboField(_("Body"))
        self.day = TextField(_("Date"))
        self.number = TextField(_("Paper number"), optional=True)
        self.subject = TextField(_("Subject"))
        outcomes = [(one.value, _(one.label)) for one in ADOPTED]
        self.outcome = ComboField(_("Outcome"), outcomes, Outcome.UNCHANGED.value)
        self.counts = {name: TextField(_(field_of(Resolution, name).label), longest=4) for name in COUNTED}
        self.mark = Check(_("Keep the adopted state as a bookmark"))
        self.mark.setChecked(True)
        self.old = ComboField(_("Resolution"))
        self.votes = Label("", "caption", "ink2", wrap=True)
        self._new, self._old = QWidget(), QWidget()
        self._build()

    def _build(self) -> None:
        new = QVBoxLayout(self._new)
        old = QVBoxLayout(self._old)
        for column in (new, old):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(metrics.gap(14))
        new.addWidget(self.body)
        new.addLayout(_row(self.day, self.number))
        new.addWidget(self.subject)
        new.addWidget(self.outcome)
        new.addLayout(_row(*self.counts.values()))
        new.addWidget(self.mark)
        old.addWidget(self.old)
        old.addWidget(self.votes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(metrics.gap(4), metrics.gap(4), metrics.gap(8), metrics.gap(8))
        whole.setSpacing(metrics.gap(14))
        whole.addWidget(self.way)
        whole.addWidget(self._new)
        whole.addWidget(self._old)
        whole.addStretch(1)
        self.way.chosen.connect(lambda _key: self._show_way())
        self.old.taken.connect(lambda _key: self._show_votes())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._show_way()

    def refresh(self) -> None:
        """Offer the bodies and resolutions there are; what was typed stays."""
        plan, words = self._desk.bridge.plan, texts.current()
        bodies = sorted(plan.all(Body), key=lambda one: (_rank(one), one.name.casefold()))
        self.body.combo.set_options([(one.id, one.name) for one in bodies], self.body.combo.current)
        known = [one for one in plan.all(Resolution) if one.outcome in ADOPTED]
        known.sort(key=lambda one: (one.day, one.id), reverse=True)
        options = [(one.id, f"{words.date(one.day)} {name_of(one, plan, words)}") for one in known]
        self.old.combo.set_options(options, self.old.combo.current)
        if not self.day.words:
            self.day.line.setText(words.date(self._desk.bridge.session.today()))
        self._show_votes()

    def _show_way(self) -> None:
        self._new.setVisible(self.way.current == "new")
        self._old.setVisible(self.way.current == "old")

    def _show_votes(self) -> None:
        found = self._desk.bridge.plan.get(Resolution, self.old.combo.current)
        parts = (adopted.by_whom(self._desk, found), adopted.votes(found)) if found is not None else ()
        self.votes.setText(" · ".join(part for part in parts if part))

    def operation(self, adopts: tuple[str, ...]) -> Operation | None:
        """What adopts the items; None, said at the field, where something is missing or wrong."""
        if self.way.current == "old":
            chosen = self.old.combo.current
            return AdoptAfterwards(chosen, adopts) if chosen else None
        day = self._read(self.day, "day")
        counts = {name: self._read(field, name) for name, field in self.counts.items()}
        missing = "" if self.subject.words else _("The subject is missing. Example: Goals of the prevention chain")
        self.subject.set_error(missing)
        wrong = missing or any(value is BadInput for value in (day, *counts.values()))
        if wrong or not self.body.combo.current or not isinstance(day, date):
            return None
        subject = self.subject.words
        return AdoptByResolution(
            self.body.combo.current,
            day,
            subject,
            number=self.number.words,
            outcome=Outcome(self.outcome.combo.current),
            votes=Votes(*counts.values()),
            adopts=adopts,
            bookmark=subject if self.mark.isChecked() else "",
        )

    def _read(self, field: TextField, name: str) -> Any:
        """The value typed; `BadInput` itself, and the sentence at the field, when it is none."""
        spec = field_of(Resolution, name)
        try:
            value = typed(spec, field.words, texts.current(), self._desk.bridge.plan)
        except BadInput as error:
            field.set_error(self._desk.bridge.sentence(error))
            return BadInput
        field.set_error("")
        return value

    def begin_anew(self) -> None:
        """What was typed has become a resolution."""
        for field in (self.number, self.subject, *self.counts.values()):
            field.line.clear()


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(metrics.gap(12))
    for field in fields:
        row.addWidget(field, 1)
    return row


def _rank(body: Body) -> int:
    return DECIDING.index(body.sort) if body.sort in DECIDING else len(DECIDING)
