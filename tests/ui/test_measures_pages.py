"""The pages of measures by clicks and keys: list, schedule, logic, money, access, comparison, and the form."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import money
from planner.domain.catalogues import Funder
from planner.domain.lights import MeasureShape, shape_of
from planner.domain.measures import BudgetLine, Measure, Milestone, MoneyKind, Risk
from planner.domain.tally import tally, tally_of
from planner.ui.grid.bar import bar_of
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.pages.measures import leads
from planner.ui.pages.measures.money_view import MoneyGrid
from planner.ui.pages.measures.page import MEASURES, MeasuresPage
from planner.ui.pages.measures.payers import ends_early
from planner.ui.pages.measures.rows import group, shapes
from planner.ui.pages.measures.schedule import ScheduleGrid, span_of
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look
from tests.ui.looking import faint, unnamed

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key
NBSP = "\u00a0"
VIEWS = tuple(view.id for view in MEASURES.views)

Opener = Callable[..., tuple[Workplace, MeasuresPage]]


@pytest.fixture
def opened(open_window: Callable[..., Workplace], qtbot: QtBot) -> Opener:
    def make(view: str, look: Look | None = None) -> tuple[Workplace, MeasuresPage]:
        workplace = open_window(look)
        workplace.desk.go("measures", view)
        qtbot.wait(40)
        page = workplace.frame.page("measures")
        assert isinstance(page, MeasuresPage)
        return workplace, page

    return make


def measure(workplace: Workplace, name: str) -> Measure:
    plan = workplace.desk.bridge.plan
    return next(one for one in plan.of_cycle(Measure, plan.cycle) if one.name == name)


def cell(page: MeasuresPage, record: Measure, column: str) -> str:
    sheet = page.piece.sheet
    place = [one.id for one in sheet.columns].index(column)
    return str(sheet.index(sheet.row_of(record.id), place).data())


def test_the_list_groups_measures_by_goal_and_states_the_finding(opened: Opener) -> None:
    workplace, page = opened("list")
    desk, sheet = workplace.desk, page.piece.sheet
    heading = ""
    for row in range(sheet.rowCount()):
        record = sheet.record(row)
        if record is None:
            heading = sheet.index(row, 0).data()
        else:
            assert group(desk, record) == heading
    words = "19 Maßnahmen: elf sind im Plan oder abgeschlossen. Zwei sind verzögert. Außerdem ist 1 beendet."
    assert page.heading.lead.text().replace(NBSP, " ") == words


def test_overview_and_page_count_the_same_measures(opened: Opener) -> None:
    workplace, _page = opened("list")
    desk = workplace.desk
    found = tally(desk.bridge.plan, desk.bridge.plan.cycle, desk.bridge.session.today())
    card = next(one for one in desk.overview().figures if one.id == "measures")
    assert (card.value.params["part"], card.value.params["whole"]) == (found.good, found.whole) == (11, 19)
    assert found == tally_of(shapes(desk).values())


@pytest.mark.parametrize(
    ("shapes_of_all", "said"),
    [
        ([], "Es gibt noch keine Maßnahmen."),
        (["late"], "1 Maßnahme läuft nicht nach Plan. 1 ist verzögert."),
        (["done"], "1 Maßnahme ist im Plan oder abgeschlossen."),
        (["late", "at_risk"], "Zwei Maßnahmen: noch läuft nichts nach Plan. 1 ist verzögert."),
        (
            ["done", "stopped", "planned"],
            "Zwei Maßnahmen: 1 ist im Plan oder abgeschlossen. Außerdem ist 1 beendet.",
        ),
        (["stopped", "stopped"], "Es gibt noch keine Maßnahmen. Zwei sind beendet."),
    ],
)
def test_the_lead_is_a_sentence_for_any_number(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, shapes_of_all: list[str], said: str
) -> None:
    workplace, _page = opened("list")
    made = {str(number): MeasureShape(shape) for number, shape in enumerate(shapes_of_all)}
    monkeypatch.setattr(leads, "shapes", lambda _desk: made)
    assert leads.lead(workplace.desk).replace(NBSP, " ") == said


def test_the_sums_are_those_of_the_plan(opened: Opener) -> None:
    workplace, page = opened("list")
    plan = workplace.desk.bridge.plan
    total = money.total(plan, plan.cycle)
    sums = {one.id: page.piece.sums.cell(one) for one in page.piece.sheet.columns}
    assert sums["planned"].value == total.planned
    assert sums["spent"].value == total.actual
    assert sums["share"].bar == pytest.approx(float(total.actual / total.planned))


def test_chips_filter_by_how_a_measure_does(opened: Opener) -> None:
    workplace, page = opened("list")
    plan, today = workplace.desk.bridge.plan, workplace.desk.bridge.session.today()
    chip = next(bar for bar in page.findChildren(FilterBar) if bar.isVisible()).chips["at_risk"]
    chip.click()
    assert page.piece.count == chip.count
    assert {shape_of(plan, one, today) for one in page.piece.records} == {MeasureShape.AT_RISK}


def test_a_measure_is_added_by_typing(opened: Opener) -> None:
    workplace, page = opened("list")
    plan = workplace.desk.bridge.plan
    QTest.mouseClick(page._add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.piece.view.editing.editor, "Elterntreff Hafen")
    QTest.keyClick(page.piece.view.editing.editor, Key.Key_Return)
    added = measure(workplace, "Elterntreff Hafen")
    assert added.cycle == plan.cycle.id
    assert page.piece.current.id == added.id
    assert page.heading.lead.text().startswith("20 Maßnahmen: elf")
    assert group(workplace.desk, added) == "Ohne Ziel"


def test_the_status_round_is_one_click_away(opened: Opener) -> None:
    workplace, page = opened("list")
    next(iter(page._actions.values())).click()
    assert workplace.frame.place == "status"


# over the years


def test_bars_move_by_keys_a_month_at_a_time(opened: Opener) -> None:
    workplace, page = opened("schedule")
    record = measure(workplace, "Ferien-Sprachcamp")
    view = page.piece.view
    view.setFocus()
    page.piece.choose(record.id, "schedule")
    QTest.keyClick(view, Key.Key_Right, ALT)
    QTest.keyClick(view, Key.Key_Right, ALT)
    moved = measure(workplace, "Ferien-Sprachcamp")
    assert (record.starts.month + 2, record.until.month + 2) == (moved.starts.month, moved.until.month)
    QTest.keyClick(view, Key.Key_Left, ALT | SHIFT)
    shorter = measure(workplace, "Ferien-Sprachcamp")
    assert shorter.starts == moved.starts
    assert shorter.until < moved.until
    workplace.desk.bridge.undo()
    assert measure(workplace, "Ferien-Sprachcamp").until == record.until, "moves within ten seconds are one step"


def test_a_bar_is_dragged_and_its_end_is_dragged(opened: Opener) -> None:
    workplace, page = opened("schedule")
    record = measure(workplace, "Rucksack-Gruppen für Eltern")
    view = page.piece.view
    page.piece.choose(record.id, "schedule")
    index = view.currentIndex()
    rect = QRectF(view.visualRect(index))
    ends = bar_of(view.scale, rect, span_of(workplace.desk, record))
    assert ends is not None
    month = round(rect.width() / len(view.scale.years) / 12)
    _drag(view.viewport(), QPoint(round((ends[0] + ends[1]) / 2), round(rect.center().y())), 2 * month)
    moved = measure(workplace, record.name)
    assert _months(record.starts, moved.starts) == _months(record.until, moved.until) == 2
    ends = bar_of(view.scale, rect, span_of(workplace.desk, moved))
    assert ends is not None
    _drag(view.viewport(), QPoint(round(ends[1]) - 2, round(rect.center().y())), -3 * month)
    shorter = measure(workplace, record.name)
    assert shorter.starts == moved.starts
    assert _months(moved.until, shorter.until) == -3


def _months(before: object, after: object) -> int:
    return (after.year - before.year) * 12 + after.month - before.month  # type: ignore[attr-defined]


def _drag(ground: QWidget, start: QPoint, by: int) -> None:
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(ground, start + QPoint(by // 2, 0))
    QTest.mouseMove(ground, start + QPoint(by, 0))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_the_bar_is_said_in_words(opened: Opener) -> None:
    workplace, page = opened("schedule")
    record = measure(workplace, "Lotsendienst Geburtsklinik")
    sheet = page.piece.sheet
    said = sheet.index(sheet.row_of(record.id), 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Zeitplan: 01.03.2025–31.12.2027")
    assert "Meilenstein" in said


def test_due_milestones_are_ticked_off_below(opened: Opener, qtbot: QtBot) -> None:
    workplace, page = opened("schedule")
    assert isinstance(page.piece, ScheduleGrid)
    due = page.piece.due
    first: Milestone = due.records[0]
    before = due.count
    due.choose(first.id, "done")
    due.view.setFocus()
    day = workplace.desk.bridge.session.today()
    QTest.keyClick(due.view, Key.Key_F2)
    QTest.keyClicks(due.view.editing.editor, f"{day.day}.{day.month}.{day.year}")
    QTest.keyClick(due.view.editing.editor, Key.Key_Return)
    reached = workplace.desk.bridge.plan.one(Milestone, first.id)
    assert reached.done == day
    assert due.count == before - 1
    assert "erreichen" in workplace.desk.bridge.undo_label().casefold()


def test_a_day_still_to_come_is_refused_under_the_cell(opened: Opener) -> None:
    _workplace, page = opened("schedule")
    due = page.piece.due
    due.choose(due.records[0].id, "done")
    QTest.keyClick(due.view, Key.Key_F2)
    QTest.keyClicks(due.view.editing.editor, "31.12.2199")
    QTest.keyClick(due.view.editing.editor, Key.Key_Return)
    assert due.view.editing.is_open
    assert "noch" in due.view.editing.note


# money


def test_money_by_funder_agrees_with_the_plan_to_the_cent(opened: Opener) -> None:
    workplace, page = opened("money")
    assert isinstance(page.piece, MoneyGrid)
    plan = workplace.desk.bridge.plan
    for sort in (MoneyKind.FUNDING, MoneyKind.COST):
        page.piece._show_sort(sort.value)
        known = money.table(plan, plan.cycle, sort)
        funders = page.piece.funders
        assert funders.count == len(known.by_funder)
        for year in known.years:
            column = next(one for one in funders.sheet.columns if one.id == f"{sort.value}.{year}")
            found = funders.sums.cell(column)
            assert (found.value if found and found.value else Decimal(0)) == known.by_year[year].planned
        total = next(one for one in funders.sheet.columns if one.id == f"{sort.value}.planned")
        assert funders.sums.cell(total).value == known.total.planned


def test_a_budget_line_typed_in_the_form_shows_in_grid_and_table(opened: Opener, qtbot: QtBot) -> None:
    workplace, page = opened("money")
    record = measure(workplace, "Netzwerk Arztpraxen")
    before = cell(page, record, "planned")
    page.piece.choose(record.id)
    page._open(record)
    costs = page.form.parts[1]
    costs.add_button.click()
    editor = costs.grid.view.editing.editor
    QTest.keyClicks(editor, "Druck")
    QTest.keyClick(editor, Key.Key_Tab)
    QTest.keyClicks(costs.grid.view.editing.editor, "1.250,50")
    QTest.keyClick(costs.grid.view.editing.editor, Key.Key_Return)
    lines = workplace.desk.bridge.plan.pointing(BudgetLine, "measure", record.id)
    line = next(one for one in lines if one.name == "Druck")
    assert (line.planned, line.sort, line.year) == (Decimal("1250.50"), MoneyKind.COST, 2028)
    assert cell(page, record, "planned") != before
    assert "cost.2028" not in [one.id for one in page.piece.funders.listing.columns]
    assert "funding.2028" in [one.id for one in page.piece.funders.listing.columns], "a new year is a new column"


# the form


def test_the_form_shows_what_belongs_to_a_measure(opened: Opener) -> None:
    workplace, page = opened("list")
    record = measure(workplace, "Offene Sprechstunde der Erziehungsberatung")
    page.piece.choose(record.id, "length")
    QTest.keyClick(page.piece.view, Key.Key_Return, CTRL)
    assert page.pane.isVisible()
    plan = workplace.desk.bridge.plan
    counts = [section.grid.count for section in page.form.parts]
    assert counts[0] == len(plan.pointing(Milestone, "measure", record.id))
    assert counts[1] + counts[2] == len(plan.pointing(BudgetLine, "measure", record.id))
    assert counts[3] == len(plan.pointing(Risk, "measure", record.id)) == 1
    assert counts[4] > 0


def test_jumps_to_parts_lead_into_the_form_of_their_measure(opened: Opener, qtbot: QtBot) -> None:
    workplace, page = opened("list")
    desk = workplace.desk
    line = next(one for one in desk.bridge.plan.all(BudgetLine) if one.measure == page.piece.records[4].id)
    desk.show_record(line, "planned")
    qtbot.wait(30)
    assert page.piece.current.id == line.measure
    shown = [section for section in page.form.parts if section.grid.current is not None]
    assert any(section.grid.current.id == line.id for section in shown)


def test_the_status_part_leads_to_the_status_round(opened: Opener) -> None:
    workplace, page = opened("list")
    page.piece.choose(page.piece.records[0].id)
    page._open(page.piece.current)
    page.form.parts[4].add_button.click()
    assert workplace.frame.place == "status"


# all views


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_something_and_names_everything(opened: Opener, view: str) -> None:
    workplace, page = opened(view)
    assert page.heading.lead.text().endswith(".")
    assert page.piece.count == 20
    assert not unnamed(workplace.frame)


@pytest.mark.parametrize(
    "look", [Look("en", "dark", 100, (1024, 768)), Look("de", "light", 200), Look("de", "high_contrast")]
)
def test_views_fit_small_windows_large_text_and_themes(opened: Opener, look: Look, qtbot: QtBot) -> None:
    workplace, page = opened("list", look)
    for view in VIEWS:
        page.show_view(view)
        qtbot.wait(10)
        assert workplace.window.grab().size().toTuple() == look.size
        assert page.horizontalScrollBar().maximum() == 0
        assert not faint(workplace.frame), view


def test_tab_goes_through_the_page(opened: Opener) -> None:
    _workplace, page = opened("money")
    page.piece.view.setFocus()
    seen = []
    for _press in range(6):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert page.piece.funders.view in seen
    assert len(set(map(id, seen))) == len(seen)


def test_who_pays_until_when_stands_in_the_list_and_at_the_head_of_the_form(opened: Opener) -> None:
    workplace, page = opened("list")
    plan = workplace.desk.bridge.plan
    early = [one for one in page.piece.records if ends_early(plan, one) and money.of_measure(plan, one.id).funded_until]
    paid = next(one for one in page.piece.records if one not in early and money.of_measure(plan, one.id).funded_until)
    for one in (early[0], paid):
        year = str(money.of_measure(plan, one.id).funded_until)
        assert cell(page, one, "funded") == year
        page.piece.choose(one.id)
        page.piece.taken.emit(one)
        said = page.form.above.line.label.text()
        assert page.form.above.isVisible()
        assert year in said
        assert ("endet vor" in said) == (one is early[0])
    line = next(iter(plan.pointing(BudgetLine, "measure", paid.id)))
    funder = next(one.name for one in plan.all(Funder) if one.id == line.funder) if line.funder else "ohne Geldgeber"
    assert funder in said or not line.funder
