"""A table from the statistics office, once with answers and a year later without: it takes two clicks then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Delivery, Variable
from planner.domain.taking_in import AreaAlias, FigureNote, Recipe
from planner.texts import gettext as _
from planner.ui.figures import described
from planner.ui.figures.state import FiguresState
from planner.ui.importing.page import ImportPage
from planner.ui.widgets.label import Label
from planner.ui.widgets.radio import Answers
from planner.ui.workplace import Workplace
from tests.journeys.person import Person
from tests.ui.conftest import Maker

PEOPLE = {"Lindenau insgesamt": 8100, "Innenstadt": 3000, "Nordstadt": 2000, "Hafen": 1000, "Heide": 1500, "Ost": 600}


def table(path: Path, year: int, names: dict[str, str] | None = None, odd: dict[str, int] | None = None) -> Path:
    """Inhabitants and children by quarter, without keys."""
    rows = [
        f"{year};{(names or {}).get(name, name)};{count + year - 2012};{(odd or {}).get(name, count // 20)}"
        for name, count in PEOPLE.items()
    ]
    path.write_text("\n".join(["Jahr;Stadtteil;Einwohner;unter 6 Jahre", *rows]) + "\n", encoding="utf-8")
    return path


def start(person: Person, file: Path) -> ImportPage:
    """Choose a file."""
    person.go("Daten importieren")
    page = person.page
    assert isinstance(page, ImportPage)
    if page.flow.stage == "done":
        person.click("Weitere Datei importieren")
    person.answer("getOpenFileName", file)
    person.click("Datei wählen")
    person.settle(page)
    return page


def answer(person: Person, page: ImportPage, question: str, option: str) -> None:
    """Choose one of the answers of a question."""
    answers = next(one for one in page.findChildren(Answers) if question in one.accessibleName())
    button: QAbstractButton = answers.button(option)
    person.touch(button)
    person.settle(page)


def said(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.work.panes.findChildren(Label))


def test_a_table_with_answers_and_the_next_one_by_two_clicks(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workplace: Workplace = open_window(plan=False)
    person = Person(workplace, qtbot, monkeypatch)
    person.make_town(tmp_path / "town.chain")
    person.take_in(table(tmp_path / "2012.csv", 2012))

    page = start(
        person, table(tmp_path / "2013.csv", 2013, {"Ost": "Siedlung am Rand"}, {"Hafen": 9999, "Heide": 7000})
    )
    assert page.flow.stage == "check"
    assert "2012.csv" in said(page)
    assert page.flow.count == 8, "one area is open, two figures cannot be"
    person.hold(person.find("Welches Gebiet ist „Siedlung am Rand“?"))
    person.press(Qt.Key.Key_O)
    person.settle(page)
    answer(person, page, "Heide", "out")
    answer(person, page, "Hafen", "keep")
    person.hold(person.find(_("Reason: {area}", area="Hafen")))
    person.type("Sammelunterkunft")
    person.touch(page.foot.go_on)
    person.settle(page)
    assert page.flow.stage == "done"

    plan = person.plan
    assert [(alias.name, plan.get(Area, alias.area).name) for alias in plan.all(AreaAlias)] == [  # type: ignore[union-attr]
        ("Siedlung am Rand", "Ost")
    ]
    assert [note.text for note in plan.all(FigureNote)] == ["Sammelunterkunft"]
    assert workplace.desk.bridge.session.observation_count() == 12 + 11
    assert (plan.count(Recipe), plan.count(Delivery), plan.count(Area)) == (1, 2, 6)

    children = next(one for one in plan.all(Variable) if one.name == "unter 6 Jahre")
    person.go_to_step("Analyse", "Daten je Stadtteil")
    state = FiguresState.of(workplace.desk)
    state.choose_subject(children.id)
    qtbot.waitUntil(lambda: "Hafen, 2013: Sammelunterkunft" in person.page.notes.kept.text())  # type: ignore[attr-defined]
    assert not state.is_protected or "Sammelunterkunft" in described.notes_line(state, leaving=True)

    clicks = person.count
    page = start(person, table(tmp_path / "2014.csv", 2014, {"Ost": "Siedlung am Rand"}))
    opened = person.count
    person.touch(page.foot.go_on)
    person.settle(page)
    assert page.flow.stage == "done"
    assert workplace.desk.bridge.session.observation_count() == 12 + 11 + 12
    assert person.count - opened == 1
    assert opened - clicks <= 3, "to the page, away from the last import, and the file"
    assert person.plan.count(Recipe) == 1

    person.undo()
    person.settle(page)
    assert person.plan.count(Delivery) == 2
