"""A workbook in the import page: its sheets, what was recognised and why, corrections, the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.exchange.roles import Names
from planner.ui.importing.start_view import StartView
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField
from planner.ui.workplace import Workplace
from tests.exchange.workbooks import xlsx
from tests.ui.test_import_page import Chooser, choose, page_of, pane_words, settled, town

__all__ = ["choose", "town"]

SHEETS = {
    "Deckblatt": [["Amt für Statistik"], ["Inhalt"]],
    "2015": [
        ["Einwohner am 31.12.2015"],
        [],
        ["Stadtteil", "männlich", "weiblich"],
        ["Alt", 45, 4600],
        ["Neu", "viele", 1300],
        ["Hafen", 77, 80],
        ["Süd", 71, "*"],
        ["* = vorläufiges Ergebnis"],
    ],
    "2016": [["Stadtteil", "männlich"], ["Alt", 46], ["Neu", 13]],
}


def taken(page: object, name: str, key: str) -> None:
    field = page.findChild(ComboField, f"reading.{name}")  # type: ignore[attr-defined]
    assert field is not None
    field.taken.emit(key)


def test_a_sheet_of_a_workbook_is_chosen_and_its_layout_corrected(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    file = tmp_path / "einwohner.xlsx"
    file.write_bytes(xlsx(SHEETS))
    choose(page, file)
    words = pane_words(page)
    assert "Was erkannt wurde und woran" in words
    assert "Der Zeitraum 2015-12-31 steht über der Tabelle." in words
    assert "„vorläufiges Ergebnis“" in words
    assert page.findChild(ComboField, "reading.encoding") is None
    page.flow.go("check")
    qtbot.wait(30)
    assert "„2015“, Zeile 5, Spalte „männlich“: „viele“" in pane_words(page)
    page.flow.go("columns")
    qtbot.wait(30)
    taken(page, "sheet", "2016")
    settled(qtbot, page)
    assert page.flow.found.proposal.read.periods == ("2016",)
    taken(page, "first_row", "2")
    settled(qtbot, page)
    taken(page, "header_rows", "0")
    settled(qtbot, page)
    assert page.flow.hints.header_rows == 0
    assert not page.flow.found.preview.header
    taken(page, "names", "areas")
    settled(qtbot, page)
    assert page.flow.hints.names is Names.AREAS


def test_the_area_of_all_rows_can_be_stated(town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(town)
    file = tmp_path / "reihe.csv"
    file.write_text("Jahr;insgesamt;männlich\n2012;700;340\n2013;710;351\n2014;705;348\n", encoding="utf-8")
    choose(page, file)
    assert not page.foot.go_on.isEnabled()
    field = page.findChild(TextField, "reading.area")
    assert field is not None
    field.line.setText("Lindenfurt")
    field.line.editingFinished.emit()
    settled(qtbot, page)
    assert page.flow.count == 6


def test_a_table_is_taken_from_the_clipboard(town: Workplace, qtbot: QtBot) -> None:
    page = page_of(town)
    assert isinstance(page.view, StartView)
    QGuiApplication.clipboard().setText("")
    qtbot.mouseClick(page.view.paste, Qt.MouseButton.LeftButton)
    assert "Die Zwischenablage enthält keinen Text." in town.frame.messages.messages[-1].sentence
    QGuiApplication.clipboard().setText(
        "Stadtteil\tJahr\tWert\r\nAlt\t2012\t5,5\r\nNeu\t2012\t7,0\r\nSüd\t2012\t9,1\r\n"
    )
    qtbot.mouseClick(page.view.paste, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert page.flow.count == 3
    assert page.flow.found.preview.delimiter == "\t"
