"""Once round the quality circle with mouse and keyboard: from nothing to the next cycle, and one step back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border
from planner.ui.pages.analysis.figures import FiguresPage
from tests.journeys import circle
from tests.journeys.person import LONG, Person
from tests.ui.conftest import Maker
from tests.ui.files import write_borders, write_figures


@dataclass(frozen=True)
class Taken:
    """Files to be taken in, and what comes of them."""

    figures: Path
    borders: Path
    areas: int
    bordered: int
    area: str
    share: str
    young: str


@pytest.fixture(params=["small", "koeln"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Taken:
    """Small files that are always there, or those of Köln where PLANNER_DATA names their folder."""
    if request.param == "small":
        figures = write_figures(tmp_path / "figures.csv")
        return Taken(figures, write_borders(tmp_path / "borders.geojson"), 7, 4, "Altstadt", "10,0", "unter 6")
    data: Path = request.getfixturevalue("data_dir")
    figures, borders = data / "koeln-bevoelkerung" / "bevoelkerung.csv", data / "koeln-geo" / "stadtbezirke.geojson"
    return Taken(figures, borders, 96, 9, "Neustadt/Süd", "2,6", "00 - < 03")


def _look_at_figures(person: Person, area: str, period: str) -> str:
    """What the page of figures says of an area: its row is found by the eye, its year too."""
    page = person.go_to_step("Analyse", "Daten je Stadtteil")
    assert isinstance(page, FiguresPage)
    model = page.series.table.model()
    row = [one.name for one in page.state.areas].index(area)
    column = page.state.periods.index(period)
    person.bot.waitUntil(lambda: bool(model.index(row, column).data()), timeout=LONG)
    return str(model.index(row, column).data())


def test_round_the_circle(
    files: Taken, open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workplace = open_window(plan=False)
    person = Person(workplace, qtbot, monkeypatch)
    person.make_town(tmp_path / "lindenfurt.chain")
    person.take_in(files.figures)
    person.take_in(files.borders)
    assert (len(person.plan.all(Area)), len(person.plan.all(Border))) == (files.areas, files.bordered)
    circle.write_evidence_and_need(person)
    circle.define_indicator(person, files.young, "Einwohner")
    said = _look_at_figures(person, files.area, "2012")
    assert said == files.share
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
