"""Once round the quality circle with mouse and keyboard: from nothing to the next cycle, and one step back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border
from planner.ui.pages.analysis.figures import FiguresPage
from tests.journeys import circle
from tests.journeys.person import LONG, Person
from tests.ui.conftest import Maker
from tests.ui.files import write_borders, write_figures


def _look_at_figures(person: Person, area: str, period: str) -> str:
    """What the page of figures says of an area."""
    page = person.go_to_step("Analyse", "Daten je Stadtteil")
    assert isinstance(page, FiguresPage)
    model = page.series.table.model()
    names = [page.state.areas[row].name for row in range(model.rowCount())]
    row, column = names.index(area), page.state.periods.index(period)
    person.bot.waitUntil(lambda: bool(model.index(row, column).data()), timeout=LONG)
    return str(model.index(row, column).data())


def test_round_the_circle(open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    workplace = open_window(plan=False)
    person = Person(workplace, qtbot, monkeypatch)
    person.make_town(tmp_path / "lindenfurt.chain")
    person.take_in(write_figures(tmp_path / "figures.csv"))
    person.take_in(write_borders(tmp_path / "borders.geojson"))
    assert (len(person.plan.all(Area)), len(person.plan.all(Border))) == (7, 4)
    assert _look_at_figures(person, "Altstadt", "2012") == "900"
    circle.write_evidence_and_need(person)
    circle.define_indicator(person, "unter 6", "Einwohner")
    circle.write_goals(person)
    circle.set_target(person)
    circle.write_measure(person)
    circle.hold_status_round(person)
    circle.decide(person)
    words = circle.print_report(person, tmp_path / "bericht.pdf")
    assert circle.MEASURE in words
    assert circle.AMOUNT in words
    circle.begin_next_cycle(person)
    assert workplace.desk.bridge.session.damage() == []
    circle.take_next_cycle_back(person)
    assert workplace.desk.bridge.session.damage() == []
