"""The history by clicks and keys: what a step changed, taking it back (U-22), bookmarks, the plan as it was."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.frame import Bookmark
from planner.domain.measures import Measure, Milestone
from planner.operations.edit import Add, Change, Remove
from planner.ui.history import Line
from planner.ui.pages.across.history import HistoryPage
from planner.ui.pages.across.history_list import HistoryList
from planner.ui.widgets.section_list import Head
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import clipped, tab_chain, unnamed, unreached


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    found = open_window()
    found.desk.go("history")
    return found


def page_of(workplace: Workplace) -> HistoryPage:
    page = workplace.frame.page("history")
    assert isinstance(page, HistoryPage)
    return page


def measures(workplace: Workplace) -> tuple[Measure, ...]:
    plan = workplace.desk.bridge.plan
    return plan.of_cycle(Measure, plan.cycle)


def rename(workplace: Workplace, number: int, title: str) -> Measure:
    measure = measures(workplace)[number]
    assert workplace.desk.bridge.run(Change(Measure.kind, measure.id, {"name": title}))
    return measure


def settled(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.desk.workers.busy)


def test_the_newest_step_stands_on_top_with_what_it_changed(workplace: Workplace) -> None:
    page = page_of(workplace)
    old = measures(workplace)[0].name
    measure = rename(workplace, 0, "Neuer Titel")
    assert page.steps.keys[0] == workplace.desk.bridge.session.steps
    assert isinstance(page.steps.items[0], Head)
    assert page.steps.items[0].title.startswith("Heute")
    page.steps.choose(page.steps.keys[0])
    head, field = page.pane.changes.parts
    assert head.payload is not None
    assert head.payload.id == measure.id
    assert head.word == "geändert"
    assert (field.title, field.before, field.after) == ("Maßnahme", old, "Neuer Titel")
    assert "Neuer Titel" in page.pane._name.text()


def test_added_and_removed_records_are_said_whole(workplace: Workplace) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    ident, measure = bridge.session.new_id(), measures(workplace)[0].id
    assert bridge.run(Add(Milestone.kind, {"measure": measure, "name": "Start am See"}, ident))
    page.steps.choose(page.steps.keys[0])
    assert (page.pane.changes.parts[0].word, page.pane.changes.parts[2].after) == ("neu", "Start am See")
    assert bridge.run(Remove(Milestone.kind, ident))
    page.steps.choose(page.steps.keys[0])
    assert page.pane.changes.parts[0].word == "entfernt"
    assert "Start am See" in page.pane.changes.parts[0].title


def test_an_old_step_is_taken_back_out_of_order(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    old = measures(workplace)[0].name
    first = rename(workplace, 0, "Eins")
    second = rename(workplace, 1, "Zwei")
    step = bridge.session.steps - 1
    page.steps.choose(step)
    assert page.pane.undo.isVisible()
    qtbot.mouseClick(page.pane.undo, Qt.MouseButton.LeftButton)
    assert bridge.plan.one(Measure, first.id).name == old
    assert bridge.plan.one(Measure, second.id).name == "Zwei"
    assert page.steps.row(page.steps.keys[0]).title.startswith("Zurückgenommen: ")
    assert "nicht mehr gültig" in page.steps.row(step).aside
    page.steps.choose(step)
    assert not page.pane.undo.isVisible()


def test_what_was_changed_again_is_asked_about_not_overwritten(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    old = measures(workplace)[0]
    assert bridge.run(Change(Measure.kind, old.id, {"name": "Eins", "number": "77"}))
    step = bridge.session.steps
    rename(workplace, 0, "Eins und mehr")
    page.steps.choose(step)
    qtbot.mouseClick(page.pane.undo, Qt.MouseButton.LeftButton)
    assert bridge.plan.one(Measure, old.id).name == "Eins und mehr"
    message = workplace.frame.messages.messages[0]
    assert "Eins und mehr" in message.sentence
    assert message.run is not None
    message.run()
    assert bridge.plan.one(Measure, old.id).name == old.name


def test_typing_in_one_go_is_one_line(workplace: Workplace) -> None:
    page = page_of(workplace)
    lines = len(page.steps.keys)
    for title in ("A", "Ab", "Abc"):
        rename(workplace, 0, title)
    assert len(page.steps.keys) == lines + 1
    page.steps.choose(page.steps.keys[0])
    assert page.pane.changes.parts[-1].after == "Abc"
    assert page.pane.changes.parts[-1].before not in ("A", "Ab")


def test_filters_by_kind_time_words_and_record(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    every = len(page.steps.keys)
    page.kind.choose("milestone")
    of_kind = page.steps.keys
    assert 0 < len(of_kind) < every
    assert {"milestone"} <= {one.kind for one in bridge.session.changed_in([of_kind[-1]]).records}
    page.kind.choose("")
    rename(workplace, 0, "Sehr eigener Titel")
    page.period.choose("today")
    assert page.steps.keys == (bridge.session.steps,)
    page.period.choose("")
    QTest.keyClicks(page.words, "sehr eigener")
    qtbot.waitUntil(lambda: len(page.steps.keys) < every)
    assert all("Sehr eigener Titel" in page.steps.row(key).title for key in page.steps.keys)
    measure = measures(workplace)[0]
    workplace.desk.go("history", record=measure.id)
    assert page.words.text() == ""
    assert page.record.words == "Nur „Sehr eigener Titel“"
    assert 0 < len(page.steps.keys) < every
    touched = bridge.session.steps_touching(ids=[measure.id])
    assert touched <= {step for key in page.steps.keys for step in page._history().lines[key].steps}
    qtbot.mouseClick(page.record._close, Qt.MouseButton.LeftButton)
    assert len(page.steps.keys) == every + 1


def test_a_bookmark_is_set_named_compared_and_removed(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    marks = bridge.plan.count(Bookmark)
    step = bridge.session.steps
    qtbot.mouseClick(page.set_mark, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.pane.naming.field.line, Qt.Key.Key_Return)
    assert page.pane.naming.field.below.error
    QTest.keyClicks(page.pane.naming.field.line, "Stand vom Montag")
    QTest.keyClick(page.pane.naming.field.line, Qt.Key.Key_Return)
    mark = next(one for one in bridge.plan.all(Bookmark) if one.name == "Stand vom Montag")
    assert mark.step == step
    rename(workplace, 0, "Nach dem Lesezeichen")
    page.views._group.button(1).click()
    settled(page, qtbot)
    assert page.marks.current == mark.id
    assert [one.after for one in page.pane.changes.parts if one.title == "Maßnahme"] == ["Nach dem Lesezeichen"]
    page.pane.mark_modes._group.button(1).click()
    settled(page, qtbot)
    counts = {one.title: one for one in page.pane.changes.parts}
    assert (counts["Lesezeichen"].before, counts["Lesezeichen"].after) == (str(marks), str(marks + 1))
    assert not counts["Meilensteine"].compares
    page.pane.mark_name.line.setText("Beschlossen")
    page.pane.mark_name.line.editingFinished.emit()
    assert bridge.plan.one(Bookmark, mark.id).name == "Beschlossen"
    qtbot.mouseClick(page.pane.remove, Qt.MouseButton.LeftButton)
    assert bridge.plan.count(Bookmark) == marks


def test_since_a_step_changes_are_folded_per_record(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    step, old = bridge.session.steps, measures(workplace)[0].name
    rename(workplace, 0, "Zwischendurch")
    rename(workplace, 1, "Anderes")
    rename(workplace, 0, "Am Ende")
    page.steps.choose(step)
    page.pane.modes._group.button(1).click()
    settled(page, qtbot)
    said = [(one.before, one.after) for one in page.pane.changes.parts if not one.head]
    assert (old, "Am Ende") in said
    assert len(said) == 2
    rename(workplace, 0, old)
    settled(page, qtbot)
    assert all(after != old for _before, after in [(one.before, one.after) for one in page.pane.changes.parts])


def test_a_bookmark_found_by_search_opens_its_page(workplace: Workplace) -> None:
    mark = workplace.desk.bridge.plan.all(Bookmark)[-1]
    workplace.desk.show_record(mark)
    page = page_of(workplace)
    assert workplace.frame.place == "history"
    assert page.marks.isVisible()
    assert page.marks.current == mark.id


def test_five_thousand_steps_scroll_without_being_described(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, history = page_of(workplace), workplace.desk.history
    last = history.lines()[-1]
    known = history._steps[last.number]
    for number in range(last.number + 1, last.number + 5001):
        history._steps[number] = known
        history._lines.append(Line(number, (number,), last.at, last.author, "do", last.label, last.day))
    monkeypatch.setattr(history, "_read", lambda: None)
    asked: list[int] = []
    plain = HistoryList.row
    monkeypatch.setattr(HistoryList, "row", lambda self, key: (asked.append(key), plain(self, key))[1])
    started = time.perf_counter()
    page.refresh()
    page.steps.scrollToBottom()
    page.window().grab()
    assert len(page.steps.keys) > 5000
    assert len(asked) < 200
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("view", ["steps", "bookmarks"])
@pytest.mark.parametrize("scale", [100, 200])
def test_it_can_be_read_and_reached_in_a_small_window(open_window: Maker, qtbot: QtBot, scale: int, view: str) -> None:
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    workplace.desk.go("history", view=view)
    settled(page_of(workplace), qtbot)
    assert unnamed(workplace.window) == []
    assert unreached(workplace.window, tab_chain(workplace.window)) == []
    assert clipped(workplace.window) == []


def test_it_tells_where_a_person_is(workplace: Workplace) -> None:
    page, measure = page_of(workplace), measures(workplace)[0]
    workplace.desk.go("history", record=measure.id)
    assert page.whereabouts() == ("steps", measure.id)
    mark = workplace.desk.bridge.plan.all(Bookmark)[0]
    workplace.desk.go("history", record=mark.id)
    assert page.whereabouts() == ("bookmarks", mark.id)


def test_ids_are_told_as_what_they_stand_for(workplace: Workplace) -> None:
    from planner.domain.frame import Progress
    from planner.operations.frame import SetStepState, WaiveRemark

    page, desk = page_of(workplace), workplace.desk
    remark = desk.remarks()[0]
    assert desk.bridge.run(WaiveRemark(remark.code, remark.subject, "Der Antrag läuft."))
    page.steps.choose(page.steps.keys[0])
    record = desk.bridge.plan.find(remark.kind, remark.subject)
    assert record is not None
    assert desk.words.name(record) in [one.after for one in page.pane.changes.parts]
    step = next(one.step for one in desk.standing().steps if not one.is_done)
    assert desk.bridge.run(SetStepState(desk.bridge.plan.cycle.id, step.id, Progress.DONE))
    page.steps.choose(page.steps.keys[0])
    said = [words for one in page.pane.changes.parts for words in (one.title, one.before, one.after)]
    assert any(step.title in words for words in said)
    assert step.id not in said
