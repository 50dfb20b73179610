"""What is looked at, to be chosen: indicator or variable, level of areas, span of periods."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner import texts
from planner.domain.figures import Indicator, Scope
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import described, origin
from planner.ui.figures.state import SPANS, FiguresState
from planner.ui.widgets.combo import Combo

WIDEST_SUBJECT = 400


class Picker(QWidget):
    """Three fields in a row; those that leave no choice are not there."""

    def __init__(self, desk: Desk, state: FiguresState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._state = desk, state
        self.subject = Combo(_("Indicator or variable"))
        self.level = Combo(_("Areas of the level"))
        self.span = Combo(_("Period"))
        self.group = Combo(_("Subgroup"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(8))
        for field, most in ((self.subject, WIDEST_SUBJECT), (self.group, 180), (self.level, 150), (self.span, 220)):
            field.setMaximumWidth(metrics.px(most))
            row.addWidget(field, 1 if field is self.subject else 0)
        row.addStretch(0)
        for narrow in (self.group, self.level, self.span):
            narrow.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.subject.taken.connect(state.choose_subject)
        self.group.taken.connect(state.choose_group)
        self.level.taken.connect(lambda key: state.choose_level(int(key)))
        self.span.taken.connect(lambda key: state.choose_span(int(key)))

    def show_state(self) -> None:
        """Offer what there is, chosen what is shown."""
        state, subject = self._state, self._state.subject
        self.subject.set_options(
            [(one.id, self._subject_words(one)) for one in state.subjects], subject.id if subject is not None else ""
        )
        groups = state.series.subgroups if state.series is not None else ()
        self.group.set_options([(one, one) for one in groups], state.group)
        self.group.setVisible(bool(groups))
        levels = [(str(one), described.level_word(self._desk, one, many=True)) for one in state.levels]
        self.level.set_options(levels, str(state.level))
        self.level.setVisible(len(levels) > 1)
        spans = self._spans()
        self.span.set_options(spans, str(state.span))
        self.span.setVisible(bool(spans))

    def _subject_words(self, indicator: Indicator) -> str:
        unit = f" · {indicator.unit}" if indicator.unit else ""
        said = f"{indicator.name}{unit}"
        return _("{indicator} · one programme", indicator=said) if indicator.scope is Scope.PROGRAMME else said

    def _spans(self) -> list[tuple[str, str]]:
        """All periods, and the newest few where there are more; the version of the definition beside them."""
        series = self._state.series
        if series is None or not series.periods:
            return []
        words, periods = texts.current(), series.periods
        version = series.indicator.version
        said = []
        for span in (0, *(one for one in reversed(SPANS) if one < len(periods))):
            some = periods[-span:] if span else periods
            ends = dict.fromkeys((words.period(some[0]), words.period(some[-1])))
            said.append((str(span), "–".join(ends)))
        if version > 1 and origin.is_record(self._desk.bridge.plan, series.indicator):
            number = words.number(version, grouping=False)
            said = [(key, _("Version {version}, {years}", version=number, years=years)) for key, years in said]
        return said
