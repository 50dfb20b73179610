"""A monkey at the window: random keys, clicks, wheel turns and visits, from a seed, so that what it found can be found again."""

from __future__ import annotations

from collections import deque
from random import Random

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget

from planner.ui.places import PLACES
from planner.ui.workplace import Workplace

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F2),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_F6),
    *(Qt.Key.Key_Menu, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4),
)
WITH_CONTROL = (
    *(Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_A, Qt.Key.Key_D),
    *(Qt.Key.Key_K, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5),
)
WITH_ALT = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
TYPED = "abcäöüß 0123456789.,-–„“€%/ AZ"
PASTED = ("x", "12,5", "12.5", "a\tb\tc\n1\t2\t3\n", "31.12.2027\t1.000,00\n", "Zeile 1\nZeile 2\n" * 5, "")
SIZES = ((1024, 768), (1440, 900), (1920, 1080), (720, 480))
KEPT = 60


class Monkey(QObject):
    """Acts from a timer, so that it also gets at menus and dialogs that wait in an event loop of their own."""

    def __init__(self, workplace: Workplace, events: int, seed: int) -> None:
        super().__init__(workplace.window)
        self._workplace, self._random = workplace, Random(seed)
        self.left = events
        self.last: deque[str] = deque(maxlen=KEPT)

    def start(self) -> None:
        """Begin; `left` counts down to nothing."""
        QTimer.singleShot(0, self, self._act)

    def _act(self) -> None:
        if self.left <= 0:
            return
        self.left -= 1
        # the next one first: what this one opens may wait in a loop of its own, and a timer does not fire in itself
        QTimer.singleShot(0, self, self._act)
        acts = (self._key, self._key, self._key, self._type, self._click, self._click, self._wheel, self._rarely)
        self._random.choice(acts)()

    def _where(self) -> QWidget:
        """What would get a key now: an open menu, a dialog, the focus, else the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        top = popup or modal or self._workplace.window
        focus = QApplication.focusWidget()
        return focus if focus is not None and (focus is top or top.isAncestorOf(focus)) else top

    def _note(self, what: str, widget: QWidget) -> None:
        self.last.append(f"{what} → {type(widget).__name__} {widget.accessibleName()!r}")

    def _send_key(self, key: int, held: Qt.KeyboardModifier, words: str = "") -> None:
        widget = self._where()
        self._note(f"key {Qt.Key(key).name} {held.name} {words!r}", widget)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # posted, not sent: what a key opens may wait in a loop of its own
            QApplication.postEvent(widget, QKeyEvent(kind, key, held, words))

    def _key(self) -> None:
        draw = self._random.random()
        if draw < 0.15:
            self._paste_ready()
            self._send_key(self._random.choice(WITH_CONTROL), Qt.KeyboardModifier.ControlModifier)
        elif draw < 0.2:
            self._send_key(self._random.choice(WITH_ALT), Qt.KeyboardModifier.AltModifier)
        else:
            shift = Qt.KeyboardModifier.ShiftModifier if draw > 0.9 else Qt.KeyboardModifier.NoModifier
            key = self._random.choice(KEYS)
            self._send_key(key, shift, {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r"}.get(key, ""))

    def _paste_ready(self) -> None:
        if self._random.random() < 0.3:
            QApplication.clipboard().setText(self._random.choice(PASTED))

    def _type(self) -> None:
        letter = self._random.choice(TYPED)
        self._send_key(ord(letter.upper()[0]), Qt.KeyboardModifier.NoModifier, letter)

    def _click(self) -> None:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._workplace.window
        at = QPoint(self._random.randrange(max(1, top.width())), self._random.randrange(max(1, top.height())))
        widget = top.childAt(at) or top
        if isinstance(top, QMenu) and self._random.random() < 0.5:
            top.close()
            return
        button = Qt.MouseButton.RightButton if self._random.random() < 0.1 else Qt.MouseButton.LeftButton
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
        if self._random.random() < 0.15:
            kinds += [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease]
        self._note(f"click {button.name} {len(kinds)}", widget)
        inside, outside = QPointF(widget.mapFrom(top, at)), QPointF(top.mapToGlobal(at))
        for kind in kinds:
            held = button if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
            none = Qt.KeyboardModifier.NoModifier
            QApplication.postEvent(widget, QMouseEvent(kind, inside, outside, button, held, none))

    def _wheel(self) -> None:
        window = self._workplace.window
        at = QPoint(self._random.randrange(window.width()), self._random.randrange(window.height()))
        widget = window.childAt(at) or window
        turn = QPoint(0, self._random.choice((-120, 120)))
        none, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        inside, outside = QPointF(widget.mapFrom(window, at)), QPointF(window.mapToGlobal(at))
        plain = Qt.KeyboardModifier.NoModifier
        self._note("wheel", widget)
        QApplication.postEvent(widget, QWheelEvent(inside, outside, QPoint(), turn, none, plain, still, False))

    def _rarely(self) -> None:
        draw = self._random.random()
        if draw < 0.25 and self._workplace.desk.bridge.is_open:
            place = self._random.choice(PLACES).id
            self.last.append(f"go {place}")
            self._workplace.desk.go(place)
        elif draw < 0.3:
            self.last.append("size")
            self._workplace.window.resize(*self._random.choice(SIZES))
        elif draw < 0.4:
            self._leave()
        else:
            self._key()

    def _leave(self) -> None:
        """Put an end to what has the keyboard for itself, so that the monkey gets about."""
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if isinstance(modal, QDialog):
            self.last.append("reject")
            modal.reject()
        elif popup is not None:
            self.last.append("close menu")
            popup.close()
        elif isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._send_key(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
