"""The menus of a grid, for a row and for a column, each with its keys; the mouse and the menu key open them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui import icons
from planner.ui.columns import Column
from planner.ui.grid.acts import Acts
from planner.ui.grid.arranger import Arranger
from planner.ui.grid.bar_hands import BarHands
from planner.ui.grid.keys import BAR_KEYS, native, shown_keys
from planner.ui.grid.view import GridView
from planner.ui.widgets.button import literal

BAR_WORDS = {
    "whole:-1": N_("Bar one month earlier"),
    "whole:1": N_("Bar one month later"),
    "end:-1": N_("End one month earlier"),
    "end:1": N_("End one month later"),
    "start:-1": N_("Start one month earlier"),
    "start:1": N_("Start one month later"),
}


def column_is_time(view: GridView) -> bool:
    """Whether the current cell is a bar that can be moved."""
    column = view.current_column
    return column is not None and column.timeline and column.write is not None


class Filler:
    """Puts actions into a menu."""

    def __init__(self, menu: QMenu) -> None:
        self.menu = menu

    def add(
        self,
        words: str,
        run: Callable[[], object],
        *,
        act: str = "",
        keys: str = "",
        icon: str = "",
        enabled: bool = True,
    ) -> QAction:
        """One action; its keys stand at the right."""
        keys = native(keys) if keys else shown_keys(act) if act else ""
        text = literal(words) + (f"\t{keys}" if keys else "")
        action = self.menu.addAction(text)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: run())
        return action


def row_menu(arranger: Arranger, acts: Acts, bars: BarHands, view: GridView) -> QMenu:
    """What can be done with the chosen rows and cells."""
    menu = QMenu(view)
    menu.setAccessibleName(_("Row"))
    fill = Filler(menu)
    record, free = view.current_record, not view.sheet.locked
    has_row = record is not None
    fill.add(_("Open"), lambda: view.taken.emit(record), act="open", icon="next", enabled=has_row)
    if view.sheet.listing.grows:
        fill.add(_("Add a row"), arranger.add, act="add", icon="plus", enabled=free)
        fill.add(_("Duplicate with all that belongs to it"), lambda: acts.duplicate(whole=True), act="duplicate",
                 enabled=has_row and free)  # fmt: skip
        fill.add(_("Duplicate the row alone"), lambda: acts.duplicate(whole=False), enabled=has_row and free)
        fill.add(_("Delete rows"), acts.remove, act="remove", enabled=has_row and free)
    menu.addSeparator()
    fill.add(_("Copy cells"), acts.copy, act="copy", enabled=has_row)
    fill.add(_("Copy with column heads"), lambda: acts.copy(with_heads=True), act="copy_heads", enabled=has_row)
    fill.add(_("Paste"), acts.paste, act="paste", enabled=free)
    fill.add(_("Fill down"), acts.fill_down, act="fill_down", enabled=has_row and free)
    fill.add(_("Empty the cells"), acts.clear, act="clear", enabled=has_row and free)
    if column_is_time(view):
        menu.addSeparator()
        for keys, act in BAR_KEYS.items():
            fill.add(_(BAR_WORDS[act]), lambda act=act: bars.press(act), keys=keys, enabled=free)  # type: ignore[misc]
    menu.addSeparator()
    column = view.current_column
    if column is not None:
        inner = column_menu(arranger, view, column, menu)
        inner.setTitle(literal(_("Column “{title}”", title=column.head)) + f"\t{shown_keys('column_menu')}")
        menu.addMenu(inner)
    return menu


def column_menu(arranger: Arranger, view: GridView, column: Column, parent: QWidget) -> QMenu:
    """How rows are sorted by a column, and where it stands."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Column “{title}”", title=column.head))
    fill = Filler(menu)
    if not column.timeline:
        fill.add(_("Sort upwards"), lambda: arranger.sort_by(column.id))
        fill.add(_("Sort downwards"), lambda: arranger.sort_by(column.id, descending=True))
        fill.add(_("Not sorted"), lambda: arranger.sort_by(""), enabled=bool(arranger.wish.sort))
        menu.addSeparator()
    ids = [one.id for one in view.sheet.columns]
    place = ids.index(column.id)
    fill.add(_("Move to the left"), lambda: arranger.move_column(column.id, place - 1), enabled=place > 0)
    fill.add(_("Move to the right"), lambda: arranger.move_column(column.id, place + 1), enabled=place < len(ids) - 1)
    fill.add(_("Wider"), lambda: arranger.widen(column.id, 1.25))
    fill.add(_("Narrower"), lambda: arranger.widen(column.id, 0.8))
    fill.add(_("Width by content"), lambda: arranger.widen(column.id, None))
    menu.addSeparator()
    can_go = not column.fixed and len(ids) > 1
    fill.add(_("Hide the column"), lambda: arranger.show_column(column.id, shown=False), enabled=can_go)
    inner = columns_menu(arranger, view, menu)
    inner.setTitle(_("Columns shown"))
    menu.addMenu(inner)
    return menu


def columns_menu(arranger: Arranger, view: GridView, parent: QWidget) -> QMenu:
    """Which columns are shown."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Columns shown"))
    fill_columns(arranger, view, menu)
    return menu


def fill_columns(arranger: Arranger, view: GridView, menu: QMenu) -> None:
    """A row to tick for every column, and the way back to what was shown at first; one without room is given some."""
    menu.clear()
    fill = Filler(menu)
    ids, gone = {one.id for one in view.sheet.columns}, {one.id for one in view.widths.gone}
    for column in arranger.listing.columns:
        on = column.id in ids and column.id not in gone
        if column.id in gone:
            action = fill.add(_("{column} (no room)", column=column.head), partial(view.widths.want, column.id))
        else:
            action = fill.add(
                column.head, partial(arranger.show_column, column.id, shown=not on), enabled=not column.fixed
            )
        action.setCheckable(True)
        action.setChecked(on)
    menu.addSeparator()
    fill.add(_("As at first"), arranger.reset_columns)
