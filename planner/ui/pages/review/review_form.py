"""The review of one measure or goal: the facts, three questions that turn the curve, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.domain.plan import Plan
from planner.domain.record import field_of
from planner.domain.review import Decision, Review
from planner.operations.edit import Change
from planner.operations.review import Findings
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.text_area import TextArea
from planner.ui.pages.review import subjects
from planner.ui.pages.review.closed_note import is_writable
from planner.ui.pages.review.decision_field import DecisionField
from planner.ui.pages.review.evidence import Evidence
from planner.ui.pages.review.subjects import Subject
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.heading import SectionHeading

REST_MS = 1000
NEW = ""
"""Key of a review that is not written yet."""


def _hints() -> dict[str, str]:
    return {
        "story": _("What drove the development, what slowed it down? Name causes, not culprits."),
        "works": _("What helps, here or elsewhere? Say how you know."),
        "proposal": _("What shall change, who does it, what does it cost?"),
    }


class ReviewForm(QWidget):
    """Writes by itself when a field is left or rests for a second; a first word begins a review of today."""

    focused = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self._shown = NEW
        self._pending = False
        self.evidence = Evidence(desk)
        self.which = Combo(_("Review of"))
        self.fresh = Button(_("New review"), "plain", icon="plus")
        self.areas = {name: TextArea(desk, field_of(Review, name), hint=hint) for name, hint in _hints().items()}
        self.decision = DecisionField()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._head = SectionHeading(_("Review"))
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addWidget(self.which, 1)
        row.addWidget(self.fresh)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap(8))
        column.setSpacing(metrics.gap(14))
        column.addWidget(self.evidence)
        column.addWidget(self._head)
        column.addLayout(row)
        for area in self.areas.values():
            column.addWidget(area)
        column.addWidget(self.decision)
        column.addStretch(1)

    def _connect(self) -> None:
        for area in self.areas.values():
            area.edited.connect(self._note)
            area.left.connect(self.flush)
            area.done.connect(self.flush)
        self._rest.timeout.connect(self.flush)
        self._desk.bridge.closing.connect(self.flush)
        self.decision.decided.connect(self._decide)
        self.which.taken.connect(self._show_review)
        self.fresh.clicked.connect(self._begin)

    @property
    def subject(self) -> Subject | None:
        """The measure or goal shown."""
        return self._subject

    def show_subject(self, subject: Subject | None) -> None:
        """Show another measure or goal with its newest review; the same one is brought up to date."""
        is_same = subject is not None and self._subject is not None and subject.id == self._subject.id
        if not is_same:
            self.flush()
            newest = subjects.newest(self._plan, subject) if subject else None
            self._shown = newest.id if newest else NEW
        elif subject is not None and self._review is None:
            self._shown = self._of_today(subject)
        self._subject = subject
        if subject is not None:
            self.evidence.show_subject(subject)
            self._fill()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the review."""
        if name in self.areas:
            self.areas[name].edit.setFocus()
            self.focused.emit(self.areas[name])
        elif name == "decision":
            self.decision.take_focus()
            self.focused.emit(self.decision)

    def start(self) -> None:
        """Put the keyboard on the first question."""
        self.focus_field("story")

    def set_width(self, width: int) -> None:
        """Lay out for a width."""
        self.decision.set_narrow(self.decision.needed_width() > width)
        self.evidence.set_narrow(metrics.current().em(width) < 34)

    def flush(self) -> None:
        """Write what was typed and not written yet."""
        self._rest.stop()
        if self._pending and self._desk.bridge.is_open and all(area.fits for area in self.areas.values()):
            self._pending = False
            self._write({name: area.words for name, area in self.areas.items()})

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is left behind."""
        self.flush()
        super().hideEvent(event)

    @property
    def _plan(self) -> Plan:
        return self._desk.bridge.plan

    @property
    def _review(self) -> Review | None:
        return self._plan.get(Review, self._shown)

    def _of_today(self, subject: Subject) -> str:
        """The review that a new one would go into: there is one a day at most."""
        today = self._desk.bridge.session.today()
        return next((one.id for one in subjects.reviews(self._plan, subject) if one.day == today), NEW)

    def _note(self) -> None:
        self._pending = True
        self._rest.start()

    def _decide(self, decision: Decision) -> None:
        self._pending = False
        self._rest.stop()
        self._write({**{name: area.words for name, area in self.areas.items()}, "decision": decision})

    def _write(self, values: Mapping[str, Any]) -> None:
        """One step: the fields that differ of the review shown, else a new review of today."""
        subject, review = self._subject, self._review
        if subject is None:
            return
        bridge = self._desk.bridge
        if review is not None:
            changed = {name: value for name, value in values.items() if getattr(review, name) != value}
            if changed:
                bridge.run(Change(Review.kind, review.id, changed), origin=self)
        elif any(values.values()):
            findings = Findings(**{"decision": subjects.first_decision(subject), **values})
            bridge.run(subjects.reviewed(subject, findings), origin=self)

    def _fill(self) -> None:
        """Show the review chosen; what was typed and waits to be written stays."""
        subject = self._subject
        if subject is None:
            return
        known, review = subjects.reviews(self._plan, subject), self._review
        writable = is_writable(self._desk)
        t = texts.current()
        options = [(one.id, _("Review of {date}", date=t.long_date(one.day))) for one in known]
        if review is None:
            options.insert(0, (NEW, _("New review, {date}", date=t.long_date(self._desk.bridge.session.today()))))
        self.which.set_options(options, self._shown)
        has_today = any(one.day == self._desk.bridge.session.today() for one in known)
        self.fresh.setVisible(writable and review is not None and not has_today)
        for name, area in self.areas.items():
            if not self._pending:
                area.set_words(getattr(review, name) if review else "")
            area.edit.setReadOnly(not writable)
        self.decision.show_decision(review.decision if review else None)
        self.decision.set_writable(writable)

    def _show_review(self, ident: str) -> None:
        self.flush()
        self._shown = ident
        self._fill()

    def _begin(self) -> None:
        self._show_review(NEW)
        self.start()
