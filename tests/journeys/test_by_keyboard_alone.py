"""Once round the quality circle by keys alone; any event of a mouse fails it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QTableView
from pytestqt.qtbot import QtBot

from tests.journeys import circle
from tests.journeys.keyboard import KeyboardPerson, NoMouse
from tests.journeys.person import Person
from tests.ui.conftest import Maker
from tests.ui.files import write_figures


def _open_the_menu_of_a_row(person: Person) -> None:
    """The menu key opens what can be done with a row, Escape leads back to it."""
    table = person.find("Maßnahmen: Tabelle", kind=QTableView)
    person.touch(table)
    person.press(Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Öffnen" in [one.text().partition("\t")[0] for one in menu.actions()]
    person.press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert table.hasFocus()


def test_round_the_circle_by_keyboard_alone(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, application: QApplication
) -> None:
    workplace = open_window(plan=False)
    watch = NoMouse(application)
    person = KeyboardPerson(workplace, qtbot, monkeypatch)
    person.make_town(tmp_path / "lindenfurt.chain")
    person.take_in(write_figures(tmp_path / "figures.csv"))
    circle.write_evidence_and_need(person)
    circle.define_indicator(person, "unter 6", "Einwohner")
    circle.write_goals(person)
    circle.set_target(person)
    circle.write_measure(person)
    _open_the_menu_of_a_row(person)
    circle.hold_status_round(person)
    circle.decide(person)
    words = circle.print_report(person, tmp_path / "bericht.pdf")
    assert circle.MEASURE in words
    assert circle.AMOUNT in words
    circle.begin_next_cycle(person)
    circle.take_next_cycle_back(person)
    assert workplace.desk.bridge.session.damage() == []
    assert watch.seen == []
