"""The settings by clicks and keys: each takes effect at once, is kept, and says whether it is the machine's or the plan's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import settings, texts
from planner.domain.frame import Municipality
from planner.domain.record import Record
from planner.operations.edit import Change
from planner.ui import metrics, theme
from planner.ui.pages.across.settings import SettingsPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import clipped, tab_chain, unnamed, unreached


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    found = open_window()
    found.desk.go("settings")
    return found


def page_of(workplace: Workplace) -> SettingsPage:
    page = workplace.frame.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_language_and_text_size_lay_the_window_out_afresh_on_the_same_page(workplace: Workplace, qtbot: QtBot) -> None:
    page_of(workplace).language.segments.buttons[1].click()
    qtbot.waitUntil(lambda: texts.current().language == "en")
    assert page_of(workplace).heading.title.text() == "Settings"
    page_of(workplace).text_size.combo.choose("150")
    qtbot.waitUntil(lambda: metrics.current().scale == 1.5)
    assert workplace.frame.place == "settings"
    kept = settings.load()
    assert (kept.language, kept.text_scale) == ("en", 150)


def test_the_look_changes_at_once_and_is_said(workplace: Workplace) -> None:
    page = page_of(workplace)
    page.look.combo.choose("dark")
    assert theme.name() == "dark"
    assert "Dunkel" in page.heading.lead.text()
    assert settings.load().theme == "dark"


def test_airy_rows_are_higher(workplace: Workplace, qtbot: QtBot) -> None:
    dense = metrics.row()
    page_of(workplace).rows.segments.buttons[1].click()
    qtbot.waitUntil(lambda: metrics.row() > dense)
    assert settings.load().airy
    workplace.desk.go("words")
    qtbot.wait(20)
    words = workplace.frame.page("words")
    assert words is not None
    assert words.grid.view.rowHeight(1) == metrics.row()  # type: ignore[attr-defined]


def test_reduced_motion_stops_the_blinking(workplace: Workplace) -> None:
    page, usual = page_of(workplace), QApplication.cursorFlashTime()
    page.motion.segments.buttons[1].click()
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert settings.load().calm
    page.motion.segments.buttons[0].click()
    assert QApplication.cursorFlashTime() == usual


def test_spelling_is_kept(workplace: Workplace) -> None:
    page_of(workplace).spelling.segments.buttons[1].click()
    assert not settings.load().spelling


def test_steps_to_come_bear_the_role(workplace: Workplace) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    page.author.line.setFocus()
    QTest.keyClicks(page.author.line, "Stabsstelle Kinder")
    QTest.keyClick(page.author.line, Qt.Key.Key_Return)
    assert settings.load().author == "Stabsstelle Kinder"
    assert "Stabsstelle Kinder" in page.heading.lead.text()
    town = bridge.plan.municipality
    assert bridge.run(Change(Municipality.kind, town.id, {"min_count": 5}))
    assert bridge.session.history()[-1].step.author == "Stabsstelle Kinder"
    assert "5" in page.counts.value.text()


def test_folders_are_opened_only_when_asked_and_only_where_they_are(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, opened = page_of(workplace), list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    plan = workplace.desk.bridge.session.path
    assert page.places["plan"].path.words == str(plan)
    page.places["plan"].open.click()
    assert opened == [str(plan.parent)]
    assert not Path(page.places["samples"].path.words).exists()
    page.places["samples"].open.click()
    assert len(opened) == 1
    assert "gibt es noch nicht" in workplace.frame.messages.messages[0].sentence
    assert page.places["backups"].path.words == str(workplace.desk.bridge.session.backup_folder)


def test_what_is_the_plans_is_said_and_one_step_away(workplace: Workplace) -> None:
    page, sent = page_of(workplace), list[tuple[Record, str]]()
    assert "3" in page.counts.value.text()
    workplace.desk.record_wanted.connect(lambda record, field: sent.append((record, field)))
    page.counts.change.click()
    assert [(record.kind, field) for record, field in sent] == [("municipality", "min_count")]
    page.words.change.click()
    assert workplace.frame.place == "words"


@pytest.mark.parametrize("scale", [100, 200])
def test_it_can_be_read_and_reached_in_a_small_window(open_window: Maker, scale: int) -> None:
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    workplace.desk.go("settings")
    assert unnamed(workplace.window) == []
    assert unreached(workplace.window, tab_chain(workplace.window)) == []
    assert clipped(workplace.window) == []
