"""The view “Origin”: facts under headings, with ways to the indicator and its deliveries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.social_index import SocialIndex
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import origin
from planner.ui.figures.state import FiguresState
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import Hairline, SectionHeading
from planner.ui.widgets.label import Label

NAME_WIDTH = 200
WIDEST = 860


class OriginPane(QWidget):
    """Shows a `FiguresState` as facts."""

    def __init__(self, desk: Desk, state: FiguresState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._state = desk, state
        self._shown: tuple[origin.Section, ...] = ()
        self._content = QWidget()
        self.change = Button(_("Change the indicator"), "link")
        self.deliveries = Button(_("Show all deliveries"), "link")
        self.change.clicked.connect(self._show_indicator)
        self.deliveries.clicked.connect(lambda: desk.go("deliveries"))
        links = QHBoxLayout()
        links.setSpacing(metrics.gap(24))
        links.addWidget(self.change)
        links.addWidget(self.deliveries)
        links.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.gap(16))
        self._column.addWidget(self._content)
        self._column.addLayout(links)
        self._column.addStretch(1)

    @property
    def facts(self) -> tuple[origin.Section, ...]:
        """What is shown."""
        return self._shown

    def show_state(self) -> None:
        """Bring the facts up to date; nothing is made anew when they are the same."""
        plan, subject = self._desk.bridge.plan, self._state.subject
        found = origin.sections(plan, self._state)
        index = subject is not None and plan.get(SocialIndex, subject.id) is not None
        self.change.setVisible(subject is not None and (index or origin.is_record(plan, subject)))
        self.change.set_words(_("Change the index") if index else _("Change the indicator"))
        if found == self._shown:
            return
        self._shown = found
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(24))
        for section in found:
            column.addWidget(_section(section))
        self._column.replaceWidget(self._content, fresh)
        fresh.show()
        self._content.hide()
        self._content.deleteLater()
        self._content = fresh

    def arrange(self, width: int) -> None:
        """Lines no longer than can be read; a margin, not a widest size, so that heights follow the true width."""
        self._column.setContentsMargins(0, 0, max(0, width - metrics.px(WIDEST)), 0)

    def redraw(self) -> None:
        """Nothing is drawn here."""

    def follow(self) -> None:
        """Area and period make no difference here."""

    def _show_indicator(self) -> None:
        if self._state.subject is not None:
            ident = self._state.subject.id
            is_index = self._desk.bridge.plan.get(SocialIndex, ident) is not None
            self._desk.go("indexes" if is_index else "indicators", record=ident)


def _section(section: origin.Section) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(metrics.gap(6))
    column.addWidget(SectionHeading(section.title))
    for number, (name, words) in enumerate(section.facts):
        if number:
            column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(16))
        left = Label(name, "body", "ink2", wrap=True)
        left.setFixedWidth(metrics.px(NAME_WIDTH))
        right = Label(words, "body", wrap=True)
        right.setAccessibleName(f"{name}: {words}")
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    return whole
