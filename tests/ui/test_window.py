"""The window at work: opening, choosing, searching, undoing, other looks while running, what goes wrong."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from planner import settings, texts
from planner.domain.frame import Progress, StepState
from planner.domain.measures import Measure
from planner.domain.record import Record, fields_of
from planner.operations.frame import SetStepState
from planner.ui import app as planner_app
from planner.ui import faults, theme
from planner.ui.guidance.lists import RemarksList
from planner.ui.guidance.phase import PhaseGuide
from planner.ui.guidance.sheet import RecordSheet
from planner.ui.new_town import NewTownDialog, file_name
from planner.ui.pages.overview import OverviewPage
from planner.ui.widgets.rows import RowsView
from planner.ui.wording import value_words
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import all_words


def _overview(workplace: Workplace) -> OverviewPage:
    page = workplace.frame.page("overview")
    assert isinstance(page, OverviewPage)
    return page


def _wordy(workplace: Workplace) -> Record:
    """The measure with the most words."""
    return max(workplace.desk.bridge.plan.all(Measure), key=lambda one: len(one.description))


def _set_state(workplace: Workplace, state: Progress) -> str:
    """Set the state of a step that is not done; gives the step's id."""
    desk = workplace.desk
    step = next(one.step.id for one in desk.standing().steps if not one.is_done)
    assert desk.bridge.run(SetStepState(desk.bridge.plan.cycle.id, step, state))
    return step


def test_a_step_done_shows_everywhere_and_is_undone_by_its_name(open_window: Maker) -> None:
    workplace = open_window()
    before = workplace.desk.standing()
    step = _set_state(workplace, Progress.DONE)
    after = workplace.desk.standing()
    assert sum(one.is_done for one in after.steps) == sum(one.is_done for one in before.steps) + 1
    assert "Rückgängig" in workplace.menus.undo.text()
    title = next(one.step.title for one in after.steps if one.step.id == step)
    assert title in workplace.menus.undo.text()
    workplace.menus.undo.trigger()
    assert sum(one.is_done for one in workplace.desk.standing().steps) == sum(one.is_done for one in before.steps)
    assert title in workplace.menus.redo.text()
    workplace.menus.redo.trigger()
    assert workplace.desk.standing().step(step).is_done  # type: ignore[union-attr]


def test_ctrl_z_and_ctrl_y_undo_and_redo(open_window: Maker) -> None:
    workplace = open_window()
    _set_state(workplace, Progress.DONE)
    count = workplace.desk.bridge.session.steps
    workplace.window.activateWindow()
    QTest.keyClick(workplace.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workplace.desk.bridge.session.steps == count + 1
    QTest.keyClick(workplace.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert workplace.desk.bridge.session.steps == count + 2


def test_a_quarter_of_the_wheel_shows_its_steps(open_window: Maker) -> None:
    workplace = open_window()
    wheel = _overview(workplace)._wheel
    assert wheel is not None
    part = wheel._parts[2]
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Return)
    guide = workplace.frame.body.pane.content
    assert isinstance(guide, PhaseGuide)
    assert guide.phase_id == "measures"
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert wheel._parts[3].hasFocus()


def test_a_click_on_a_sector_shows_its_step(open_window: Maker) -> None:
    workplace = open_window()
    wheel = _overview(workplace)._wheel
    assert wheel is not None
    radius = wheel._radius * 0.84
    spot = QPoint(round(wheel.width() / 2 + radius * 0.12), round(wheel.height() / 2 - radius * 0.99))
    target = wheel.childAt(spot)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(wheel, spot))
    guide = workplace.frame.body.pane.content
    assert isinstance(guide, PhaseGuide)
    assert guide.step_id.startswith("analysis.")


def test_what_needs_you_now_leads_to_remarks_and_on_to_the_record(open_window: Maker) -> None:
    workplace = open_window()
    rows = _overview(workplace)._needs
    assert 1 <= len(rows.rows) <= 5
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    shown = isinstance(workplace.frame.body.pane.content, RemarksList | RecordSheet)
    assert shown or workplace.frame.place != "overview"


