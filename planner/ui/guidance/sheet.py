"""The sheet of a record: every field that holds something, to read; what it points at is one step away."""

from __future__ import annotations

from planner import texts
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of
from planner.texts import gettext as _
from planner.ui import wording
from planner.ui.desk import Desk
from planner.ui.guidance.parts import GuidanceContent
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.sign_line import SignLine

REMARK_SIGNS = {"warning": "status:at_risk", "notice": "step:open"}


class RecordSheet(GuidanceContent):
    """Reads `fields_of`: a field added to a record appears here without another line."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk, self.record = desk, record
        plan = desk.bridge.plan
        name = name_of(record, plan, texts.current())
        self.add_text(desk.words.of(f"kind.{record.kind}"), "caption_strong", "ink2")
        self.add_text(name, "h3")
        self._add_remarks()
        for spec in fields_of(type(record)):
            if spec.refers is not None:
                self._add_references(plan, spec.label, spec.refers, getattr(record, spec.name))
                continue
            words = wording.value_words(record, spec)
            if words and words != name:
                self.add_caption(_(spec.label))
                self.add_text(words)
        self.finish()

    def _add_remarks(self) -> None:
        """What the rules say of this record, above its fields."""
        from planner.domain.rules import BY_CODE

        for remark in self._desk.remarks():
            if remark.subject == self.record.id:
                sign = "status:late" if BY_CODE[remark.code].late else REMARK_SIGNS[remark.severity]
                self.add(SignLine(sign, self._desk.words.remark(remark), word=_("Remark")), 8)

    def _add_references(self, plan: Plan, label: str, kind: str, value: str | tuple[str, ...] | None) -> None:
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        found = [one for one in (plan.find(kind, ident) for ident in ids) if one is not None]
        if not found:
            return
        self.add_caption(_(label))
        rows = [Row(title=name_of(one, plan, texts.current()), payload=one, strong=False) for one in found]
        view = RowsView(_(label), rows)
        view.taken.connect(self._desk.show_record)
        self.add(view)
