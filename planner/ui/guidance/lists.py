"""Remarks as a list in the guidance pane."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from planner.domain.remarks import Remark
from planner.domain.rules import BY_CODE
from planner.domain.sentence import Sentence
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.guidance.parts import GuidanceContent, JumpLink
from planner.ui.guidance.sheet import REMARK_SIGNS

MOST = 200


class RemarksList(GuidanceContent):
    """All remarks under the headline of their rule, or those of some rules; each leads to the record it speaks of."""

    def __init__(self, desk: Desk, codes: str = "") -> None:
        super().__init__()
        self._desk = desk
        wanted = codes.split(",") if codes else []
        groups: dict[str, list[Remark]] = {}
        for remark in desk.remarks():
            if not wanted or remark.code in wanted:
                groups.setdefault(remark.code, []).append(remark)
        if not groups:
            self.add_text(_("No remarks"), "body", "ink2")
        for one in sorted(groups, key=rank_of):
            self._add_group(one, groups[one])
        self.finish()

    def _add_group(self, code: str, remarks: Sequence[Remark]) -> None:
        rule, desk_words = BY_CODE[code], self._desk.words
        headline = desk_words.say(Sentence(rule.one, rule.many, len(remarks)))
        if self.column.count():
            self.column.addSpacing(20)
        self.add_text(headline, "body_strong")
        self.add_text(_(rule.why), "caption", "ink2")
        for remark in remarks[:MOST]:
            link = JumpLink(desk_words.remark(remark), sign=sign_of(remark), word=_("Remark"))
            link.clicked.connect(partial(self._show, remark))
            self.add(link)

    def _show(self, remark: Remark, _checked: bool = False) -> None:
        record = self._desk.bridge.plan.find(remark.kind, remark.subject)
        if record is not None:
            self._desk.show_record(record, remark.field)


def sign_of(remark: Remark) -> str:
    """The sign of a remark: a square for what is late, a triangle for a warning, a mark for a notice."""
    return "status:late" if BY_CODE[remark.code].late else REMARK_SIGNS[remark.severity]


def rank_of(code: str) -> tuple[int, str]:
    """Where a rule's findings stand: what is late first, then warnings, then notices."""
    rule = BY_CODE[code]
    return (0 if rule.late else 1 if rule.severity == "warning" else 2, code)
