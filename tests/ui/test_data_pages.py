"""Indicators, areas and deliveries by clicks and keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border, Delivery, Indicator, Variable
from planner.operations.edit import Change, Remove
from planner.operations.figures import DeliverFigures
from planner.ui.figures.easel import Easel
from planner.ui.figures.place_map_view import PlaceMapView
from planner.ui.pages.analysis.brought import BroughtSection
from planner.ui.pages.analysis.delivery_facts import DeliveryFacts
from planner.ui.pages.analysis.figures import FiguresPage
from planner.ui.pages.analysis.indicators import FormulaLine
from planner.ui.pages.analysis.source_rule import SourceRule
from planner.ui.pages.records import RecordsPage
from planner.ui.widgets.label import Label
from planner.ui.workplace import Workplace
from tests.ui import looking
from tests.ui.conftest import Look, Maker

LONG = 60_000
SQUARE = [[[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.1], [7.0, 51.0]]]


@pytest.fixture
def workplace(open_window: Maker) -> Workplace:
    return open_window(Look())


def records(workplace: Workplace, place: str, record: str = "") -> RecordsPage:
    workplace.desk.go(place, record=record)
    page = workplace.frame.page(place)
    assert isinstance(page, RecordsPage)
    return page


def click(qtbot: QtBot, page: RecordsPage, words: str) -> None:
    button = next(one for one in looking.seen(page) if getattr(one, "words", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def quiet(qtbot: QtBot, page: RecordsPage) -> None:
    easel = Easel.of(page.desk)
    qtbot.waitUntil(lambda: not easel.busy, timeout=LONG)
    qtbot.wait(20)


# indicators


def test_an_indicator_leads_to_its_figures_and_back(workplace: Workplace, qtbot: QtBot) -> None:
    plan = workplace.desk.bridge.plan
    one = next(one for one in plan.all(Indicator) if one.code == "K04")
    page = records(workplace, "indicators", one.id)
    above = page.form.above
    assert isinstance(above, FormulaLine)
    assert above.words.text() == "Gerechnet als Haushalte Alleinerziehender ÷ Haushalte mit Kindern × 100"
    qtbot.mouseClick(above.show_figures, Qt.MouseButton.LeftButton)
    figures = workplace.frame.page("figures")
    assert isinstance(figures, FiguresPage)
    assert figures.state.subject is not None
    assert figures.state.subject.id == one.id
    workplace.desk.go("figures", "origin")
    qtbot.mouseClick(figures.origin.change, Qt.MouseButton.LeftButton)
    assert workplace.frame.place == "indicators"
    assert page.form.record == one


def test_a_new_definition_typed_in_the_form_is_a_new_version(workplace: Workplace, qtbot: QtBot) -> None:
    plan = workplace.desk.bridge.plan
    one = next(one for one in plan.all(Indicator) if one.code == "K01")
    page = records(workplace, "indicators", one.id)
    page.form.focus_field("definition")
    field = page.form.fields["definition"].editor.control
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " Neu gefasst.")
    page.form.flush()
    found = workplace.desk.bridge.plan.one(Indicator, one.id)
    assert found.definition.endswith("Neu gefasst.")
    assert found.version == one.version + 1
    assert found.valid_from == workplace.desk.bridge.session.today()
    workplace.desk.bridge.undo()
    assert workplace.desk.bridge.plan.one(Indicator, one.id) == one


# areas


def test_the_tree_of_areas_and_its_map_choose_together(workplace: Workplace, qtbot: QtBot) -> None:
    plan = workplace.desk.bridge.plan
    wanted, other = (next(one for one in plan.all(Area) if one.name == name) for name in ("Hafenviertel", "Stadtwald"))
    page = records(workplace, "areas", wanted.id)
    quiet(qtbot, page)
    assert page.heading.lead.text() == "12 Stadtteile, alle mit Grenze."
    view = page.form.above
    assert isinstance(view, PlaceMapView)
    assert view.map.accessibleDescription() == "Karte mit 12 Gebieten. Hervorgehoben: Hafenviertel."
    assert view.map.shown is not None
    centre = view.map.shown.outlines[other.id].boundingRect().center()
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert page.form.record == other
    assert page.current == other
    view.map.setFocus()
    QTest.keyClick(view.map, Qt.Key.Key_Up)
    assert page.form.record is not None
    assert page.form.record.name == "Siedlung Ost"  # type: ignore[attr-defined]


def test_a_border_is_taken_away_and_given_by_hand(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = workplace.desk.bridge.plan
    wanted = next(one for one in plan.all(Area) if one.name == "Altstadt")
    page = records(workplace, "areas", wanted.id)
    quiet(qtbot, page)
    view = page.form.above
    assert isinstance(view, PlaceMapView)
    qtbot.mouseClick(view.remove, Qt.MouseButton.LeftButton)
    assert not workplace.desk.bridge.plan.pointing(Border, "area", wanted.id)
    assert "keine Grenze" in view.words.text()
    assert page.heading.lead.text() == "12 Stadtteile. Einem fehlt die Grenze."
    file = tmp_path / "flaechen.geojson"
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": SQUARE}}
        for name in ("Anderswo", "Altstadt")
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(file), ""))
    qtbot.mouseClick(view.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.assign.isVisible, timeout=LONG)
    assert view.surfaces.currentText() == "Altstadt"
    qtbot.mouseClick(view.assign, Qt.MouseButton.LeftButton)
    border = workplace.desk.bridge.plan.pointing(Border, "area", wanted.id)[0]
    assert json.loads(border.geometry)["type"] in ("Polygon", "MultiPolygon")
    assert border.delivery is None
    assert view.words.text() == "Die Grenze wurde von Hand zugeordnet."
    assert not view.assign.isVisible()


def test_a_file_without_surfaces_is_refused_in_a_sentence(workplace: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    wanted = next(one for one in workplace.desk.bridge.plan.all(Area) if one.name == "Altstadt")
    page = records(workplace, "areas", wanted.id)
    view = page.form.above
    assert isinstance(view, PlaceMapView)
    file = tmp_path / "leer.geojson"
    file.write_text("{}", encoding="utf-8")
    steps = workplace.desk.bridge.session.steps
    view.file.start(wanted, file)
    messages = workplace.frame.messages
    qtbot.waitUntil(lambda: any("leer.geojson" in one.sentence or one.kind == "failed" for one in messages.messages))
    assert workplace.desk.bridge.session.steps == steps


# deliveries


def test_deliveries_say_what_stands_who_and_when(workplace: Workplace, qtbot: QtBot) -> None:
    page = records(workplace, "deliveries")
    quiet(qtbot, page)
    listing = page.piece.listing  # type: ignore[attr-defined]
    newest = listing.rows(page.desk)[0]
    cells = {column.id: column.read(page.desk, newest).words for column in listing.columns}
    assert cells["figures"] == "678"
    assert cells["taken_in"].startswith("02.06.2026")
    assert cells["brought"] == "678 neu"
    assert page.heading.lead.text() == "Sechs Lieferungen sind importiert. Die neueste ist vom 02.06.2026."
    click(qtbot, page, "Daten importieren")
    assert workplace.frame.place == "import"


def test_a_delivery_says_what_it_changed_and_whose_figures(workplace: Workplace, qtbot: QtBot) -> None:
    bridge = workplace.desk.bridge
    newest = max(bridge.plan.all(Delivery), key=lambda one: str(one.day))
    names = [one.id for one in bridge.plan.all(Variable)]
    rows = [row for row in bridge.session.figures(names) if row[6] == newest.id and row[5] == "value"][:3]
    figures = tuple((*row[:4], (row[4] or 0.0) + 1.0, row[5]) for row in rows)
    values = {"title": "Berichtigung", "source": "Statistikstelle", "unchanged": 7}
    assert bridge.run(DeliverFigures(values, figures))
    made = next(one for one in bridge.plan.all(Delivery) if one.title == "Berichtigung")
    page = records(workplace, "deliveries", made.id)
    section = page.form.findChild(BroughtSection)
    assert section is not None
    qtbot.waitUntil(section.isVisible, timeout=LONG)
    words = [one.accessibleName() for one in section.findChildren(Label) if ": " in one.accessibleName()]
    assert words[1:] == [
        "Geänderte Zahlen: 3", "Wie bisher: 7", f"Anstelle von: 3 Zahlen aus „{newest.title}“",
    ]  # fmt: skip
    bridge.undo()


def test_a_delivery_is_withdrawn_off_the_window_and_comes_back(workplace: Workplace, qtbot: QtBot) -> None:
    page = records(workplace, "deliveries")
    quiet(qtbot, page)
    bridge = workplace.desk.bridge
    newest = max(bridge.plan.all(Delivery), key=lambda one: str(one.day))
    count = bridge.session.observation_count()
    assert page.piece.choose(newest.id)
    winding: list[bool] = []
    bridge.winding.connect(winding.append)
    click(qtbot, page, "Lieferung zurückziehen")
    qtbot.waitUntil(lambda: winding == [True, False], timeout=LONG)
    assert bridge.plan.get(Delivery, newest.id) is None
    assert bridge.session.observation_count() == count - 678
    bridge.undo()
    qtbot.waitUntil(lambda: winding == [True, False, True, False], timeout=LONG)
    assert bridge.plan.get(Delivery, newest.id) == newest
    assert bridge.session.observation_count() == count


def test_a_delivery_is_no_row_to_be_deleted(workplace: Workplace, qtbot: QtBot) -> None:
    page = records(workplace, "deliveries")
    newest = max(workplace.desk.bridge.plan.all(Delivery), key=lambda one: str(one.day))
    page.piece.choose(newest.id)
    page.piece.add()
    assert workplace.desk.bridge.plan.count(Delivery) == 6
    assert not workplace.desk.bridge.run(Remove("delivery", newest.id))
    assert workplace.desk.bridge.plan.get(Delivery, newest.id) == newest


def test_counts_follow_a_new_import(workplace: Workplace, qtbot: QtBot) -> None:
    page = records(workplace, "deliveries")
    quiet(qtbot, page)
    bridge = workplace.desk.bridge
    borders = next(one for one in bridge.plan.all(Delivery) if one.title == "Grenzen der Stadtteile")
    facts = DeliveryFacts.of(workplace.desk)
    before = facts.about(borders)
    assert before is not None
    border = next(one for one in bridge.plan.all(Border) if one.delivery == borders.id)
    bridge.run(Remove("border", border.id))
    quiet(qtbot, page)
    facts.about(borders)
    quiet(qtbot, page)
    after = facts.about(borders)
    assert after is not None
    assert after.borders == before.borders - 1


def test_a_rule_spreads_to_all_deliveries_of_its_source(workplace: Workplace, qtbot: QtBot) -> None:
    bridge = workplace.desk.bridge
    one = bridge.plan.all(Delivery)[0]
    count = len([other for other in bridge.plan.all(Delivery) if other.source == one.source])
    assert count > 2
    page = records(workplace, "deliveries", one.id)
    assert page.current == one
    section = page.form.findChild(SourceRule)
    assert section is not None
    assert not section.isVisible()
    bridge.run(Change("delivery", one.id, {"min_count": 5}))
    qtbot.waitUntil(section.isVisible, timeout=LONG)
    assert section.words.text().startswith(str(count - 1))
    section.button.setFocus()
    QTest.keyClick(section.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not section.isVisible(), timeout=LONG)
    assert {other.min_count for other in bridge.plan.all(Delivery) if other.source == one.source} == {5}
    bridge.undo()
    assert [other.min_count for other in bridge.plan.all(Delivery) if other.source == one.source].count(5) == 1


def test_a_copied_target_tells_what_the_gate_lets_out(workplace: Workplace, qtbot: QtBot) -> None:
    """The gate looks over the figures before anything is copied, however soon after opening."""
    session = workplace.desk.bridge.session
    records(workplace, "targets")
    workplace.desk.guard()
    assert session.is_guarded
    assert workplace.desk.bridge.actuals is session.actuals
