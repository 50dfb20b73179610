"""Borders in the import page: coordinates nobody can tell, areas the plan lacks, the words of both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.importing.border_reading import BorderFields
from planner.ui.importing.reading_fields import ReadingFields
from planner.ui.widgets.combo import Combo, ComboField
from planner.ui.widgets.field import TextField
from planner.ui.widgets.radio import Answers
from planner.ui.workplace import Workplace
from tests.exchange.shapefiles import moved, square
from tests.ui import looking
from tests.ui.conftest import Look, Maker
from tests.ui.files import write_borders, write_figures
from tests.ui.test_import_page import Chooser, choose, page_of, pane_words, press, settled, town

__all__ = ["choose", "town"]


def strange(path: Path) -> Path:
    """Borders in coordinates of Austria, which nothing in the file says."""
    shape = {"type": "Polygon", "coordinates": moved([square(13.0, 47.8)], 31254)}
    item = {"type": "Feature", "properties": {"name": "Altstadt"}, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [item]}), encoding="utf-8")
    return path


def test_refused_coordinates_can_be_named_and_the_file_is_read_again(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    choose(page, strange(tmp_path / "grenzen.geojson"))
    assert page.flow.stage == "file"
    assert page.findChild(ReadingFields) is None
    field = page.findChild(TextField, "borders.number")
    assert field is not None
    assert field.isHidden()
    combo = page.findChild(ComboField, "borders.system").combo
    combo.choose("other")
    assert field.isVisible()
    QTest.keyClicks(field.line, "Gauß")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "EPSG:25832" in field.below.words
    field.line.clear()
    QTest.keyClicks(field.line, "99999")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert "EPSG:99999" in page.flow.refusal
    field = page.findChild(TextField, "borders.number")
    assert field.isVisible()
    field.line.clear()
    QTest.keyClicks(field.line, "epsg: 31254")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.flow.stage == "check"
    assert page.flow.found.proposal.read.features[0].geometry.startswith('{"type":"Polygon","coordinates":[[[13.0,47.8')
    assert page.findChild(ComboField, "borders.system").combo.current == "other"


def test_a_broken_file_of_borders_offers_nothing_that_would_not_help(
    town: Workplace, choose: Chooser, tmp_path: Path
) -> None:
    page = page_of(town)
    path = tmp_path / "grenzen.geojson"
    path.write_bytes(b"{broken")
    choose(page, path)
    assert page.flow.refusal
    assert (page.findChild(BorderFields), page.findChild(ReadingFields)) == (None, None)


def test_borders_of_areas_the_plan_lacks_become_areas(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_borders(tmp_path / "borders.geojson"))
    assert page.flow.stage == "check"
    assert not page.foot.go_on.isVisible()
    answers = next(one for one in page.findChildren(Answers) if "fehlen" in one.accessibleName())
    answers.taken.emit("new")
    settled(qtbot, page)
    assert page.foot.go_on.words == "4 Grenzen übernehmen"
    assert "4 neu" in pane_words(page)
    press(qtbot, page)
    assert {area.name for area in bridge.plan.all(Area)} >= {"Altstadt", "Hafen", "Heidekamp", "Siedlung Ost"}
    assert len(bridge.plan.all(Border)) == 4


def test_one_border_becomes_an_area_or_stays_out(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    qtbot.mouseClick(page.view.again, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    choose(page, write_borders(tmp_path / "borders.geojson", ("Altstadt", "Neubau", "Nirgends")))
    for name, answer in (("Neubau", "new"), ("Nirgends", "out")):
        combo = next(one for one in page.findChildren(Combo) if name in one.accessibleName())
        combo.choose(answer)
        settled(qtbot, page)
    assert "Neubau" in {cell for row in page.work.table.model().rows for cell in row.cells[:1]}
    assert page.foot.note.words.startswith("Rückgängig")
    press(qtbot, page)
    assert len(bridge.plan.all(Border)) == 2
    assert any(area.name == "Neubau" for area in bridge.plan.all(Area))


def test_borders_are_seen_on_a_map_before_they_come_in(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    choose(page, write_borders(tmp_path / "borders.geojson"))
    work = page.work
    qtbot.waitUntil(lambda: work.borders.map.shown is not None, timeout=20_000)
    assert "4 Grenzen um 51° 00′ N, 7° 09′ E." in work.borders.words.text()
    assert work.table.hasFocus()
    QTest.keyClick(work.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Hafen" in work.borders.map.accessibleDescription(), timeout=20_000)
    QTest.keyClick(work.borders.map, Qt.Key.Key_Right)
    assert work.table.currentIndex().row() == 2
    choose(page, write_figures(tmp_path / "figures.csv"))
    assert work.borders.isHidden()


def test_the_foot_says_what_waits_where_nothing_is_ready(town: Workplace, choose: Chooser, tmp_path: Path) -> None:
    page = page_of(town)
    choose(page, write_borders(tmp_path / "borders.geojson"))
    assert page.foot.ready.words == "Noch ist nichts bereit."
    assert page.foot.note.words == "4 Grenzen gehören noch zu keinem Gebiet."


def test_the_border_of_the_current_row_stays_marked_when_a_question_is_answered(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    choose(page, write_borders(tmp_path / "borders.geojson"))
    work = page.work
    work.table.setCurrentIndex(work.table.sheet.index(1, 0))
    name = work.table.sheet.rows[1].cells[1]
    combo = next(one for one in page.findChildren(Combo) if "Altstadt" in one.accessibleName())
    combo.choose("new")
    settled(qtbot, page)
    marked = work.table.sheet.rows[work.table.currentIndex().row()].cells[1]
    qtbot.waitUntil(lambda: marked in work.borders.map.accessibleDescription(), timeout=20_000)
    assert name


def test_in_a_narrow_window_what_waits_is_said_whole(open_window: Maker, choose: Chooser, tmp_path: Path) -> None:
    path = tmp_path / "town.chain"
    Session.create(path, NewTown(name="Lindenfurt", key="", language="de")).close()
    workplace = open_window(Look(size=(1024, 768), scale=200), path=path)
    workplace.frame.go("import")
    page = page_of(workplace)
    choose(page, write_borders(tmp_path / "borders.geojson"))
    assert page.foot.note.text() == page.foot.note.words == "4 Grenzen gehören noch zu keinem Gebiet."


@pytest.mark.parametrize(
    "look",
    [Look(size=(1024, 768), theme="dark"), Look(language="en", scale=200), Look(theme="high_contrast")],
    ids=["small", "large text", "high contrast"],
)
def test_nothing_of_the_borders_is_cut_or_faint(
    open_window: Maker, choose: Chooser, qtbot: QtBot, tmp_path: Path, look: Look
) -> None:
    workplace = open_window(look)
    workplace.frame.go("import")
    page = page_of(workplace)
    choose(page, strange(tmp_path / "strange.geojson"))
    page.findChild(ComboField, "borders.system").combo.choose("other")
    qtbot.wait(30)
    assert not looking.clipped(workplace.window)
    page.flow.reset()
    choose(page, write_borders(tmp_path / "borders.geojson", ("Altstadt", "Neubaugebiet", "Nirgends")))
    qtbot.waitUntil(lambda: page.work.borders.map.shown is not None, timeout=20_000)
    assert not looking.clipped(workplace.window)
    assert not looking.faint(workplace.window)
    assert (workplace.window.width(), workplace.window.height()) == look.size
