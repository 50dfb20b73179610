"""Forty measures come from an Excel sheet: pasted with their heads, looked at, taken as one step, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure, MeasureState
from planner.ui.grid.paste_dialog import PasteDialog
from tests.journeys.person import CONTROL, Person
from tests.ui.conftest import Maker

COUNT = 40
HEADS = "Nr.\tMaßnahme\tZuständig\tBeginn\tEnde\tStand"
STATES = ("nicht begonnen", "läuft", "abgeschlossen")


def _block() -> str:
    rows = [
        f"X-{number:02}\tAngebot Nr. {number}\tJugendamt\t01.0{1 + number % 9}.2026\t31.12.2027\t{STATES[number % 3]}"
        for number in range(1, COUNT + 1)
    ]
    return "\r\n".join([HEADS, *rows]) + "\r\n"


def test_forty_measures_from_a_sheet(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workplace = open_window(plan=False)
    person = Person(workplace, qtbot, monkeypatch)
    person.make_town(tmp_path / "town.chain")
    page = person.step("Maßnahmen", "Möglichkeiten")
    QGuiApplication.clipboard().setText("")
    person.click("Aus Excel einfügen")
    assert workplace.frame.messages.messages[0].sentence.startswith("Keine Tabelle")
    QGuiApplication.clipboard().setText(_block())
    page.piece.view.setFocus()
    person.press(Qt.Key.Key_V, held=CONTROL)
    dialog = page.piece.acts.preview
    assert isinstance(dialog, PasteDialog)
    assert dialog.take.words == "40 Zeilen übernehmen"
    person.click("40 Zeilen übernehmen", dialog)

    made = {one.number: one for one in person.plan.all(Measure)}
    assert len(made) == COUNT
    one = made["X-04"]
    assert (one.name, one.lead) == ("Angebot Nr. 4", "Jugendamt")
    assert (one.starts, one.until, one.state) == (date(2026, 5, 1), date(2027, 12, 31), MeasureState.RUNNING)

    page.piece.view.setFocus()
    person.press(Qt.Key.Key_Z, held=CONTROL)
    assert person.plan.all(Measure) == ()
    person.press(Qt.Key.Key_Y, held=CONTROL)
    assert len(person.plan.all(Measure)) == COUNT
