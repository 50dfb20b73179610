"""Help: F1 everywhere, a topic for every place, step, kind and field, no way that leads nowhere, both languages (U-16, U-37, U-40)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import content, texts
from planner.content.help import help_texts
from planner.domain.kinds import KINDS
from planner.domain.record import fields_of
from planner.ui.grid.keys import BAR_KEYS, KEYS, TWINS
from planner.ui.guidance.parts import JumpLink
from planner.ui.help.dialog import HelpDialog
from planner.ui.help.fields import KEPT_BY_PROGRAM
from planner.ui.help.keys import BAR_WORDS, GRID_WORDS
from planner.ui.help.page import HelpPage
from planner.ui.help.topic import VIEWS, Topic
from planner.ui.help.topics import found, topics
from planner.ui.places import PLACES, has_place, place
from planner.ui.tree.acts import ACTS
from planner.ui.widgets.button import Button
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import all_words

LANGUAGES = ("de", "en")


def _topics(language: str) -> dict[str, Topic]:
    texts.use(language)
    known = topics(PLACES)
    assert len({one.id for one in known}) == len(known)
    return {one.id: one for one in known}


def _help(workplace: Workplace) -> HelpPage:
    page = workplace.frame.page("help")
    assert isinstance(page, HelpPage)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_u40_every_place_has_a_topic_that_says_what_it_is_and_how_it_is_done(language: str) -> None:
    known = _topics(language)
    for one in PLACES:
        said = " ".join(known[f"place.{one.id}"].paragraphs)
        assert 3 <= said.count(".") + said.count("?") <= 8, one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_u16_every_step_kind_and_field_has_its_words(language: str) -> None:
    known = _topics(language)
    for step in content.circle(language).steps:
        assert known[f"step.{step.id}"].paragraphs == (step.why,)
    for cls in KINDS:
        labels = [label for label, _meaning in known[f"kind.{cls.kind}"].entries]
        assert labels == [texts.gettext(one.label) for one in fields_of(cls) if one.name not in KEPT_BY_PROGRAM]
        assert all(meaning.strip(" .;") for _label, meaning in known[f"kind.{cls.kind}"].entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_u40_no_way_leads_nowhere(language: str) -> None:
    known = _topics(language)
    for topic in known.values():
        assert topic.view in {ident for ident, _title in VIEWS}
        for lead in topic.leads:
            assert bool(lead.topic) != bool(lead.place)
            if lead.topic:
                assert lead.topic in known
            else:
                assert has_place(lead.place)
                views = {one.id for one in place(lead.place).views}
                assert lead.view == "" or not views or lead.view in views


def test_both_languages_say_the_same_things() -> None:
    german, english = help_texts("de"), help_texts("en")
    assert german.places.keys() == english.places.keys()
    for one, other in ((german.basics, english.basics), (german.words, english.words)):
        assert [item.id for item in one] == [item.id for item in other]
        assert [len(item.paragraphs) for item in one] == [len(item.paragraphs) for item in other]


def test_u16_f1_opens_the_help_of_every_place_and_back_leads_back(open_window: Maker) -> None:
    workplace = open_window()
    for ident in [one.id for one in PLACES]:
        workplace.frame.go(ident)
        workplace.window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or workplace.window, Qt.Key.Key_F1)
        shown = _help(workplace).view.shown
        assert shown is not None
        assert shown.id == f"place.{ident}"
        if ident != "help":
            workplace.menus.go.back.trigger()
            assert workplace.frame.place == ident


def test_the_button_in_the_top_bar_is_the_same_help(open_window: Maker) -> None:
    workplace = open_window()
    QTest.mouseClick(workplace.frame.top_bar.help, Qt.MouseButton.LeftButton)
    assert workplace.frame.place == "help"


def test_help_is_found_by_words_and_leads_to_the_page(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    workplace.menus.help.trigger()
    view = _help(workplace).view
    QTest.keyClicks(view.search, "zahlen und grenzen aus dateien")
    qtbot.waitUntil(lambda: [one.payload for one in view.rows.rows] == ["place.import"])
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert view.shown is not None
    assert view.shown.id == "place.import"
    link = next(one for one in view._right.widget().findChildren(JumpLink) if "Seite" in one.text())
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert workplace.frame.place == "import"


def test_what_is_in_a_title_is_found_first() -> None:
    known = list(_topics("de").values())
    assert found(known, "LUCKE")[0].id == "word.gap"
    assert found(known, "zzqqx") == []


def test_shelves_and_the_way_back_to_a_topic(open_window: Maker) -> None:
    workplace = open_window()
    workplace.menus.help.trigger()
    view = _help(workplace).view
    view.show_topic("word.gap")
    assert view.shelf.current == "terms"
    workplace.frame.go("import")
    workplace.menus.go.back.trigger()
    assert view.shown is not None
    assert view.shown.id == "word.gap"


def test_where_it_is_narrow_the_topic_stands_alone_with_a_way_to_the_list(open_window: Maker) -> None:
    workplace = open_window(Look(scale=200, size=(1024, 768)))
    workplace.menus.help.trigger()
    view = _help(workplace).view
    assert not view._left.isVisible()
    assert view._right.isVisible()
    view._show_parts(reading=False)
    assert view._left.isVisible()


def test_on_the_start_page_help_is_a_window_of_its_own(open_window: Maker) -> None:
    workplace = open_window(plan=False)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        seen.extend(words for _where, words in all_words(dialog))
        dialog.reject()

    QTimer.singleShot(50, look)
    QTest.keyClick(workplace.window, Qt.Key.Key_F1)
    assert "Speichern und Rückgängig" in " ".join(seen)
    assert any(one.words == "Hilfe" for one in workplace.start.findChildren(Button))


@pytest.mark.parametrize("language", LANGUAGES)
def test_u37_no_shortcut_twice_every_command_in_a_menu_every_key_in_the_help(open_window: Maker, language: str) -> None:
    workplace = open_window(Look(language))
    commands = workplace.menus.commands
    keys = [one.shortcut().toString() for one in commands if not one.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    in_menus = set()
    waiting = [workplace.menus.town]
    while waiting:
        for action in waiting.pop().actions():
            in_menus.add(action)
            if action.menu() is not None:
                waiting.append(action.menu())
    assert [one.text() for one in commands if one not in in_menus] == []
    listed = next(one for one in topics(PLACES, commands) if one.id == "keys.commands")
    assert len(listed.entries) == len(keys)


def test_u37_the_keys_of_tables_are_listed_and_no_command_takes_one_of_them(open_window: Maker) -> None:
    assert GRID_WORDS.keys() == KEYS.keys()
    assert {act.partition(":")[0] for act in BAR_KEYS.values()} == BAR_WORDS.keys()
    inner = {*KEYS.values(), *TWINS, *BAR_KEYS, *(key for one in ACTS if one is not None for key in one[2])}
    commands = open_window().menus.commands
    assert {one.shortcut().toString() for one in commands if not one.shortcut().isEmpty()}.isdisjoint(inner)
