"""What the board is narrowed to: an area, a target group."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from planner.domain.catalogues import TargetGroup
from planner.domain.chain import ordered
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.board.legend import Legend
from planner.ui.desk import Desk
from planner.ui.widgets.combo import Combo

INDENT = "\u2002"


class Filters(QWidget):
    """Two choices at the left, the legend at the right; below them where it is narrow."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.areas, self.groups = Combo(_("Area")), Combo(_("Target group"))
        self._legend = Legend()
        choices = QHBoxLayout()
        choices.setSpacing(metrics.gap(8))
        for combo in (self.areas, self.groups):
            combo.taken.connect(lambda _key: self.changed.emit())
            combo.setMaximumWidth(metrics.px(220))
            choices.addWidget(combo)
        choices.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(4))
        self._row.addLayout(choices, 1)
        self._row.addWidget(self._legend)
        self.refresh()

    @property
    def area(self) -> str:
        """The id of the area chosen; "" for the whole town."""
        return self.areas.current

    @property
    def target_group(self) -> str:
        """The id of the target group chosen; "" for all."""
        return self.groups.current

    def refresh(self) -> None:
        """Offer what the plan has now; the choice stays where it can."""
        plan = self._desk.bridge.plan
        self.areas.set_options([("", _("All areas")), *_areas(plan)], self.area)
        groups = [(one.id, one.name) for one in ordered(plan.all(TargetGroup))]
        self.groups.set_options([("", _("All target groups")), *groups], self.target_group)

    def arrange(self, width: int) -> None:
        """The legend beside the choices, or below them."""
        needed = self._legend.sizeHint().width() + self.areas.sizeHint().width() + self.groups.sizeHint().width()
        fits = needed + metrics.gap(16) <= width
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._legend.setVisible(self._legend.sizeHint().width() <= width)


def _areas(plan: Plan) -> list[tuple[str, str]]:
    """Areas that are still valid below the town, each under the one it lies in."""
    known = [area for area in plan.all(Area) if area.valid_until is None]
    ids = {area.id for area in known}
    below: dict[str, list[Area]] = {}
    for area in known:
        below.setdefault(area.parent if area.parent in ids else "", []).append(area)

    def walk(parent: str, depth: int) -> Iterator[tuple[str, str]]:
        for area in sorted(below.get(parent, ()), key=lambda one: (one.key, one.name)):
            if area.level > 0:
                yield area.id, INDENT * 2 * depth + area.name
            yield from walk(area.id, depth + (1 if area.level > 0 else 0))

    return list(walk("", 0))
