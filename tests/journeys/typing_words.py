"""Typing any words: Qt's own test keyboard knows ASCII alone and takes the process down at an umlaut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_words(words: str, otherwise: QWidget | None = None) -> None:
    """Type where the keyboard is, else into `otherwise`."""
    for letter in words:
        focus = QApplication.focusWidget() or otherwise
        assert focus is not None, "nothing has the keyboard"
        if letter.isascii():
            QTest.keyClick(focus, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
