"""Days from a small calendar: by its button and by keys, in the week of the language; typing stays."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure
from planner.ui.form.lines import LineEditor
from planner.ui.pages.records import RecordsPage
from planner.ui.widgets.button import Button
from planner.ui.widgets.calendar import CalendarButton
from planner.ui.widgets.label import Label
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker


def opened(workplace: Workplace, qtbot: QtBot) -> tuple[LineEditor, Measure]:
    workplace.desk.go("measures", "list")
    qtbot.wait(20)
    page = workplace.frame.page("measures")
    assert isinstance(page, RecordsPage)
    record = next(one for one in page.piece.records if one.until)
    page.piece.choose(record.id)
    page.piece.taken.emit(record)
    page.form.focus_field("until")
    editor = page.form.fields["until"].editor
    assert isinstance(editor, LineEditor)
    return editor, record


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_day_is_taken_by_keys_and_by_click(open_window: Maker, qtbot: QtBot, language: str) -> None:
    workplace = open_window(Look(language=language))
    editor, record = opened(workplace, qtbot)
    button = editor.calendar
    assert isinstance(button, CalendarButton)
    assert button.accessibleName()
    assert min(button.width(), button.height()) >= 24
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = button.popup
    assert popup is not None
    assert popup.month.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert popup.month.selectedDate() == QDate(record.until.year, record.until.month, record.until.day)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: button.popup is None)
    assert workplace.desk.bridge.plan.one(Measure, record.id).until == record.until
    button.click()
    assert button.popup is not None
    button.popup.month.clicked.emit(QDate(2027, 3, 15))
    assert workplace.desk.bridge.plan.one(Measure, record.id).until == date(2027, 3, 15)
    assert "2027" in editor.line.text()


def test_typing_stays_and_numbers_have_no_calendar(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    editor, record = opened(workplace, qtbot)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "1.4.2027")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert workplace.desk.bridge.plan.one(Measure, record.id).until == date(2027, 4, 1)
    form = workplace.frame.page("measures").form
    assert form.fields["effect_step"].editor.findChildren(CalendarButton) == []


def test_months_and_years_are_turned_in_the_head_of_the_calendar(open_window: Maker, qtbot: QtBot) -> None:
    editor, record = opened(open_window(Look(theme="high_contrast")), qtbot)
    button = editor.calendar
    assert isinstance(button, CalendarButton)
    button.click()
    popup = button.popup
    assert popup is not None
    shown = QDate(record.until.year, record.until.month, 1)
    for name, months in (("Einen Monat weiter", 1), ("Ein Jahr zurück", -12), ("Einen Monat zurück", -1)):
        turn = next(one for one in popup.findChildren(Button) if one.accessibleName() == name)
        qtbot.mouseClick(turn, Qt.MouseButton.LeftButton)
        shown = shown.addMonths(months)
        assert (popup.month.yearShown(), popup.month.monthShown()) == (shown.year(), shown.month())
    assert any(str(shown.year()) in one.text() for one in popup.findChildren(Label))
    popup.close()
