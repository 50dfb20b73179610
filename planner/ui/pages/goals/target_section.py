"""What a goal is measured by, typed in the goal's own form: indicator, baseline, target value and date of its first target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Area, Indicator
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.record import N_, field_of
from planner.operations.edit import Change, Remove
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.field import FormField
from planner.ui.form.group import FIELD_GAP, REMARK_GAP, ROW_GAP
from planner.ui.form.lines import LineEditor
from planner.ui.pages.goals.setting import first_target
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

VALUES = ("baseline", "value", "due")
LABELS = {"indicator": N_("Key figure"), "baseline": N_("Baseline"), "value": N_("Target value"), "due": N_("By")}


class TargetSection(QWidget):
    """The first target of a goal. A goal without one shows the indicator alone: choosing it sets the target."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._goal = self._said_for = ""
        self.fields = {name: self._field(name) for name in LABELS}
        self._where = Label("", "caption", "ink2", wrap=True)
        self._others = Button("", "link")
        self._remove = Button(_("Remove the key figure"), "link")
        self._values = QWidget()
        self._build()

    def _field(self, name: str) -> FormField:
        spec = replace(field_of(Target, name), label=LABELS[name])
        made = FormField(self._desk, spec, self._write)
        if isinstance(made.editor, LineEditor):
            made.editor.fill()
        return made

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(ROW_GAP))
        for name in VALUES:
            row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        links = QHBoxLayout()
        links.setSpacing(metrics.gap(16))
        links.addWidget(self._others)
        links.addWidget(self._remove)
        links.addStretch(1)
        inner = QVBoxLayout(self._values)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(metrics.gap(REMARK_GAP))
        inner.addLayout(row)
        inner.addWidget(self._where)
        for name in VALUES:
            inner.addWidget(self.fields[name].remarks)
        inner.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(FIELD_GAP))
        column.addWidget(self.fields["indicator"])
        column.addWidget(self.fields["indicator"].remarks)
        column.addWidget(self._values)
        self._others.clicked.connect(self._show_targets)
        self._remove.clicked.connect(self._remove_target)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def target(self) -> Target | None:
        """The target shown, None while the goal has none."""
        found = self._desk.bridge.plan.pointing(Target, "goal", self._goal)
        return found[0] if found else None

    def show_record(self, record: Any) -> None:
        """Show the target of another goal, or follow the plan."""
        if not isinstance(record, Goal):
            return
        self._goal = record.id
        target = self.target
        self.setVisible(record.level is not GoalLevel.GUIDING or target is not None)
        # an empty target stands in, so that the fields know what they would belong to
        shown = target or Target(id=f"{record.id}.new", cycle=record.cycle, goal=record.id, indicator="")
        indicator = self._desk.bridge.plan.get(Indicator, shown.indicator)
        for name in ("baseline", "value"):
            editor = self.fields[name].editor
            if isinstance(editor, LineEditor):
                editor.line.set_unit(indicator.unit if indicator is not None and len(indicator.unit) <= 2 else "")
        for field in self.fields.values():
            field.show_record(shown)
        self._values.setVisible(target is not None)
        if self._desk.is_resting or self._said_for != shown.id:
            self._show_remarks(shown.id)
        if target is not None:
            self._where.setText(self._said_of(target, indicator))
            self._show_links(record)

    def _said_of(self, target: Target, indicator: Indicator | None) -> str:
        """Period of the baseline, area, and the unit where it is a word."""
        area = self._desk.bridge.plan.get(Area, target.area)
        place = area.name if area is not None and area.level else _("whole town")
        period = texts.current().period(target.baseline_period) if target.baseline_period else ""
        unit = indicator.unit if indicator is not None and len(indicator.unit) > 2 else ""
        return ", ".join(part for part in (period, place, unit) if part)

    def _show_remarks(self, ident: str) -> None:
        self._said_for = ident
        found: dict[str, list[Any]] = {name: [] for name in self.fields}
        for remark in self._desk.remarks():
            if remark.subject == ident:
                found[remark.field if remark.field in found else "indicator"].append(remark)
        for name, field in self.fields.items():
            field.show_remarks(found[name])

    def _show_links(self, goal: Goal) -> None:
        others = len(self._desk.bridge.plan.pointing(Target, "goal", goal.id)) - 1
        words = ngettext("One more target", "{n} more targets", others) if others else _("Targets of all goals")
        self._others.set_words(words)

    def set_locked(self, locked: bool) -> None:
        """Only to be read, or to be typed in."""
        for field in self.fields.values():
            field.set_locked(locked)
        self._remove.setVisible(not locked)

    def flush(self) -> None:
        """Take what was typed and has not rested yet."""
        for field in self.fields.values():
            if field.is_typing:
                field.commit()

    def field_called(self, name: str) -> QWidget | None:
        """The field of the target with that name: `target.value`."""
        field = self.fields.get(name.removeprefix("target."))
        if not name.startswith("target.") or field is None:
            return None
        wanted = field if self.target is not None else self.fields["indicator"]
        return wanted.editor.control

    def _write(self, values: Mapping[str, Any]) -> str:
        bridge, target = self._desk.bridge, self.target
        if target is not None:
            return bridge.attempt(Change(target.kind, target.id, values), origin=self)
        goal, indicator = bridge.plan.get(Goal, self._goal), bridge.plan.get(Indicator, values.get("indicator"))
        if goal is None or indicator is None:
            return ""
        return bridge.attempt(first_target(self._desk, goal, indicator), origin=self)

    def _remove_target(self) -> None:
        target = self.target
        if target is not None and self._desk.bridge.run(Remove(target.kind, target.id), origin=self):
            self.fields["indicator"].editor.control.setFocus()

    def _show_targets(self) -> None:
        target = self.target
        self._desk.go("targets", "plan", target.id if target is not None else "")
