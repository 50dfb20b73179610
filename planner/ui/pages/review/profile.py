"""The profile: every standard with the level reached, beside that of the cycle before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from planner.domain.catalogues import Standard
from planner.domain.frame import Cycle
from planner.domain.plan import Plan
from planner.domain.review import Rating
from planner.ui import metrics, paint, theme
from planner.ui.widgets.rows import ROW, Index, Row, RowDelegate, RowsView

BAR, BAR_HEIGHT, BAR_GAP = 20, 8, 3
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """A standard with its rating in the present cycle and the one of the cycle before, where there are such."""

    standard: Standard
    now: Rating | None
    before: Rating | None

    @property
    def level(self) -> int:
        """The level reached, 0 while it is not assessed."""
        return self.now.level if self.now else 0

    @property
    def level_before(self) -> int:
        """The level of the cycle before, 0 where it was not assessed."""
        return self.before.level if self.before else 0


def profile(plan: Plan) -> tuple[Standing, ...]:
    """All standards in the order of the catalogue."""
    cycle = plan.cycle
    earlier = plan.get(Cycle, cycle.predecessor)
    now = {one.standard: one for one in plan.of_cycle(Rating, cycle)}
    before = {one.standard: one for one in plan.of_cycle(Rating, earlier)} if earlier else {}
    ordered = sorted(plan.all(Standard), key=lambda one: (one.rank, one.name.casefold()))
    return tuple(Standing(one, now.get(one.id), before.get(one.id)) for one in ordered)


class ProfileView(RowsView):
    """A list of standards; four strokes at the right say the level, an upright line the level of last time."""

    def __init__(self, name: str) -> None:
        super().__init__(name, marks_current=True, scrolls=True)
        self.standings: Mapping[str, Standing] = {}
        self.setItemDelegate(_ProfileDelegate(self))


class _ProfileDelegate(RowDelegate):
    """Paints the strokes over the row, at the height of its second line."""

    def __init__(self, view: ProfileView) -> None:
        super().__init__(view, marks_current=True)
        self._profile = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, then its strokes."""
        super().paint(painter, option, index)
        row: Row = index.data(ROW)
        standing = self._profile.standings.get(str(row.payload))
        if standing is None:
            return
        rect, px = QRectF(option.rect), metrics.px
        step = px(BAR) + px(BAR_GAP)
        left = rect.right() - px(14) - LEVELS * step
        upper, lower = metrics.measure("body").height(), metrics.measure("caption").height()
        block = upper + px(3) + lower
        middle = rect.top() + (rect.height() - block) / 2 + upper + px(3) + lower / 2
        for number in range(LEVELS):
            bar = QRectF(left + number * step, middle - px(BAR_HEIGHT) / 2, px(BAR), px(BAR_HEIGHT))
            filled = number < standing.level
            painter.fillRect(bar, theme.colour("accent" if filled else "track2"))
            if theme.is_high_contrast() and not filled:
                paint.rounded(painter, bar, edge="edge", radius=0)
        if standing.level_before:
            x = left + standing.level_before * step - px(BAR_GAP) / 2 - 1
            line = QRectF(x, middle - px(BAR_HEIGHT), max(2, px(2)), 2 * px(BAR_HEIGHT))
            painter.fillRect(line, theme.colour("ink"))
