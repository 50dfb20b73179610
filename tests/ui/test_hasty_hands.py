"""What hands do that do not wait: begin elsewhere while something is typed, leave, close the plan. A warning fails too."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.ui.figures.easel import Easel
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.grid.picker import PickerEditor
from planner.ui.tree.tree import Tree
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.message_bar import Message
from planner.ui.workers import Task, while_there
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker


def _grid(workplace: Workplace, place: str) -> Grid:
    workplace.desk.go(place)
    return next(one for one in workplace.window.findChildren(Grid) if one.isVisible() and not one.compact)


def _type(grid: Grid, column: str) -> object:
    assert grid.choose(grid.records[0].id, column)
    grid.view.setFocus()
    QTest.keyClick(grid.view, Qt.Key.Key_F2)
    assert grid.view.editing.editor is not None
    return grid.view.editing.editor


def test_a_row_begun_over_a_wrong_date_leads_back_to_the_date(open_window: Maker, qtbot: QtBot) -> None:
    grid = _grid(open_window(), "resolutions")
    editor, before = _type(grid, "decided_on"), grid.count
    editor.setText("32.13.")  # type: ignore[attr-defined]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert grid.view.editing.note
    grid.add()
    assert grid.view.editing.editor is editor
    assert QApplication.focusWidget() is editor
    assert grid.count == before


def test_a_row_begun_while_another_is_new_and_empty_replaces_it(open_window: Maker, qtbot: QtBot) -> None:
    grid = _grid(open_window(), "resolutions")
    before = grid.count
    for _time in range(2):
        grid.add()
        assert grid.is_beginning
        assert grid.view.editing.is_open
        assert grid.count == before + 1


@pytest.mark.parametrize(("words", "is_taken"), [("Another name", True), ("a" * 201, False)], ids=["taken", "refused"])
def test_a_title_begun_while_another_is_typed_waits_until_that_is_taken(
    open_window: Maker, qtbot: QtBot, words: str, is_taken: bool
) -> None:
    workplace = open_window()
    workplace.desk.go("goals")
    tree = next(one for one in workplace.window.findChildren(Tree) if one.isVisible())
    first, second = list(tree.model.forest.walk())[:2]
    tree.edit(first)
    line = tree.view.findChild(QLineEdit)
    assert line is not None
    line.setText("")
    QTest.keyClicks(line, words)
    tree.edit(second)
    titles = [one.text() for one in tree.view.findChildren(QLineEdit) if one.isVisible()]
    assert titles == [second.record.name if is_taken else words]
    tree.add()
    assert tree.is_beginning is is_taken


def test_a_row_begun_beneath_one_that_is_just_typed_hangs_under_what_that_became(
    open_window: Maker, qtbot: QtBot
) -> None:
    workplace = open_window()
    workplace.desk.go("goals")
    tree = next(one for one in workplace.window.findChildren(Tree) if one.isVisible())
    tree.add_beneath(tree.model.forest.tops[0])
    draft = tree.current_node
    line = tree.view.findChild(QLineEdit)
    assert draft is not None
    assert line is not None
    QTest.keyClicks(line, "Just typed")
    tree.add_beneath(draft)
    assert tree.is_beginning
    assert tree.current_node is not None
    assert tree.current_node.parent is not None
    assert tree.current_node.parent.record.name == "Just typed"


def test_a_list_of_choices_keeps_its_rows_as_long_as_it_lives(open_window: Maker, qtbot: QtBot) -> None:
    grid = _grid(open_window(), "measures")
    editor = _type(grid, "state")
    assert isinstance(editor, PickerEditor)
    shown = editor.list
    editor.deleteLater()
    QApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete.value)
    assert shown.model().rowCount() > 1
    qtbot.wait(20)


def test_what_was_said_of_a_plan_goes_with_it(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    workplace.desk.message.emit(Message("done", "Deleted.", "Undo", workplace.desk.bridge.undo))
    assert workplace.frame.messages.messages
    workplace.desk.bridge.put_away()
    assert not workplace.frame.messages.messages
    assert not workplace.start.messages.messages


@pytest.mark.parametrize(("place", "made"), [("measures", Grid), ("goals", Tree)])
def test_a_filter_typed_just_before_the_plan_is_closed_filters_nothing(
    open_window: Maker, qtbot: QtBot, place: str, made: type[Grid | Tree]
) -> None:
    workplace = open_window()
    workplace.desk.go(place)
    shown = next(one for one in workplace.window.findChildren(made) if one.isVisible())
    kept = made(workplace.desk, shown.listing, "List", "list")  # a page is not gone at once while a dialog is open
    bar = FilterBar(kept)
    with qtbot.captureExceptions() as exceptions:
        bar.field.setText("a")
        kept.arranged.emit()
        workplace.desk.bridge.put_away()
        qtbot.wait(250)
    assert not exceptions


def test_a_focus_ring_lets_the_focus_go_that_leaves_a_window_for_good(application: QApplication, qtbot: QtBot) -> None:
    window, other = QWidget(), QLineEdit()
    line = QLineEdit(window)
    FocusRing(window)
    for one in (other, window):
        one.show()
    window.activateWindow()
    line.setFocus()
    window.destroyed.connect(lambda: application.focusChanged.emit(line, other))
    with qtbot.captureExceptions() as exceptions:
        delete(window)
        qtbot.wait(20)
    assert not exceptions
    other.close()


def test_a_result_for_what_is_gone_is_let_go(open_window: Maker, qtbot: QtBot) -> None:
    workers = open_window().desk.workers
    taken: list[str] = []
    there, gone = QObject(), QObject()
    for owner, name in ((there, "there"), (gone, "gone")):
        task = workers.start(lambda _ticket, name=name: name)  # type: ignore[misc]
        task.succeeded.connect(while_there(owner, taken.append))
    delete(gone)
    qtbot.waitUntil(lambda: not workers.findChildren(Task))
    assert taken == ["there"]


def test_what_is_drawn_of_a_closed_plan_may_fail(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    easel, bridge = Easel.of(workplace.desk), workplace.desk.bridge
    begun, closed = threading.Event(), threading.Event()
    taken: list[object] = []

    def draw() -> None:
        begun.set()
        closed.wait(10)
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")

    easel.draw("slow", draw, taken.append, workplace.window)
    qtbot.waitUntil(begun.is_set)
    bridge.put_away()
    closed.set()
    qtbot.waitUntil(lambda: not easel.busy, timeout=10_000)
    assert taken == []


def test_what_fails_of_an_open_plan_is_told(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    easel = Easel.of(workplace.desk)
    with qtbot.captureExceptions() as told:
        easel.draw("wrong", lambda: 1 // 0, lambda _result: None, workplace.window)
        qtbot.waitUntil(lambda: not easel.busy, timeout=10_000)
    assert [kind for kind, _value, _trace in told] == [ZeroDivisionError]
