"""The first hour with the program: a new town, figures, borders, a report, closed, opened again, an import taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from tests.journeys.person import LONG, Person
from tests.ui.conftest import Maker
from tests.ui.files import CELLS, write_borders, write_figures


def test_the_first_hour(open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    workplace = open_window(plan=False)
    person = Person(workplace, qtbot, monkeypatch)
    plan_file, report = tmp_path / "lindenfurt.chain", tmp_path / "bericht.pdf"
    person.make_town(plan_file)
    bridge = workplace.desk.bridge
    assert bridge.plan.municipality.name == "Lindenfurt"

    person.take_in(write_figures(tmp_path / "figures.csv"))
    assert bridge.session.observation_count() == CELLS
    person.take_in(write_borders(tmp_path / "borders.geojson"))
    assert (len(bridge.plan.all(Area)), len(bridge.plan.all(Border))) == (7, 4)

    person.go("Berichte")
    page = workplace.frame.page("report")
    assert isinstance(page, ReportPage)
    person.answer("getSaveFileName", report)
    person.click("PDF erstellen")
    qtbot.waitUntil(lambda: not page.flow.busy and report.exists(), timeout=LONG)
    with pdf(report.read_bytes()) as document:
        assert "Lindenfurt" in document[0].get_textpage().get_text_range()

    workplace.menus.close.trigger()
    assert not bridge.is_open
    qtbot.wait(50)
    person.answer("getOpenFileName", plan_file)
    workplace.menus.open.trigger()
    assert bridge.session.observation_count() == CELLS

    undo = bridge.undo_label()
    assert undo == "4 Grenzen übernehmen"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is workplace.window, timeout=5_000)
    QTest.keyClick(workplace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not bridge.plan.all(Border), timeout=LONG)
    QTest.keyClick(workplace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not bridge.plan.all(Area), timeout=LONG)
    assert bridge.session.observation_count() == 0
    assert bridge.session.damage() == []
