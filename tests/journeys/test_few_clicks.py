"""How far the first page and the first own need are: inputs counted, so that nobody puts a step in between unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Need
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from tests.journeys.person import LONG, Person
from tests.ui.conftest import Maker

FEW = 8
"""Card, name, Enter; phase, step, button, name, Enter."""


def test_three_clicks_to_the_first_printed_page(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workplace, report = open_window(plan=False), tmp_path / "bericht.pdf"
    person = Person(workplace, qtbot, monkeypatch)
    person.click("Beispielstadt ansehen")
    qtbot.waitUntil(lambda: workplace.desk.bridge.is_open, timeout=LONG)
    qtbot.wait(50)
    person.go("Berichte")
    person.answer("getSaveFileName", report)
    person.click("PDF erstellen")
    page = person.page
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: not page.flow.busy and report.exists(), timeout=LONG)
    assert person.count == 3
    with pdf(report.read_bytes()) as document:
        assert "Lindenfurt" in document[0].get_textpage().get_text_range()


def test_few_inputs_to_the_first_own_need(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person = Person(open_window(plan=False), qtbot, monkeypatch)
    person.make_town(tmp_path / "town.chain")
    person.step("Analyse", "Zusammenschau")
    person.click("Bedarf hinzufügen")
    person.type("Sprache vor der Schule")
    person.press(Qt.Key.Key_Return)
    assert [need.name for need in person.plan.all(Need)] == ["Sprache vor der Schule"]
    assert person.count <= FEW
