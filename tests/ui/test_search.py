"""Search: every text field of every kind, spellings, pages, steps, commands, help, and the way to the field (U-07, U-29)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner import content
from planner.domain.frame import Answer
from planner.domain.kinds import KINDS
from planner.domain.measures import Measure, Milestone
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of, new_like
from planner.operations.edit import Change
from planner.operations.session import Session
from planner.ui import theme
from planner.ui.finder import Finder, asked_for, folded, holds
from planner.ui.guidance.phase import PhaseGuide
from planner.ui.places import place_of
from planner.ui.shell import search_popup
from planner.ui.widgets.rows import Row
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

CIRCLE = content.circle("de")
PLANTED = "Zwölfkäsehoch"


@pytest.fixture(scope="module")
def plan(sample: Callable[[str], Path]) -> Plan:
    session = Session.look(sample("de"))
    try:
        return session.plan
    finally:
        session.close()


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind)
def test_u29_a_word_in_any_text_field_is_found_with_its_field(plan: Plan, cls: type[Record]) -> None:
    if not plan.all(cls):
        pytest.skip("the sample town has none")
    finder = Finder(plan)
    record = plan.all(cls)[0]
    for spec in fields_of(cls):
        if spec.is_text:
            finder.follow(plan.changed([new_like(record, **{spec.name: f"ein {PLANTED} hier"})]))
            for wanted in (PLANTED, "zwolfkasehoch", "ZWOELFKAESEHOCH", "käsehoch"):
                found = {hit.record.id: hit.field for hit in finder.find(wanted, most=2_000)}
                assert found[record.id] == spec.name
    finder.follow(plan)
    assert finder.find(PLANTED) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Übergang", "uebergang"),
        ("Uebergang", "Übergang"),
        ("Straße", "STRASSE"),
        ("2025–2027", "2025-2027"),
        ("„Guter Start“", '"guter start"'),
        ("Café", "cafe"),
        ("neue Bauentwicklung", "entwicklung"),
    ],
)
def test_spellings_meet(text: str, wanted: str) -> None:
    assert holds(folded(text), asked_for(wanted))


def test_the_words_of_what_did_not_change_are_kept(plan: Plan) -> None:
    finder = Finder(plan)
    before = dict(finder._shelves)
    measure = plan.all(Measure)[0]
    finder.follow(plan.changed([new_like(measure, lead="Amt für Neues")]))
    assert finder._shelves["offer"] is before["offer"]
    assert finder._shelves["measure"] is not before["measure"]
    other = plan.all(Measure)[1].id
    assert finder._shelves["measure"].entries[other] is before["measure"].entries[other]


def test_a_name_that_changes_elsewhere_is_found_by_its_new_words(plan: Plan) -> None:
    finder = Finder(plan)
    named = [hit.record.kind for hit in finder.find("Willkommensbesuche für alle", most=200)]
    assert "status" in named
    measure = next(one for one in plan.all(Measure) if one.name.startswith("Willkommensbesuche für alle"))
    others = [new_like(one, name=PLANTED) for one in plan.all(Measure) if one.name == measure.name]
    finder.follow(plan.changed(others))
    assert {"measure", "status"} <= {hit.record.kind for hit in finder.find(PLANTED, most=200)}


def test_u29_searching_is_quick(plan: Plan) -> None:
    finder = Finder(plan)
    started = time.perf_counter()
    finder.find("kinder")
    assert time.perf_counter() - started < 0.3


def _search(workplace: Workplace, words: str) -> tuple[Row, ...]:
    line = workplace.frame.top_bar.search.line
    line.setFocus()
    line.setText(words)
    workplace._popup.search()
    return workplace._popup._list.rows


def test_pages_steps_commands_records_and_help_are_found(open_window: Maker) -> None:
    workplace = open_window()
    seconds = {row.second.partition(" · ")[0] for row in _search(workplace, "ziele")}
    assert any(one.startswith("Schritt: ") for one in seconds)
    assert any(one.startswith("Hilfe: ") for one in seconds)
    assert "Befehl" in {row.second for row in _search(workplace, "rückgängig")}
    assert "Zur Seite" in {row.second for row in _search(workplace, "berichte")}


def test_a_command_is_done_from_the_search(open_window: Maker) -> None:
    workplace = open_window(Look("en"))
    (dark,) = [row for row in _search(workplace, "look dark") if row.second == "Command"]
    workplace._popup._take(dark.payload)
    assert theme.name() == "dark"
    (undo,) = [row for row in _search(workplace, "undo") if row.second == "Command"]
    assert undo.aside == "Ctrl+Z"


def test_a_step_is_gone_to_from_the_search(open_window: Maker) -> None:
    workplace = open_window()
    row = next(
        row for row in _search(workplace, CIRCLE.step("measures.logic").title) if row.second.startswith("Schritt: ")
    )
    workplace._popup._take(row.payload)
    assert workplace.frame.travel.present_step() == "measures.logic"


def test_an_answer_leads_to_its_question_and_a_part_to_its_owner(open_window: Maker) -> None:
    workplace = open_window()
    plan = workplace.desk.bridge.plan
    answer = next(one for one in plan.all(Answer) if one.question.count(".") == 2)
    workplace.desk.show_record(answer)
    guide = workplace.frame.body.pane.content
    assert isinstance(guide, PhaseGuide)
    assert answer.question in guide._answers
    stone = plan.all(Milestone)[0]
    if place_of(Milestone.kind) is None and place_of(Measure.kind) is not None:
        workplace.desk.show_record(stone)
        assert workplace.frame.place == place_of(Measure.kind).id  # type: ignore[union-attr]


def test_u07_what_was_found_is_told_to_a_screen_reader(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace = open_window()
    told: list[str] = []
    monkeypatch.setattr(search_popup, "announce", lambda _widget, words: told.append(words))
    line = workplace.frame.top_bar.search.line
    line.setFocus()
    QTest.keyClicks(line, "zzqqx")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Nichts gefunden zu „zzqqx“."]
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_what_was_just_written_is_found(open_window: Maker) -> None:
    workplace = open_window()
    _search(workplace, "ziele")
    plan = workplace.desk.bridge.plan
    measure = plan.of_cycle(Measure, plan.cycle)[0]
    assert workplace.desk.bridge.run(Change("measure", measure.id, {"partners": PLANTED}))
    (row,) = _search(workplace, PLANTED)
    assert PLANTED in row.second
