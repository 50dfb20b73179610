"""A plan made in German: its own words hold at once, the window speaks English, the report either; all of it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import texts
from planner.domain.frame import Label
from planner.ui.pages.across.terms import Term
from planner.ui.pages.across.words import WordsPage
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from tests.journeys.person import CONTROL, LONG, Person
from tests.ui.conftest import Maker

PHASE, MEASURE, SET = "Absichten", "Vorhaben", "action_cycle"


def _search(person: Person, words: str) -> None:
    person.press(Qt.Key.Key_K, held=CONTROL)
    person.type(words)
    person.bot.wait(300)
    person.press(Qt.Key.Key_Return)


def _say_otherwise(person: Person, key: str, shipped: str, word: str) -> None:
    """Type the town's own word for a term, found by the filter."""
    page = person.page
    assert isinstance(page, WordsPage)
    person.fill("Liste filtern", shipped)
    view = page.grid.view
    person.bot.waitUntil(lambda: page.grid.wish.words == shipped)
    entries = view.sheet.entries
    row = next(row for row, one in enumerate(entries) if isinstance(one, Term) and one.key == key)
    place = next(place for place, one in enumerate(view.sheet.columns) if one.id == "text")
    person.touch_row(view, view.sheet.index(row, place))
    person.type(word)
    person.press(Qt.Key.Key_Return)


def _said(inside: QWidget) -> list[str]:
    """What stands somewhere, and what a screen reader says of it."""
    shown = [one for one in inside.findChildren(QWidget) if one.isVisible()]
    return [one.accessibleName() for one in shown] + [one.text() for one in shown if isinstance(one, QLabel)]


def _choose_language(person: Person, switch: str, language: str) -> None:
    """By the switch of the status line and its menu."""
    person.choose_in_menu(person.button(switch), language)
    person.bot.wait(50)


def _print(person: Person, language: str, button: str, target: Path) -> str:
    """Write the report in a language; gives its words."""
    page = person.page
    assert isinstance(page, ReportPage)
    person.click(language)
    person.answer("getSaveFileName", target)
    person.click(button)
    person.bot.waitUntil(lambda: not page.flow.busy and target.exists(), timeout=LONG)
    with pdf(target.read_bytes()) as document:
        return "\n".join(one.get_textpage().get_text_range() for one in document)


def test_own_words_and_two_languages(
    open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person = Person(open_window(), qtbot, monkeypatch)
    before, town = list(person.rows), person.plan.municipality
    _search(person, "Wörter")
    assert person.place == "words"
    _say_otherwise(person, "phase.goals", "Ziele", PHASE)
    assert PHASE in person.rows
    assert "Ziele" not in person.rows
    _say_otherwise(person, "kind.measure", "Maßnahme", MEASURE)
    person.go("Übersicht")
    assert any(one.startswith(PHASE) for one in _said(person.page)), _said(person.page)

    page = person.step("Maßnahmen", "Möglichkeiten")
    person.touch_row(page.piece.view, page.piece.view.model().index(1, 1))  # type: ignore[attr-defined]
    person.press(Qt.Key.Key_Return, held=CONTROL)
    assert any(one.startswith(MEASURE) for one in _said(page.form.head)), _said(page.form.head)
    measure = page.current
    assert measure is not None
    _see_found_by_own_word(person, str(measure.name))  # type: ignore[attr-defined]

    _search(person, "Wörter")
    person.choose("Wörtersatz", "Gesundheitspolitischer Aktionszyklus")
    assert person.plan.municipality.label_set == SET
    assert {"Problembestimmung", PHASE, "Umsetzung", "Bewertung"} <= set(person.rows)

    _choose_language(person, "Sprache: DE", "English")
    assert texts.current().language == "en"
    assert {"Assessment", "Strategy", "Implementation", "Evaluation", "Reports"} <= set(person.rows)
    person.go("Reports")
    german = _print(person, "Deutsch", "Write PDF", tmp_path / "de.pdf")
    assert PHASE in german
    assert "Problembestimmung" in german
    english = _print(person, "English", "Write PDF", tmp_path / "en.pdf")
    assert PHASE not in english
    assert "Assessment" in english
    assert str(measure.name) in english.replace("\r\n", " ")  # type: ignore[attr-defined]

    _choose_language(person, "Language: EN", "Deutsch")
    for _step in range(3):
        person.undo()
    assert person.plan.municipality == town
    assert person.plan.all(Label) == ()
    person.go("Übersicht")
    assert [one for one in person.rows if one in before] == [one for one in before if one in person.rows]
    assert "Ziele" in person.rows
    assert person.workplace.desk.bridge.session.damage() == []


def _see_found_by_own_word(person: Person, name: str) -> None:
    """Search for a record: what was found calls its kind what the town calls it."""
    person.press(Qt.Key.Key_K, held=CONTROL)
    person.type(name[:20])
    person.bot.wait(300)
    popup = person.workplace._popup
    assert any(row.second.startswith(MEASURE) for row in popup._list.rows), [row.second for row in popup._list.rows]
    person.press(Qt.Key.Key_Escape)
    line = person.workplace.frame.top_bar.search.line
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
