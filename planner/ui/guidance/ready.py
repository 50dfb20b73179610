"""How ready a phase or step is, and what is missing: each jump leads to the record and the field, or to the page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.readiness import Checked
from planner.domain.remarks import Remark
from planner.domain.rules import BY_CODE
from planner.domain.sentence import Sentence
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.guidance.parts import JumpLink
from planner.ui.standing import PhaseStanding, StepStanding
from planner.ui.widgets.label import Label
from planner.ui.widgets.progress import Progress

MOST_JUMPS = 3


class Ready(QWidget):
    """A count, a bar, at most three jumps; filled anew as a whole, nothing in it is typed in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._links: list[JumpLink] = []
        self._words = Label("", "body_strong")
        self._bar = Progress("", 0.0)
        self._column.addWidget(self._words)
        self._column.addSpacing(metrics.gap(3))
        self._column.addWidget(self._bar)
        self._column.addSpacing(metrics.gap(8))

    def show_phase(self, phase: PhaseStanding) -> None:
        """Steps done of all, and what the rules of all steps miss."""
        total = len(phase.steps)
        self._count(ngettext("{done} of {n} step", "{done} of {n} steps", total, done=phase.done), phase.done / total)
        self._set_links(self._remark_links({code for step in phase.steps for code in step.step.remarks}, frozenset()))

    def show_step(self, step: StepStanding) -> None:
        """Checks fulfilled of all; what they miss comes first, then what the rules of the step miss besides."""
        ready = step.readiness
        if ready.m:
            words = ngettext("{done} of {n} point", "{done} of {n} points", ready.m, done=ready.n)
            self._count(words, ready.n / ready.m)
        else:
            self._count(_("Nothing is counted here"), 0.0)
        self._bar.setVisible(ready.m > 0)
        missing = [one for one in ready.checks if not one.fulfilled]
        subjects = frozenset(jump.subject for one in missing if (jump := next(iter(one.tally.find()), None)))
        links = [link for one in missing for link in self._check_link(step, one)]
        self._set_links(iter([*links, *self._remark_links(set(step.step.remarks), subjects)]))

    def _count(self, words: str, share: float) -> None:
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.set_share(share)

    def _set_links(self, links: Iterator[JumpLink]) -> None:
        for old in self._links:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links = [link for link, _number in zip(links, range(MOST_JUMPS), strict=False)]
        for link in self._links:
            self._column.addWidget(link)

    def _check_link(self, step: StepStanding, check: Checked) -> Iterator[JumpLink]:
        jump = next(iter(check.tally.find()), None)
        if jump is None:
            return
        several = check.m - check.n > 1
        counted = _("{part} of {whole}", part=check.n, whole=check.m)
        words = f"{_(check.title)}: {counted}" if several else self._desk.words.say(jump.sentence)
        link = JumpLink(words, "arrow")
        record = self._desk.bridge.plan.find(jump.kind, jump.subject) if jump.subject else None
        if record is not None and record.kind != "cycle":
            link.clicked.connect(partial(self._show, record.kind, record.id, jump.field))
        else:
            link.clicked.connect(lambda: self._desk.show_step(step.step))
        yield link

    def _remark_links(self, codes: set[str], told: frozenset[str]) -> Iterator[JumpLink]:
        found: dict[str, list[Remark]] = {}
        for remark in self._desk.remarks():
            if remark.code in codes:
                found.setdefault(remark.code, []).append(remark)
        for code, remarks in found.items():
            if any(one.subject in told for one in remarks):
                continue
            rule = BY_CODE[code]
            link = JumpLink(self._desk.words.say(Sentence(rule.one, rule.many, len(remarks))), "arrow")
            if len(remarks) == 1:
                only = remarks[0]
                link.clicked.connect(partial(self._show, only.kind, only.subject, only.field))
            else:
                link.clicked.connect(partial(self._desk.pane_wanted.emit, f"remarks:{code}"))
            yield link

    def _show(self, kind: str, subject: str, field: str, _checked: bool = False) -> None:
        record = self._desk.bridge.plan.find(kind, subject)
        if record is not None:
            self._desk.show_record(record, field)
