"""The remarks by clicks and keys: listed under the steps, filtered, followed to their record, kept for a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.frame import Waiver
from planner.domain.record import Record
from planner.ui.pages.across.remarks import RemarksPage
from planner.ui.widgets.section_list import Head
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import clipped, tab_chain, unnamed, unreached


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    found = open_window()
    found.desk.go("remarks")
    return found


def page_of(workplace: Workplace) -> RemarksPage:
    page = workplace.frame.page("remarks")
    assert isinstance(page, RemarksPage)
    return page


def codes(page: RemarksPage) -> list[str]:
    return [key[0] for key in page.list.keys]


def test_every_remark_stands_once_under_its_step_in_the_order_of_the_circle(workplace: Workplace) -> None:
    page = page_of(workplace)
    assert len(page.list.keys) == len(workplace.desk.remarks()) > 20
    heads = [item for item in page.list.items if isinstance(item, Head)]
    phases = [workplace.desk.words.of(f"phase.{one.phase.id}") for one in workplace.desk.standing().phases]
    places = [phases.index(head.title.split(" · ")[0]) for head in heads]
    assert places == sorted(places)
    assert sum(int(head.note) for head in heads) == len(page.list.keys)
    assert str(len(page.list.keys)) in page.heading.lead.text()


def test_a_row_says_shape_word_sentence_record_and_rule(workplace: Workplace) -> None:
    page = page_of(workplace)
    key = page.list.keys[0]
    row = page.list.row(key)
    remark = page._remarks().listed[key].remark
    record = workplace.desk.bridge.plan.find(remark.kind, remark.subject)
    assert record is not None
    assert row.title == workplace.desk.words.remark(remark)
    assert row.sign.startswith(("status:", "step:"))
    assert row.second.split(" · ")[0] in ("Warnung", "Hinweis", "Verzug")
    assert workplace.desk.words.name(record) in row.second
    assert row.aside == remark.code
    assert page.pane._why.text() == workplace.desk.words.why(remark.code)


def test_enter_leads_to_the_record_and_the_field(workplace: Workplace) -> None:
    page = page_of(workplace)
    key = next(key for key in page.list.keys if page._remarks().listed[key].remark.field)
    sent: list[tuple[Record, str]] = []
    workplace.desk.record_wanted.connect(lambda record, field: sent.append((record, field)))
    page.list.setFocus()
    page.list.choose(key)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    remark = page._remarks().listed[key].remark
    assert [(record.id, field) for record, field in sent] == [(remark.subject, remark.field)]


def test_filters_narrow_what_is_listed_and_are_lifted_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    page = page_of(workplace)
    every = page.list.keys
    page.phase.choose("goals")
    assert 0 < len(page.list.keys) < len(every)
    page.phase.choose("")
    page.severity.choose("late")
    assert {page.list.row(key).sign for key in page.list.keys} == {"status:late"}
    page.severity.choose("")
    page.rule.choose("O02")
    assert set(codes(page)) == {"O02"}
    QTest.keyClicks(page.words, "gibt es nicht")
    qtbot.waitUntil(lambda: page.list.keys == ())
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty._buttons.itemAt(0).widget(), Qt.MouseButton.LeftButton)
    assert page.list.keys == every
    assert page.words.text() == ""


def test_kept_for_a_reason_shown_again_and_undone(workplace: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(workplace), workplace.desk.bridge
    before, kept = page.list.keys, bridge.plan.count(Waiver)
    key = before[2]
    page.list.setFocus()
    page.list.choose(key)
    qtbot.mouseClick(page.pane.keep, Qt.MouseButton.LeftButton)
    assert bridge.plan.count(Waiver) == kept
    assert page.pane.reason.below.error
    QTest.keyClicks(page.pane.reason.edit, "Der Antrag ist gestellt.")
    QTest.keyClick(page.pane.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert key not in page.list.keys
    assert page.list.current == before[3]
    page.views._group.button(1).click()
    assert key in page.list.keys
    assert "Der Antrag ist gestellt." in page.list.row(key).second
    page.list.choose(key)
    qtbot.mouseClick(page.pane.again, Qt.MouseButton.LeftButton)
    assert bridge.plan.count(Waiver) == kept
    page.views._group.button(0).click()
    assert page.list.keys == before
    workplace.menus.undo.trigger()
    assert key not in page.list.keys


def test_a_reason_half_typed_stays_with_its_remark(workplace: Workplace) -> None:
    page = page_of(workplace)
    first, second = page.list.keys[0], page.list.keys[1]
    page.list.choose(first)
    QTest.keyClicks(page.pane.reason.edit, "halb")
    page.list.choose(second)
    assert page.pane.reason.words == ""
    page.list.choose(first)
    assert page.pane.reason.words == "halb"


def test_a_destination_names_record_rule_or_view(workplace: Workplace) -> None:
    page, desk = page_of(workplace), workplace.desk
    remark = desk.remarks()[-1]
    desk.go("remarks", record=remark.subject)
    assert {key[2] for key in page.list.keys} == {remark.subject}
    assert page.record.isVisible()
    desk.go("remarks", field=remark.code)
    assert set(codes(page)) == {remark.code}
    assert not page.record.isVisible()
    desk.go("remarks", view="kept")
    assert page.views.current == "kept"


def test_a_pointed_out_record_is_found_from_guidance_with_its_field(open_window: Maker) -> None:
    from planner.ui.guidance.lists import RemarksList
    from planner.ui.guidance.parts import JumpLink

    workplace = open_window()
    remark = next(one for one in workplace.desk.remarks() if one.field)
    sent: list[str] = []
    workplace.desk.record_wanted.connect(lambda _record, field: sent.append(field))
    workplace.desk.pane_wanted.emit(f"remarks:{remark.code}")
    pane = workplace.frame.body.pane.content
    assert isinstance(pane, RemarksList)
    pane.findChildren(JumpLink)[0].click()
    assert sent == [remark.field]


@pytest.mark.parametrize("scale", [100, 200])
def test_it_can_be_read_and_reached_in_a_small_window(open_window: Maker, scale: int) -> None:
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    workplace.desk.go("remarks")
    assert unnamed(workplace.window) == []
    assert unreached(workplace.window, tab_chain(workplace.window)) == []
    assert clipped(workplace.window) == []
