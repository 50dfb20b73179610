"""The first hour with the program: a new town, figures, borders, a report, closed, opened again, an import taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border
from planner.ui.importing.page import ImportPage
from planner.ui.new_town import NewTownDialog
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from planner.ui.shell.navigation import NavigationView
from planner.ui.widgets.button import Button
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker
from tests.ui.files import CELLS, write_borders, write_figures

LONG = 240_000


class Person:
    """Somebody at the window, with a mouse, a keyboard, and answers for the system's own dialogs."""

    def __init__(self, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workplace, self.bot, self._patch = workplace, qtbot, monkeypatch

    def answer(self, dialog: str, path: Path) -> None:
        """What the next dialog of the system is told."""
        self._patch.setattr(QFileDialog, dialog, lambda *_args, **_kwargs: (str(path), ""))

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Click the visible button of these words."""
        place = inside or self.workplace.window
        found = [one for one in place.findChildren(Button) if one.isVisible() and one.words == words]
        assert found, f"no button {words!r}"
        assert found[0].isEnabled(), words
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.bot.wait(40)

    def go(self, title: str) -> None:
        """Go to a place by the keys of the navigation."""
        view = self.workplace.frame.body.navigation.view
        assert isinstance(view, NavigationView)
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _row in range(view.model().rowCount()):
            if view.currentIndex().data() == title:
                break
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.bot.wait(40)

    def make_town(self, path: Path) -> None:
        """Fill in the dialog of a new town by keys."""
        self.answer("getSaveFileName", path)

        timer = QTimer()

        def fill() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, NewTownDialog) and dialog.isVisible():
                timer.stop()
                dialog.findChildren(QLineEdit)[0].setFocus()
                QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Lindenfurt")
                QTest.keyClick(dialog, Qt.Key.Key_Return)

        timer.timeout.connect(fill)
        timer.start(50)
        self.workplace.menus.new.trigger()
        # a desktop gives the window its focus back when a dialog closes; without one nobody does
        self.workplace.window.activateWindow()

    def take_in(self, path: Path) -> ImportPage:
        """Import a file from the page's first step to its last."""
        self.go("Daten importieren")
        page = self.workplace.frame.page("import")
        assert isinstance(page, ImportPage)
        if page.flow.stage == "done":
            self.click("Weitere Datei importieren")
        self.answer("getOpenFileName", path)
        self.click("Datei wählen")
        self.settle(page)
        if page.flow.stage == "columns":
            self.click("Weiter")
        QTest.keyClick(page.foot.go_on, Qt.Key.Key_Space)
        self.settle(page)
        assert page.flow.stage == "done"
        return page

    def settle(self, page: ImportPage) -> None:
        """Wait for the worker."""
        self.bot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
        self.bot.wait(30)


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