def test_the_pane_goes_back(open_window: Maker) -> None:
    workplace = open_window()
    pane = workplace.frame.body.pane
    workplace.desk.pane_wanted.emit("remarks:M02,O01")
    workplace.frame.guide.show_sheet(_wordy(workplace))
    assert isinstance(pane.content, RecordSheet)
    pane.back_wanted.emit()
    assert isinstance(pane.content, RemarksList)


def test_a_sheet_shows_every_filled_field(open_window: Maker) -> None:
    workplace = open_window()
    record = _wordy(workplace)
    workplace.frame.guide.show_sheet(record)
    content = workplace.frame.body.pane.content
    assert content is not None
    said = "\n".join(words for _where, words in all_words(content))
    for spec in fields_of(type(record)):
        if spec.refers is None:
            assert value_words(record, spec) in said


def test_search_finds_without_umlauts_and_case(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    line = workplace.frame.top_bar.search.line
    QTest.keyClick(workplace.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert line.hasFocus()
    QTest.keyClicks(line, "UBERGANGSHEFT")
    popup = workplace._popup
    qtbot.waitUntil(popup.isVisible)
    found = popup.findChild(RowsView)
    assert found is not None
    assert found.rows
    assert all("bergangsheft" in row.title.lower() or row.second for row in found.rows)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert workplace.frame.place != "overview" or isinstance(workplace.frame.body.pane.content, RecordSheet)


def test_escape_puts_the_hits_away(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    line = workplace.frame.top_bar.search.line
    line.setFocus()
    QTest.keyClicks(line, "zzqqx")
    qtbot.waitUntil(workplace._popup.isVisible)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not workplace._popup.isVisible()
    assert line.text() == ""


def test_language_changes_while_running(open_window: Maker) -> None:
    workplace = open_window()
    assert workplace.window.windowTitle()
    place = workplace.frame.place
    workplace._preferences.set_language("en")
    assert workplace.frame.place == place
    said = {words for _where, words in all_words(workplace.window)}
    assert "Overview" in said
    assert "Übersicht" not in said
    assert settings.load().language == "en"


def test_theme_and_text_size_change_while_running(open_window: Maker) -> None:
    workplace = open_window()
    workplace._preferences.set_theme("dark")
    assert theme.name() == "dark"
    assert workplace.window.grab().toImage().pixelColor(700, 880).lightness() < 60
    workplace._preferences.set_text_scale(200)
    assert workplace.frame.status.height() == 60
    assert settings.load().text_scale == 200


def test_qt_speaks_the_same_language(application: QApplication, qtbot: QtBot) -> None:
    texts.use("de")
    words = planner_app.QtWords(application)
    words.follow()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    texts.use("en")
    words.follow()


def test_guidance_is_a_strip_in_a_small_window_and_opens_over_the_page(open_window: Maker) -> None:
    workplace = open_window(Look(size=(1024, 768)))
    body = workplace.frame.body
    assert not body.is_docked
    assert body.strip.isVisible()
    width = body.pages.width()
    QTest.mouseClick(body.strip, Qt.MouseButton.LeftButton)
    assert body.pane.isVisible()
    assert body.pages.width() == width
    workplace.frame.toggle_guidance()
    assert body.strip.isVisible()


def test_a_closed_pane_stays_closed_for_the_page(open_window: Maker, tmp_path: Path) -> None:
    workplace = open_window()
    workplace.frame.toggle_guidance()
    assert settings.load().choice("overview", "guidance") is False
    workplace.frame.go("overview")
    assert not workplace.frame.body.pane.isVisible()


def test_a_second_program_may_only_look(open_window: Maker, sample: Callable[[str], Path], tmp_path: Path) -> None:
    path = tmp_path / "shared.chain"
    shutil.copy(sample("de"), path)
    open_window(path=path)
    second = open_window(plan=False)
    second.open_path(path)
    (message,) = second.start.messages.messages
    assert message.kind == "look"
    assert message.run is not None
    message.run()
    assert second.desk.bridge.session.read_only
    assert not second.desk.bridge.run(SetStepState(second.desk.bridge.plan.cycle.id, "goals.vision", Progress.DONE))


@pytest.mark.parametrize("content", [b"", b"not a plan at all", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_file_that_is_no_plan_gets_a_sentence(open_window: Maker, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.chain"
    path.write_bytes(content)
    workplace = open_window(plan=False)
    workplace.open_path(path)
    (message,) = workplace.start.messages.messages
    assert message.kind == "failed"
    assert not workplace.desk.bridge.is_open
    assert path.read_bytes() == content


def test_a_fault_of_ours_is_told_and_logged_without_words_of_the_plan(
    open_window: Maker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    workplace = open_window()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.install_hook(workplace.tell_fault)
    try:
        raise KeyError("Familie Muster")
    except KeyError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    (message,) = workplace.frame.messages.messages
    assert message.kind == "failed"
    assert "KeyError" in caplog.text
    assert "Muster" not in caplog.text


def test_messages_stay_until_closed_and_two_are_enough(open_window: Maker) -> None:
    workplace = open_window()
    for number in range(3):
        workplace.desk.tell("look", f"Hinweis {number}")
    assert [one.sentence for one in workplace.frame.messages.messages] == ["Hinweis 2", "Hinweis 1"]
    workplace.frame.messages.clear()
    assert not workplace.frame.messages.isVisible()


def test_a_new_town_needs_a_name_and_a_key_that_fits(application: QApplication, qtbot: QtBot) -> None:
    dialog = NewTownDialog()
    qtbot.addWidget(dialog)
    dialog._accept()
    assert dialog.choice is None
    assert "Beispiel" in dialog._name.line.accessibleDescription()
    dialog.fill("Mülheim an der Ruhr", "0551")
    dialog._accept()
    assert dialog.choice is None
    dialog.fill("Mülheim an der Ruhr", "05117000")
    dialog._accept()
    assert dialog.choice is not None
    assert dialog.choice.name == "Mülheim an der Ruhr"
    assert file_name(dialog.choice.name) == "muelheim-an-der-ruhr.chain"


def test_a_new_plan_opens_on_the_empty_overview(open_window: Maker, tmp_path: Path) -> None:
    workplace = open_window(plan=False)
    path = tmp_path / "neu.chain"
    workplace.opening.create(path, "Neustadt <b>&", "", "de")
    assert workplace.desk.bridge.plan.municipality.name == "Neustadt <b>&"
    assert workplace.frame.top_bar.town.words == "Neustadt <b>&"
    assert all(not one.is_done for one in workplace.desk.standing().steps)
    assert [one.path for one in settings.load().recents] == [str(path)]
    workplace.menus.close.trigger()
    assert workplace.start.isVisible()
    assert not workplace.desk.bridge.is_open


def test_an_existing_file_is_never_replaced(open_window: Maker, tmp_path: Path) -> None:
    path = tmp_path / "da.chain"
    path.write_text("mine", encoding="utf-8")
    workplace = open_window(plan=False)
    workplace.opening.create(path, "Neustadt", "", "de")
    assert workplace.start.messages.messages[0].kind == "failed"
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_sample_town_is_made_off_the_windows_thread(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(plan=False)
    with qtbot.waitSignal(workplace.desk.bridge.opened, timeout=60_000):
        workplace.opening.open_sample()
    assert workplace.desk.bridge.plan.municipality.example
    assert "Beispiel" in workplace.frame.top_bar.town.words


def test_a_state_set_in_guidance_is_the_plans(open_window: Maker) -> None:
    workplace = open_window()
    desk = workplace.desk
    desk.phase_wanted.emit("review", "review.decisions")
    guide = workplace.frame.body.pane.content
    assert isinstance(guide, PhaseGuide)
    assert guide._state is not None
    next(one for one in guide._state.menu().actions() if one.text() == "fertig").trigger()
    said = [one for one in desk.bridge.plan.all(StepState) if one.step == "review.decisions"]
    assert said[-1].state is Progress.DONE
    assert guide._state.words == "fertig"


def test_what_comes_late_finds_a_closed_plan_or_window_in_order(open_window: Maker, qtbot: QtBot) -> None:
    """A key under way while the plan is closed, and a window closed twice, do nothing."""
    workplace = open_window()
    workplace.menus.close.trigger()
    workplace.desk.phase_wanted.emit("analysis", "")
    workplace.desk.go("needs")
    qtbot.wait(20)
    workplace.window.close()
    workplace.window.close()
    assert not workplace.desk.bridge.is_open
