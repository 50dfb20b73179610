"""Words a dictionary does not know, underlined where the platform has one; without library or dictionary nothing happens.

`enchant` is asked for when a person first stands in a long text: it loads a system library that many machines lack.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Protocol

from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from planner.texts import gettext as _
from planner.ui import theme

REGIONS = {"de": ("de_DE", "de_AT", "de_CH", "de"), "en": ("en_GB", "en_US", "en")}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST = 3
MOST = 6


class Dictionary(Protocol):
    """What is needed of a dictionary (`enchant.Dict` has it)."""

    def check(self, word: str) -> bool:
        """Whether the word is known."""

    def suggest(self, word: str) -> list[str]:
        """Words it may have meant to be, the likeliest first."""

    def add(self, word: str) -> None:
        """Know the word from now on."""


@cache
def dictionary(language: str) -> Dictionary | None:
    """The machine's dictionary of a language, or None where there is none."""
    try:
        import enchant
    except ImportError:
        # neither the package nor the system library it needs is a condition for writing
        return None
    for name in REGIONS.get(language, (language,)):
        if enchant.dict_exists(name):
            found: Dictionary = enchant.Dict(name)
            return found
    return None


class Highlighter(QSyntaxHighlighter):
    """Underlines unknown words while they are typed."""

    def __init__(self, box: QPlainTextEdit, words: Dictionary) -> None:
        super().__init__(box.document())
        self._words = words

    def highlightBlock(self, text: str) -> None:
        """Look at one paragraph."""
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wavy.setUnderlineColor(theme.colour("late"))
        for match in WORD.finditer(text):
            if is_unknown(self._words, match[0]):
                self.setFormat(match.start(), len(match[0]), wavy)


class Speller:
    """Spell check of one box: `begin` when a person first stands in it, `offer` when a menu opens."""

    def __init__(self, box: QPlainTextEdit) -> None:
        self._box = box
        self._words: Dictionary | None = None
        self._highlighter: Highlighter | None = None

    def begin(self, language: str) -> None:
        """Take up the dictionary of a language, if there is one."""
        self._words = dictionary(language)
        if self._words is not None and self._highlighter is None:
            self._highlighter = Highlighter(self._box, self._words)

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Put what the word at the cursor may have meant on top of the menu."""
        found = self._word_at(cursor)
        if self._words is None or found is None or not is_unknown(self._words, found.selectedText()):
            return
        word, words = found.selectedText(), self._words
        usual = menu.actions()
        made: list[tuple[str, Any]] = [
            (one, lambda _checked=False, one=one: found.insertText(one)) for one in words.suggest(word)[:MOST]
        ]
        made.append((_("Remember “{word}”", word=word), lambda _checked=False: self._remember(word)))
        for title, run in made:
            action = QAction(title.replace("&", "&&"), menu)
            action.triggered.connect(run)
            menu.insertAction(usual[0], action)
        menu.insertSeparator(usual[0])

    def _remember(self, word: str) -> None:
        if self._words is not None and self._highlighter is not None:
            self._words.add(word)
            self._highlighter.rehighlight()

    def _word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        at = cursor.positionInBlock()
        for match in WORD.finditer(cursor.block().text()):
            if match.start() <= at <= match.end():
                found = QTextCursor(cursor.block())
                found.setPosition(cursor.block().position() + match.start())
                found.setPosition(cursor.block().position() + match.end(), QTextCursor.MoveMode.KeepAnchor)
                return found
        return None


def is_unknown(words: Dictionary, word: str) -> bool:
    """Whether a word is to be underlined; abbreviations in capitals and very short words are left alone."""
    return len(word) >= SHORTEST and not word.isupper() and not words.check(word.replace("’", "'"))
