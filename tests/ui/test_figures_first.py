"""What the page of figures opens on, and figures that exist by subgroup only."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Indicator, Variable
from planner.operations.edit import Add
from planner.operations.figures import DeliverFigures
from planner.ui.pages.analysis.figures import FiguresPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker

PERIODS = ("2024", "2025")


def town(open_window: Maker, path: Path) -> tuple[Workplace, FiguresPage]:
    """A new town with two variables: one by subgroups alone, one of all; the latter has the later code."""
    workplace = open_window(plan=False)
    workplace.opening.create(path, "Neustadt", "05999000", "de")
    areas = (
        Area(id="areatowntown", key="05999000", name="Neustadt", level=0),
        *(
            Area(id=f"areanumbera{one}", key=f"05999000{one}", name=f"Ort {one}", level=1, parent="areatowntown")
            for one in "ab"
        ),
    )
    variables = (
        Variable(id="variablesexa", code="20", name="Ankommende", count=True),
        Variable(id="variableallb", code="3", name="Zuziehende", count=True),
    )
    rows = [
        ("variablesexa", area.id, period, group, 40.0 + 3 * number, "value")
        for area in areas[1:]
        for period in PERIODS
        for number, group in enumerate(("weiblich", "männlich"))
    ]
    rows += [("variableallb", area.id, period, "", 70.0, "value") for area in areas[1:] for period in PERIODS]
    delivery = {"title": "Meldewesen", "source": "Statistikstelle"}
    workplace.desk.bridge.run(DeliverFigures(delivery, tuple(rows), areas=areas, variables=variables))
    workplace.desk.go("figures", "series")
    page = workplace.frame.page("figures")
    assert isinstance(page, FiguresPage)
    return workplace, page


def test_it_opens_on_the_first_indicator_with_figures(open_window: Maker, tmp_path: Path) -> None:
    workplace, page = town(open_window, tmp_path / "neu.chain")
    assert page.state.subject is not None
    assert page.state.subject.name == "Zuziehende"  # by the code of whoever counted, not by name
    run = workplace.desk.bridge.run
    run(Add(Indicator.kind, {"code": "A", "name": "Ohne Werte", "numerator": ()}))
    run(Add(Indicator.kind, {"code": "B", "name": "Zuzüge", "numerator": ("variableallb",)}))
    page.state.refresh()
    assert page.state.subject.name == "Zuzüge"


def test_figures_by_subgroup_only_are_said_and_shown(open_window: Maker, qtbot: QtBot, tmp_path: Path) -> None:
    workplace, page = town(open_window, tmp_path / "neu.chain")
    assert page.picker.group.isHidden()
    page.state.choose_subject("variablesexa")
    qtbot.waitUntil(lambda: page.state.outward is not None)
    assert page.state.group == "männlich"
    assert page.picker.group.isVisible()
    assert "nur nach Untergruppen" in page.heading.lead.text()
    assert page.empty.isHidden()
    assert page.state.cell("areanumberaa", "2025").value == 43.0
    assert page.state.leaving("areanumberaa", "2025").value == 43.0
    page.picker.group.choose("weiblich")
    qtbot.waitUntil(lambda: page.state.outward is not None)
    assert page.state.cell("areanumberaa", "2025").value == 40.0
    assert page.state.leaving("areanumberaa", "2025").value == 40.0
    assert page.state.subject is not None
    assert "weiblich" in page.state.subject.name
    assert "„weiblich“" in page.heading.lead.text()
    page.state.choose_subject("variableallb")
    assert page.picker.group.isHidden()
    assert workplace.desk.bridge.session.damage() == []


def test_what_figures_are_made_of_is_one_click_away(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    for place, link in (("indicators", "Kennzahlen"), ("areas", "Gebiete"), ("deliveries", "Lieferungen")):
        workplace.desk.go("figures", "series")
        qtbot.wait(20)
        page = workplace.frame.page("figures")
        assert page.related[place].words == link
        page.related[place].click()
        assert workplace.frame.place == place
