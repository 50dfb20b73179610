"""The form of one record: its fields in groups, what the rules say of them, what belongs to it, and its history.

There is nothing to save: a field is taken when it is left or when typing rests. Fields follow every change of the plan,
except the one being typed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.frame import CycleState
from planner.domain.naming import name_of
from planner.domain.plan import Changes, cycle_of
from planner.domain.record import Record
from planner.domain.remarks import Remark
from planner.domain.rules.fixes import Fix
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.field import FormField
from planner.ui.form.foot import Foot
from planner.ui.form.group import GroupBox, make_group
from planner.ui.form.head import FormHead
from planner.ui.form.links import LinksSection
from planner.ui.form.part import PartSection
from planner.ui.form.remark_column import RemarkColumn
from planner.ui.form.spec import FormSpec, Group, Section
from planner.ui.widgets.focus import MARGIN
from planner.ui.widgets.sign_line import SignLine

LOWEST = 360
"""Height below which the page scrolls rather than the form."""


class Form(QWidget):
    """Shows one record of the kind its spec declares, or nothing."""

    removed = Signal()
    """The record shown was removed here."""

    def __init__(self, desk: Desk, spec: FormSpec, *, inline: bool = False) -> None:
        """An `inline` form is part of a page that has its own heading and scrolls itself: it is as high as its fields."""
        super().__init__()
        self.desk, self.spec, self._inline = desk, spec, inline
        self._id = self._said_for = ""
        self._stale = False
        self.fields: dict[str, FormField] = {}
        self.groups: list[GroupBox] = []
        self.sections: list[Section] = []
        self.parts: list[PartSection] = []
        self.head = FormHead(desk, spec)
        self.lock = SignLine("icon:lock", "")
        self.remarks = RemarkColumn(desk, self._take_fix)
        self.above = spec.above(desk) if spec.above is not None else None
        self.foot = Foot(desk, spec)
        self.links = [LinksSection(desk, one) for one in spec.links]
        self._column = QVBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out()
        self.foot.removed.connect(self.removed)
        desk.bridge.changed.connect(self._note)
        desk.rested.connect(self._note)
        desk.bridge.closing.connect(self.flush)
        self._set_filled(False)

    def _lay_out(self) -> None:
        """Head, scrolling sheet, foot."""
        self._sheet = QWidget()
        inner = self._column
        inner.setContentsMargins(MARGIN, 0, MARGIN, metrics.gap(16))
        inner.setSpacing(metrics.gap(tokens.SECTION_GAP))
        self._sheet.setLayout(inner)
        for widget in (self.lock, self.above, self.remarks):
            if widget is not None:
                inner.addWidget(widget)
        for group in self.spec.shown():
            inner.addWidget(self._make_section(group))
        for links in self.links:
            inner.addWidget(links)
        if self._inline:
            self._lay_out_inline()
            return
        inner.addStretch(1)
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        self.setMinimumHeight(metrics.px(LOWEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _make_section(self, group: Group) -> QWidget:
        if group.make is None:
            box = make_group(self.desk, self.spec, group, self._write)
            self.groups.append(box)
            self.fields.update({field.spec.name: field for field in box.fields})
            return box
        section = group.make(self.desk)
        self.sections.append(section)
        return cast("QWidget", section)

    def _lay_out_inline(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet)
        for widget in (self.head, self.foot, self._scroll):
            widget.setParent(self)
            widget.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def record(self) -> Record | None:
        """The record shown, as it is in the plan now."""
        return self.desk.bridge.plan.find(self.spec.kind.kind, self._id) if self.desk.bridge.is_open else None

    def show_record(self, record: Record | None) -> None:
        """Show another record, or nothing; what was typed is taken first."""
        if record is None or record.id != self._id:
            self.flush()
        self._id = record.id if record is not None else ""
        self._fill()

    def focus_field(self, name: str) -> None:
        """Lead the cursor to a field, to the first one without a name; its group opens."""
        field = self.fields.get(name) if name else next(iter(self.fields.values()), None)
        if field is None:
            self._focus_in_section(name)
            return
        for group in self.groups:
            if field in group.fields:
                group.open()
        self.reveal(field)
        field.editor.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_in_section(self, name: str) -> None:
        for section in self.sections:
            control = section.field_called(name)
            if control is not None:
                self.reveal(control)
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget of the sheet is seen."""
        self._column.activate()
        if self._inline:
            return
        corner = widget.mapTo(self._sheet, QPoint(0, 0))
        self._scroll.ensureVisible(corner.x(), corner.y() + widget.height() // 2, 0, widget.height() // 2 + MARGIN)

    def refresh(self) -> None:
        """Follow the plan; the field being typed in is left alone."""
        self._fill()

    def flush(self) -> None:
        """Take what was typed and has not rested yet."""
        for field in self.fields.values():
            if field.is_typing:
                field.commit()
        for section in self.sections:
            section.flush()

    def event(self, event: QEvent) -> bool:
        """Within a page the form keeps the height its wrapped words need."""
        done = super().event(event)
        if self._inline and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed gets lost when the page goes."""
        super().hideEvent(event)
        if self.desk.bridge.is_open:
            self.flush()

    def _note(self, _changes: Changes | None = None) -> None:
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def _fill(self) -> None:
        self._stale = False
        record = self.record
        self._set_filled(record is not None)
        if record is None:
            return
        why = why_locked(self.desk, record)
        self.head.show_record(record)
        self.lock.label.setText(why)
        self.lock.label.setAccessibleName(why)
        self.lock.setVisible(bool(why))
        for field in self.fields.values():
            field.show_record(record)
            field.set_locked(bool(why))
        for section in self.sections:
            section.show_record(record)
            section.set_locked(bool(why))
        if self.desk.is_resting or self._said_for != record.id:
            self._show_remarks(record, locked=bool(why))
        self._show_parts(record, locked=bool(why))
        if self.above is not None:
            self.above.show_record(record)  # type: ignore[attr-defined]
        for links in self.links:
            links.show_record(record)
        if not self._inline:
            self.foot.show_record(record, locked=bool(why))

    def _show_remarks(self, record: Record, *, locked: bool) -> None:
        """Remarks come from rules over the whole plan: those of a record already shown follow when the desk rests."""
        self._said_for = record.id
        found: dict[str, list[Remark]] = {}
        if not locked:
            for remark in self.desk.remarks():
                if remark.subject == record.id:
                    found.setdefault(remark.field if remark.field in self.fields else "", []).append(remark)
        for name, field in self.fields.items():
            field.show_remarks(found.get(name, ()))
        self.remarks.show_remarks(found.get("", ()))

    def _show_parts(self, record: Record, *, locked: bool) -> None:
        """Parts are made when a first record is shown: a listing asks for its owner."""
        if not self.parts:
            for number, part in enumerate(self.spec.parts):
                section = PartSection(self.desk, part, f"{record.kind}.part{number}", record.id)
                self.parts.append(section)
                at = self._column.indexOf(self.links[0]) if self.links else self._column.count() - (not self._inline)
                self._column.insertWidget(at, section)
        for section in self.parts:
            section.show_owner(record.id)
            section.refresh()
            section.set_locked(locked)

    def _set_filled(self, filled: bool) -> None:
        if self._inline:
            self._sheet.setVisible(filled)
            return
        for widget in (self.head, self._scroll, self.foot):
            widget.setVisible(filled)

    def _write(self, values: Mapping[str, Any]) -> str:
        from planner.operations.edit import Change

        record = self.record
        if record is None:
            return ""
        make = self.spec.change
        operation = make(record, values) if make is not None else Change(record.kind, record.id, values)
        return self.desk.bridge.attempt(operation, origin=self)

    def _take_fix(self, fix: Fix) -> None:
        refusal = self._write(fix.values)
        if refusal:
            self.desk.tell("look", refusal)


def why_locked(desk: Desk, record: Record) -> str:
    """Why nothing of a record can be changed now, "" when it can."""
    bridge = desk.bridge
    if bridge.session.read_only:
        return _("This file is open for reading only.")
    cycle = cycle_of(bridge.plan, record)
    if cycle is not None and cycle.state is CycleState.CLOSED:
        return _("{cycle} is closed. Open it again to change this.", cycle=name_of(cycle, bridge.plan, texts.current()))
    return ""
