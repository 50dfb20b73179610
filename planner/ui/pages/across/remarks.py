"""All remarks on the plan, under the steps of the circle: each leads to its record, or is kept for a reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from planner import content, texts
from planner.domain.plan import Changes
from planner.domain.rules import BY_CODE
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.desk import Desk
from planner.ui.pages.across.filters import ChoiceFilter, RecordFilter, WordsFilter
from planner.ui.pages.across.master import MasterPage
from planner.ui.pages.across.remark_detail import RemarkDetail
from planner.ui.pages.across.remark_list import LATE, SEVERITIES, Filter, Key, RemarkList, counts
from planner.ui.routes import Destination
from planner.ui.widgets.empty_state import Way
from planner.ui.widgets.section_list import SectionList
from planner.ui.widgets.segments import Segments

OPEN, KEPT = "open", "kept"


class RemarksPage(MasterPage):
    """A remark is a finding, not a reproach: nothing here blocks, and what is kept is kept with a reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Remarks"))
        self._filter = Filter()
        self._found: RemarkList | None = None
        self.list = SectionList(_("Remarks"), lambda key: self._remarks().row(key), lines=2)
        self.pane = RemarkDetail(desk)
        self.words = WordsFilter(_("Search"))
        self.phase, self.severity = ChoiceFilter(_("Phase")), ChoiceFilter(_("How much it matters"))
        self.rule, self.record = ChoiceFilter(_("Rule")), RecordFilter()
        self.views = Segments(_("View"), [(OPEN, _("Still open")), (KEPT, _("Kept"))], OPEN)
        self.set_filters((self.words, self.phase, self.severity, self.rule), (self.views,))
        self.list_box.addWidget(self.record)
        self.list_box.addWidget(self.list, 1)
        self.set_detail(self.pane)
        self._connect()

    def _connect(self) -> None:
        self.words.wanted.connect(lambda words: self._look_for(words=words))
        self.phase.taken.connect(lambda key: self._look_for(phase=key))
        self.severity.taken.connect(lambda key: self._look_for(severity=key))
        self.rule.taken.connect(lambda key: self._look_for(rule=key))
        self.record.lifted.connect(lambda: self._look_for(record=""))
        self.views.chosen.connect(lambda key: self._look_for(waived=key == KEPT))
        self.list.current_changed.connect(lambda key: self.pane.show_remark(self._found, key))
        self.list.taken.connect(self.jump)
        self.pane.jumped.connect(self.jump)
        self.desk.rested.connect(self._catch_up)

    def _remarks(self) -> RemarkList:
        if self._found is None:
            self._found = RemarkList(self.desk)
        return self._found

    def visit(self, wanted: Destination) -> None:
        """Show the open or the kept ones, those of one record, or (as the field) those of one rule."""
        waived = {OPEN: False, KEPT: True}.get(wanted.view, self._filter.waived)
        if wanted.record or wanted.field or wanted.view:
            self.words.clear()
            rule = wanted.field if wanted.field in BY_CODE else ""
            self._look_for(waived=waived, record=wanted.record, rule=rule, phase="", severity="", words="")
        self.list.setFocus()

    def whereabouts(self) -> tuple[str, str]:
        """Open or kept ones, and the record they are limited to."""
        return self.views.current, self._filter.record

    def note(self, changes: Changes) -> None:
        """What rules find over the whole plan is read anew when the desk rests, here as at fields and in navigation."""
        self._stale = True

    def _catch_up(self) -> None:
        if self._stale and self.isVisible():
            self._refresh()

    def refresh(self) -> None:
        """Read the remarks anew; a person stays on the one they are at, or on the next."""
        self._found = RemarkList(self.desk)
        self._fill()

    def jump(self, key: Key) -> None:
        """Go to the record a remark speaks of, to the field it is about."""
        remark = self._remarks().listed[key].remark
        record = self.desk.bridge.plan.find(remark.kind, remark.subject)
        if record is not None:
            self.desk.show_record(record, remark.field)

    def _look_for(self, **changes: str | bool) -> None:
        self._filter = replace(self._filter, **changes)  # type: ignore[arg-type]
        self._fill()

    def lift(self) -> None:
        """Show everything that is open, or kept, again."""
        with QSignalBlocker(self.words):
            self.words.clear()
        self._filter = Filter(waived=self._filter.waived)
        self._fill()

    def _fill(self) -> None:
        found, wanted = self._remarks(), self._filter
        self.say(self._lead(found))
        self._offer(found)
        items = found.shown(wanted)
        self.list.set_items(items)
        self.pane.show_remark(found, self.list.current)
        self.show_work(bool(items))
        if not items:
            self._say_nothing(found)
        self.settle()

    def _offer(self, found: RemarkList) -> None:
        wanted, say = self._filter, self.desk.words
        phases = [one.id for one in content.circle(texts.current().language).phases]
        self.phase.offer([("", _("All phases")), *((one, say.of(f"phase.{one}")) for one in phases)], wanted.phase)
        severities = [(name, _(word)) for name, word in SEVERITIES.items()]
        self.severity.offer([("", _("Everything")), *severities], wanted.severity)
        rules = [
            (code, f"{code} · {say.say(Sentence(BY_CODE[code].one, BY_CODE[code].many, number))}")
            for code, number in found.rules(wanted).items()
        ]
        self.rule.offer([("", _("All rules")), *rules], wanted.rule)
        record = self.desk.bridge.plan.anywhere(wanted.record) if wanted.record else None
        self.record.show_name(say.name(record) if record is not None else "")
        self.views.show_current(KEPT if wanted.waived else OPEN)

    def _lead(self, found: RemarkList) -> str:
        if not found.open:
            return _("No remark is open.")
        many = {
            LATE: NN_("{n} behind time", "{n} behind time"),
            "warning": NN_("{n} warning", "{n} warnings"),
            "notice": NN_("{n} notice", "{n} notices"),
        }
        one, more = NN_("One remark is open", "{n} remarks are open")
        whole = self.desk.words.say(Sentence(one, more, len(found.open)))
        parts = [ngettext(*many[name], number) for name, number in counts(found.open).items()]
        return f"{whole}: {texts.current().list(parts)}."

    def _say_nothing(self, found: RemarkList) -> None:
        wanted = self._filter
        if wanted != Filter(waived=wanted.waived):
            self.empty.set_words(_("No remark fits the filter"), _("Other phases, rules or words may have some."))
            self.empty.set_ways(Way(_("Lift the filter"), "close", self.lift))
        elif wanted.waived:
            self.empty.set_words(
                _("No remark is kept"),
                _("A remark you can live with is kept with a reason. It is then no longer counted, and listed here."),
            )
            self.empty.set_ways(Way(_("Show open remarks"), "eye", lambda: self._look_for(waived=False)))
        else:
            self.empty.set_words(
                _("No remark is open"),
                _("The program looks through the plan after every step and says here what is missing or does not fit."),
            )
            way = Way(_("Show kept remarks"), "eye", lambda: self._look_for(waived=True)) if found.waived else None
            self.empty.set_ways(way)
