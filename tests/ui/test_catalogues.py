"""The catalogues by clicks and keys: typed, ordered by keys, taken out only where nobody needs them, undone (U-22)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.catalogues import LifePhase, Sector, Setting, TargetGroup, Transition
from planner.operations.edit import Add
from planner.operations.ordering import in_order
from planner.ui.grid.grid import Grid
from planner.ui.pages.across.catalogue_sheets import CATALOGUES
from planner.ui.pages.across.catalogues import CataloguesPage
from planner.ui.pages.across.used_by import UsedBy, users_of
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import clipped, tab_chain, unnamed, unreached

ORDERING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workplace(open_window: Maker, qtbot: QtBot) -> Workplace:
    found = open_window()
    found.desk.go("catalogues", view="life_phase")
    qtbot.wait(20)
    return found


def page_of(workplace: Workplace) -> CataloguesPage:
    page = workplace.frame.page("catalogues")
    assert isinstance(page, CataloguesPage)
    return page


def grid_of(page: CataloguesPage) -> Grid:
    assert isinstance(page.page.piece, Grid)
    return page.page.piece


def names(page: CataloguesPage) -> list[str]:
    return [record.name for record in grid_of(page).records]


def test_every_catalogue_lists_its_entries_in_their_order_and_says_how_many(workplace: Workplace) -> None:
    page, desk = page_of(workplace), workplace.desk
    for one in CATALOGUES:
        desk.go("catalogues", view=one.kind.kind)
        assert names(page) == [record.name for record in in_order(desk.bridge.plan, one.kind)]
        assert page.page.heading.lead.text()[0].isupper()
    desk.go("catalogues", view="life_phase")
    assert page.page.heading.lead.text().startswith("Sieben Lebensphasen")


def test_keys_move_an_entry_and_undo_puts_it_back(workplace: Workplace) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    before = names(page)
    grid = grid_of(page)
    grid.choose(in_order(bridge.plan, LifePhase)[1].id)
    grid.view.setFocus()
    QTest.keyClick(grid.view, Qt.Key.Key_Down, ORDERING)
    assert names(page) == [before[0], before[2], before[1], *before[3:]]
    assert grid.current.name == before[1]
    QTest.keyClick(grid.view, Qt.Key.Key_Up, ORDERING)
    QTest.keyClick(grid.view, Qt.Key.Key_Up, ORDERING)
    assert names(page) == [before[1], before[0], *before[2:]]
    assert not page.up.isEnabled()
    assert "verschieben" in workplace.menus.undo.text()
    for _step in range(3):
        workplace.menus.undo.trigger()
    assert names(page) == before


def test_buttons_move_and_a_sorted_list_shows_the_order_again(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    workplace.desk.go("catalogues", view="setting")
    grid_of(page).sort_by("name", descending=True)
    last = in_order(bridge.plan, Setting)[-1]
    grid_of(page).choose(last.id)
    assert not page.down.isEnabled()
    qtbot.mouseClick(page.up, Qt.MouseButton.LeftButton)
    assert in_order(bridge.plan, Setting)[-2].id == last.id
    assert names(page)[-2] == last.name


def test_a_name_is_typed_in_the_grid_and_seen_elsewhere(workplace: Workplace) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    grid = grid_of(page)
    phase = in_order(bridge.plan, LifePhase)[0]
    grid.choose(phase.id, "name")
    grid.view.setFocus()
    QTest.keyClick(grid.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Anfang")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert bridge.plan.one(LifePhase, phase.id).name == "Anfang"
    workplace.desk.go("catalogues", view="transition")
    transition = next(one for one in in_order(bridge.plan, Transition) if one.before == phase.id)
    words = [column.read(workplace.desk, transition).words for column in grid_of(page).listing.columns]
    assert "Anfang" in words


def test_who_uses_an_entry_is_named_and_stands_in_the_way_where_a_closed_cycle_needs_it(workplace: Workplace) -> None:
    page, desk = page_of(workplace), workplace.desk
    sector = max(desk.bridge.plan.all(Sector), key=lambda one: len(users_of(desk, one)))
    users = users_of(desk, sector)
    desk.go("catalogues", record=sector.id)
    used = page.page.form.findChild(UsedBy)
    assert used is not None
    assert f"{len(users)}" in used._head.text()
    assert [row.payload for row in used.rows.rows] == users[: len(used.rows.rows)]
    page.page.form.foot.remove.click()
    assert desk.bridge.plan.get(Sector, sector.id) is not None
    said = workplace.frame.messages.messages[0].sentence
    assert any(desk.words.name(one) in said for one in users)


def test_an_entry_nobody_uses_goes_and_comes_back(workplace: Workplace) -> None:
    page, desk = page_of(workplace), workplace.desk
    ident = desk.bridge.session.new_id()
    assert desk.bridge.run(Add(TargetGroup.kind, {"name": "Alleinlebende Väter"}, ident))
    desk.go("catalogues", record=ident)
    assert "von niemandem" in page.page.heading.lead.text()
    page.page.form.foot.remove.click()
    assert desk.bridge.plan.get(TargetGroup, ident) is None
    workplace.menus.undo.trigger()
    assert desk.bridge.plan.get(TargetGroup, ident) is not None


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("kind", ["transition", "standard"])
def test_it_can_be_read_and_reached_in_a_small_window(open_window: Maker, qtbot: QtBot, scale: int, kind: str) -> None:
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    workplace.desk.go("catalogues", view=kind)
    qtbot.wait(20)
    assert unnamed(workplace.window) == []
    assert unreached(workplace.window, tab_chain(workplace.window)) == []
    assert clipped(workplace.window) == []
