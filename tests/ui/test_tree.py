"""The tree: every act by keys and by the row's menu, drag with its twin in keys (U-01, U-15), one step each, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area
from planner.domain.goals import Goal, GoalLevel
from planner.operations.branches import MoveArea
from planner.operations.edit import Change
from planner.operations.goals import MoveGoal
from planner.ui.columns import Listing, field
from planner.ui.desk import Desk
from planner.ui.pages.goals.goal_tree import listing
from planner.ui.tree.acts import ACTS
from planner.ui.tree.delegate import TreeDelegate, width_of_column
from planner.ui.tree.model import MIME, TreeModel
from planner.ui.tree.nodes import DRAFT, Draft
from planner.ui.tree.tree import Tree
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker

Make = Callable[[], Tree]


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    return open_window()


@pytest.fixture
def make(workplace: Workplace, qtbot: QtBot) -> Callable[..., Tree]:
    def made(what: Listing | None = None, key: str = "test.goals") -> Tree:
        tree = Tree(workplace.desk, what or listing(GoalLevel.ACTION), "Ziele", key)
        qtbot.addWidget(tree)
        tree.resize(640, 760)
        tree.show()
        tree.refresh()
        tree.activateWindow()
        tree.view.setFocus()
        qtbot.wait(10)
        return tree

    return made


@pytest.fixture
def tree(make: Callable[..., Tree]) -> Tree:
    return make()


def goals(tree: Tree) -> dict[str, Goal]:
    plan = tree.desk.bridge.plan
    return {goal.number: goal for goal in plan.of_cycle(Goal, plan.cycle)}


def goal(tree: Tree, ident: str) -> Goal:
    return tree.desk.bridge.plan.one(Goal, ident)


def go_to(tree: Tree, number: str) -> Goal:
    found = goals(tree)[number]
    assert tree.choose(found.id)
    return found


def press(tree: Tree, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tree.view, key, modifier)


def shown(tree: Tree) -> list[str]:
    """The titles that can be seen, in their order, without scrolling in mind."""
    found = []
    index = tree.model.index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = tree.view.indexBelow(index)
    return found


def editor(tree: Tree) -> QLineEdit:
    return next(one for one in tree.view.findChildren(QLineEdit) if one.isVisible())


def steps(tree: Tree) -> int:
    return tree.desk.bridge.session.steps


ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_model_keeps_the_rules_of_models(tree: Tree) -> None:
    tester = QAbstractItemModelTester(tree.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first = go_to(tree, "1.1")
    tree.set_filter("kita")
    tree.set_filter("")
    tree.model.set_draft(Draft(first.id))
    tree.model.set_draft(None)
    tree.hang(tree.current_node, first.parent, 1)
    tree.desk.bridge.undo()
    tree.set_listing(listing(GoalLevel.GUIDING))
    assert tester.model() is tree.model


def test_rows_stand_as_the_plan_has_them(tree: Tree) -> None:
    assert tree.count == 16
    numbers = [tree.model.cell(node, 0).number for node in tree.model.forest.walk()]
    assert numbers[:4] == ["1", "1.1", "1.1.1", "1.1.2"]
    assert len(shown(tree)) == 16


@pytest.mark.parametrize(
    ("level", "count"), [(GoalLevel.GUIDING, 3), (GoalLevel.INTERMEDIATE, 8), (GoalLevel.ACTION, 16)]
)
def test_each_level_opens_the_tree_down_to_it(make: Callable[..., Tree], level: GoalLevel, count: int) -> None:
    assert len(shown(make(listing(level)))) == count


def test_up_and_down_among_siblings_by_keys(tree: Tree) -> None:
    moved, beneath = go_to(tree, "1.1"), goals(tree)["1.1.1"]
    before = steps(tree)
    press(tree, Qt.Key.Key_Down, ALT)
    assert steps(tree) == before + 1
    assert (goal(tree, moved.id).number, goal(tree, beneath.id).number) == ("1.2", "1.2.1")
    assert tree.current == goal(tree, moved.id)
    press(tree, Qt.Key.Key_Down, ALT)
    assert steps(tree) == before + 1, "the last of its siblings cannot go further"
    press(tree, Qt.Key.Key_Up, ALT)
    assert goal(tree, moved.id).number == "1.1"
    tree.desk.bridge.undo()
    assert goal(tree, moved.id).number == "1.2"


def test_out_one_level_and_back_in_by_keys(tree: Tree) -> None:
    moved = go_to(tree, "1.1.2")
    press(tree, Qt.Key.Key_Left, ALT)
    assert goal(tree, moved.id).parent == goals(tree)["1"].id
    assert goal(tree, moved.id).number == "1.2", "it comes just behind what it lay under"
    press(tree, Qt.Key.Key_Right, ALT)
    assert goal(tree, moved.id).parent == goals(tree)["1.1"].id
    assert tree.current == goal(tree, moved.id)


def test_what_the_levels_forbid_is_refused_with_a_sentence(tree: Tree, qtbot: QtBot) -> None:
    go_to(tree, "1.2")
    before = steps(tree)
    with qtbot.waitSignal(tree.desk.bridge.refused) as told:
        press(tree, Qt.Key.Key_Right, ALT)
    assert "niedrigeren Ebene" in told.args[0] or "Ebene" in told.args[0]
    assert steps(tree) == before


def drag(tree: Tree, ident: str, at: QPoint) -> None:
    """What Qt sends while a row is dragged within the tree and let go."""
    data: QMimeData = tree.model.mimeData([tree.model.index_of(ident)])
    view, action, button = tree.view, Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, action, data, button, none))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at, action, data, button, none))
    view.grab()
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(at), action, data, button, none))


def spot(tree: Tree, ident: str, share: float) -> QPoint:
    rect = tree.view.visualRect(tree.model.index_of(ident))
    return QPoint(rect.center().x(), round(rect.top() + share * rect.height()))


def test_a_row_dragged_onto_another_hangs_beneath_it_with_its_children(tree: Tree) -> None:
    """U-15: the twin of the drag is Alt+Right, see above."""
    moved, target = goals(tree)["1.1"], goals(tree)["2"]
    before = steps(tree)
    drag(tree, moved.id, spot(tree, target.id, 0.5))
    assert steps(tree) == before + 1
    assert goal(tree, moved.id).parent == target.id
    assert goal(tree, moved.id).number == "2.3"
    assert len(tree.desk.bridge.plan.pointing(Goal, "parent", moved.id)) == 2
    tree.desk.bridge.undo()
    assert goal(tree, moved.id).number == "1.1"


@pytest.mark.parametrize(("share", "number"), [(0.1, "2.1"), (0.9, "2.2")])
def test_a_row_dragged_between_others_takes_that_place(tree: Tree, share: float, number: str) -> None:
    moved, target = goals(tree)["1.2"], goals(tree)["2.1"]
    tree.view.collapse(tree.model.index_of(target.id))
    drag(tree, moved.id, spot(tree, target.id, share))
    assert goal(tree, moved.id).number == number


def test_a_row_cannot_be_dragged_beneath_itself(tree: Tree) -> None:
    before = steps(tree)
    drag(tree, goals(tree)["1"].id, spot(tree, goals(tree)["1.1.1"].id, 0.5))
    drag(tree, goals(tree)["1"].id, spot(tree, goals(tree)["1"].id, 0.5))
    assert steps(tree) == before


def test_every_act_has_a_key_or_a_place_in_the_menu_of_keys(tree: Tree, qtbot: QtBot) -> None:
    """U-01, U-15: what the mouse does stands in the menu that the menu key opens; moves have keys besides."""
    go_to(tree, "2.2.2")
    rect = tree.view.visualRect(tree.view.currentIndex())
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, rect.center(), QPoint(9, 9))
    QApplication.sendEvent(tree.view, asked)
    menu = tree.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    acts = [action for action in menu.actions() if not action.isSeparator()]
    assert len(acts) == sum(act is not None for act in ACTS)
    assert all(action.text() for action in acts)
    moves = [action for action in acts if any(key.toString().startswith("Alt+") for key in action.shortcuts())]
    assert len(moves) == 4
    assert all(action.isEnabled() for action in moves if "Left" in action.shortcut().toString())
    menu.close()


def test_typing_a_title_in_place(tree: Tree) -> None:
    changed = go_to(tree, "2.2.3")
    press(tree, Qt.Key.Key_F2)
    line = editor(tree)
    assert line.text() == changed.name
    line.selectAll()
    QTest.keyClicks(line, "Elternrunden an drei Schulen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert goal(tree, changed.id).name == "Elternrunden an drei Schulen"
    assert QApplication.focusWidget() is tree.view
    press(tree, Qt.Key.Key_F2)
    QTest.keyClicks(editor(tree), "x")
    QTest.keyClick(editor(tree), Qt.Key.Key_Escape)
    assert goal(tree, changed.id).name == "Elternrunden an drei Schulen"


def test_a_title_that_is_refused_stays_in_its_field(tree: Tree, qtbot: QtBot) -> None:
    kept = go_to(tree, "2.2.3")
    press(tree, Qt.Key.Key_F2)
    line = editor(tree)
    line.setText("")
    QTest.keyClicks(line, "a" * 201)
    with qtbot.waitSignal(tree.desk.bridge.refused):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert editor(tree).text() == "a" * 201
    assert editor(tree).property("state") == "error"
    assert goal(tree, kept.id).name == kept.name
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_what_is_typed_survives_a_refresh(tree: Tree) -> None:
    go_to(tree, "2.2.3")
    press(tree, Qt.Key.Key_F2)
    line = editor(tree)
    line.setText("")
    QTest.keyClicks(line, "halb getippt")
    other = goals(tree)["1.1"]
    tree.desk.bridge.run(Change("goal", other.id, {"name": "Anders"}))
    assert "Anders" in shown(tree)
    tree.desk.bridge.run(MoveGoal(other.id, other.parent, 2))
    assert goal(tree, other.id).number == "1.2"
    assert editor(tree).text() == "halb getippt"


@pytest.mark.parametrize("key", [Qt.Key.Key_Insert, None])
def test_adding_beside_by_key_and_by_button(tree: Tree, key: Qt.Key | None) -> None:
    beside = go_to(tree, "1.1.2")
    before = steps(tree)
    if key is None:
        tree.foot.beside.click()
    else:
        press(tree, key)
    assert tree.model.forest.find(DRAFT) is not None
    assert steps(tree) == before, "nothing is written before a title is typed"
    QTest.keyClicks(editor(tree), "Hebammen kommen in jedes Haus")
    QTest.keyClick(editor(tree), Qt.Key.Key_Return)
    made = goals(tree)["1.1.3"]
    assert (made.name, made.parent, made.level) == ("Hebammen kommen in jedes Haus", beside.parent, GoalLevel.ACTION)
    assert tree.current == made
    assert steps(tree) == before + 1
    tree.desk.bridge.undo()
    assert "1.1.3" not in goals(tree)


def test_adding_beneath_by_keys_and_giving_it_up(tree: Tree) -> None:
    above = go_to(tree, "3.1")
    press(tree, Qt.Key.Key_Return, CTRL | SHIFT)
    QTest.keyClick(editor(tree), Qt.Key.Key_Escape)
    assert tree.model.forest.find(DRAFT) is None
    assert tree.current == above
    press(tree, Qt.Key.Key_Return, CTRL | SHIFT)
    QTest.keyClicks(editor(tree), "Neu")
    QTest.keyClick(editor(tree), Qt.Key.Key_Return)
    assert goals(tree)["3.1.2"].parent == above.id


def test_nothing_lies_beneath_an_action_goal(tree: Tree) -> None:
    go_to(tree, "1.1.1")
    assert not tree.foot.beneath.isEnabled()
    before = tree.count
    press(tree, Qt.Key.Key_Return, CTRL | SHIFT)
    assert tree.model.forest.find(DRAFT) is None
    assert tree.count == before


@pytest.mark.parametrize(
    ("level", "from_", "parent"),
    [(GoalLevel.GUIDING, "2.2", None), (GoalLevel.INTERMEDIATE, "2.2.1", "2"), (GoalLevel.ACTION, "2.2.1", "2.2")],
)
def test_a_new_goal_is_of_the_level_of_the_view(
    make: Callable[..., Tree], level: GoalLevel, from_: str, parent: str | None
) -> None:
    tree = make(listing(level), f"test.{level}")
    go_to(tree, from_)
    tree.add()
    QTest.keyClicks(editor(tree), "Neu")
    QTest.keyClick(editor(tree), Qt.Key.Key_Return)
    made = next(one for one in goals(tree).values() if one.name == "Neu")
    assert made.level is level
    assert made.parent == (goals(tree)[parent].id if parent else None)


def test_removing_with_and_without_what_lies_beneath(tree: Tree) -> None:
    go_to(tree, "2.2")
    press(tree, Qt.Key.Key_Delete, SHIFT)
    assert tree.count == 15
    assert [one.number for one in goals(tree).values() if one.parent == goals(tree)["2"].id] == [
        "2.1",
        "2.2",
        "2.3",
        "2.4",
    ]
    tree.desk.bridge.undo()
    go_to(tree, "2.2")
    press(tree, Qt.Key.Key_Delete)
    assert tree.count == 12
    assert tree.current == goals(tree)["2.1"]
    tree.desk.bridge.undo()
    assert tree.count == 16


def test_duplicating_with_and_without_what_lies_beneath(tree: Tree) -> None:
    copied = go_to(tree, "2.2")
    press(tree, Qt.Key.Key_D, CTRL)
    assert tree.count == 20
    assert goals(tree)["2.3"].name == copied.name
    assert goals(tree)["2.3.3"].name == goals(tree)["2.2.3"].name
    tree.desk.bridge.undo()
    alone = next(act for act in ACTS if act is not None and act[0] == "Duplicate")
    alone[3](tree, tree.current_node)
    assert tree.count == 17


def test_a_row_and_what_lies_beneath_is_copied_as_text(tree: Tree) -> None:
    go_to(tree, "2.2")
    press(tree, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("2.2 ")
    assert lines[1].startswith("    2.2.1 ")
    assert lines[1].split("\t")[2] == "gefährdet"


def test_open_rows_are_remembered(make: Callable[..., Tree], qtbot: QtBot) -> None:
    tree = make(key="test.kept")
    go_to(tree, "1")
    press(tree, Qt.Key.Key_Left)
    assert len(shown(tree)) == 11
    tree.refresh()
    assert len(shown(tree)) == 11
    again = make(key="test.kept")
    assert len(shown(again)) == 11
    again.close()
    press(tree, Qt.Key.Key_Right)
    assert len(shown(tree)) == 16
    tree.activateWindow()
    qtbot.waitUntil(tree.isActiveWindow)
    press(tree, Qt.Key.Key_Up, CTRL | SHIFT)
    assert len(shown(tree)) == 3
    press(tree, Qt.Key.Key_Down, CTRL | SHIFT)
    assert len(shown(tree)) == 16


def test_a_click_on_the_caret_opens_and_closes(tree: Tree) -> None:
    index = tree.model.index_of(goals(tree)["1.1"].id)
    rect = tree.view.visualRect(index)
    at = QPoint(rect.left() - 2, rect.center().y())
    QTest.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(shown(tree)) == 14
    QTest.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(shown(tree)) == 16


def test_a_filter_keeps_what_hits_hang_under(tree: Tree) -> None:
    tree.set_filter("elterncafés")
    assert tree.count == 1
    assert [tree.model.cell(node, 0).number for node in tree.model.forest.walk()] == ["2", "2.2", "2.2.3"]
    assert len(shown(tree)) == 3
    tree.set_filter("", frozenset({"late"}))
    assert tree.count == 5
    assert tree.chip_counts()["late"] == 5
    tree.set_filter("gibt es nicht")
    assert tree.count == 0
    assert tree._nothing.isVisible()
    tree.clear_filter()
    assert tree.count == 16
    assert not tree._nothing.isVisible()


def test_the_current_row_and_the_scroll_stay(tree: Tree, qtbot: QtBot) -> None:
    tree.resize(640, 300)
    kept = go_to(tree, "3.1.1")
    qtbot.wait(10)
    at = tree.view.verticalScrollBar().value()
    assert at > 0
    told: list[object] = []
    tree.current_changed.connect(told.append)
    tree.desk.bridge.run(Change("goal", goals(tree)["1.1"].id, {"name": "Anders"}))
    assert tree.current == kept
    assert tree.view.verticalScrollBar().value() == at
    assert told == [], "the same record is still current"


def test_enter_and_double_click_open_the_record(tree: Tree, qtbot: QtBot) -> None:
    wanted = go_to(tree, "1.2.1")
    with qtbot.waitSignal(tree.taken) as told:
        press(tree, Qt.Key.Key_Return)
    assert told.args[0] == wanted
    rect = tree.view.visualRect(tree.model.index_of(wanted.id, 2))
    with qtbot.waitSignal(tree.taken):
        QTest.mouseDClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_rows_are_told_with_number_and_level(tree: Tree) -> None:
    index = tree.model.index_of(goals(tree)["2.2.3"].id)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("2.2.3 Elterncafés")
    assert said.endswith("Ebene 3")
    standing = tree.model.index_of(goals(tree)["2.2.3"].id, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert standing == "Umsetzung: nicht begonnen"


def test_a_title_that_does_not_fit_is_told_in_a_tooltip(tree: Tree, qtbot: QtBot) -> None:
    long, short = goals(tree)["1.1.1"], goals(tree)["1.2"]
    for one, expected in ((long, long.name), (short, "")):
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        index = tree.model.index_of(one.id)
        rect = tree.view.visualRect(index)
        event = QHelpEvent(QHelpEvent.Type.ToolTip, rect.center(), tree.view.viewport().mapToGlobal(rect.center()))
        QApplication.sendEvent(tree.view.viewport(), event)
        assert QToolTip.isVisible() == bool(expected)
        assert QToolTip.text() == expected or not expected
    QToolTip.hideText()


def test_tab_leaves_the_tree(tree: Tree) -> None:
    press(tree, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not tree.view
    assert isinstance(tree.view.itemDelegate(), TreeDelegate)


@pytest.mark.parametrize("width", [640, 420, 300])
def test_columns_are_left_out_whole_and_never_cut(tree: Tree, width: int) -> None:
    tree.resize(width, 500)
    header = tree.view.header()
    for column in range(1, len(tree.model.columns)):
        assert header.isSectionHidden(column) or header.sectionSize(column) >= width_of_column(tree.model, column)
    assert (
        header.sectionSize(0)
        + sum(header.sectionSize(column) for column in (1, 2) if not header.isSectionHidden(column))
        == tree.view.viewport().width()
    )


# areas: a tree that nobody orders


def areas() -> Listing:
    def tops(desk: Desk) -> Sequence[Any]:
        return sorted((one for one in desk.bridge.plan.all(Area) if one.parent is None), key=lambda one: one.key)

    def children(desk: Desk, area: Area) -> Sequence[Any]:
        return sorted(desk.bridge.plan.pointing(Area, "parent", area.id), key=lambda one: one.key)

    return Listing(
        Area,
        (field(Area, "name"), field(Area, "key")),
        tops,
        children=children,
        move=lambda area, parent, _place: MoveArea(area.id, parent),
        ordered=False,
    )


def test_areas_are_hung_elsewhere_but_not_ordered(make: Callable[..., Tree]) -> None:
    tree = make(areas(), "test.areas")
    plan = tree.desk.bridge.plan
    moved = next(one for one in plan.all(Area) if one.key == "13")
    target = next(one for one in plan.all(Area) if one.key == "2")
    tree.choose(moved.id)
    before = steps(tree)
    press(tree, Qt.Key.Key_Up, ALT)
    assert steps(tree) == before
    drag(tree, moved.id, spot(tree, target.id, 0.1))
    assert tree.desk.bridge.plan.one(Area, moved.id).parent == target.id
    press(tree, Qt.Key.Key_Left, ALT)
    assert tree.desk.bridge.plan.one(Area, moved.id).parent == target.parent
    tree.desk.bridge.undo()
    assert tree.current == tree.desk.bridge.plan.one(Area, moved.id)


def test_only_rows_of_the_tree_are_taken_by_a_drop(tree: Tree) -> None:
    data = QMimeData()
    data.setText("fremd")
    event = QDragEnterEvent(
        QPoint(9, 90), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(tree.view.viewport(), event)
    assert not event.isAccepted()
    assert tree.model.mimeTypes() == [MIME]
    assert isinstance(tree.model, TreeModel)
