"""The pages of the phase goals by clicks and keys: tree and form, five questions, vision, targets, conflicts, adoption."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.figures import Indicator
from planner.domain.frame import Bookmark
from planner.domain.goals import Goal, GoalConflict, GoalLevel, Target, Vision
from planner.domain.governance import Resolution
from planner.operations.edit import Change
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.ui import cells
from planner.ui.form.references import ReferenceEditor
from planner.ui.pages.goals import measuring
from planner.ui.pages.goals.adoption import AdoptionPage
from planner.ui.pages.goals.pair_grid import PairGrid
from planner.ui.pages.goals.path_view import PathView
from planner.ui.pages.goals.smart_line import SmartLine
from planner.ui.pages.goals.target_section import TargetSection
from planner.ui.pages.goals.vision import VisionPage, versions
from planner.ui.pages.page import Page
from planner.ui.pages.records import RecordsPage
from planner.ui.tree.tree import Tree
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

P = TypeVar("P", bound=Page)


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    return open_window()


def page(workplace: Workplace, kind: type[P], place: str, view: str = "", record: str = "", field: str = "") -> P:
    workplace.desk.go(place, view, record, field)
    found = workplace.frame.page(place)
    assert isinstance(found, kind)
    return found


def goal(workplace: Workplace, number: str) -> Goal:
    plan = workplace.desk.bridge.plan
    return next(one for one in plan.of_cycle(Goal, plan.cycle) if one.number == number)


def targets(workplace: Workplace, number: str) -> tuple[Target, ...]:
    return workplace.desk.bridge.plan.pointing(Target, "goal", goal(workplace, number).id)


def steps(workplace: Workplace) -> int:
    return workplace.desk.bridge.session.steps


def section_of(found: RecordsPage) -> TargetSection:
    section = found.form.sections[0]
    assert isinstance(section, TargetSection)
    return section


# goals


def test_the_lead_says_what_was_found_and_each_level_its_own(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "goals", "action")
    assert found.heading.lead.text() == "Es gibt acht Handlungsziele. Eines davon hat keine Kennzahl."
    found.show_view("guiding")
    assert found.heading.lead.text() == "Es gibt drei Leitziele. Alle sind beschlossen."
    assert isinstance(found.piece, Tree)


def test_the_rows_say_how_far_and_how_it_stands(workplace: Workplace) -> None:
    desk = workplace.desk
    measured = measuring.indicator_cell(desk, goal(workplace, "1.2.1"))
    assert measured.words == "93,6 → 96\N{NO-BREAK SPACE}%"
    assert measured.bar is not None
    assert 0 < measured.bar < 0.1
    above = measuring.indicator_cell(desk, goal(workplace, "2.2"))
    assert (above.words, above.aside, above.strong) == ("3 Ziele", "37\N{NO-BREAK SPACE}%", True)
    assert measuring.indicator_cell(desk, goal(workplace, "2.2.3")).words == "ohne Kennzahl"
    assert measuring.standing_cell(desk, goal(workplace, "2.2")).sign == "status:late"
    assert measuring.standing_cell(desk, goal(workplace, "2.2.3")).words == "nicht begonnen"


def test_the_five_questions_lead_to_the_field_they_ask_for(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "goals", "action", goal(workplace, "2.2.3").id)
    line = found.form.above
    assert isinstance(line, SmartLine)
    assert list(line.buttons) == ["specific", "measurable", "attainable", "important", "dated"]
    assert line.buttons["dated"].accessibleName() == "bis wann: nicht erfüllt"
    line.buttons["dated"].click()
    assert found.form.fields["due"].isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(QApplication.focusWidget(), "31.12.2027")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert line.buttons["dated"].accessibleName() == "bis wann: erfüllt"
    line.buttons["measurable"].click()
    assert section_of(found).fields["indicator"].isAncestorOf(QApplication.focusWidget())
    found.piece.choose(goal(workplace, "2.2").id)
    assert line.isHidden(), "higher goals are not asked"


def test_choosing_an_indicator_sets_a_target_from_what_is_known(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "goals", "action", goal(workplace, "2.2.3").id)
    section, before = section_of(found), steps(workplace)
    editor = section.fields["indicator"].editor
    assert isinstance(editor, ReferenceEditor)
    editor.control.setFocus()
    QTest.keyClick(editor.control, Qt.Key.Key_Return)
    assert editor.popup is not None
    QTest.keyClicks(editor.popup.line, "Teilnahme an der U8")
    QTest.keyClick(editor.popup.line, Qt.Key.Key_Return)
    (made,) = targets(workplace, "2.2.3")
    assert steps(workplace) == before + 1
    assert (made.baseline, made.baseline_period) == (93.6, "2025")
    assert section.fields["value"].isVisible()
    value = section.field_called("target.value")
    assert isinstance(value, QLineEdit)
    value.setFocus()
    QTest.keyClicks(value, "95,5")
    QTest.keyClick(value, Qt.Key.Key_Return)
    assert targets(workplace, "2.2.3")[0].value == 95.5
    section._remove.click()
    assert targets(workplace, "2.2.3") == ()
    assert section._values.isHidden()


def test_a_target_on_the_wrong_side_is_remarked_at_its_field(workplace: Workplace, qtbot: QtBot) -> None:
    found = page(workplace, RecordsPage, "goals", "action", goal(workplace, "1.2.1").id)
    section = section_of(found)
    assert not section.fields["value"].remarks.blocks
    value = section.field_called("target.value")
    assert isinstance(value, QLineEdit)
    value.setFocus()
    value.selectAll()
    QTest.keyClicks(value, "90")
    QTest.keyClick(value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workplace.desk.is_resting)
    assert section.fields["value"].remarks.blocks
    line = found.form.above
    assert isinstance(line, SmartLine)
    assert line.buttons["attainable"].accessibleName() == "erreichbar: nicht erfüllt"


def test_the_primary_button_adds_a_goal_of_the_level(workplace: Workplace, qtbot: QtBot) -> None:
    found = page(workplace, RecordsPage, "goals", "intermediate", goal(workplace, "3.1").id)
    found._add.click()
    tree = found.piece
    assert isinstance(tree, Tree)
    line = next(one for one in tree.view.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(line, "Betriebe bilden aus")
    QTest.keyClick(line, Qt.Key.Key_Return)
    made = goal(workplace, "3.2")
    assert (made.name, made.level) == ("Betriebe bilden aus", GoalLevel.INTERMEDIATE)
    assert found.form.record == made


def test_moving_in_the_form_is_the_same_as_in_the_tree(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "goals", "action", goal(workplace, "1.1").id)
    moves = found.form.spec.moves
    assert moves is not None
    offered = dict(moves(workplace.desk, goal(workplace, "1.1")))
    assert offered["Move up"] is None
    moved = goal(workplace, "1.1").id
    down = offered["Move down"]
    assert down is not None
    workplace.desk.bridge.run(down)
    assert workplace.desk.bridge.plan.one(Goal, moved).number == "1.2"


# vision


def test_a_new_version_keeps_the_old_one_readable(workplace: Workplace) -> None:
    found = page(workplace, VisionPage, "vision")
    assert found.heading.lead.text() == "Fassung 2 gilt. Sie ist beschlossen."
    old = versions(workplace.desk)[0]
    found.add.click()
    newest = versions(workplace.desk)[0]
    assert (newest.version, newest.text, newest.resolution) == (3, old.text, None)
    assert found.heading.lead.text() == "Fassung 3 gilt. Sie ist noch nicht beschlossen."
    assert found.form.record == newest
    assert found.form.fields["text"].isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(QApplication.focusWidget(), "Neu. ")
    found.form.flush()
    assert versions(workplace.desk)[0].text.startswith("Neu. ")
    assert versions(workplace.desk)[1] == old
    assert len(found._blocks) == 2


def test_an_earlier_version_is_taken_up_again(workplace: Workplace) -> None:
    found = page(workplace, VisionPage, "vision")
    first = versions(workplace.desk)[-1]
    found._take_up(first.id)
    assert versions(workplace.desk)[0].text == first.text
    assert versions(workplace.desk)[0].version == 3
    workplace.desk.bridge.undo()
    assert versions(workplace.desk)[0].version == 2


# targets


def test_the_plan_shows_the_path_and_writes_what_is_typed(workplace: Workplace, qtbot: QtBot) -> None:
    target = targets(workplace, "1.1.1")[0]
    found = page(workplace, RecordsPage, "targets", "plan", target.id)
    path = found.form.above
    assert isinstance(path, PathView)
    assert path.steps.text() == (
        "Erwartet am Jahresende: 2025: 77,2\N{NO-BREAK SPACE}%, 2026: 81,1\N{NO-BREAK SPACE}%, "
        "2027: 85\N{NO-BREAK SPACE}%"
    )
    qtbot.waitUntil(lambda: path.picture.shown is not None, timeout=30_000)
    assert "85,0" in path.picture.accessibleDescription()
    workplace.desk.bridge.run(Change("target", target.id, {"due": None}))
    assert path.picture.isHidden()
    assert path.steps.text().startswith("Ausgangswert mit Zeitraum")


def test_what_is_protected_is_marked_and_told_by_no_cell(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    target = targets(workplace, "2.1.1")[0]
    session = workplace.desk.bridge.session
    monkeypatch.setattr(session, "_actuals", replace(session.actuals, hidden=frozenset({target.id})))
    workplace.desk.forget()
    found = page(workplace, RecordsPage, "targets", "actuals", target.id)
    columns = {column.id: column for column in found.view.listing.columns}
    for name in ("actual", "attainment"):
        cell = columns[name].read(workplace.desk, target)
        assert (cell.state, cell.words, cell.value) == ("suppressed", "", None)
        assert cells.copied(cell) == "•"
    assert columns["light"].read(workplace.desk, target).sign == "status:unknown"
    shown = measuring.indicator_cell(workplace.desk, goal(workplace, "2.1.1"))
    assert shown.words == "• → 33\N{NO-BREAK SPACE}%"
    assert shown.bar is None


def test_actuals_say_how_many_lag_behind(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "targets", "actuals")
    assert found.heading.lead.text() == "Vier Zielwerte sind im Plan. Vier liegen hinter ihrem Zielpfad zurück."
    late = next(chip for chip in found.view.listing.chips if chip.id == "late")
    found.piece.set_filter("", frozenset({late.id}))
    grid = found.piece
    assert isinstance(grid, PairGrid)
    assert grid.count == 3


def test_a_target_is_asked_for_by_goal_and_indicator(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "targets", "plan")
    before = steps(workplace)
    found._add.click()
    grid = found.piece
    assert isinstance(grid, PairGrid)
    dialog = grid.dialog
    assert dialog is not None
    assert dialog.first == goal(workplace, "2.2.3").id, "the goal that lacks one is offered first"
    plan = workplace.desk.bridge.plan
    indicator = next(one for one in plan.all(Indicator) if one.name == "Teilnahme an der U8")
    dialog._fields[1].combo.choose(indicator.id)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (made,) = targets(workplace, "2.2.3")
    assert made.indicator == indicator.id
    assert steps(workplace) == before + 1
    assert found.current == made


# conflicts


def test_a_conflict_ties_two_different_goals(workplace: Workplace) -> None:
    found = page(workplace, RecordsPage, "conflicts")
    assert found.heading.lead.text() == "Es gibt zwei Zielkonflikte. Alle haben eine Antwort."
    found._add.click()
    grid = found.piece
    assert isinstance(grid, PairGrid)
    dialog = grid.dialog
    assert dialog is not None
    dialog._fields[0].combo.choose(goal(workplace, "1").id)
    dialog._fields[1].combo.choose(goal(workplace, "1").id)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._note.text() == "Wählen Sie zwei verschiedene."
    dialog._fields[1].combo.choose(goal(workplace, "2").id)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    plan = workplace.desk.bridge.plan
    assert len(plan.of_cycle(GoalConflict, plan.cycle)) == 3
    assert found.heading.lead.text() == "Es gibt drei Zielkonflikte. Einer hat noch keine Antwort."
    assert found.form.record == found.current


# adoption


def _tick(found: AdoptionPage, ident: str) -> None:
    row = [one.ident for one in found.list.sheet.items].index(ident)
    found.list.setCurrentIndex(found.list.sheet.index(row))
    QTest.keyClick(found.list, Qt.Key.Key_Space)


def test_what_is_ticked_is_adopted_by_a_new_resolution_in_one_step(workplace: Workplace) -> None:
    found = page(workplace, AdoptionPage, "adoption")
    wanted = goal(workplace, "2.2.3")
    plan, before = workplace.desk.bridge.plan, steps(workplace)
    assert not found.adopt.isEnabled()
    _tick(found, wanted.id)
    assert found.adopt.words == "Einen Eintrag beschließen"
    found.adopt.click()
    assert steps(workplace) == before, "the subject is missing, and it is said at the field"
    QTest.keyClicks(found.fields.subject.line, "Elternarbeit")
    QTest.keyClicks(found.fields.counts["yes"].line, "alle")
    found.adopt.click()
    assert steps(workplace) == before, "votes are numbers"
    assert found.fields.counts["yes"].words == "alle"
    found.fields.counts["yes"].line.setText("30")
    QTest.keyClicks(found.fields.counts["no"].line, "2")
    found.adopt.click()
    assert steps(workplace) == before + 1
    now = workplace.desk.bridge.plan
    made = now.one(Resolution, goal(workplace, "2.2.3").resolution or "")
    assert (made.subject, made.yes, made.no) == ("Elternarbeit", 30, 2)
    assert now.count(Bookmark) == plan.count(Bookmark) + 1
    assert not found.list.sheet.chosen
    item = next(one for one in found.list.sheet.items if one.ident == wanted.id)
    assert item.sign == "step:done"
    assert item.aside.endswith("30 Ja, 2 Nein")
    workplace.desk.bridge.undo()
    assert goal(workplace, "2.2.3").resolution is None


def test_a_recorded_resolution_adopts_afterwards_and_lets_go_again(workplace: Workplace) -> None:
    found = page(workplace, AdoptionPage, "adoption")
    wanted = goal(workplace, "2.2.3")
    count = workplace.desk.bridge.plan.count(Resolution)
    found.fields.way._group.buttons()[1].click()
    assert found.fields.old.isVisible()
    QTest.keyClick(found.list, Qt.Key.Key_Home)
    found.open_ones.click()
    assert found.list.sheet.chosen >= {wanted.id}
    found.none.click()
    assert not found.list.sheet.chosen
    _tick(found, wanted.id)
    found.adopt.click()
    assert goal(workplace, "2.2.3").resolution == found.fields.old.combo.current
    assert workplace.desk.bridge.plan.count(Resolution) == count
    _tick(found, wanted.id)
    found.release.click()
    assert goal(workplace, "2.2.3").resolution is None


def test_items_are_ticked_by_click_and_told_whole(workplace: Workplace) -> None:
    found = page(workplace, AdoptionPage, "adoption")
    sheet = found.list.sheet
    row = next(row for row, one in enumerate(sheet.items) if one.ident)
    index = sheet.index(row)
    QTest.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=found.list.visualRect(index).center())
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Rat der Stadt, 25.09.2025: unverändert beschlossen (39 Ja, 5 Nein, 4 Enthaltungen)." in said
    QTest.keyClick(found.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet.chosen) == sum(bool(one.ident) for one in sheet.items)
    workplace.desk.bridge.run(Change("goal", goal(workplace, "1").id, {"name": "Anders"}))
    assert len(sheet.chosen) == sum(bool(one.ident) for one in sheet.items), "ticks stay when the plan changes"


# a plan that has nothing yet


def test_every_page_says_how_to_begin(open_window: Maker, tmp_path: object, qtbot: QtBot) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "leer.chain"
    Session.create(path, NewTown(name="Leerstadt"), Surroundings(backups=False)).close()
    workplace = open_window(Look("de"), path=path)
    found = page(workplace, VisionPage, "vision")
    assert found.empty.isVisible()
    found.begin_version()
    assert [one.version for one in versions(workplace.desk)] == [1]
    plan = workplace.desk.bridge.plan
    assert plan.count(Vision) == 1
    goals = page(workplace, RecordsPage, "goals", "guiding")
    assert goals._empty.isVisible()
    goals.add_record()
    tree = goals.piece
    assert isinstance(tree, Tree)
    line = next(one for one in tree.view.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(line, "Alle Kinder sind gesund")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert goal(workplace, "1").level is GoalLevel.GUIDING
    for place in ("targets", "conflicts"):
        assert page(workplace, RecordsPage, place)._empty.isVisible()
    assert page(workplace, AdoptionPage, "adoption").list.isVisible()
