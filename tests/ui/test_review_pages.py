"""Reviews and decisions by keys and clicks: what is typed is written, once; undo, a closed cycle, every way in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.domain.goals import Goal
from planner.domain.measures import Measure, MeasureState
from planner.domain.review import Decision, Rating, Review
from planner.operations.cycles import CloseCycle
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.pages.review import lessons, subjects
from planner.ui.pages.review.reviews_page import ReviewsPage
from planner.ui.pages.review.standards_page import StandardsPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import clipped


def key(which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), which)


def type_in(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    made = open_window()
    made.window.activateWindow()
    made.desk.go("reviews", "story")
    return made


@pytest.fixture
def page(workplace: Workplace) -> ReviewsPage:
    found = workplace.frame.page("reviews")
    assert isinstance(found, ReviewsPage)
    return found


def newest(page: ReviewsPage) -> Review | None:
    assert page.form.subject is not None
    return subjects.newest(page.desk.bridge.plan, page.form.subject)


def test_the_first_word_begins_a_review_and_more_words_go_into_it(page: ReviewsPage) -> None:
    first = page.form.subject
    assert first is not None
    assert newest(page) is None
    steps = page.desk.bridge.session.steps
    page.rows.setFocus()
    key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.areas["story"].edit
    type_in("More births")
    key(Qt.Key.Key_Tab)
    review = newest(page)
    assert review is not None
    assert (review.story, review.decision) == ("More births", Decision.CONTINUE)
    assert page.desk.bridge.session.steps == steps + 1
    assert QApplication.focusWidget() is page.form.areas["works"].edit
    type_in("Visits")
    QTest.mouseClick(page.form.decision.segments._group.button(1), Qt.MouseButton.LeftButton)
    review = newest(page)
    assert review is not None
    assert (review.story, review.works, review.decision) == ("More births", "Visits", Decision.ADAPT)
    assert len(subjects.reviews(page.desk.bridge.plan, first)) == 1
    assert "anpassen" in page.rows.rows[0].second


def test_what_rests_for_a_second_is_written(page: ReviewsPage, qtbot: QtBot) -> None:
    page.form.start()
    type_in("Rest")
    qtbot.waitUntil(lambda: newest(page) is not None, timeout=3000)
    assert page.form.areas["story"].words == "Rest"
    type_in("ing")
    assert page.form.areas["story"].words == "Resting"


def test_what_is_typed_is_written_when_another_one_is_chosen(page: ReviewsPage) -> None:
    first = page.form.subject
    assert first is not None
    page.form.start()
    type_in("Left in a hurry")
    page.rows.setFocus()
    key(Qt.Key.Key_Down)
    assert page.form.subject != first
    assert page.form.areas["story"].words == ""
    written = subjects.newest(page.desk.bridge.plan, first)
    assert written is not None
    assert written.story == "Left in a hurry"
    page.form.start()
    type_in("Gone")
    page.desk.go("overview")
    assert page.form.subject is not None
    assert newest(page) is not None


def test_undo_takes_the_words_back(page: ReviewsPage) -> None:
    page.form.start()
    type_in("Wrong")
    page.form.flush()
    assert newest(page) is not None
    page.desk.bridge.undo()
    assert newest(page) is None
    assert page.form.areas["story"].words == ""
    assert page.form.decision.segments.current == ""
    page.desk.bridge.redo()
    assert page.form.areas["story"].words == "Wrong"


def test_an_older_review_is_read_changed_and_followed_by_a_new_one(page: ReviewsPage) -> None:
    plan = page.desk.bridge.plan
    reviewed = next(one for one in subjects.measures(plan) if subjects.reviews(plan, one))
    page.desk.go("reviews", record=reviewed.id)
    old = newest(page)
    assert old is not None
    assert page.form.areas["story"].words == old.story
    page.form.focus_field("works")
    type_in("And so ")
    page.form.flush()
    changed = newest(page)
    assert changed is not None
    assert (changed.id, changed.day) == (old.id, old.day)
    QTest.mouseClick(page.form.fresh, Qt.MouseButton.LeftButton)
    assert page.form.areas["story"].words == ""
    type_in("Anew")
    page.form.flush()
    fresh = newest(page)
    assert fresh is not None
    assert fresh.id != old.id
    assert fresh.day == page.desk.bridge.session.today()
    assert not page.form.fresh.isVisible()
    page.form.which.choose(old.id)
    assert page.form.areas["story"].words == old.story


def test_an_ended_measure_is_reviewed_as_ended(page: ReviewsPage) -> None:
    plan = page.desk.bridge.plan
    ended = next(one for one in subjects.measures(plan) if one.state is MeasureState.STOPPED)
    assert subjects.first_decision(ended) is Decision.END


def test_goals_have_reviews_too(page: ReviewsPage) -> None:
    QTest.mouseClick(page.kinds._group.button(1), Qt.MouseButton.LeftButton)
    assert isinstance(page.form.subject, Goal)
    assert page.form.evidence.measures.isVisible()
    page.form.focus_field("proposal")
    type_in("Go on")
    page.form.flush()
    review = newest(page)
    assert review is not None
    assert (review.goal, review.measure) == (page.form.subject.id, None)
    page.desk.show_record(page.desk.bridge.plan.of_cycle(Measure, page.desk.bridge.plan.cycle)[0])


def test_decisions_are_typed_in_the_grid(workplace: Workplace, page: ReviewsPage) -> None:
    desk = workplace.desk
    desk.go("reviews", "decisions")
    assert page.log.isVisible()
    assert not page.rows.isVisible()
    grid = page.log.grid
    chosen = grid.records[1]
    grid.choose(chosen.id, "decision")
    grid.setFocus()
    steps = desk.bridge.session.steps
    key(Qt.Key.Key_F2)
    type_in("beend")
    key(Qt.Key.Key_Return)
    review = subjects.newest(desk.bridge.plan, chosen)
    assert review is not None
    assert review.decision is Decision.END
    assert desk.bridge.session.steps == steps + 1
    grid.choose(chosen.id, "proposal")
    key(Qt.Key.Key_F2)
    type_in("Stop it")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    changed = subjects.newest(desk.bridge.plan, chosen)
    assert changed is not None
    assert (changed.id, changed.proposal, changed.decision) == (review.id, "Stop it", Decision.END)
    grid.taken.emit(chosen)
    assert page.rows.isVisible()
    assert page.form.subject == chosen


def test_a_review_found_elsewhere_leads_to_its_field(page: ReviewsPage) -> None:
    desk = page.desk
    cycle = desk.bridge.plan.cycle
    of_goal = next(
        one
        for one in desk.bridge.plan.all(Review)
        if one.goal and desk.bridge.plan.one(Goal, one.goal).cycle == cycle.id
    )
    desk.show_record(of_goal, "works")
    assert page.form.subject is not None
    assert page.form.subject.id == of_goal.goal
    assert QApplication.focusWidget() is page.form.areas["works"].edit


def test_a_closed_cycle_is_read_only_until_reopened(page: ReviewsPage) -> None:
    desk = page.desk
    desk.bridge.run(CloseCycle(desk.bridge.plan.cycle.id, "End"))
    assert page.closed.isVisible()
    assert page.form.areas["story"].edit.isReadOnly()
    assert not page.form.decision.segments.isEnabled()
    QTest.mouseClick(page.closed._open, Qt.MouseButton.LeftButton)
    assert not page.form.areas["story"].edit.isReadOnly()


@pytest.mark.parametrize("scale", [100, 200])
def test_little_room_shows_a_list_to_choose_from(open_window: Maker, scale: int) -> None:
    made = open_window(Look("de", "light", scale, (1024, 768)))
    made.desk.go("reviews", "story")
    page = made.frame.page("reviews")
    assert isinstance(page, ReviewsPage)
    assert page.story.which.isVisible()
    assert not page.rows.isVisible()
    assert page.form.decision.combo.isVisible() is (scale == 200)
    page.story.which.choose(page.rows.rows[3].payload)
    assert page.form.subject is not None
    assert page.form.subject.id == page.rows.rows[3].payload
    made.window.resize(1440, 900)
    assert page.rows.isVisible() is (scale == 100)


@pytest.fixture
def standards(workplace: Workplace) -> StandardsPage:
    workplace.desk.go("standards")
    found = workplace.frame.page("standards")
    assert isinstance(found, StandardsPage)
    return found


def rating(page: StandardsPage) -> Rating | None:
    return page.rows.standings[page._chosen].now


def test_a_level_is_chosen_by_digit_and_evidence_follows(standards: StandardsPage) -> None:
    steps = standards.desk.bridge.session.steps
    assert rating(standards) is None
    key(Qt.Key.Key_Return)
    assert not standards.form.evidence.edit.isEnabled()
    key(Qt.Key.Key_3)
    found = rating(standards)
    assert found is not None
    assert (found.level, found.day) == (3, standards.desk.bridge.session.today())
    assert standards.form.levels.cards[2].isChecked()
    standards.form.focus_field("evidence")
    type_in("Minutes of the group")
    key(Qt.Key.Key_Tab)
    found = rating(standards)
    assert found is not None
    assert found.evidence == "Minutes of the group"
    assert standards.desk.bridge.session.steps == steps + 2
    QTest.mouseClick(standards.form.levels.cards[0], Qt.MouseButton.LeftButton)
    found = rating(standards)
    assert found is not None
    assert (found.level, found.evidence) == (1, "Minutes of the group")
    standards.desk.bridge.undo()
    assert standards.form.levels.cards[2].isChecked()


def test_the_day_of_a_rating_is_typed_and_the_rating_withdrawn(standards: StandardsPage) -> None:
    assessed = next(one for one in standards.rows.standings.values() if one.now)
    assert assessed.now is not None
    standards.desk.show_record(assessed.now, "day")
    assert QApplication.focusWidget() is standards.form.day.line
    standards.form.day.line.selectAll()
    type_in("soon")
    key(Qt.Key.Key_Return)
    assert standards.form.day.line.property("state") == "error"
    standards.form.day.line.selectAll()
    type_in("3.9.2026")
    key(Qt.Key.Key_Return)
    found = rating(standards)
    assert found is not None
    assert found.day == date(2026, 9, 3)
    QTest.mouseClick(standards.form.clear, Qt.MouseButton.LeftButton)
    assert rating(standards) is None
    standards.desk.bridge.undo()
    assert rating(standards) == found


def test_the_profile_is_compared_with_the_cycle_before(standards: StandardsPage) -> None:
    risen = next(one for one in standards.rows.standings.values() if one.level > one.level_before > 0)
    row = next(row for row in standards.rows.rows if row.payload == risen.standard.id)
    assert f"Stufe {risen.level}" in row.second
    assert row.word == f"zuvor Stufe {risen.level_before}"
    standards.body.rows.choose(risen.standard.id)
    standards._choose(risen.standard.id)
    described = standards.form.levels.cards[risen.level_before - 1].accessibleDescription()
    assert "vorigen Zyklus" in described
    assert "gestiegen" in standards._heading.lead.text()


def test_standards_of_a_closed_cycle_are_only_read(standards: StandardsPage) -> None:
    desk = standards.desk
    desk.bridge.run(CloseCycle(desk.bridge.plan.cycle.id, "End"))
    assert not standards.form.levels.isEnabled()
    assert standards.form.evidence.edit.isReadOnly() or not standards.form.evidence.edit.isEnabled()
    QTest.mouseClick(standards.closed._open, Qt.MouseButton.LeftButton)
    assert standards.form.levels.isEnabled()


def test_lessons_are_written_and_those_of_all_cycles_read(workplace: Workplace) -> None:
    desk = workplace.desk
    desk.go("lessons", "all")
    page = workplace.frame.page("lessons")
    assert page is not None
    assert page.isVisible()
    cycles = {one.cycle for one in lessons.of_all_cycles(desk)}
    assert len(cycles) == 2
    assert {one.cycle for one in lessons.of_this_cycle(desk)} == {desk.bridge.plan.cycle.id}
    numbers = [
        next(c.number for c in desk.bridge.plan.cycles if c.id == one.cycle) for one in lessons.of_all_cycles(desk)
    ]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("status", "Noch keine Maßnahmen"),
        ("reviews", "Noch keine Maßnahmen"),
        ("standards", ""),
        ("lessons", "Noch keine Lehren"),
        ("next_cycle", "Noch nichts zu übernehmen"),
    ],
)
def test_an_empty_plan_says_what_is_missing(open_window: Maker, tmp_path: Path, place: str, says: str) -> None:
    path = tmp_path / "empty.chain"
    Session.create(path, NewTown(name="Neustadt", key="00000000", language="de")).close()
    made = open_window(path=path)
    made.desk.go(place)
    shown = made.frame.page(place)
    assert shown is not None
    words = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert says == "" or says in words
    assert clipped(made.window) == []
    for view in ("decisions", "all"):
        made.desk.go(place, view)
    assert shown.isVisible()
