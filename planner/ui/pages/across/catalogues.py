"""The catalogues of the town: one list each, ordered by people, with the form beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from planner import tokens
from planner.domain.plan import Changes
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.grid.grid import Grid
from planner.ui.pages.across.catalogue_sheets import CATALOGUES, PLACE, moves, sheet_of
from planner.ui.pages.page import Page
from planner.ui.pages.records import RecordsPage
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.view_switch import ViewSwitch

UP, DOWN = 1, 2
"""Where the ways up and down stand among the `moves`."""


class CataloguesPage(Page):
    """Every catalogue is a page of records of its own; this one holds them and the switch between them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Catalogues"))
        self._pages: dict[str, RecordsPage] = {}
        kinds = [one.kind.kind for one in CATALOGUES]
        kept = str(desk.preferences.choice(PLACE, "view", kinds[0]))
        self._kind = kept if kept in kinds else kinds[0]
        self.switch = ViewSwitch(_("Catalogue"), [(one.kind.kind, _(one.kind.nouns)) for one in CATALOGUES], self._kind)
        self.up, self.down = Button(_("Up"), "plain"), Button(_("Down"), "plain")
        self.up.setToolTip(_("Alt+Shift+Up moves the entry up"))
        self.down.setToolTip(_("Alt+Shift+Down moves the entry down"))
        self._stack = QStackedWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(metrics.gap(8))
        self._row.addWidget(self.switch)
        self._row.addStretch(1)
        self._row.addWidget(self.up)
        self._row.addWidget(self.down)
        self.column.setSpacing(0)
        self.column.addLayout(self._row)
        self.column.addWidget(self._stack, 1)
        self.switch.chosen.connect(self.show_catalogue)
        self.up.clicked.connect(lambda: self.move_entry(UP))
        self.down.clicked.connect(lambda: self.move_entry(DOWN))
        for keys, way in (("Alt+Shift+Up", UP), ("Alt+Shift+Down", DOWN)):
            shortcut = QShortcut(QKeySequence(keys), self._stack)
            shortcut.activated.connect(lambda way=way: self.move_entry(way))
        if desk.bridge.is_open:
            self.show_catalogue(self._kind)

    @property
    def page(self) -> RecordsPage:
        """The page of the catalogue shown."""
        return self._pages[self._kind]

    def show_catalogue(self, kind: str) -> None:
        """Show another catalogue."""
        self._kind = kind
        self.desk.preferences.choose(PLACE, "view", kind)
        self.switch.show_current(kind)
        if kind not in self._pages:
            found = next(one for one in CATALOGUES if one.kind.kind == kind)
            page = self._pages[kind] = RecordsPage(self.desk, sheet_of(found))
            page.piece.current_changed.connect(lambda _record: self._show_ways())
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[kind])
        self._show_ways()

    def visit(self, wanted: Destination) -> None:
        """Show the catalogue named by the view or by the record, and the record."""
        record = self.desk.bridge.plan.anywhere(wanted.record) if wanted.record else None
        kind = record.kind if record is not None else wanted.view
        if any(one.kind.kind == kind for one in CATALOGUES):
            self.show_catalogue(kind)
        if record is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.page.visit(Destination(wanted.place, "", wanted.record, wanted.field, wanted.step))

    def whereabouts(self) -> tuple[str, str]:
        """The catalogue, and the entry a person is at."""
        page = self._pages.get(self._kind)
        record = page.current if page is not None else None
        return self._kind, record.id if record is not None else ""

    def concerns(self, changes: Changes) -> bool:
        """Only which ways are open to the current entry is said here."""
        return changes.touches(*(one.kind for one in CATALOGUES)) or not changes.ids

    def refresh(self) -> None:
        """Call the catalogues what the town calls them, say which ways are open."""
        self.switch.say([self.desk.words.title(one.kind.nouns) for one in CATALOGUES])
        if self._kind not in self._pages:
            self.show_catalogue(self._kind)
        self._show_ways()

    def move_entry(self, way: int) -> None:
        """Move the current entry up or down; the list shows the order people gave."""
        operation = self._operation(way)
        if operation is None:
            return
        piece = self.page.piece
        if isinstance(piece, Grid):
            piece.sort_by("")
        self.desk.bridge.run(operation, origin=self)

    def _operation(self, way: int) -> Operation | None:
        page = self._pages.get(self._kind)
        if page is None or not self.desk.bridge.is_open or self.desk.bridge.session.read_only:
            return None
        record = page.current
        known = record is not None and self.desk.bridge.plan.find(record.kind, record.id) is not None
        return moves(self.desk, record)[way][1] if known else None

    def _show_ways(self) -> None:
        page = self._pages.get(self._kind)
        none_yet = page is not None and page.current is None
        may_write = self.desk.bridge.is_open and not self.desk.bridge.session.read_only
        for button, way in ((self.up, UP), (self.down, DOWN)):
            button.setEnabled(may_write and (none_yet or self._operation(way) is not None))

    def arrange(self, em: float) -> None:
        """The switch as segments where there is room for all."""
        room = self.viewport().width() - self.up.sizeHint().width() - self.down.sizeHint().width()
        self.switch.fit(room - 2 * metrics.gap(tokens.PAGE_MARGIN) - metrics.gap(40))

    def _set_margins(self, em: float) -> None:
        """The pages within have margins of their own; the switch stands above them with the same at its sides."""
        self.column.setContentsMargins(0, 0, 0, 0)
        narrow = metrics.current().em(self.window().width()) < tokens.NARROW_MARGIN_EM + 0.5
        side = metrics.gap(tokens.PAGE_MARGIN_NARROW if narrow else tokens.PAGE_MARGIN)
        if hasattr(self, "_row"):
            self._row.setContentsMargins(side, metrics.gap(16), side, 0)
