"""The status round by keys and clicks: answers, reasons, taking over, leaving and coming back, undo, a closed cycle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure
from planner.domain.review import Light, Status
from planner.domain.status_round import status_of
from planner.operations.cycles import CloseCycle
from planner.operations.review import AssessStatus
from planner.ui.desk import Desk
from planner.ui.pages.review import rounds
from planner.ui.pages.review.status_page import StatusPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker


def key(which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), which)


def type_in(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    made = open_window()
    made.window.activateWindow()
    made.desk.go("status")
    return made


@pytest.fixture
def page(workplace: Workplace) -> StatusPage:
    found = workplace.frame.page("status")
    assert isinstance(found, StatusPage)
    return found


def measure(page: StatusPage) -> Measure:
    return page.desk.bridge.plan.one(Measure, page.form.draft.measure)


def today(desk: Desk, one: Measure) -> Status | None:
    return status_of(desk.bridge.plan, one.id, desk.bridge.session.today())


def test_digits_answer_and_enter_takes_over(page: StatusPage) -> None:
    first, steps = measure(page), page.desk.bridge.session.steps
    proposed = page.form.draft.suggested
    assert page.form.draft.lights == proposed
    key(Qt.Key.Key_2)
    assert page.form.rows["implementation"].cards.light is Light.AT_RISK
    assert QApplication.focusWidget() in page.form.rows["attainment"].cards.cards
    key(Qt.Key.Key_4)
    key(Qt.Key.Key_3)
    assert QApplication.focusWidget() is page.form.reason.edit
    type_in("Two posts are vacant")
    QTest.keyClick(page.form.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert measure(page) != first
    said = today(page.desk, first)
    assert said is not None
    assert (said.implementation, said.attainment, said.funding) == (Light.AT_RISK, Light.UNKNOWN, Light.LATE)
    assert (said.suggested_implementation, said.reason) == (proposed.implementation, "Two posts are vacant")
    assert page.desk.bridge.session.steps == steps + 1


def test_a_reason_is_required_and_asked_for(page: StatusPage) -> None:
    assert not page.form.reason.isVisible()
    first = measure(page)
    QTest.mouseClick(page.form.rows["implementation"].cards.cards[2], Qt.MouseButton.LeftButton)
    assert page.form.reason.isVisible()
    QTest.mouseClick(page.foot.take, Qt.MouseButton.LeftButton)
    assert measure(page) == first
    assert today(page.desk, first) is None
    assert QApplication.focusWidget() is page.form.reason.edit
    assert page.form.reason.edit.property("state") == "error"
    QTest.mouseClick(page.form.rows["implementation"].cards.cards[0], Qt.MouseButton.LeftButton)
    assert not page.form.reason.isVisible()


def test_the_reason_of_last_time_can_be_said_again(page: StatusPage) -> None:
    desk = page.desk
    named = next(one for one in page._round.measures if any(status.reason for status in _before(desk, one)[-1:]))
    desk.go("status", record=named.id)
    departing = 0 if page.form.draft.lights.implementation is not Light.ON_TRACK else 2
    QTest.mouseClick(page.form.rows["implementation"].cards.cards[departing], Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert page.form.again.isVisible()
    QTest.mouseClick(page.form.again, Qt.MouseButton.LeftButton)
    assert page.form.reason.words == _before(desk, named)[-1].reason
    assert not page.form.again.isVisible()


def _before(desk: Desk, one: Measure) -> list[Status]:
    return sorted(desk.bridge.plan.pointing(Status, "measure", one.id), key=lambda status: status.day)


def test_arrows_move_between_lights_and_choose_within(page: StatusPage) -> None:
    key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() in page.form.rows["attainment"].cards.cards
    key(Qt.Key.Key_Right)
    assert page.form.rows["attainment"].cards.light is Light.AT_RISK
    assert page.form.draft.lights.attainment is Light.AT_RISK
    key(Qt.Key.Key_Up)
    assert QApplication.focusWidget() in page.form.rows["implementation"].cards.cards
    QTest.keyClicks(QApplication.focusWidget(), "k")
    assert QApplication.focusWidget() is page.form.comment.edit
    type_in("123 k")
    assert page.form.comment.words == "123 k"
    assert page.form.draft.lights.implementation is page.form.draft.suggested.implementation


def test_page_keys_go_on_and_back_and_drafts_stay(page: StatusPage) -> None:
    first = measure(page)
    key(Qt.Key.Key_3)
    QTest.mouseClick(page.foot.skip, Qt.MouseButton.LeftButton)
    second = measure(page)
    assert second != first
    assert today(page.desk, first) is None
    key(Qt.Key.Key_PageUp)
    assert measure(page) == first
    assert page.form.draft.lights.implementation is Light.LATE
    page.form.focus_comment()
    key(Qt.Key.Key_PageUp)
    key(Qt.Key.Key_1)
    page.form.start()
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_PageDown)
    assert today(page.desk, first) is not None
    assert measure(page) == second


def test_a_round_is_left_and_resumed(workplace: Workplace, page: StatusPage, qtbot: QtBot) -> None:
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    third = measure(page)
    assert page._round.count == 2
    workplace.desk.go("overview")
    again = StatusPage(workplace.desk)
    qtbot.addWidget(again)
    again.show()
    assert measure(again) == third
    assert again.strip.accessibleName().startswith("2 von 17")


def test_the_round_ends_with_a_summary(workplace: Workplace, page: StatusPage) -> None:
    for _measure in page._round.measures:
        key(Qt.Key.Key_Return)
    assert page.summary.isVisible()
    assert not page.form.isVisible()
    assert QApplication.focusWidget() is page.summary.to_report
    counted = [int(card.accessibleName().split(",")[0]) for card in page.summary.cards]
    assert sum(counted[:3]) == 17
    assert counted[3] == 0
    assert len(page.summary.talk.rows) == counted[1] + counted[2]
    assert not page.summary.open.isVisible()
    shown = page.summary.talk.rows[1]
    page.summary.talk.setFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert measure(page).id == shown.payload
    QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=page.strip.rect().center())
    assert measure(page) == page._round.measures[8]


def test_undo_takes_one_status_back_and_shows_where(page: StatusPage) -> None:
    first = measure(page)
    key(Qt.Key.Key_Return)
    assert today(page.desk, first) is not None
    page.desk.bridge.undo()
    assert today(page.desk, first) is None
    assert measure(page) == first
    assert page._round.count == 0
    page.desk.bridge.redo()
    assert today(page.desk, first) is not None


def test_a_status_set_elsewhere_is_shown(page: StatusPage) -> None:
    first = measure(page)
    lights = page.form.draft.suggested
    page.desk.bridge.run(AssessStatus(first.id, lights, lights, "", "Said elsewhere"))
    assert page.form.comment.words == "Said elsewhere"


def test_rounds_can_be_chosen(page: StatusPage) -> None:
    page.which.choose(rounds.DUE)
    assert [one.number for one in page._round.measures] == ["M-03", "M-04", "M-13"]
    page.which.choose(rounds.LEAD + "Jugendamt")
    assert {one.lead for one in page._round.measures} == {"Jugendamt"}
    page.which.choose(rounds.ALL)
    assert len(page._round.measures) == 20
    page.which.choose(rounds.DUE)
    for _measure in range(3):
        key(Qt.Key.Key_PageDown)
    assert page.summary.isVisible()
    assert page._round.count == 3


def test_a_status_found_elsewhere_leads_here(page: StatusPage) -> None:
    desk = page.desk
    ended = next(one for one in rounds.called(desk, rounds.ALL) if one not in page._round.measures)
    desk.show_record(_before(desk, ended)[-1], "comment")
    assert measure(page) == ended
    assert QApplication.focusWidget() is page.form.comment.edit


def test_a_closed_cycle_is_read_only_until_reopened(page: StatusPage) -> None:
    desk = page.desk
    desk.bridge.run(CloseCycle(desk.bridge.plan.cycle.id, "End"))
    assert page.closed.isVisible()
    assert not page.form.rows["funding"].cards.isEnabled()
    assert page.form.comment.edit.isReadOnly()
    steps, first = desk.bridge.session.steps, measure(page)
    QTest.mouseClick(page.foot.take, Qt.MouseButton.LeftButton)
    assert measure(page) != first
    assert desk.bridge.session.steps == steps
    QTest.mouseClick(page.closed._open, Qt.MouseButton.LeftButton)
    assert not page.closed.isVisible()
    assert page.form.rows["funding"].cards.isEnabled()


def test_what_was_answered_is_taken_over_when_the_page_is_left(page: StatusPage) -> None:
    desk, first = page.desk, measure(page)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_1)
    assert today(desk, first) is None
    desk.go("overview")
    assert today(desk, first) is not None
    desk.go("status")
    QTest.mouseClick(page.foot.skip, Qt.MouseButton.LeftButton)
    second = measure(page)
    key(Qt.Key.Key_3)
    desk.bridge.closing.emit()
    assert today(desk, second) is None, "a reason is missing"
    page.form.reason.edit.setFocus()
    type_in("Ill")
    desk.bridge.closing.emit()
    assert today(desk, second) is not None


def test_what_was_skipped_is_not_taken_over(page: StatusPage) -> None:
    first = measure(page)
    page.form.focus_comment()
    type_in("Ask again")
    QTest.mouseClick(page.foot.skip, Qt.MouseButton.LeftButton)
    page.desk.go("overview")
    assert today(page.desk, first) is None
    page.desk.go("status", record=first.id)
    assert page.form.comment.words == "Ask again"
