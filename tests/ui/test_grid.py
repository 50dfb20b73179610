"""The grid by clicks and keys, over the measures of the sample town."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure, MeasureState
from planner.domain.plan import Plan
from planner.operations.edit import Change, Remove
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look

NO, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def _rows(desk: Desk) -> tuple[Measure, ...]:
    plan = desk.bridge.plan
    return plan.of_cycle(Measure, plan.cycle)


def _length(_desk: Desk, measure: Measure) -> Cell:
    return Cell(str(len(measure.name)), len(measure.name), len(measure.name))


COLUMNS = (
    field(Measure, "number"),
    field(Measure, "name", stretch=True, fixed=True),
    field(Measure, "state"),
    field(Measure, "lead"),
    field(Measure, "starts"),
    field(Measure, "goals"),
    field(Measure, "description"),
    Column("length", "Length of the name", _length, right=True, adds_up=True, leans_on=frozenset()),
    field(Measure, "partners", optional=True),
)
CHIPS = tuple(
    Chip(one.value, one.label, "status:planned", lambda _desk, row, one=one: row.state is one) for one in MeasureState
)
PLAIN = Listing(Measure, COLUMNS, _rows, chips=CHIPS)
GROUPED = Listing(Measure, COLUMNS, _rows, group=lambda _desk, row: row.lead or "–", chips=CHIPS)


class Bench:
    """A grid in a window of its own, between two fields."""

    def __init__(self, workplace: Workplace, listing: Listing, qtbot: QtBot) -> None:
        self.desk = workplace.desk
        self.window = QWidget()
        self.grid = Grid(self.desk, listing, "Maßnahmen", "test")
        self.bar = FilterBar(self.grid)
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        for widget in (self.before, self.bar, self.grid, self.after):
            column.addWidget(widget)
        self.tester = QAbstractItemModelTester(
            self.grid.sheet, QAbstractItemModelTester.FailureReportingMode.Warning, self.window
        )
        self.window.resize(1300, 700)
        self.window.show()
        self.window.activateWindow()
        self.view.setFocus()
        qtbot.wait(30)

    @property
    def view(self) -> Any:
        return self.grid.view

    @property
    def plan(self) -> Plan:
        return self.desk.bridge.plan

    @property
    def editor(self) -> Any:
        return self.view.editing.editor

    def at(self, row: int, column: str) -> Measure:
        """Make the cell of the n-th record current."""
        record = self.grid.records[row]
        assert self.grid.choose(record.id, column)
        return record

    def now(self, record: Measure) -> Measure:
        return self.plan.one(Measure, record.id)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        QTest.keyClick(self.editor or self.view, key, modifiers)

    def type(self, words: str) -> None:
        for sign in words:
            QTest.keyClicks(self.editor or self.view, sign)

    def column(self) -> str:
        found = self.view.current_column
        return found.id if found else ""

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, CTRL)


Maker = Callable[..., Bench]


@pytest.fixture
def bench(open_window: Callable[..., Workplace], qtbot: QtBot) -> Any:
    made: list[Bench] = []

    def make(listing: Listing = PLAIN, look: Look | None = None) -> Bench:
        made.append(Bench(open_window(look), listing, qtbot))
        return made[-1]

    yield make
    for one in made:
        one.window.close()
        one.window.deleteLater()


# seeing


def test_rows_are_the_records_and_say_their_columns(bench: Maker) -> None:
    one = bench()
    assert one.grid.records == list(_rows(one.desk))
    index = one.grid.sheet.index(0, 1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Maßnahme: {one.grid.records[0].name}"
    assert one.view.accessibleName() == "Maßnahmen"
    assert "Strg+Tab" in one.view.accessibleDescription()


def test_groups_have_headings_that_keys_pass_over(bench: Maker) -> None:
    one = bench(GROUPED)
    headings = [row for row in range(one.grid.sheet.rowCount()) if one.grid.sheet.record(row) is None]
    assert headings[0] == 0
    one.view.go_to(1, 1)
    seen = set()
    for _press in range(one.grid.sheet.rowCount()):
        seen.add(one.view.currentIndex().row())
        one.press(Key.Key_Down)
    assert not seen & set(headings)
    assert len(seen) == one.grid.count


def test_sorting_by_head_and_by_menu(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    kept = one.at(4, "name")
    heads = one.view.heads
    place = [column.id for column in one.grid.sheet.columns].index("name")
    at = QPoint(heads.sectionViewportPosition(place) + 20, heads.height() // 2)
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    names = [row.name for row in one.grid.records]
    assert names == sorted(names, key=lambda name: name.casefold().replace("ü", "u").replace("ä", "a"))
    assert one.grid.current.id == kept.id
    head = one.grid.sheet.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Maßnahme, aufsteigend sortiert"
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [row.name for row in one.grid.records] == names[::-1]
    one.press(Key.Key_Down, ALT)
    texts = [action.text() for action in one.grid.hands.menu.actions()]
    assert texts[:3] == ["Aufsteigend sortieren", "Absteigend sortieren", "Nicht sortieren"]
    one.grid.hands.menu.actions()[2].trigger()
    one.grid.hands.menu.close()
    assert one.grid.records == list(_rows(one.desk))


def test_empty_cells_come_last_either_way(bench: Maker) -> None:
    one = bench()
    one.desk.bridge.run(Change("measure", one.grid.records[0].id, {"starts": None}))
    for descending in (False, True):
        one.grid.sort_by("starts", descending=descending)
        assert one.grid.records[-1].starts is None


def test_the_filter_bar_filters_by_words_and_chips(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    one.bar.field.setFocus()
    QTest.keyClicks(one.bar.field, "RUCKS grupp")
    qtbot.waitUntil(lambda: one.grid.count < 5)
    assert [row.name for row in one.grid.records] == ["Rucksack-Gruppen für Eltern"]
    QTest.keyClick(one.bar.field, Key.Key_Escape)
    assert one.grid.count == len(_rows(one.desk))
    chip = one.bar.chips["stopped"]
    assert chip.count == sum(row.state is MeasureState.STOPPED for row in _rows(one.desk))
    chip.click()
    assert {row.state for row in one.grid.records} == {MeasureState.STOPPED}
    QTest.keyClick(one.bar.field, Key.Key_Down)
    assert one.view.hasFocus()


def test_an_empty_result_says_so_and_leads_back(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    one.grid.set_filter("gibt es nicht", ())
    buttons = [child for child in one.view.viewport().findChildren(QWidget) if child.isVisible()]
    assert any(child.accessibleName() == "Filter aufheben" for child in buttons)
    next(child for child in buttons if child.accessibleName() == "Filter aufheben").click()
    assert one.grid.count == len(_rows(one.desk))


def test_the_sums_row_adds_up_what_is_shown(bench: Maker) -> None:
    one = bench()
    one.grid.set_filter("kita", ())
    column = next(one_ for one_ in COLUMNS if one_.id == "length")
    cell = one.grid.sums.cell(column)
    assert cell is not None
    assert cell.value == sum(len(row.name) for row in one.grid.records)
    assert one.grid.sums.accessibleName().startswith(f"Summe, {one.grid.count}")


# moving and typing


def test_tab_leaves_the_grid_and_ctrl_tab_leaves_an_editor(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    one.at(2, "lead")
    one.press(Key.Key_Tab)
    assert QApplication.focusWidget() is one.after
    one.view.setFocus()
    one.press(Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is not one.view
    one.view.setFocus()
    one.press(Key.Key_F2)
    assert one.editor is not None
    one.press(Key.Key_Tab, CTRL)
    assert one.editor is None
    assert QApplication.focusWidget() is one.after


def test_typing_replaces_and_tab_goes_on_typing(bench: Maker) -> None:
    one = bench()
    record = one.at(2, "lead")
    one.type("Neues Amt")
    one.press(Key.Key_Tab)
    assert one.now(record).lead == "Neues Amt"
    assert one.column() == "starts"
    assert one.editor is not None
    one.press(Key.Key_Backtab, SHIFT)
    assert one.column() == "lead"
    one.press(Key.Key_Escape)
    assert one.editor is None
    assert one.view.hasFocus()


def test_tab_wraps_to_the_next_row_and_ends_behind_the_last_cell(bench: Maker) -> None:
    one = bench()
    one.at(0, "description")
    one.press(Key.Key_F2)
    one.press(Key.Key_Tab)
    assert one.grid.current.id == one.grid.records[1].id
    assert one.column() == "number"
    one.press(Key.Key_Escape)
    one.at(one.grid.count - 1, "description")
    one.press(Key.Key_F2)
    one.press(Key.Key_Tab)
    assert one.editor is None
    one.press(Key.Key_Tab)
    assert QApplication.focusWidget() is one.after


def test_enter_takes_and_goes_down_esc_lets_go(bench: Maker) -> None:
    one = bench()
    record = one.at(1, "lead")
    one.press(Key.Key_F2)
    assert one.editor.text() == record.lead
    one.type("X")
    one.press(Key.Key_Return)
    assert one.now(record).lead == "X"
    assert one.grid.current.id == one.grid.records[2].id
    one.type("Y")
    one.press(Key.Key_Escape)
    assert one.grid.records[2].lead != "Y"
    one.press(Key.Key_Return)
    assert one.grid.current.id == one.grid.records[3].id


def test_enter_and_double_click_open_what_is_not_typed_in(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    record = one.at(1, "length")
    with qtbot.waitSignal(one.grid.taken) as taken:
        one.press(Key.Key_Return)
    assert taken.args[0].id == record.id
    at = one.view.visualRect(one.view.currentIndex()).center()
    with qtbot.waitSignal(one.grid.taken):
        QTest.mouseClick(one.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(one.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    one.at(1, "name")
    with qtbot.waitSignal(one.grid.taken):
        one.press(Key.Key_Return, CTRL)


def test_an_impossible_value_keeps_the_editor_and_says_why(bench: Maker) -> None:
    """U-08: what is wrong, an example, and the words typed, at the cell; told to a screen reader."""
    one = bench()
    record = one.at(1, "starts")
    one.type("32.13.2026")
    one.press(Key.Key_Return)
    assert one.editor is not None
    assert "Beispiel" in one.view.editing.note
    assert one.editor.accessibleDescription() == one.view.editing.note
    one.press(Key.Key_Tab)
    assert one.column() == "starts"
    rect = one.view.visualRect(one.grid.sheet.index(5, 1))
    QTest.mouseClick(one.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert one.editor is not None
    assert one.editor.text() == "32.13.2026"
    one.editor.selectAll()
    one.type("1.2.2027")
    assert one.view.editing.note == ""
    one.press(Key.Key_Return)
    assert one.now(record).starts.isoformat() == "2027-02-01"


def test_leaving_an_editor_by_mouse_takes_the_value(bench: Maker) -> None:
    one = bench()
    record = one.at(1, "lead")
    one.type("Amt")
    QTest.mouseClick(one.after, Qt.MouseButton.LeftButton)
    one.after.setFocus()
    assert one.now(record).lead == "Amt"
    assert one.editor is None


def test_a_choice_is_picked_by_typing(bench: Maker) -> None:
    one = bench()
    record = one.at(0, "state")
    one.press(Key.Key_F2)
    assert one.editor.list.isVisible()
    one.type("abgesch")
    one.press(Key.Key_Return)
    assert one.now(record).state is MeasureState.DONE
    assert not any(child.isVisible() for child in one.window.findChildren(QListView))


def test_several_references_are_ticked(bench: Maker) -> None:
    one = bench()
    record = one.at(0, "goals")
    one.press(Key.Key_F2)
    first = one.editor.list.model().shown[0].value
    had = first in one.editor.value()
    one.editor.list.setCurrentIndex(one.editor.list.model().index(0))
    one.press(Key.Key_Space)
    one.press(Key.Key_Return)
    assert (first in one.now(record).goals) is not had


def test_long_text_takes_lines(bench: Maker) -> None:
    one = bench()
    record = one.at(0, "description")
    one.press(Key.Key_F2)
    one.type("Erste")
    one.press(Key.Key_Return, ALT)
    one.type("Zweite")
    one.press(Key.Key_Return)
    assert one.now(record).description == "Erste\nZweite"


def test_typing_survives_a_change_made_elsewhere(bench: Maker) -> None:
    one = bench(GROUPED)
    record = one.at(4, "name")
    one.type("Halb getipp")
    other = next(row for row in one.grid.records if row.lead != record.lead)
    one.desk.bridge.run(Change("measure", other.id, {"lead": "Anderes Amt"}))
    one.desk.bridge.run(Remove("measure", one.grid.records[-1].id))
    assert one.editor is not None
    assert one.editor.text() == "Halb getipp"
    one.type("t")
    one.press(Key.Key_Return)
    assert one.now(record).name == "Halb getippt"


def test_rows_do_not_run_away_while_a_sorted_column_is_typed(bench: Maker) -> None:
    one = bench()
    one.grid.sort_by("lead")
    order = [row.id for row in one.grid.records]
    one.at(0, "lead")
    one.type("Zuletzt")
    one.press(Key.Key_Return)
    assert [row.id for row in one.grid.records] == order
    one.grid.sort_by("lead", descending=True)
    assert one.grid.records[0].lead == "Zuletzt"


def test_typing_with_several_rows_chosen_sets_them_all(bench: Maker) -> None:
    one = bench()
    one.at(1, "lead")
    one.press(Key.Key_Down, SHIFT)
    one.press(Key.Key_Down, SHIFT)
    one.type("Gemeinsam")
    one.press(Key.Key_Return)
    assert [row.lead for row in one.grid.records[1:4]] == ["Gemeinsam"] * 3
    assert one.desk.bridge.undo_label() == "„Verantwortlich (Stelle)“ ändern: 3 Maßnahmen"
    one.desk.bridge.undo()
    assert "Gemeinsam" not in {row.lead for row in one.grid.records}


def test_delete_empties_cells_but_not_what_is_needed(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    record = one.at(1, "lead")
    one.press(Key.Key_Delete)
    assert one.now(record).lead == ""
    one.at(1, "name")
    with qtbot.waitSignal(one.desk.message) as told:
        one.press(Key.Key_Delete)
    assert "Maßnahme" in told.args[0].sentence
    assert one.now(record).name


# rows


def test_a_new_row_is_in_the_plan_once_something_is_typed(bench: Maker) -> None:
    one = bench()
    before = one.plan.count(Measure)
    one.press(Key.Key_Insert)
    assert one.editor is not None
    assert one.plan.count(Measure) == before
    one.press(Key.Key_Escape)
    assert one.grid.count == len(_rows(one.desk)) == before_of_cycle(one)
    one.grid.add()
    one.type("Frisch")
    one.press(Key.Key_Tab)
    assert one.plan.count(Measure) == before + 1
    assert one.grid.current.name == "Frisch"
    assert one.column() == "state"
    one.press(Key.Key_Escape)
    one.desk.bridge.undo()
    assert one.plan.count(Measure) == before


def before_of_cycle(one: Bench) -> int:
    return len(one.plan.of_cycle(Measure, one.plan.cycle))


def test_a_new_row_left_empty_goes_again(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    before = one.grid.count
    one.grid.add()
    assert one.grid.sheet.rowCount() == before + 1
    one.after.setFocus()
    assert one.editor is None
    assert one.grid.sheet.rowCount() == before


def test_rows_are_duplicated_and_removed_as_one_step(bench: Maker) -> None:
    one = bench()
    before = one.grid.count
    one.at(1, "lead")
    one.press(Key.Key_Down, SHIFT)
    one.press(Key.Key_D, CTRL | SHIFT)
    assert one.grid.count == before + 2
    assert one.desk.bridge.undo_label() == "2 Maßnahmen verdoppeln"
    one.desk.bridge.undo()
    one.at(1, "lead")
    one.press(Key.Key_Down, SHIFT)
    following = one.grid.records[3]
    one.press(Key.Key_Delete, CTRL)
    assert one.grid.count == before - 2
    assert one.grid.current.id == following.id
    one.desk.bridge.undo()
    assert one.grid.count == before


@pytest.mark.parametrize("keys", [(Key.Key_F10, SHIFT), (Key.Key_Menu, NO)])
def test_the_row_menu_opens_by_key(bench: Maker, keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    one = bench()
    one.at(1, "lead")
    one.press(*keys)
    menu = one.grid.hands.menu
    assert menu.isVisible()
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"Öffnen", "Zeilen löschen", "Nach unten ausfüllen", "Einfügen"} <= set(words)
    menu.close()


# the clipboard


def test_fill_down(bench: Maker) -> None:
    one = bench()
    first = one.at(1, "lead")
    one.press(Key.Key_Down, SHIFT)
    one.press(Key.Key_Down, SHIFT)
    one.press(Key.Key_D, CTRL)
    assert [row.lead for row in one.grid.records[1:4]] == [first.lead] * 3
    one.at(5, "lead")
    one.press(Key.Key_D, CTRL)
    assert one.grid.records[5].lead == one.grid.records[4].lead


def test_a_copied_block_pasted_in_its_place_changes_nothing(bench: Maker) -> None:
    """U-31: What is copied of every typed cell is read as the same value again."""
    one = bench()
    plan = one.plan
    one.at(0, "number")
    one.press(Key.Key_A, CTRL)
    one.press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.text().count("\n") >= one.grid.count - 1
    one.at(0, "number")
    one.press(Key.Key_V, CTRL)
    assert one.grid.acts.preview is not None
    pasting = one.grid.acts.preview.table.model().pasting
    assert pasting.faults == 0, [cell.fault for row in pasting.rows for cell in row.cells if cell.fault]
    one.grid.acts.preview.take.click()
    assert one.plan is plan


def test_one_pasted_row_is_taken_at_once(bench: Maker) -> None:
    """U-31: without a preview, and one undo takes it back."""
    one = bench()
    record = one.at(2, "lead")
    one.paste("Stelle X\t1.5.2027")
    assert (one.now(record).lead, one.now(record).starts.isoformat()) == ("Stelle X", "2027-05-01")
    one.desk.bridge.undo()
    assert one.now(record) == record


def test_several_pasted_rows_are_shown_first_and_are_one_step(bench: Maker) -> None:
    """U-31: a preview for more than one row, and one undo for all of them."""
    one = bench()
    before = one.grid.records
    one.at(1, "lead")
    one.paste("A\t1.1.2027\r\nB\t31.2.2027\r\nC\t3.3.2027\r\n")
    dialog = one.grid.acts.preview
    assert dialog is not None
    assert one.grid.records == before
    assert dialog.take.words == "3 Zeilen übernehmen"
    assert "31.2.2027" in dialog.why.text()
    dialog.take.click()
    assert [row.lead for row in one.grid.records[1:4]] == ["A", "B", "C"]
    assert one.grid.records[2].starts == before[2].starts
    one.desk.bridge.undo()
    assert one.grid.records == before


def test_heads_say_where_columns_go_and_such_a_table_comes_as_new_rows(bench: Maker) -> None:
    """U-31: a table of a spreadsheet with its heads."""
    one = bench()
    before = one.grid.count
    one.at(before - 1, "number")
    one.paste("Von\tMaßnahme\tUnbekannt\n1.1.2027\tLetzte\tx\n1.2.2027\tNeue\ty\n1.3.2027\t\tz\n")
    pasting = one.grid.acts.preview.table.model().pasting
    assert pasting.by_heads
    assert [column.id if column else "" for column in pasting.columns] == ["starts", "name", ""]
    assert pasting.left_out == ("Unbekannt",)
    assert [bool(row.fault) for row in pasting.rows] == [False, False, True]
    assert not pasting.changed
    one.grid.acts.preview.take.click()
    assert one.grid.count == before + 2
    assert {row.name for row in one.grid.records} >= {"Letzte", "Neue"}


def test_a_person_may_paste_over_the_rows_there_are(bench: Maker) -> None:
    one = bench()
    before = one.grid.count
    one.at(before - 1, "number")
    one.paste("Von\tMaßnahme\n1.1.2027\tLetzte\n1.2.2027\tNeue\n")
    first = one.grid.acts.preview
    first.switched.emit()
    assert one.grid.acts.preview is not first
    assert len(one.grid.acts.preview.table.model().pasting.changed) == 1
    one.grid.acts.preview.take.click()
    assert one.grid.count == before + 1
    assert {row.name for row in one.grid.records} >= {"Letzte", "Neue"}


def test_a_preview_can_be_declined(bench: Maker) -> None:
    one = bench()
    plan = one.plan
    one.at(0, "lead")
    one.paste("A\nB\n")
    QTest.keyClick(one.grid.acts.preview, Key.Key_Escape)
    assert one.grid.acts.preview is None
    assert one.plan is plan


def test_one_pasted_cell_fills_all_chosen_ones(bench: Maker) -> None:
    one = bench()
    one.at(0, "lead")
    one.press(Key.Key_Down, SHIFT)
    one.paste("Überall")
    assert [row.lead for row in one.grid.records[:2]] == ["Überall", "Überall"]


# columns


def test_columns_are_chosen_ordered_and_widened_and_that_is_remembered(bench: Maker) -> None:
    one = bench()
    arranger = one.grid.arranger
    arranger.show_column("partners", shown=True)
    arranger.show_column("number", shown=False)
    arranger.move_column("lead", 0)
    arranger.widen("starts", 1.5)
    one.grid.sort_by("starts", descending=True)
    ids = [column.id for column in one.grid.sheet.columns]
    assert ids[0] == "lead"
    assert "partners" in ids
    assert "number" not in ids
    again = Grid(one.desk, PLAIN, "Maßnahmen", "test")
    assert [column.id for column in again.sheet.columns] == ids
    assert again.wish.sort == "starts"
    assert again.view.widths.chosen.keys() == {"starts"}
    arranger.reset_columns()
    assert [column.id for column in one.grid.sheet.columns] == [column.id for column in COLUMNS if not column.optional]
    again.deleteLater()


def test_a_dragged_head_moves_its_column(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    heads = one.view.heads
    one.grid.hands._pressed = True
    heads.moveSection(3, 0)
    one.grid.hands._pressed = False
    qtbot.wait(10)
    assert [column.id for column in one.grid.sheet.columns][:2] == ["lead", "number"]
    assert [heads.visualIndex(place) for place in range(heads.count())] == list(range(heads.count()))


def test_a_narrow_grid_leaves_columns_out_and_brings_one_back_when_sent_there(bench: Maker, qtbot: QtBot) -> None:
    one = bench()
    one.window.resize(640, 500)
    qtbot.wait(30)
    hidden = [column.id for place, column in enumerate(one.grid.sheet.columns) if one.view.isColumnHidden(place)]
    assert "goals" in hidden
    assert one.view.horizontalScrollBar().maximum() == 0
    one.grid.choose(one.grid.records[0].id, "goals")
    place = one.view.currentIndex().column()
    assert one.grid.sheet.columns[place].id == "goals"
    assert not one.view.isColumnHidden(place)


# the file


def test_a_read_only_file_is_looked_at_and_copied(bench: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    one = bench()
    monkeypatch.setattr(type(one.desk.bridge.session), "read_only", property(lambda _self: True))
    one.grid.sheet.locked = True
    plan = one.plan
    one.at(1, "lead")
    one.type("X")
    assert one.editor is None
    for keys in ((Key.Key_Delete, NO), (Key.Key_D, CTRL), (Key.Key_Delete, CTRL), (Key.Key_Insert, NO)):
        one.press(*keys)
    assert one.plan is plan
    one.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == one.grid.records[1].lead


def test_the_model_has_no_children(bench: Maker) -> None:
    sheet = bench().grid.sheet
    assert sheet.rowCount(sheet.index(0, 0)) == 0
    assert sheet.columnCount(sheet.index(0, 0)) == 0
    assert sheet.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
