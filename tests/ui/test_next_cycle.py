"""Into the next cycle by keys and clicks: choices, proposals, the one step that begins it, undo, closing and opening."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.frame import Bookmark, CycleState
from planner.domain.goals import Goal, Target
from planner.domain.measures import Measure
from planner.domain.review import Carried, CarryOver, Decision
from planner.operations.review import Findings, ReviewMeasure
from planner.ui.pages.review.next_page import NextCyclePage
from planner.ui.pages.review.next_start import proposed_days
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker


def key(which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), which)


def type_in(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    made = open_window()
    made.window.activateWindow()
    made.desk.go("next_cycle")
    return made


@pytest.fixture
def page(workplace: Workplace) -> NextCyclePage:
    found = workplace.frame.page("next_cycle")
    assert isinstance(found, NextCyclePage)
    return found


def measures(page: NextCyclePage) -> list[Measure]:
    return [one for one in page.grid.records if isinstance(one, Measure)]


def test_items_are_grouped_and_proposals_follow_the_reviews(page: NextCyclePage) -> None:
    kinds = list(dict.fromkeys(one.kind for one in page.grid.records))
    assert kinds == ["vision", "need", "goal", "measure"]
    one = measures(page)[0]
    assert page._fates.of(one).choice is Carried.KEPT
    page.desk.bridge.run(ReviewMeasure(one.id, Findings(proposal="Ends here", decision=Decision.END)))
    found = page._fates.of(one)
    assert (found.choice, found.reason, found.proposed) == (Carried.DROPPED, "Ends here", True)
    page.desk.bridge.run(ReviewMeasure(one.id, Findings(decision=Decision.ADAPT)))
    assert page._fates.of(one).choice is Carried.CHANGED


def test_choice_and_reason_are_typed_and_undone(page: NextCyclePage) -> None:
    one = measures(page)[1]
    steps = page.desk.bridge.session.steps
    page.grid.choose(one.id, "choice")
    page.grid.setFocus()
    key(Qt.Key.Key_F2)
    type_in("nicht")
    key(Qt.Key.Key_Return)
    found = page._fates.of(one)
    assert (found.choice, found.proposed) == (Carried.DROPPED, False)
    page.grid.choose(one.id, "reason")
    key(Qt.Key.Key_F2)
    type_in("Too dear")
    key(Qt.Key.Key_Tab)
    assert page._fates.of(one).reason == "Too dear"
    assert page._fates.of(one).choice is Carried.DROPPED
    assert page.desk.bridge.session.steps == steps + 2
    page.desk.bridge.undo()
    page.desk.bridge.undo()
    assert page._fates.of(one).proposed


def test_rows_neither_come_nor_go_here(page: NextCyclePage) -> None:
    count, steps = page.grid.count, page.desk.bridge.session.steps
    page.grid.choose(measures(page)[0].id, "reason")
    page.grid.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    page.grid.add()
    assert page.grid.count == count
    assert page.desk.bridge.session.steps == steps


def test_all_proposals_are_accepted_in_one_step(page: NextCyclePage) -> None:
    steps = page.desk.bridge.session.steps
    click(page.accept)
    assert page.desk.bridge.session.steps == steps + 1
    assert not any(one.proposed for one in page._fates.all().values())
    assert not page.accept.isVisible()
    page.desk.bridge.undo()
    assert page.accept.isVisible()


def test_what_comes_along_is_said_in_numbers(page: NextCyclePage, qtbot: QtBot) -> None:
    plan = page.desk.bridge.plan
    assert page.start.numbers.words == ("1", "12", "16", "9", "17", "23", "0", "3")
    assert len(plan.of_cycle(Goal, plan.cycle)) == 16
    page.start.starts.line.setFocus()
    page.start.starts.line.selectAll()
    type_in("1.1.2027")
    key(Qt.Key.Key_Return)
    lines = int(page.start.numbers.words[6])
    assert lines > 0
    goals = next(one for one in page.grid.records if isinstance(one, Goal) and plan.pointing(Target, "goal", one.id))
    page.grid.choose(goals.id, "choice")
    page.grid.setFocus()
    key(Qt.Key.Key_F2)
    type_in("nicht")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.start.numbers.words[2] == "15")
    assert int(page.start.numbers.words[3]) == 9 - len(plan.pointing(Target, "goal", goals.id))


def test_the_next_cycle_begins_in_one_step_and_goes_back_in_one(workplace: Workplace, page: NextCyclePage) -> None:
    desk = workplace.desk
    steps, old = desk.bridge.session.steps, desk.bridge.plan.cycle
    click(page.begin)
    plan = desk.bridge.plan
    assert desk.bridge.session.steps == steps + 1
    assert (plan.cycle.number, plan.cycle.starts, plan.cycle.until) == (3, date(2028, 1, 1), date(2030, 12, 31))
    assert len(plan.of_cycle(Measure, plan.cycle)) == 17
    assert len(plan.of_cycle(CarryOver, plan.cycle)) == 49
    assert plan.one(type(old), old.id).state is CycleState.CLOSED
    assert plan.pointing(Bookmark, "cycle", old.id)[-1].name == "Zyklus 2 abgeschlossen"
    assert workplace.frame.place == "overview"
    (message,) = workplace.frame.messages.messages
    assert message.sentence == "Zyklus 3 hat begonnen."
    assert message.run is not None
    message.run()
    assert desk.bridge.plan.cycle == old


def test_days_that_do_not_fit_are_said_at_the_field(page: NextCyclePage) -> None:
    steps = page.desk.bridge.session.steps
    page.start.starts.line.setText("tomorrow")
    click(page.begin)
    assert page.start.starts.line.property("state") == "error"
    assert QApplication.focusWidget() is page.start.starts.line
    page.start.starts.line.setText("01.01.2028")
    page.start.until.line.setText("31.12.2027")
    click(page.begin)
    assert page.start.until.line.property("state") == "error"
    page.start.until.line.setText("")
    page.start.bookmark.line.setText(" ")
    click(page.begin)
    assert page.start.bookmark.line.property("state") == "error"
    assert page.desk.bridge.session.steps == steps


def test_a_cycle_is_closed_alone_and_opened_again(page: NextCyclePage) -> None:
    desk = page.desk
    old = desk.bridge.plan.cycle
    click(page.close_only)
    assert desk.bridge.plan.cycle.state is CycleState.CLOSED
    assert page.closed.isVisible()
    assert not page.accept.isVisible()
    one = measures(page)[0]
    page.grid.choose(one.id, "choice")
    page.grid.setFocus()
    key(Qt.Key.Key_F2)
    type_in("nicht")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Escape)
    assert page._fates.of(one).proposed
    click(page.close_only)
    assert desk.bridge.plan.cycle.state is CycleState.OPEN
    assert not page.closed.isVisible()
    click(page.close_only)
    click(page.begin)
    assert desk.bridge.plan.cycle.predecessor == old.id


def test_proposed_days_last_as_long_as_before(page: NextCyclePage) -> None:
    plan = page.desk.bridge.plan
    cycle, today = plan.cycle, date(2026, 5, 1)
    assert proposed_days(cycle, today) == (date(2028, 1, 1), date(2030, 12, 31))
    school = _with(cycle, starts=date(2025, 8, 1), until=date(2026, 7, 31))
    assert proposed_days(school, today) == (date(2026, 8, 1), date(2027, 7, 31))
    short = _with(cycle, starts=date(2025, 1, 1), until=date(2025, 3, 31))
    assert proposed_days(short, today) == (date(2025, 4, 1), date(2025, 6, 29))
    assert proposed_days(_with(cycle, until=None), today) == (date(2026, 5, 2), None)


def _with(cycle: object, **changes: object) -> object:
    from planner.domain.record import new_like

    return new_like(cycle, **changes)  # type: ignore[type-var]


@pytest.mark.parametrize("scale", [100, 200])
def test_little_room(open_window: Maker, scale: int) -> None:
    made = open_window(Look("de", "light", scale, (1024, 768)))
    made.desk.go("next_cycle")
    page = made.frame.page("next_cycle")
    assert isinstance(page, NextCyclePage)
    assert page.grid.isVisible()
    assert page.sheet.width() <= page.viewport().width()
