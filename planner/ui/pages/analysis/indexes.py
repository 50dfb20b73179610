"""Social indexes: several indicators put together, defined by form; the result beside every component, never a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent

from planner import texts
from planner.domain.figures import Indicator
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.domain.social_index import IndexClass, IndexPart, SocialIndex
from planner.operations.indexes import classes_of, parts_of
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.grid.grid import Grid
from planner.ui.pages.analysis.index_form import FORM, trouble
from planner.ui.pages.analysis.index_result import IndexResult
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way

MOST_ROWS = 4
"""More indexes than this scroll, so that the result has room below."""


def indexes(desk: Desk) -> Sequence[SocialIndex]:
    """All indexes by code."""
    return sorted(desk.bridge.plan.all(SocialIndex), key=lambda one: (one.code.casefold(), one.name.casefold()))


def _indicators(desk: Desk, index: SocialIndex) -> Cell:
    plan = desk.bridge.plan
    found = plan.some(Indicator, (part.indicator for part in parts_of(plan, index)))
    words = ", ".join(one.name for one in found)
    return Cell(words or _("none yet"), words, words.casefold() or None, quiet=not words)


def _classes(desk: Desk, index: SocialIndex) -> Cell:
    words = ", ".join(classes_of(desk.bridge.plan, index)[1])
    return Cell(words, words, words.casefold() or None)


def _ruler(_desk: Desk, index: SocialIndex) -> Cell:
    words = texts.current().period(index.reference) if index.reference else _("each year by itself")
    return Cell(words, index.reference, index.reference or None, quiet=not index.reference)


INDEXES = Listing(
    SocialIndex,
    (
        field(SocialIndex, "code"),
        field(SocialIndex, "name", stretch=True, fixed=True),
        Column(
            "indicators", N_("Indicators"), _indicators, leans_on=frozenset({IndexPart.kind, Indicator.kind})
        ),
        field(SocialIndex, "at_least", optional=True),
        field(SocialIndex, "combine", optional=True),
        Column("classes", N_("Classes"), _classes, leans_on=frozenset({IndexClass.kind}), optional=True),
        Column("reference", N_("Measured by"), _ruler, leans_on=frozenset()),
        field(SocialIndex, "definition", optional=True),
    ),
    indexes,
    chips=(
        Chip("open", N_("not complete"), "step:open", lambda desk, one: bool(trouble(desk, one))),
        Chip("frozen", N_("frozen"), "step:done", lambda _desk, one: bool(one.reference)),
    ),
)  # fmt: skip


class IndexGrid(Grid):
    """The indexes, and below them what comes of the current one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, INDEXES, _("Social indexes"), "indexes.all")
        self.result = IndexResult(desk)
        self.put_below(self.result)
        self._column.setStretchFactor(self.view, 0)
        self._column.setStretchFactor(self.result, 1)
        self.current_changed.connect(lambda _record: self._follow())
        self.arranged.connect(self._follow)

    def _follow(self) -> None:
        rows = min(max(self.count, 1), MOST_ROWS)
        self.view.setFixedHeight(self.view.heads.height() + rows * metrics.row() + metrics.px(14))
        current = self.current
        shown = current if isinstance(current, SocialIndex) else next(iter(self.records), None)
        self.result.setVisible(shown is not None)
        if self.isVisible():
            self.result.show_index(self.desk.bridge.plan.get(SocialIndex, shown.id) if shown is not None else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self._follow()


def _lead(desk: Desk) -> str:
    found, say = indexes(desk), desk.words.say
    if not found:
        return _("No social index is defined yet.")
    said = say(Sentence(*NN_("There is one social index.", "There are {n} social indexes."), n=len(found)))
    lacking = sum(bool(trouble(desk, one)) for one in found)
    if lacking:
        return f"{said} {say(Sentence(*NN_('One is not complete.', '{n} are not complete.'), n=lacking))}"
    return f"{said} " + _("It flags areas for attention; whether there is need is judged with local knowledge.")


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Look at the indicators"), "formula", lambda: desk.go("indicators")),)


INDEX_SHEET = Sheet(
    place="indexes",
    kind=SocialIndex,
    title=N_("Social indexes"),
    lead=_lead,
    add=Sentence(N_("Define a social index")),
    views=(SheetView("all", N_("All"), INDEXES, beside=True, make=IndexGrid),),
    form=FORM,
    empty=Empty(
        N_("No social index is defined"),
        N_("An index puts several indicators together: it shows where burdens come together, and never a ranking."),
        ways=_ways,
    ),
)
