"""Figures by area by clicks and keys: one choice in grid, chart and map, and nothing protected that leaves the house."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner import texts
from planner.domain.figures import Area, Indicator, State
from planner.domain.plan import Plan
from planner.domain.social_index import SocialIndex
from planner.operations.edit import Change
from planner.operations.indexes import FreezeReference
from planner.operations.indicators import ReviseIndicator
from planner.ui.figures.comparing import limits_of
from planner.ui.figures.easel import Easel
from planner.ui.figures.series_model import SeriesModel
from planner.ui.pages.analysis.figures import FiguresPage
from planner.ui.workplace import Workplace
from tests.ui import looking
from tests.ui.conftest import Look, Maker

LONG = 60_000
K01 = "K01"


def page_of(workplace: Workplace) -> FiguresPage:
    page = workplace.frame.page("figures")
    assert isinstance(page, FiguresPage)
    return page


def settle(qtbot: QtBot, page: FiguresPage) -> None:
    """Wait until the worker has drawn all that was wanted."""
    easel = Easel.of(page.desk)
    qtbot.waitUntil(lambda: page.state.outward is not None and not easel.busy, timeout=LONG)
    qtbot.wait(20)


def indicator(plan: Plan, code: str) -> Indicator:
    return next(one for one in plan.all(Indicator) if one.code == code)


def area(page: FiguresPage, name: str) -> Area:
    return next(one for one in page.state.areas if one.name == name)


@pytest.fixture
def page(open_window: Maker, qtbot: QtBot) -> FiguresPage:
    workplace = open_window(Look())
    workplace.desk.go("figures", "series", indicator(workplace.desk.bridge.plan, K01).id)
    found = page_of(workplace)
    settle(qtbot, found)
    return found


def protect(qtbot: QtBot, page: FiguresPage) -> None:
    qtbot.mouseClick(page.sight._group.button(1), Qt.MouseButton.LeftButton)
    settle(qtbot, page)


def row_words(page: FiguresPage, row: int) -> list[str]:
    model = page.series.table.series
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def hidden(page: FiguresPage) -> Iterator[tuple[str, str, float]]:
    """Every cell the rule hides, with the raw value nobody outside may see."""
    assert page.state.outward is not None
    assert page.state.series is not None
    for one in page.state.outward.hidden:
        value = page.state.series.cell(one.area, one.period).value
        if value is not None:
            yield one.area, one.period, value


# one choice in all three


def test_town_first_and_arrow_keys_move_area_and_year(page: FiguresPage, qtbot: QtBot) -> None:
    state, table = page.state, page.series.table
    assert state.areas[0].level == 0
    assert [one.level for one in state.areas[1:]] == [2] * 12
    assert state.area == state.areas[0].id
    assert state.period == state.periods[-1]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert (state.area, state.period) == (state.areas[2].id, state.periods[-2])
    page.series.map.setFocus()
    QTest.keyClick(page.series.map, Qt.Key.Key_Down)
    QTest.keyClick(page.series.map, Qt.Key.Key_Right)
    assert (state.area, state.period) == (state.areas[3].id, state.periods[-1])
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, len(state.periods) - 1)
    QTest.keyClick(page.series.map, Qt.Key.Key_Right)
    QTest.keyClick(page.series.course, Qt.Key.Key_Up)
    assert (state.area, state.period) == (state.areas[2].id, state.periods[-1])


def test_a_click_in_map_chart_or_head_chooses_for_all(page: FiguresPage, qtbot: QtBot) -> None:
    state, series = page.state, page.series
    wanted = area(page, "Hafenviertel")
    assert series.map.shown is not None
    centre = series.map.shown.outlines[wanted.id].boundingRect().center()
    qtbot.mouseClick(series.map, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert state.area == wanted.id
    assert series.table.currentIndex().row() == state.areas.index(wanted)
    x = series.course.columns.centres[1]
    qtbot.mouseClick(series.course, Qt.MouseButton.LeftButton, pos=QPointF(x, 40).toPoint())
    assert state.period == state.periods[1]
    settle(qtbot, page)
    assert "2021" in series.map_title.text()
    assert "Hafenviertel: 2020" in series.course.accessibleDescription()


def test_years_stand_under_the_chart(page: FiguresPage) -> None:
    table, course = page.series.table, page.series.course
    left = course.mapTo(page, course.rect().topLeft()).x()
    for number, centre in enumerate(course.columns.centres):
        rect = table.visualRect(table.series.index(0, number))
        there = table.viewport().mapTo(page, rect.center()).x()
        assert abs(left + centre - there) <= 1.5


def test_the_same_figures_for_districts(page: FiguresPage, qtbot: QtBot) -> None:
    page.picker.level.choose("1")
    settle(qtbot, page)
    assert {one.level for one in page.state.areas} == {0, 1}
    assert page.series.table.series.rowCount() == 4
    assert page.series.map.isVisible()
    assert page.series.map.shown is not None
    assert set(page.series.map.shown.outlines) == {one.id for one in page.state.areas[1:]}


def test_fewer_years_keep_the_area(page: FiguresPage, qtbot: QtBot) -> None:
    page.state.move(page.state.areas[5].id, "")
    page.picker.span.choose("5")
    settle(qtbot, page)
    assert page.state.periods == ("2021", "2022", "2023", "2024", "2025")
    assert page.state.area == page.state.areas[5].id
    assert page.series.table.series.columnCount() == 6


# inside and outside


def test_the_internal_view_says_so_and_the_protected_one_hides(page: FiguresPage, qtbot: QtBot) -> None:
    secrets = list(hidden(page))
    assert secrets
    ident, period, value = secrets[0]
    row, column = [one.id for one in page.state.areas].index(ident), page.state.periods.index(period)
    assert row_words(page, row)[column] == texts.current().number(value, 1)
    assert "ungeschützte Werte" in page.notes.rule.text()
    status = page.desk.parent().frame.status  # type: ignore[union-attr]
    assert status._view.words == "interne Ansicht"
    protect(qtbot, page)
    assert row_words(page, row)[column] == ""
    assert page.series.table.series.cell(row, column).state == State.SUPPRESSED.value
    assert "unter" in page.notes.rule.text()
    assert status._view.words == "geschützte Ansicht"
    page.desk.go("overview")
    assert status._view.words == "interne Ansicht"


def unbroken(qtbot: QtBot, page: FiguresPage) -> None:
    """Let the present definition hold for all years."""
    assert page.state.subject is not None
    page.desk.bridge.run(ReviseIndicator(page.state.subject.id, {"valid_from": date(2015, 1, 1)}))
    settle(qtbot, page)


def test_nothing_is_compared_across_a_break(page: FiguresPage, qtbot: QtBot) -> None:
    model = page.series.table.series
    last = model.columnCount() - 1
    assert {model.cell(row, last).words for row in range(model.rowCount())} == {"Bruch"}
    assert "andere Definition seit 03.06.2025" in model.spoken(0, last)
    assert "Bruch vor 2025: andere Definition" in page.series.course.accessibleDescription()
    assert "nicht vergleichbar" in page.heading.lead.text()
    unbroken(qtbot, page)
    assert re.fullmatch(r"−?\d+,\d", model.cell(0, last).words)
    assert "Bruch" not in page.series.course.accessibleDescription()
    assert "seit 2020 steigend" in page.heading.lead.text()


def test_a_change_is_said_with_what_chance_explains(page: FiguresPage, qtbot: QtBot) -> None:
    unbroken(qtbot, page)
    page.state.move(area(page, "Nordstadt").id, "2025")
    said = page.notes.compared.text()
    assert re.match(r"Nordstadt: \+\d+,\d Prozentpunkte seit 2020, (mehr als|kann) Zufall", said)
    assert "ungünstiger als die Stadt, mehr als Zufall" in said
    assert "Newcombe" in page.notes.tested.text()
    row = [one.name for one in page.state.areas].index("Nordstadt")
    assert re.search(r"2025: 37,6\s% \(\d\d,\d bis \d\d,\d\)", model_spoken(page, row, "2025"))


def model_spoken(page: FiguresPage, row: int, period: str) -> str:
    return page.series.table.series.spoken(row, page.state.periods.index(period))


def test_an_index_is_looked_at_with_its_components(page: FiguresPage, qtbot: QtBot) -> None:
    index = page.desk.bridge.plan.all(SocialIndex)[0]
    page.picker.subject.choose(index.id)
    page.picker.subject.taken.emit(index.id)
    settle(qtbot, page)
    assert "hohe Belastung: Bahnhofsviertel, Hafenviertel, Nordstadt und Siedlung Ost" in page.heading.lead.text()
    page.state.move(area(page, "Nordstadt").id, "2025")
    said = page.notes.compared.text()
    assert said.startswith("Nordstadt: hohe Belastung, Index +1,54.")
    for name in ("Kinder unter 15 in Grundsicherung", "Arbeitslose 15 bis unter 65", "Arbeitslose 15 bis unter 25"):
        assert re.search(rf"{name} \d+,\d\s% \(\+\d,\d\d\)", said)
    model = page.series.table.series
    last = model.columnCount() - 1
    assert {model.cell(row, last).words for row in range(model.rowCount())} == {"Bruch"}
    protect(qtbot, page)
    assert page.state.table is page.state.outward
    assert page.notes.compared.text().startswith("Nordstadt: hohe Belastung")
    page.desk.bridge.run(FreezeReference(index.id))
    settle(qtbot, page)
    assert not model.has_change
    assert "Jahre sind nicht vergleichbar" in page.notes.tested.text()


def test_limits_are_hidden_with_their_figure(page: FiguresPage, qtbot: QtBot) -> None:
    protect(qtbot, page)
    ident, period, _value = next(iter(hidden(page)))
    assert limits_of(page.state, ident, period, page.state.cell(ident, period)) is None


def test_areas_beside_the_town_stand_by_name(page: FiguresPage, qtbot: QtBot) -> None:
    page.views._group.button(1).click()
    settle(qtbot, page)
    said = page.comparison.bars.accessibleDescription()
    names = [one.name for one in page.state.areas]
    places = [said.index(name) for name in names]
    assert places == sorted(places)


def test_the_difference_is_hidden_where_one_end_is(page: FiguresPage, qtbot: QtBot) -> None:
    unbroken(qtbot, page)
    protect(qtbot, page)
    model = page.series.table.series
    last = model.columnCount() - 1
    ends = {page.state.base, page.state.periods[-1]}
    assert page.state.outward is not None
    gone = {one.area for one in page.state.outward.hidden if one.period in ends}
    shown = {one.id for one in page.state.areas} - gone
    assert gone
    for row, one in enumerate(page.state.areas):
        assert bool(model.cell(row, last).words) is (one.id in shown)


def said_everywhere(window: QWidget) -> Iterator[str]:
    """All a screen reader or a tooltip tells of a window, cells and pictures included."""
    yield from (words for _where, words in looking.all_words(window))
    for widget in looking.seen(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield interface.text(QAccessible.Text.Name)
            yield interface.text(QAccessible.Text.Description)


def cells_said(model: SeriesModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")


def test_nothing_protected_is_told_in_the_protected_view(page: FiguresPage, qtbot: QtBot) -> None:
    protect(qtbot, page)
    names = {one.id: one.name for one in page.state.areas}
    secrets = [(names[ident], period, value) for ident, period, value in hidden(page) if ident in names]
    assert secrets
    for name, period, value in secrets:
        page.state.move(area(page, name).id, period)
        settle(qtbot, page)
        figure = texts.current().number(value, 1)
        told = [*said_everywhere(page.window()), *cells_said(page.series.table.series)]
        assert page.series.map.shown is not None
        centre = page.series.map.shown.outlines[area(page, name).id].boundingRect().center()
        told.append(page.series.map.tip_at(centre))
        assert not [words for words in told if name in words and period in words and figure in words]
        course = page.series.course.accessibleDescription()
        own = course[course.index(f"{name}: ") :].partition(". ")[0]
        assert f"{period} gesperrt" in own
        assert f"{name} gesperrt" in page.series.map.accessibleDescription()


def test_no_raw_picture_outlasts_the_internal_view(page: FiguresPage, qtbot: QtBot) -> None:
    assert page.series.course.shown is not None
    qtbot.mouseClick(page.sight._group.button(1), Qt.MouseButton.LeftButton)
    assert page.series.course.shown is None
    assert page.series.map.shown is None
    assert page.series.map.accessibleDescription() == ""
    settle(qtbot, page)
    assert page.series.course.shown is not None


# copying


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._in = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in = False

    def handle_data(self, data: str) -> None:
        if self._in:
            self.rows[-1][-1] += data


def test_the_copied_table_is_protected_even_from_the_internal_view(page: FiguresPage) -> None:
    assert not page.state.is_protected
    page.series.table.setFocus()
    QTest.keyClick(page.series.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].startswith("Kinder unter 15")
    head, rows = lines[1].split("\t"), {line.split("\t")[0]: line.split("\t") for line in lines[2:15]}
    assert head[0] == "Stadtteil"
    assert head[1:7] == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert any("Quelle:" in line for line in lines)
    assert any("unter 3" in line for line in lines)
    names = {one.id: one.name for one in page.state.areas}
    secrets = [(names[ident], period) for ident, period, _value in hidden(page) if ident in names]
    assert secrets
    for name, period in secrets:
        assert rows[name][head.index(period)] == "•"
    parser = _Tables()
    parser.feed(mime.html())
    assert parser.rows[0] == head
    assert parser.rows[1:] == list(rows.values())


def test_a_block_is_copied_with_its_heads(page: FiguresPage) -> None:
    table = page.series.table
    table.setFocus()
    for _press in range(2):
        QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1] == "Stadtteil\t2023\t2024\t2025"
    assert [line.split("\t")[0] for line in lines[2:4]] == ["Lindenfurt", "Altstadt"]


def test_a_negative_change_is_copied_as_spreadsheets_read_it(page: FiguresPage, qtbot: QtBot) -> None:
    page.copies.copy_table()
    assert QGuiApplication.clipboard().text().splitlines()[2].endswith("\tBruch")
    unbroken(qtbot, page)
    page.copies.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    town = lines[2].split("\t")
    assert re.fullmatch(r"-?\d+,\d", town[-1])


def has_picture() -> bool:
    mime = QGuiApplication.clipboard().mimeData()
    return mime is not None and mime.hasImage()


def test_a_copied_picture_says_what_it_shows_and_no_more(page: FiguresPage, qtbot: QtBot) -> None:
    name = {one.id: one.name for one in page.state.areas}
    ident, period, value = next(one for one in hidden(page) if one[0] in name)
    page.state.move(ident, period)
    for kind in ("course", "map", "bars"):
        QGuiApplication.clipboard().clear()
        page.copies.copy_picture(kind)
        qtbot.waitUntil(has_picture, timeout=LONG)
        mime = QGuiApplication.clipboard().mimeData()
        said = mime.text()
        assert name[ident] in said
        assert "gesperrt" in said
        own = said[said.index(name[ident]) :]
        assert texts.current().number(value, 1) not in re.split(r"[;.] ", own)[0]
        picture = Image.open(io.BytesIO(bytes(mime.data("image/png").data())))
        assert picture.info["Description"] == said
        assert picture.width > 1000


def test_a_picture_is_written_where_a_person_says(
    page: FiguresPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "karte"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page.copies.menu.aboutToShow.emit()
    save = [one for one in page.copies.menu.actions() if one.text().startswith("Als Bild speichern: Karte")]
    save[0].trigger()
    target = tmp_path / "karte.png"
    qtbot.waitUntil(target.exists, timeout=LONG)
    assert target.read_bytes().startswith(b"\x89PNG")
    assert Path(asked[0]).name == "kinder-unter-15-in-grundsicherung-2025.png"


# views


def test_comparison_shows_bars_and_courses_and_chooses(page: FiguresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.views._group.button(1), Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    pane = page.comparison
    assert pane.isVisible()
    assert not page.series.isVisible()
    assert pane.bars.shown is not None
    assert pane.panels.shown is not None
    wanted = area(page, "Zechensiedlung")
    centre = pane.bars.shown.outlines[wanted.id].boundingRect().center()
    qtbot.mouseClick(pane.bars, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert page.state.area == wanted.id
    assert pane.bars.height() == pane.bars.shown.size.height()
    assert pane.bars.accessibleDescription().startswith("Balkendiagramm")


def test_origin_names_formula_deliveries_rule_and_states(page: FiguresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.views._group.button(2), Qt.MouseButton.LeftButton)
    facts = {section.title: dict(section.facts) for section in page.origin.facts}
    formula = facts["Wie gerechnet wird"]["Formel"]
    assert "÷" in formula
    assert formula.endswith("× 100")
    assert any("Zahlen daraus" in words for words in facts["Woher die Daten kommen"].values())
    assert "unter 3" in facts["Wie geschützt wird"]["Regel"]
    states = facts["Was in den Zellen steht"]
    assert page.state.outward is not None
    counted = sum(
        page.state.outward.cell(one.id, period).state is State.SUPPRESSED
        for one in page.state.areas
        for period in page.state.periods
    )
    assert states["gesperrt"] == str(counted)
    assert page.origin.change.isVisible()


def test_the_proof_names_what_is_hidden_and_why_inside_alone(page: FiguresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.views._group.button(2), Qt.MouseButton.LeftButton)
    title = "Was im Haus bleibt (intern)"
    proof = {section.title: dict(section.facts) for section in page.origin.facts}[title]
    assert page.state.outward is not None
    names = {one.id: one.name for one in page.desk.bridge.plan.all(Area)}
    assert page.state.outward.hidden
    for one in page.state.outward.hidden:
        assert any(f"{names[one.area]}: " in words and one.period[:4] in words for words in proof.values())
    assert not any("{" in words for words in proof)
    protect(qtbot, page)
    assert title not in {section.title for section in page.origin.facts}


def test_a_variable_without_an_indicator_can_be_looked_at(page: FiguresPage, qtbot: QtBot) -> None:
    keys = [page.picker.subject.itemData(row) for row in range(page.picker.subject.count())]
    rest = [key for key in keys if page.desk.bridge.plan.get(Indicator, key) is None]
    assert rest
    page.picker.subject.choose(rest[0])
    settle(qtbot, page)
    assert page.state.subject is not None
    assert page.state.subject.id == rest[0]
    assert page.heading.lead.text().startswith(page.state.subject.name)


def test_the_lead_states_the_finding(page: FiguresPage) -> None:
    lead = page.heading.lead.text()
    assert lead.startswith("Kinder unter 15 in Grundsicherung in Lindenfurt: ")
    assert "2025" in lead
    assert lead.count(".") >= 2


# staying in place


def test_an_edit_elsewhere_keeps_choice_focus_and_scroll(page: FiguresPage, qtbot: QtBot) -> None:
    table = page.series.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Left)
    before = page.state.area, page.state.period, QApplication.focusWidget()
    town = page.state.areas[0]
    subject = page.state.subject
    assert subject is not None
    page.desk.bridge.run(Change("area", town.id, {"name": "Lindenfurt am See"}))
    page.desk.bridge.run(Change("indicator", subject.id, {"decimals": 2}))
    settle(qtbot, page)
    assert (page.state.area, page.state.period, QApplication.focusWidget()) == before
    assert table.series.headerData(0, Qt.Orientation.Vertical) == "Lindenfurt am See"
    assert re.fullmatch(r"\d+,\d\d", row_words(page, 0)[0])


def test_tab_leaves_every_part(page: FiguresPage, qtbot: QtBot) -> None:
    window = page.window()
    chain = looking.tab_chain(window)
    for wanted in (page.series.course, page.series.table, page.series.map, page.picker.subject, page.copies.button):
        assert wanted in chain
    assert not looking.unnamed(window)
    assert not looking.unreached(page, chain)


def test_a_plan_without_figures_says_what_is_missing(open_window: Maker, qtbot: QtBot, empty_plan: Path) -> None:
    workplace = open_window(Look(), path=empty_plan)
    workplace.desk.go("figures")
    page = page_of(workplace)
    assert page.empty.isVisible()
    assert not page.series.isVisible()
    assert not page.copies.button.isVisible()
    buttons = [one for one in page.empty.findChildren(QWidget) if getattr(one, "kind", "") == "primary"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert workplace.frame.place == "import"


@pytest.fixture
def empty_plan(tmp_path: Path, planner_home: Path) -> Path:
    from planner.operations.session import Session
    from planner.operations.town import NewTown

    path = tmp_path / "leer.chain"
    Session.create(path, NewTown(name="Musterstadt", key="05315000", language="de")).close()
    return path


@pytest.mark.parametrize(
    "look",
    [Look(size=(1024, 768), theme="dark"), Look(language="en", scale=200), Look(theme="high_contrast")],
    ids=["small", "large text", "high contrast"],
)
def test_nothing_is_cut_or_faint(open_window: Maker, qtbot: QtBot, look: Look) -> None:
    workplace = open_window(look)
    workplace.desk.go("figures", "series")
    page = page_of(workplace)
    settle(qtbot, page)
    for view in ("series", "comparison", "origin"):
        workplace.desk.go("figures", view)
        settle(qtbot, page)
        assert not looking.clipped(workplace.window)
        assert not looking.faint(workplace.window)
    assert (workplace.window.width(), workplace.window.height()) == look.size


def test_in_a_narrow_window_the_chosen_year_is_in_view_and_no_row_is_cut(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look(size=(1024, 768), scale=200))
    workplace.desk.go("figures", "series")
    page = page_of(workplace)
    settle(qtbot, page)
    table = page.series.table
    assert table.horizontalScrollBar().maximum() > 0
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    last = table.rowViewportPosition(table.series.rowCount() - 1)
    assert last + table.rowHeight(0) <= table.viewport().height() + 1
