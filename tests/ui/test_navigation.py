"""Navigation and the ways through the window: phases and steps, keys, back and forward, resuming, titles (U-03, U-18, U-27, U-28)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import content, settings
from planner.domain.frame import Progress
from planner.domain.measures import Measure
from planner.operations.frame import SetStepState
from planner.ui import metrics, paint
from planner.ui.guidance.phase import PhaseGuide
from planner.ui.places import HOME, PLACES, has_place, place
from planner.ui.routes import Destination
from planner.ui.shell import frame as frame_module
from planner.ui.shell.navigation import NavigationView
from planner.ui.shell.navigation_rows import NavigationModel, PhaseEntries, before_a_plan
from planner.ui.trail import LONGEST, Trail
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import tab_chain

CIRCLE = content.circle("de")


def _view(workplace: Workplace) -> NavigationView:
    return workplace.frame.body.navigation.view


def _click(workplace: Workplace, sort: str, ident: str) -> None:
    view = _view(workplace)
    row = view.rows.row_of(sort, ident)
    assert row >= 0, (sort, ident)
    spot = view.visualRect(view.rows.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def _press(widget: object, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)  # type: ignore[call-overload]


def _steps(workplace: Workplace) -> list[str]:
    return [one.id for one in _view(workplace).rows.entries if one.sort == "step"]


def _guide(workplace: Workplace) -> PhaseGuide:
    shown = workplace.frame.body.pane.content
    assert isinstance(shown, PhaseGuide)
    return shown


def test_navigation_is_overview_phases_with_the_steps_of_one_and_work(open_window: Maker) -> None:
    workplace = open_window()
    entries = _view(workplace).rows.entries
    assert entries[0].sort == "overview"
    assert [one.id for one in entries if one.sort == "phase"] == [one.id for one in CIRCLE.phases]
    assert [one.id for one in entries if one.sort == "place"] == [one.id for one in PLACES if one.group == "work"]
    assert _steps(workplace) == [one.id for one in CIRCLE.phase("analysis").steps]
    assert all(len(one.title) <= 22 for one in entries)


def test_counts_and_signs_are_those_of_the_plan_after_every_edit(open_window: Maker) -> None:
    """U-28: the counted summary equals the data."""
    workplace = open_window()
    bridge = workplace.desk.bridge
    for state in Progress:
        bridge.run(SetStepState(bridge.plan.cycle.id, "analysis.families", state))
        row = next(one for one in _view(workplace).rows.entries if one.id == "analysis.families")
        assert row.sign == f"step:{state}"
        phase = workplace.desk.standing().phase("analysis")
        shown = next(one for one in _view(workplace).rows.entries if one.id == "analysis")
        assert shown.count == f"{phase.done} von {len(phase.steps)}"
        assert f"{phase.done} von {len(phase.steps)} Schritten fertig" in shown.spoken


def test_a_click_on_a_phase_unfolds_its_steps_and_guidance_speaks_of_it(open_window: Maker) -> None:
    workplace = open_window()
    _click(workplace, "phase", "goals")
    assert _steps(workplace) == [one.id for one in CIRCLE.phase("goals").steps]
    assert (_guide(workplace).phase_id, _guide(workplace).step_id) == ("goals", "")
    _click(workplace, "phase", "goals")
    assert _steps(workplace) == []


def test_the_keys_of_navigation(open_window: Maker) -> None:
    workplace = open_window()
    view = _view(workplace)
    view.setFocus()
    for _row in range(3):
        _press(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "Daten je Stadtteil"
    _press(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "Analyse"
    _press(view, Qt.Key.Key_Left)
    assert _steps(workplace) == []
    _press(view, Qt.Key.Key_Down)
    _press(view, Qt.Key.Key_Right)
    assert _steps(workplace)[0] == "goals.vision"
    _press(view, Qt.Key.Key_Right)
    assert view.currentIndex().data() == CIRCLE.phase("goals").steps[0].title
    _press(view, Qt.Key.Key_Return)
    assert _guide(workplace).step_id == "goals.vision"
    assert view.rows.chosen == ("step", "goals.vision")
    assert view.hasFocus()


def test_every_step_can_be_chosen_and_guidance_speaks_of_it(open_window: Maker) -> None:
    workplace = open_window()
    for step in CIRCLE.steps:
        workplace.frame.travel.visit_step(step.id)
        assert _view(workplace).rows.chosen == ("step", step.id)
        assert _view(workplace).rows.open_phase == step.phase
        assert _guide(workplace).step_id == step.id
        assert workplace.frame.place == step.page
        assert step.view in ("", workplace.frame.travel.pages[step.page].whereabouts()[0] or step.view)


@pytest.mark.parametrize("step", CIRCLE.steps, ids=lambda one: one.id)
def test_the_page_and_view_of_every_step_exist(step: content.Step) -> None:
    assert has_place(step.page)
    assert step.view == "" or step.view in {one.id for one in place(step.page).views}


def test_the_rail_keeps_phases_and_steps_in_reach(open_window: Maker) -> None:
    workplace = open_window(Look(scale=200, size=(1024, 768)))
    view = _view(workplace)
    assert view.rows.is_rail
    view.scrollTo(view.rows.index(view.rows.row_of("phase", "measures")))
    _click(workplace, "phase", "measures")
    assert _steps(workplace) == [one.id for one in CIRCLE.phase("measures").steps]
    row = view.rows.index(view.rows.row_of("step", "measures.logic"))
    assert row.data(Qt.ItemDataRole.ToolTipRole)
    assert "Wirk" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    view.scrollTo(row)
    assert view.viewport().rect().intersects(view.visualRect(row))


def test_a_phase_unfolded_moves_no_other_row_and_keeps_the_current_one(
    application: QApplication, qtbot: QtBot, open_window: Maker
) -> None:
    workplace = open_window()
    rows = _view(workplace).rows
    model = NavigationModel(PLACES, _view(workplace))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_standing(rows.standing)
    for phase in ("analysis", "review", "mandate", "", "goals", "goals"):
        model.unfold(phase)
        shown = {one.id.partition(".")[0] for one in model.entries if one.sort == "step"}
        assert shown == ({phase} if phase else set())
    model.set_standing(before_a_plan())
    assert all(one.sort != "step" for one in model.entries)
    assert isinstance(rows.standing.phases[0], PhaseEntries)


def test_back_and_forward_lead_through_the_places(open_window: Maker) -> None:
    workplace = open_window()
    frame, window = workplace.frame, workplace.window
    assert not workplace.menus.go.back.isEnabled()
    frame.go("import")
    frame.go("report")
    window.activateWindow()
    _press(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert frame.place == "import"
    _press(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert frame.place == HOME
    assert not workplace.menus.go.back.isEnabled()
    workplace.menus.go.forward.trigger()
    assert frame.place == "import"
    frame.go("overview")
    assert not workplace.menus.go.forward.isEnabled()
    QTest.mouseClick(frame, Qt.MouseButton.BackButton, pos=QPoint(5, 5))
    assert frame.place == "import"


def test_a_trail_forgets_what_lay_ahead_and_has_an_end() -> None:
    trail = Trail("home")
    for number in range(LONGEST + 20):
        trail.visit(Destination(f"p{number}"))
    trail.visit(trail.here)
    back = 0
    while trail.turn(-1) is not None:
        back += 1
    assert back == LONGEST - 1
    trail.visit(Destination("other"))
    assert not trail.can_turn(1)
    trail.amend(Destination("other", "list", "abc"))
    trail.begin()
    assert trail.here == Destination("home")


def test_ctrl_and_a_digit_leads_to_a_phase(open_window: Maker) -> None:
    workplace = open_window()
    workplace.window.activateWindow()
    for digit, phase in enumerate(CIRCLE.phases):
        _press(workplace.window, Qt.Key(Qt.Key.Key_1 + digit), Qt.KeyboardModifier.ControlModifier)
        assert _view(workplace).rows.open_phase == phase.id
        assert _view(workplace).hasFocus()
        assert _view(workplace).currentIndex().data() == phase.title
    _press(workplace.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert workplace.frame.place == HOME


def test_next_and_previous_step_go_round_the_circle(open_window: Maker) -> None:
    workplace = open_window()
    seen = []
    for _step in CIRCLE.steps:
        workplace.menus.go.next_step.trigger()
        seen.append(workplace.frame.travel.present_step())
    assert seen == [one.id for one in CIRCLE.steps]
    workplace.menus.go.previous_step.trigger()
    assert workplace.frame.travel.present_step() == CIRCLE.steps[-2].id


def test_f6_goes_round_the_panes_and_back(open_window: Maker) -> None:
    """U-03: the panes follow the order in which they are read."""
    workplace = open_window()
    frame, window = workplace.frame, workplace.window
    window.activateWindow()
    window.setFocus()
    panes = (frame.body.navigation, frame.body.pages, frame.body.pane, frame.status, frame.top_bar)

    def pane_of_focus() -> int:
        focus = QApplication.focusWidget()
        return next(number for number, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus))

    went = []
    for _turn in panes:
        _press(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        went.append(pane_of_focus())
    assert went == [0, 1, 2, 3, 4]
    _press(QApplication.focusWidget() or window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane_of_focus() == 3


def test_u18_the_window_is_called_page_town_program(open_window: Maker) -> None:
    workplace = open_window()
    titles = set()
    for one in PLACES:
        workplace.frame.go(one.id)
        titles.add(workplace.window.windowTitle())
        assert (
            workplace.window.windowTitle() == f"{workplace.desk.words.title(one.title)} – Lindenfurt – Präventionskette"
        )
    assert len(titles) == len(PLACES)


def test_u27_a_plan_opens_where_it_was_left(open_window: Maker, sample: Callable[[str], Path], tmp_path: Path) -> None:
    workplace = open_window()
    path = workplace.desk.bridge.session.path
    workplace.frame.visit(Destination("report", step="review.report"))
    workplace.menus.close.trigger()
    (recent,) = settings.load().recents
    assert recent.left_at == ("report", "", "", "review.report")
    (row,) = workplace.start._recents.rows
    assert "Weiter bei" in row.second
    assert CIRCLE.step("review.report").title in row.second
    again = open_window(path=path)
    assert again.frame.place == "report"
    assert _view(again).rows.chosen == ("step", "review.report")
    assert not again.menus.go.back.isEnabled()


def test_u27_what_is_gone_leads_home(open_window: Maker) -> None:
    workplace = open_window()
    path = workplace.desk.bridge.session.path
    workplace.menus.close.trigger()
    workplace._preferences.leave(path, Destination("no-such-place", "v", "abc"))
    workplace.open_path(path)
    assert workplace.frame.place == HOME


def test_another_language_keeps_the_way_back(open_window: Maker) -> None:
    workplace = open_window()
    workplace.frame.go("import")
    workplace._preferences.set_language("en")
    assert workplace.frame.place == "import"
    assert workplace.window.windowTitle().startswith(_title("import"))
    workplace.menus.go.back.trigger()
    assert workplace.frame.place == HOME


def _title(ident: str) -> str:
    return place(ident).title


def test_an_earlier_cycle_is_looked_at_and_left_again(open_window: Maker) -> None:
    workplace = open_window()
    bridge, menu = workplace.desk.bridge, workplace.menus.cycles
    names = [one.text() for one in menu.actions() if one.isCheckable()]
    assert names == ["Zyklus 2 · 2025–2027 (in Arbeit)", "Zyklus 1 · 2022–2024 (abgeschlossen, zum Lesen)"]
    next(one for one in menu.actions() if one.text() == names[1]).trigger()
    assert bridge.plan.cycle.number == 1
    assert workplace.frame.top_bar.cycle.button.words.startswith("Zyklus 1")
    assert "nur zum Lesen" in workplace.frame.status._saved.words
    phases = _view(workplace).rows.standing.phases
    assert [one.phase.count for one in phases] == ["6 von 6", "7 von 7", "7 von 7", "6 von 6", "8 von 8"]
    steps = bridge.session.steps
    assert not bridge.run(SetStepState(bridge.plan.cycle.id, "goals.vision", Progress.IN_PROGRESS))
    assert bridge.session.steps == steps
    (refusal, seen) = workplace.frame.messages.messages
    assert "Das ist ein früherer Zyklus" in refusal.sentence
    assert seen.run is not None
    seen.run()
    assert bridge.plan.cycle.number == 2
    assert not bridge.session.read_only


def test_a_closed_cycle_can_be_opened_for_changes_again_from_its_menu(open_window: Maker) -> None:
    workplace = open_window()
    again = next(one for one in workplace.menus.cycles.actions() if one.text().startswith("Zyklus 1 wieder"))
    again.trigger()
    assert workplace.desk.bridge.plan.cycles[0].state.value == "open"
    workplace.menus.undo.trigger()
    assert workplace.desk.bridge.plan.cycles[0].state.value == "closed"


def test_back_leads_to_the_view_and_record_a_page_was_left_at(open_window: Maker) -> None:
    workplace = open_window()
    frame, desk = workplace.frame, workplace.desk
    measures = desk.bridge.plan.of_cycle(Measure, desk.bridge.plan.cycle)
    desk.go("measures", "money", measures[3].id)
    page = frame.travel.pages["measures"]
    assert page.whereabouts() == ("money", measures[3].id)
    assert _view(workplace).rows.chosen == ("step", "measures.resources")
    desk.go("measures", "logic", step="measures.logic")
    frame.go("report")
    workplace.menus.go.back.trigger()
    assert page.whereabouts()[0] == "logic"
    workplace.menus.go.back.trigger()
    assert page.whereabouts() == ("money", measures[3].id)


def test_the_switch_of_a_page_moves_the_mark_in_navigation(open_window: Maker) -> None:
    workplace = open_window()
    workplace.frame.travel.visit_step("measures.options")
    page = workplace.frame.travel.pages["measures"]
    page.show_view("schedule")  # type: ignore[attr-defined]
    assert _view(workplace).rows.chosen == ("step", "measures.milestones")
    assert _guide(workplace).step_id == "measures.milestones"


def test_u27_a_plan_opens_at_the_record_it_was_left_at(open_window: Maker) -> None:
    workplace = open_window()
    bridge = workplace.desk.bridge
    path, measure = bridge.session.path, bridge.plan.of_cycle(Measure, bridge.plan.cycle)[2]
    workplace.desk.go("measures", "money", measure.id)
    workplace.menus.close.trigger()
    again = open_window(path=path)
    assert again.frame.travel.pages["measures"].whereabouts() == ("money", measure.id)


def test_u03_tab_goes_from_pane_to_pane_in_the_order_they_are_read(open_window: Maker) -> None:
    workplace = open_window()
    frame = workplace.frame
    panes = (frame.top_bar, frame.body.navigation, frame.body.pages, frame.body.pane, frame.status)
    went = [
        next(number for number, pane in enumerate(panes) if pane.isAncestorOf(widget))
        for widget in tab_chain(workplace.window)
    ]
    order = list(dict.fromkeys(went))
    assert order == [0, 1, 2, 3, 4]
    assert sum(one != other for one, other in itertools.pairwise(went)) <= len(panes)
    top = [one for one in tab_chain(workplace.window) if frame.top_bar.isAncestorOf(one)]
    lefts = [one.mapTo(workplace.window, QPoint()).x() for one in top]
    assert lefts == sorted(lefts)


def test_u24_what_is_saved_is_said_within_a_second_and_told(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U-24, U-07: the status line and the screen reader say it; the focus stays; closing asks nothing."""
    workplace = open_window()
    told: list[str] = []
    monkeypatch.setattr(frame_module, "announce", lambda _widget, words: told.append(words))
    bridge, focus = workplace.desk.bridge, QApplication.focusWidget()
    bridge.run(SetStepState(bridge.plan.cycle.id, "analysis.families", Progress.DONE))
    qtbot.waitUntil(lambda: workplace.frame.status._saved.words.startswith("Gespeichert "), timeout=1_000)
    assert any("Gespeichert" in one for one in told)
    assert "Sicht der Familien" in workplace.frame.status._undo.accessibleName()
    assert QApplication.focusWidget() is focus
    assert workplace.window.close()


def test_the_rail_says_its_words(open_window: Maker) -> None:
    workplace = open_window(Look(scale=200, size=(1024, 768)))
    view = _view(workplace)
    assert view.rows.is_rail
    room = view.viewport().width() - 2 * metrics.px(4)
    for row, entry in enumerate(view.rows.entries):
        index = view.rows.index(row)
        assert index.data(Qt.ItemDataRole.ToolTipRole)
        if entry.sort == "phase":
            assert paint.width_of(entry.title, "caption_strong") <= room
            words = _ink_below_the_middle(view.grab(view.visualRect(index)).toImage()) if _whole(view, index) else 1
            assert words


def _whole(view: NavigationView, index: QModelIndex) -> bool:
    return view.viewport().rect().contains(view.visualRect(index))


def _ink_below_the_middle(image: QImage) -> int:
    ground = image.pixelColor(1, image.height() - 2)
    rows = range(round(image.height() * 0.68), image.height() - 3)
    return sum(image.pixelColor(x, y) != ground for y in rows for x in range(4, image.width() - 4, 2))
