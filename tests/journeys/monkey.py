"""A monkey at the window: keys, clicks, drags, the wheel, visits and switches drawn from a seed, so that what it found can
be found again.

Mouse and keys go through the window's own queue, as from the system: shortcuts, context menus, the focus a click gives
and the drags a hand begins are all real.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import invalidate, isValid

from planner.domain.kinds import BY_NAME
from planner.ui.places import PLACES
from planner.ui.preferences import TEXT_SIZES
from planner.ui.workplace import Workplace
from tests.journeys.monkey_draws import ALT, BUTTON, HELD, NONE, PASTED, SIZES, THEMES, TYPED, draw_keys

KEPT = 60
LOOKED_FOR = 30
"""For how many events the monkey relies on what it saw."""


class Monkey(QObject):
    """Acts from a timer, so that it also gets at menus, dialogs and drags that wait in an event loop of their own."""

    def __init__(self, workplace: Workplace, events: int, seed: int, trail: Path | None = None) -> None:
        super().__init__(workplace.window)
        self._workplace, self._random = workplace, Random(seed)
        self._path = workplace.desk.bridge.session.path
        self.left = events
        self.last: deque[str] = deque(maxlen=KEPT)
        self._trail = trail.open("w", encoding="utf-8", buffering=1) if trail is not None else None
        """What was done, written down at once: a process that dies takes its memory along."""
        self._begun: list[int] = []
        """In which event loop each act that is not over was begun."""
        self._planned: deque[Callable[[], None]] = deque()
        """The rest of a drag."""
        self._found: list[QWidget] = []
        self._looked, self._looked_at = events, workplace.window

    def start(self) -> None:
        """Begin; `left` counts down to nothing."""
        QTimer.singleShot(0, self, self._tick)

    def stop(self) -> None:
        """Do nothing more."""
        self.left = 0
        if self._trail is not None:
            self._trail.close()
            self._trail = None

    def _tick(self) -> None:
        level = QThread.currentThread().loopLevel()
        if self._begun and level <= self._begun[-1]:
            # an act lets events pass: the next one comes when it is over, or from the loop it then waits in
            QTimer.singleShot(1, self, self._tick)
            return
        if self.left <= 0:
            return
        self.left -= 1
        QTimer.singleShot(0, self, self._tick)  # now: what is opened by the act may wait in a loop of its own
        self._begun.append(level)
        try:
            self._act()
        finally:
            self._begun.pop()

    def _act(self) -> None:
        self._workplace.menus.quit.setEnabled(False)  # every layout has menus of its own
        if QApplication.activeWindow() is None:
            # a desktop gives the keyboard back when a dialog closes; without one nobody does
            self._top().activateWindow()
        if QApplication.focusWidget() in {None, self._workplace.window} and self._random.random() < 0.2:
            self._focus()
        if self._planned:
            self._planned.popleft()()
            return
        acts = (self._key, self._key, self._key, self._type, self._click, self._click, self._wheel, self._seldom)
        self._random.choice(acts)()

    def note(self, what: str, widget: QWidget | None = None) -> None:
        """Keep in mind and write down what is done, or what happened."""
        words = what if widget is None else f"{what} → {type(widget).__name__} {widget.accessibleName()!r}"
        self.last.append(words)
        if self._trail is not None:
            self._trail.write(f"{self.left} {words}\n")

    # where

    def _top(self) -> QWidget:
        """What lies on top and gets keys and clicks: an open menu, a dialog, the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._workplace.window

    def _spot(self) -> QPoint:
        """Where the hand goes, on what lies on top: a control or a row half of the time, else anywhere."""
        top = self._top()
        if self._random.random() < 0.5:
            shown = self._controls(top)
            if shown:
                return self._inside(top, self._random.choice(shown))
        return QPoint(self._random.randrange(max(1, top.width())), self._random.randrange(max(1, top.height())))

    def _controls(self, top: QWidget) -> list[QWidget]:
        """What takes the hand and the keyboard; looked for now and then, since that costs as much as the act itself."""
        if self._looked - self.left > LOOKED_FOR or self._looked_at is not top:
            self._looked, self._looked_at = self.left, top
            self._found = [one for one in top.findChildren(QWidget) if one.isVisible()]
        return [one for one in self._found if isValid(one) and one.isVisible() and _takes_hand(one)]

    def _inside(self, top: QWidget, widget: QWidget) -> QPoint:
        at, clip = widget.rect().center(), top.rect()
        if isinstance(widget, QAbstractItemView):
            index = widget.indexAt(
                QPoint(self._random.randrange(max(1, widget.width())), self._random.randrange(max(1, widget.height())))
            )
            if index.isValid():
                at = widget.viewport().mapTo(widget, widget.visualRect(index).center())
        found = widget.mapTo(top, at) if top.isAncestorOf(widget) else at
        return QPoint(min(max(found.x(), clip.left()), clip.right()), min(max(found.y(), clip.top()), clip.bottom()))

    # keys

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        if held & ALT and QApplication.activePopupWidget() is not None:
            # Alt alone closes a menu; QTest would send what is held with it to a window that is gone
            key, held = Qt.Key.Key_Alt, NONE
        focus = QApplication.focusWidget()
        self.note(f"key {key.name} {held.name}", focus or self._top())
        for act in (QTest.keyPress, QTest.keyRelease):
            self._to_window(act, key, held)

    def _to_window(self, act: Callable[..., None], *details: Any) -> None:
        """Let the system's window of what lies on top have it.

        Qt deletes such windows with no word to PySide, and makes others at the same address: no wrapper is kept.
        """
        handle = self._top().windowHandle()
        if handle is None:
            return
        try:
            act(handle, *details)
        except RuntimeError:
            if isValid(handle):
                raise
        finally:
            if isValid(handle):
                invalidate(handle)

    def _key(self) -> None:
        key, held = draw_keys(self._random)
        if held and self._random.random() < 0.2:
            QApplication.clipboard().setText(self._random.choice(PASTED))
        self._press(key, held)

    def _type(self) -> None:
        """A letter of a keyboard, or, as from an input method, one that is not on it."""
        letter, focus = self._random.choice(TYPED), QApplication.focusWidget()
        if not letter.isascii() and focus is None:
            return
        if letter.isascii() or focus is None:
            self._press(Qt.Key(ord(letter.upper()[0])), NONE)
            return
        event = QInputMethodEvent()
        event.setCommitString(letter)
        self.note(f"type {letter!r}", focus)
        QApplication.postEvent(focus, event)

    # the mouse

    def _click(self) -> None:
        top, at, draw = self._top(), self._spot(), self._random.random()
        if isinstance(top, QMenu) and self._random.random() < 0.3:
            self.note("close menu", top)
            top.close()
            return
        if draw < 0.1:
            self._planned.extend(self._drag(at))
            return
        button = Qt.MouseButton.RightButton if draw < 0.2 else BUTTON
        held = self._random.choice(HELD) if draw > 0.9 else NONE
        act = QTest.mouseDClick if 0.2 < draw < 0.32 else QTest.mouseClick
        self.note(f"{act.__name__} {button.name} {held.name} {at.toTuple()}", top.childAt(at) or top)
        self._to_window(act, button, held, at)

    def _drag(self, at: QPoint) -> list[Callable[[], None]]:
        """Press, move a few times, let go; one act each, since a drag waits in an event loop of its own."""
        there = self._spot() if self._random.random() < 0.5 else at + self._little()
        between = [at + (there - at) * part / 3 for part in (1, 2, 3)]
        held = self._random.choice(HELD) if self._random.random() < 0.2 else NONE
        steps = [partial(self._hand, QTest.mousePress, at, held)]
        steps += [partial(self._move, one) for one in between]
        if self._random.random() < 0.1:
            steps.append(partial(self._press, Qt.Key.Key_Escape, NONE))
        return [*steps, partial(self._hand, QTest.mouseRelease, there, held)]

    def _little(self) -> QPoint:
        return QPoint(self._random.randrange(-90, 90), self._random.randrange(-60, 60))

    def _hand(self, act: Callable[..., None], at: QPoint, held: Qt.KeyboardModifier) -> None:
        top = self._top()
        self.note(f"{act.__name__} {held.name} {at.toTuple()}", top.childAt(at) or top)
        inside = QPoint(min(max(at.x(), 0), top.width() - 1), min(max(at.y(), 0), top.height() - 1))
        self._to_window(act, BUTTON, held, inside)

    def _move(self, at: QPoint) -> None:
        top = self._top()
        self.note(f"move {at.toTuple()}", top.childAt(at) or top)
        if top.rect().contains(at):
            self._to_window(QTest.mouseMove, at)

    def _wheel(self) -> None:
        top, at = self._top(), self._spot()
        if self._random.random() < 0.3:
            self._move(at)
            return
        turn = QPoint(0, self._random.choice((-360, -120, 120, 360)))
        held = Qt.KeyboardModifier.ControlModifier if self._random.random() < 0.05 else NONE
        self.note(f"wheel {at.toTuple()}", top.childAt(at) or top)
        self._to_window(QTest.wheelEvent, at, turn, QPoint(), held)

    # what is done now and then

    def _seldom(self) -> None:
        draw = self._random.random()
        if not self._workplace.desk.bridge.is_open and draw < 0.3:
            self._reopen()
        elif draw < 0.12:
            self._go()
        elif draw < 0.35:
            self._leave()
        elif draw < 0.42:
            self._focus()
        elif draw < 0.45:
            self.note("size")
            self._workplace.window.resize(*self._random.choice(SIZES))
        elif draw < 0.453:
            self._switch()
        else:
            self._key()

    def _go(self) -> None:
        """To a place, or to one of its views, with or without a record of the plan."""
        desk, place = self._workplace.desk, self._random.choice(PLACES)
        if not desk.bridge.is_open:
            return
        view = self._random.choice(("", *(one.id for one in place.views)))
        record = ""
        kinds = [one for one in place.kinds if one in BY_NAME]
        if kinds and self._random.random() < 0.3:
            records = desk.bridge.plan.all(BY_NAME[self._random.choice(kinds)])
            record = self._random.choice(["", *(one.id for one in records)])
        self.note(f"go {place.id} {view} {record}")
        desk.go(place.id, view, record)

    def _focus(self) -> None:
        """Look about: the keyboard goes to something else that takes it, and the window may lose it for a moment."""
        top = self._top()
        shown = self._controls(top)
        if shown and self._random.random() < 0.7:
            chosen = self._random.choice(shown)
            self.note("focus", chosen)
            chosen.setFocus()
            return
        focus = QApplication.focusWidget()
        if focus is not None:
            self.note("another window takes the keyboard", focus)
            for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
                QApplication.postEvent(focus, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))

    def _switch(self) -> None:
        """Another look, language or text size; the plan put away and opened again."""
        preferences, draw = self._workplace.desk.preferences, self._random.randrange(6)
        if QApplication.activeModalWidget() is not None:
            return
        self.note(f"switch {draw}")
        match draw:
            case 0:
                preferences.set_theme(self._random.choice(THEMES))
            case 1:
                preferences.set_language(self._random.choice(("de", "en")))
            case 2:
                preferences.set_text_scale(self._random.choice(TEXT_SIZES))
            case 3:
                preferences.set_airy(not preferences.settings.airy)
            case 4:
                preferences.set_spelling(not preferences.settings.spelling)
            case _:
                self._workplace.menus.close.trigger()

    def _reopen(self) -> None:
        if QApplication.activeModalWidget() is None:
            self.note("open again")
            self._workplace.open_path(self._path)

    def _leave(self) -> None:
        """Put an end to what has the keyboard for itself, so that the monkey gets about."""
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if popup is not None:
            self.note("close popup", popup)
            popup.close()
        elif isinstance(modal, QDialog):
            self.note("reject", modal)
            modal.reject()
        elif isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._press(Qt.Key.Key_Escape, NONE)


def _takes_hand(one: QWidget) -> bool:
    return one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isEnabled()
