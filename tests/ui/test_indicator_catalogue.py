"""Indicators that begin from the catalogue: all at once while there is none, or one in the form; what is to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.figures import Indicator, Limits
from planner.operations.edit import Add
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.pages.analysis.formula_line import FormulaLine
from planner.ui.pages.records import RecordsPage
from planner.ui.widgets.button import Button
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker


@pytest.fixture
def empty(open_window: Maker, tmp_path: Path) -> Workplace:
    path = tmp_path / "empty.chain"
    Session.create(path, NewTown(name="Musterstadt", language="de")).close()
    workplace = open_window(Look(), path=path)
    workplace.desk.go("indicators")
    return workplace


def page_of(workplace: Workplace) -> RecordsPage:
    page = workplace.frame.page("indicators")
    assert isinstance(page, RecordsPage)
    return page


def button(page: RecordsPage, words: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.isVisible() and words in one.text())


def test_the_whole_catalogue_is_taken_over_in_one_step(empty: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(empty), empty.desk.bridge
    steps = bridge.session.steps
    button(page, "Den Katalog von 25 Kennzahlen übernehmen").click()
    qtbot.wait(100)
    found = bridge.plan.all(Indicator)
    assert (len(found), bridge.session.steps) == (25, steps + 1)
    assert {one.limits for one in found} == set(Limits)
    assert "25" in page.heading.lead.text()


def test_the_form_starts_from_an_entry_and_says_what_to_check(empty: Workplace, qtbot: QtBot) -> None:
    page, bridge = page_of(empty), empty.desk.bridge
    bridge.run(Add(Indicator.kind, {"code": "X1", "name": "Neu"}))
    qtbot.wait(100)
    indicator = bridge.plan.all(Indicator)[0]
    empty.desk.show_record(indicator)
    qtbot.wait(100)
    line = page.findChild(FormulaLine)
    assert line is not None
    assert line.starters.isVisible()
    line.starters.combo.taken.emit("care_u3")
    qtbot.wait(100)
    now = bridge.plan.one(Indicator, indicator.id)
    assert (now.code, now.name, now.unit) == ("X1", "Betreuungsquote unter 3", "%")
    assert "Wohnort" in now.to_check
    assert not line.starters.isVisible()
