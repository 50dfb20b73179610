"""The page of records, driven by clicks and keys: views, filter, form, what is empty, what is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Need
from planner.operations.edit import Remove
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.ui.pages.records import RecordsPage
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker


def _page(workplace: Workplace) -> RecordsPage:
    workplace.desk.go("needs")
    page = workplace.frame.page("needs")
    assert isinstance(page, RecordsPage)
    return page


def test_a_row_opens_in_the_form_and_escape_goes_back(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    page = _page(workplace)
    first = page.view.listing.rows(workplace.desk)[0]
    assert page.piece.choose(first.id)
    assert page.pane.isHidden()
    page.piece.taken.emit(first)
    assert page.pane.isVisible()
    assert page.form.record == first
    assert page.form.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.pane.isHidden()


def test_the_form_follows_the_row(open_window: Maker) -> None:
    workplace = open_window()
    page = _page(workplace)
    rows = page.view.listing.rows(workplace.desk)
    page.piece.taken.emit(rows[0])
    page.piece.choose(rows[3].id)
    assert page.form.record == rows[3]


def test_a_person_is_sent_to_a_record_and_its_field(open_window: Maker) -> None:
    workplace = open_window()
    need = workplace.desk.bridge.plan.of_cycle(Need, workplace.desk.bridge.plan.cycle)[2]
    workplace.desk.show_record(need, "priority_reason")
    page = workplace.frame.page("needs")
    assert isinstance(page, RecordsPage)
    assert page.form.record == need
    assert page.form.fields["priority_reason"].isAncestorOf(QApplication.focusWidget())


def test_the_view_is_remembered(open_window: Maker) -> None:
    workplace = open_window()
    _page(workplace).show_view("priorities")
    again = open_window()
    assert _page(again).view.id == "priorities"


def test_an_empty_page_says_what_it_is_for(open_window: Maker, qtbot: QtBot, tmp_path: object) -> None:
    """Without records there is a heading, a sentence, one way to begin (U-25)."""
    path = tmp_path / "new.chain"  # type: ignore[operator]
    Session.create(path, NewTown(name="Neustadt", language="de"), Surroundings(backups=False)).close()
    workplace = open_window(path=path)
    page = _page(workplace)
    empty = page.findChild(EmptyState)
    workplace.window.activateWindow()
    qtbot.wait(50)
    assert empty.isVisible()
    (begin,) = [one for one in empty.findChildren(Button) if one.isVisible() and one.kind == "primary"]
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert not empty.isVisible()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Orte zum Spielen")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    plan = workplace.desk.bridge.plan
    assert [need.name for need in plan.all(Need)] == ["Orte zum Spielen"]
    workplace.desk.bridge.undo()
    assert workplace.desk.bridge.plan.all(Need) == ()
    assert empty.isVisible()


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_list_and_form_share_the_room(open_window: Maker, size: tuple[int, int]) -> None:
    workplace = open_window(Look(size=size))
    page = _page(workplace)
    page.piece.taken.emit(page.view.listing.rows(workplace.desk)[0])
    assert page.pane.isVisible()
    assert page._stack.isVisible() == (size[0] > 1100)


def test_what_is_removed_elsewhere_leaves_the_form(open_window: Maker) -> None:
    workplace = open_window()
    page = _page(workplace)
    need = next(one for one in page.view.listing.rows(workplace.desk) if one.name == "Ankommen im Quartier")
    page.piece.taken.emit(need)
    workplace.desk.bridge.run(Remove("need", need.id))
    assert page.form.record != need
