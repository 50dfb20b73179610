"""The words of the town by clicks and keys: a set chosen, a word typed, both in force everywhere at once, undone (U-22)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import content
from planner.domain.frame import Label
from planner.ui.pages.across.terms import Term
from planner.ui.pages.across.words import WordsPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import all_words, clipped, tab_chain, unnamed, unreached


@pytest.fixture
def workplace(open_window: Maker, qtbot: QtBot) -> Workplace:
    found = open_window()
    found.desk.go("words")
    qtbot.wait(20)
    return found


def page_of(workplace: Workplace) -> WordsPage:
    page = workplace.frame.page("words")
    assert isinstance(page, WordsPage)
    return page


def term(page: WordsPage, key: str) -> Term:
    found = next(one for one in page.grid.records if one.key == key)
    assert isinstance(found, Term)
    return found


def type_word(page: WordsPage, key: str, word: str) -> None:
    page.grid.choose(term(page, key).id, "text")
    page.grid.view.setFocus()
    QTest.keyClick(page.grid.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, word)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def said(workplace: Workplace) -> set[str]:
    return {words for _where, words in all_words(workplace.window)}


def test_every_term_of_every_set_is_there_in_both_languages(workplace: Workplace) -> None:
    page = page_of(workplace)
    for number, language in enumerate(("de", "en")):
        page.languages.buttons[number].click()
        keys = {key for one in content.label_sets() for key in one.words[language]}
        assert {one.key for one in page.grid.records} == keys
        assert all(one.shipped for one in page.grid.records)


def test_a_word_typed_is_in_force_everywhere_at_once(workplace: Workplace) -> None:
    page = page_of(workplace)
    type_word(page, "phase.goals", "Zielbild")
    assert term(page, "phase.goals").text == "Zielbild"
    assert workplace.desk.words.of("phase.goals") == "Zielbild"
    assert any("Zielbild" in words for words in said(workplace) if words != "Zielbild") or "Zielbild" in said(workplace)
    workplace.desk.go("overview")
    assert any("Zielbild" in words for words in said(workplace))
    workplace.menus.undo.trigger()
    assert not any("Zielbild" in words for words in said(workplace) if "Rückgängig" not in words)
    workplace.desk.go("words")
    assert term(page, "phase.goals").text == ""


def test_the_shipped_word_comes_back_by_button_by_emptying_and_by_typing_it(workplace: Workplace, qtbot: QtBot) -> None:
    page, plan = page_of(workplace), lambda: workplace.desk.bridge.plan
    before = plan().count(Label)
    type_word(page, "kind.offer", "Hilfe")
    assert plan().count(Label) == before + 1
    page.grid.choose(term(page, "kind.offer").id)
    assert page.back.isEnabled()
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert plan().count(Label) == before
    assert not page.back.isEnabled()
    for last in ("", "Angebot"):
        type_word(page, "kind.offer", "Hilfe")
        type_word(page, "kind.offer", last)
        assert plan().count(Label) == before


def test_another_set_changes_every_word_that_is_not_the_towns_own(workplace: Workplace) -> None:
    page = page_of(workplace)
    type_word(page, "phase.review", "Rueckschau")
    page.set.combo.choose("action_cycle")
    assert workplace.desk.bridge.plan.municipality.label_set == "action_cycle"
    assert term(page, "phase.analysis").shipped == "Problembestimmung"
    assert "Gesundheitspolitischer Aktionszyklus" in page.heading.lead.text()
    everywhere = said(workplace)
    assert any("Problembestimmung" in words for words in everywhere)
    assert any("Rueckschau" in words for words in everywhere)
    workplace.menus.undo.trigger()
    assert term(page, "phase.analysis").shipped == "Analyse"
    assert page.set.combo.current == "mission"


def test_own_words_are_filtered_and_found(workplace: Workplace, qtbot: QtBot) -> None:
    page = page_of(workplace)
    type_word(page, "kind.measure", "Vorhaben")
    qtbot.mouseClick(page.bar.chips["own"], Qt.MouseButton.LeftButton)
    assert {one.key for one in page.grid.records} >= {"kind.measure"}
    assert all(one.text for one in page.grid.records)
    word = next(one for one in workplace.desk.bridge.plan.all(Label) if one.key == "kind.measure")
    workplace.desk.go("overview")
    workplace.desk.show_record(word)
    assert workplace.frame.place == "words"
    assert page.grid.current.key == "kind.measure"


@pytest.mark.parametrize("scale", [100, 200])
def test_it_can_be_read_and_reached_in_a_small_window(open_window: Maker, qtbot: QtBot, scale: int) -> None:
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    workplace.desk.go("words")
    qtbot.wait(20)
    assert unnamed(workplace.window) == []
    assert unreached(workplace.window, tab_chain(workplace.window)) == []
    assert clipped(workplace.window) == []
