"""One remark beside the list: what it says, why the rule asks, the way to the record, living with it for a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.frame import Waiver
from planner.domain.record import field_of
from planner.operations.frame import UnwaiveRemark, WaiveRemark
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.text_area import TextArea
from planner.ui.guidance.lists import sign_of
from planner.ui.pages.across.master import Detail
from planner.ui.pages.across.remark_list import Key, Listed, RemarkList, severity_word
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.sign_line import Sign


class RemarkDetail(Detail):
    """Shows one `Listed`; a reason that was typed and not yet kept stays with its remark."""

    jumped = Signal(object)
    """Go to the record of this key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Remark"))
        self._desk = desk
        self._listed: Listed | None = None
        self._drafts: dict[Key, str] = {}
        self._sign = Sign("status:at_risk")
        self._word, self._code = ElidedLabel("", "caption_strong", "ink2"), Label("", "caption", "ink2")
        self._sentence, self._about = Label("", "h3", wrap=True), Label("", "body", "ink2", wrap=True)
        self.jump = Button(_("To the record"), "plain", icon="arrow")
        self._why = Label("", "body", wrap=True)
        self._kept_head, self._kept = Label(_("Kept because"), "caption_strong", "ink2"), Label("", wrap=True)
        self.again = Button(_("Show again"), "plain", icon="eye")
        self.reason = TextArea(
            desk,
            field_of(Waiver, "reason"),
            hint=_("Who asks later reads why this was kept. Ctrl+Enter keeps it."),
        )
        self.keep = Button(_("Keep for this reason"), "plain", icon="check")
        self._build()
        self.jump.clicked.connect(self._jump)
        self.keep.clicked.connect(self._waive)
        self.reason.done.connect(self._waive)
        self.again.clicked.connect(self._unwaive)
        self.show_remark(None, None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(self._sign)
        head.addWidget(self._word, 1)
        head.addWidget(self._code)
        column = self.column
        column.addLayout(head)
        self._line = Hairline()
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._sentence, self._about, self.jump),
            (Label(_("Why the rule asks"), "caption_strong", "ink2"), self._why),
            (self._line, self._kept_head, self._kept, self.again, self.reason, self.keep),
        )
        for group in groups:
            for widget in group:
                column.addWidget(widget)
            column.addSpacing(metrics.gap(8))
        column.addStretch(1)

    @property
    def key(self) -> Key | None:
        """The remark shown."""
        return self._listed.key if self._listed else None

    def show_remark(self, found: RemarkList | None, key: Key | None) -> None:
        """Show another remark, or none."""
        if self._listed is not None:
            self._drafts[self._listed.key] = self.reason.words
        self._listed = found.listed.get(key) if found is not None and key is not None else None
        self.show_content(self._listed is not None)
        if self._listed is None or found is None:
            return
        one = self._listed
        may_write = not self._desk.bridge.session.read_only
        self._sign.set_name(sign_of(one.remark))
        self._word.set_words(severity_word(one.remark))
        self._code.setText(_("Rule {code}", code=one.remark.code))
        self._sentence.setText(found.sentence(one.key))
        self._about.setText(found.subject(one.key))
        self._why.setText(self._desk.words.why(one.remark.code))
        waived = one.waiver is not None
        self._kept.setText(one.waiver.reason if one.waiver else "")
        self._kept_head.setVisible(waived)
        self._kept.setVisible(waived)
        self.again.setVisible(waived and may_write)
        self.reason.setVisible(not waived and may_write)
        self.keep.setVisible(not waived and may_write)
        self._line.setVisible(waived or may_write)
        self.reason.set_words(self._drafts.get(one.key, ""))
        self.reason.set_error("")

    def _jump(self) -> None:
        if self._listed is not None:
            self.jumped.emit(self._listed.key)

    def _waive(self) -> None:
        one = self._listed
        if one is None:
            return
        if not self.reason.words:
            self.reason.set_error(_("Say why you can live with this remark."))
            self.reason.edit.setFocus()
            return
        if self._desk.bridge.run(WaiveRemark(one.remark.code, one.remark.subject, self.reason.words)):
            self._drafts.pop(one.key, None)

    def _unwaive(self) -> None:
        if self._listed is not None:
            self._desk.bridge.run(UnwaiveRemark(self._listed.remark.code, self._listed.remark.subject))
