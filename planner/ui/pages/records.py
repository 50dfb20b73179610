"""A page of records: heading, filter, grid or tree, the form beside it. What differs from page to page is its `Sheet`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from planner.domain.record import Record
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.form import Form
from planner.ui.grid.grid import Grid
from planner.ui.pages.example_way import example_way
from planner.ui.pages.form_pane import FormPane
from planner.ui.pages.page import Page
from planner.ui.pages.piece import Piece
from planner.ui.pages.pieces import Pieces
from planner.ui.pages.sheet import Action, Sheet, SheetView
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import MOST_WAYS, EmptyState, Way
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.view_switch import ViewSwitch

BESIDE_EM = 58
"""Width of the page in em from which list and form stand side by side; below it one takes the other's place."""

STACKED_EM = 40


class RecordsPage(Page):
    """Lists the records of a sheet and opens one in the form; both follow the plan."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__(desk, _(sheet.title))
        self.sheet_ = sheet
        self._view = self._first_view()
        self._narrow = False
        self._is_begun = False
        """A person began the first record: its row stands there while the plan has none yet."""
        self.heading = PageHeading(_(sheet.title))
        self._add = Button("", "primary", icon=sheet.icon)
        self._add.clicked.connect(self.add_record)
        self._actions: dict[str, Button] = {}
        self._add_actions()
        self.pieces = Pieces(desk, sheet, self)
        self.pieces.followed.connect(self._follow)
        self.pieces.taken.connect(self._open)
        self._stack, self._bar_row = self.pieces.work, self.pieces.bars
        self.form = Form(desk, sheet.form)
        self.pane = FormPane(self.form)
        self.pane.closed.connect(self._close_form)
        self.form.removed.connect(self._close_form)
        self._empty = EmptyState("", "", sheet.empty.ghost)
        self._switch = ViewSwitch(_("View"), [(one.id, _(one.title)) for one in sheet.views], self._view.id)
        self._details = Button(_("Form"), "plain", icon="sheet")
        self._build()

    def _first_view(self) -> SheetView:
        kept = str(self.desk.preferences.choice(self.sheet_.place, "view", ""))
        return self.sheet_.view_called(kept) or self.sheet_.views[0]

    def _add_actions(self) -> None:
        """One plain button for each action a view or the sheet has; the one of the view shown is seen."""
        for action in dict.fromkeys(filter(None, (self.sheet_.action_of(view) for view in self.sheet_.views))):
            button = Button(_(action.title), "plain", icon=action.icon)
            button.clicked.connect(partial(self._act, action))
            self._actions[action.title] = button
            self.heading.add_action(button)
        self.heading.add_action(self._add)

    def _act(self, action: Action) -> None:
        action.run(self.desk, self.chosen if action.many else self.current)

    def _build(self) -> None:
        self.column.addWidget(self.heading)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls.setSpacing(metrics.gap(12))
        self._controls.addWidget(self._bar_row, 1)
        self._controls.addWidget(self._switch)
        self._controls.addWidget(self._details)
        self._details.clicked.connect(lambda: self._open_form(open_=not self.pane.is_open))
        self._switch.chosen.connect(self.show_view)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self.pane)
        self.column.addLayout(self._controls)
        # shown before it has its place it would be a window of its own for a moment, and take the focus away
        self._switch.setVisible(len(self.sheet_.views) > 1)
        self.column.addLayout(self._body, 1)
        self.column.addWidget(self._empty, 1)
        self.column.setSpacing(metrics.gap(12))
        self._show_current_view()

    @property
    def view(self) -> SheetView:
        """The view shown."""
        return self._view

    @property
    def piece(self) -> Piece:
        """The grid, tree or other piece of the view shown."""
        return self.pieces.of(self._view)

    @property
    def current(self) -> Record | None:
        """The record of the current row."""
        return self.piece.current

    @property
    def chosen(self) -> list[Record]:
        """All chosen records where several can be, else the current one."""
        if isinstance(self.piece, Grid):
            return self.piece.view.chosen_records()
        return [self.current] if self.current is not None else []

    def show_view(self, ident: str) -> None:
        """Show another view; the current record stays current where the view shows it."""
        wanted = self.sheet_.view_called(ident)
        if wanted is None or wanted is self._view:
            return
        kept = self.current
        self._view = wanted
        self.desk.preferences.choose(self.sheet_.place, "view", ident)
        self._switch.show_current(ident)
        self._show_current_view()
        self._refresh()
        if kept is not None:
            self.piece.choose(kept.id)
        self.moved.emit()

    def _show_current_view(self) -> None:
        view = self._view
        self.pieces.show(view)
        self._say_titles()
        self._open_form(
            open_=bool(self.desk.preferences.choice(self.pieces.key(view), "form", view.beside)), keep=False
        )

    def refresh(self) -> None:
        """The finding, what can be done, and whether there is anything; pieces and form follow the plan themselves."""
        view, desk = self._view, self.desk
        self._say_titles()
        self.heading.lead.setText((view.lead or self.sheet_.lead)(desk))
        may_write = not desk.bridge.session.read_only
        self._add.setEnabled(may_write)
        for title, button in self._actions.items():
            action = self.sheet_.action_of(view)
            button.setVisible(action is not None and action.title == title)
        self.pieces.follow_columns(view)
        records = view.listing.rows(desk)
        self._is_begun = self._is_begun and not records
        self._show_empty(is_empty=not records and not self._is_begun)
        if records and self.pane.is_open:
            # a form that is open shows something
            if self.current is None:
                self.piece.choose(records[0].id)
            if self.form.record is None:
                self.form.show_record(self.current)

    def _say_titles(self) -> None:
        """Title, views and button in the words of the town, which may have changed."""
        words = self.desk.words
        self.say_title(self.heading, self.sheet_.title)
        self._switch.say([words.title(one.title) for one in self.sheet_.views])
        self._add.set_words(self.desk.words.say(self.sheet_.add_of(self._view)))

    def _show_empty(self, *, is_empty: bool) -> None:
        for widget in (self._bar_row, self._stack):
            widget.setVisible(not is_empty)
        self._switch.setVisible(not is_empty and len(self.sheet_.views) > 1)
        self._empty.setVisible(is_empty)
        self._details.setVisible(not is_empty)
        self.column.setStretchFactor(self._body, 0 if is_empty else 1)
        self._add.setVisible(not is_empty)
        if is_empty:
            empty = self._view.empty or self.sheet_.empty
            self.pane.hide()
            self._empty.set_words(self.desk.words.say(self.sheet_.title_of(empty)), _(empty.purpose))
            ways: Sequence[Way] = empty.ways(self.desk) if empty.ways else ()
            begin = Way(self.desk.words.say(self.sheet_.add_of(self._view)), self.sheet_.icon, self.add_record)
            paste = Way(_("Paste from Excel"), "sheet", self.paste) if isinstance(self.piece, Grid) else None
            example = example_way(self.desk, self.sheet_.place, self._view.id, self.sheet_.kind.kind)
            self._empty.set_ways(begin, paste, (*ways[: MOST_WAYS - len(example)], *example))
        else:
            self._lay_pane()

    def add_record(self) -> None:
        """A new record, its name ready to be typed; or whatever records of this kind begin with."""
        if self.sheet_.begin is not None:
            self.sheet_.begin(self.desk)
            return
        if not self._empty.isHidden():
            self._is_begun = True
            self._show_empty(is_empty=False)
        self.piece.add()
        if self._is_begun and not (self.piece.is_beginning or self.piece.count):
            # refused: what a new record needs is not there yet, and the words say where to begin
            self._is_begun = False
            self._show_empty(is_empty=True)

    def paste(self) -> None:
        """The table on the clipboard becomes the first records."""
        self._is_begun = True
        self._show_empty(is_empty=False)
        if isinstance(self.piece, Grid):
            self.piece.paste()

    def visit(self, wanted: Destination) -> None:
        """Show the view, the record and the field asked for."""
        if wanted.view:
            self.show_view(wanted.view)
        if wanted.record:
            self._visit_record(wanted)

    def whereabouts(self) -> tuple[str, str]:
        """The view and the current record."""
        current = self.current
        return self._view.id, current.id if current is not None and self.pane.is_open else ""

    def _visit_record(self, wanted: Destination) -> None:
        shown = self.piece.choose(wanted.record)
        for view in self.sheet_.views:
            if not shown and view.id != self._view.id:
                self.show_view(view.id)
                shown = self.piece.choose(wanted.record)
        record = self.desk.bridge.plan.find(self.sheet_.kind.kind, wanted.record)
        if record is None:
            return
        self._open_form(open_=True, keep=False, record=record)
        if wanted.field:
            self.form.focus_field(wanted.field)

    def _follow(self, record: Record | None) -> None:
        if not self.pane.isHidden():
            self.form.show_record(record)

    def _open(self, record: Record) -> None:
        self._open_form(open_=True, record=record)
        self.form.focus_field(next(iter(self.form.fields), ""))

    def _close_form(self) -> None:
        self._open_form(open_=False)
        self.pieces.focus()

    def _open_form(self, *, open_: bool, keep: bool = True, record: Record | None = None) -> None:
        self.pane.is_open, self.pane.is_asked_for = open_, record is not None
        if keep:
            self.desk.preferences.choose(self.pieces.key(self._view), "form", open_)
        if open_ and self.desk.bridge.is_open:
            self.form.show_record(record or self.current)
        self._lay_pane()

    def _lay_pane(self) -> None:
        """Side by side where there is room; else the form stands in the place of the list."""
        if not self._empty.isHidden():
            return
        self.pane.set_alone(self._narrow)
        shown = self.pane.is_open and (self.pane.is_asked_for or not self._narrow)
        self.pane.setVisible(shown)
        alone = shown and self._narrow
        self._stack.setVisible(not alone)
        self._bar_row.setVisible(not alone)
        self._switch.setVisible(not alone and len(self.sheet_.views) > 1)

    def arrange(self, em: float) -> None:
        """Follow the width of the page."""
        self._narrow = em < BESIDE_EM
        margins = self.column.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        self.heading.set_stacked(em < STACKED_EM, room)
        self._switch.fit(room)
        asked = (self._bar_row.minimumSizeHint().width(), self._switch.wish, self._details.sizeHint().width())
        fits = sum(asked) + 2 * self._controls.spacing() <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(across if fits else down)
        self._empty.arrange(em)
        self._lay_pane()
