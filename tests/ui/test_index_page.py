"""A social index defined by hand: indicators with weights, classes, the result beside its components, the frozen ruler."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.social_index import Combine, IndexClass, IndexPart, SocialIndex
from planner.operations.edit import Add, Change, Remove
from planner.operations.edit_rows import EditRows
from planner.ui.figures.easel import Easel
from planner.ui.form.part import PartSection
from planner.ui.pages.analysis.indexes import IndexGrid
from planner.ui.pages.records import RecordsPage
from planner.ui.workplace import Workplace
from tests.ui import looking
from tests.ui.conftest import Look, Maker

LONG = 60_000


@pytest.fixture
def page(open_window: Maker, qtbot: QtBot) -> RecordsPage:
    workplace: Workplace = open_window(Look())
    workplace.desk.go("indexes")
    found = workplace.frame.page("indexes")
    assert isinstance(found, RecordsPage)
    quiet(qtbot, found)
    return found


def quiet(qtbot: QtBot, page: RecordsPage) -> None:
    easel = Easel.of(page.desk)
    qtbot.wait(30)
    qtbot.waitUntil(lambda: not easel.busy, timeout=LONG)
    qtbot.wait(30)


def grid(page: RecordsPage) -> IndexGrid:
    found = page.piece
    assert isinstance(found, IndexGrid)
    return found


def table(page: RecordsPage) -> list[list[str]]:
    """What stands in the result, row by row."""
    result = grid(page).result.grid
    columns = result.listing.columns
    return [[one.read(page.desk, area).words for one in columns] for area in result.records]


def index(page: RecordsPage) -> SocialIndex:
    return page.desk.bridge.plan.all(SocialIndex)[0]


def part(page: RecordsPage, title: str) -> PartSection:
    return next(one for one in page.form.findChildren(PartSection) if one._part.title == title)


def test_the_result_stands_by_name_with_every_component_beside_it(page: RecordsPage) -> None:
    result = grid(page).result
    assert [column.head for column in result.grid.listing.columns[-3:]] == ["K01 in %", "K05 in %", "K18 in %"]
    rows = table(page)
    names = [row[0] for row in rows]
    assert names == sorted(names)
    north = next(row for row in rows if row[0] == "Nordstadt")
    assert north[1:4] == ["hohe Belastung", "+1,54", "37,6 (+1,48)"]
    assert "K01: Kinder unter 15 in Grundsicherung, mehr ist mehr Belastung" in result.legend.text()
    assert "Gemessen an den Werten von 2025" in result.how.text()
    assert not result.trouble.isVisible()
    assert all(not hasattr(column, "write") or column.write is None for column in result.grid.listing.columns)


def test_another_year_is_not_measured_where_its_definition_is_another(page: RecordsPage) -> None:
    result = grid(page).result
    result.period.taken.emit("2024")
    assert "Kinder unter 15 in Grundsicherung zählt hier nicht" in result.how.text()
    assert "(nicht vergleichbar)" in next(row for row in table(page) if row[0] == "Nordstadt")[3]


def test_a_ruler_is_let_go_and_frozen_again(page: RecordsPage, qtbot: QtBot) -> None:
    result = grid(page).result
    assert not result.freeze.isVisible()
    qtbot.mouseClick(result.let_go, Qt.MouseButton.LeftButton)
    quiet(qtbot, page)
    assert index(page).reference == ""
    assert "Jahre sind nicht vergleichbar" in result.how.text() or "Jahre können nicht" in result.how.text()
    assert (result.freeze.isVisible(), result.let_go.isVisible()) == (True, False)
    qtbot.mouseClick(result.freeze, Qt.MouseButton.LeftButton)
    quiet(qtbot, page)
    assert index(page).reference == "2025"
    page.desk.bridge.session.undo()
    quiet(qtbot, page)
    assert index(page).reference == ""


def test_other_components_let_the_ruler_go(page: RecordsPage, qtbot: QtBot) -> None:
    bridge = page.desk.bridge
    parts = bridge.plan.pointing(IndexPart, "index", index(page).id)
    bridge.run(Change("index_part", parts[0].id, {"weight": 2.0}))
    assert index(page).reference == "2025", "a mean is made of the same distances"
    bridge.run(Change("social_index", index(page).id, {"combine": Combine.STANDARDISED_SUM}))
    assert index(page).reference == ""
    assert {one.mean for one in bridge.plan.pointing(IndexPart, "index", index(page).id)} == {None}
    quiet(qtbot, page)
    grid(page).result.freeze.click()
    quiet(qtbot, page)
    assert index(page).reference == "2025"
    bridge.run(EditRows("index_part", {parts[0].id: {"weight": 3.0}}))
    assert index(page).reference == "", "the deviation of the sums rests on the weights"
    quiet(qtbot, page)
    grid(page).result.freeze.click()
    quiet(qtbot, page)
    bridge.run(Remove("index_part", parts[1].id))
    assert index(page).reference == ""
    quiet(qtbot, page)
    assert len(grid(page).result.grid.listing.columns) == 5
    assert bridge.attempt(Add("index_part", {"index": index(page).id, "indicator": parts[0].indicator}))


def test_an_index_is_made_by_hand(page: RecordsPage, qtbot: QtBot) -> None:
    bridge = page.desk.bridge
    before = {one.id for one in bridge.plan.all(SocialIndex)}
    qtbot.mouseClick(page._add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "Gesundheit")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    quiet(qtbot, page)
    made = next(one for one in bridge.plan.all(SocialIndex) if one.id not in before)
    assert made.name == "Gesundheit"
    grid(page).choose(made.id)
    page._open(made)
    quiet(qtbot, page)
    assert "Es ist noch keine Kennzahl gewählt." in grid(page).result.trouble.text()
    components = part(page, "Indicators")
    for words in ("Arbeitslose 15 bis unter 65", "U8"):
        qtbot.mouseClick(components.add_button, Qt.MouseButton.LeftButton)
        QTest.keyClicks(QApplication.focusWidget(), words)
        qtbot.wait(50)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        quiet(qtbot, page)
    parts = bridge.plan.pointing(IndexPart, "index", made.id)
    assert sorted(one.rank for one in parts) == [1, 2]
    signs = {components.grid.listing.columns[2].read(page.desk, one).words for one in parts}
    assert signs == {"mehr davon", "weniger davon"}
    found = part(page, "Classes")
    for name in ("niedrig", "hoch"):
        qtbot.mouseClick(found.add_button, Qt.MouseButton.LeftButton)
        QTest.keyClicks(QApplication.focusWidget(), name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        quiet(qtbot, page)
    assert "Klassen passen nicht zusammen" in grid(page).result.trouble.text()
    low = next(one for one in bridge.plan.pointing(IndexClass, "index", made.id) if one.name == "niedrig")
    bridge.run(Change("index_class", low.id, {"below": 0.0}))
    quiet(qtbot, page)
    assert not grid(page).result.trouble.isVisible()
    assert {row[1] for row in table(page)} <= {"niedrig", "hoch", ""}
    assert looking.seen(page)
