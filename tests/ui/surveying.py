"""More looks at a window, one function for each row of the requirements: order, labels, targets, tooltips. Findings are sentences."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from planner.ui.guidance.parts import JumpLink
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel
from tests.ui.looking import seen, told

LEAST_TARGET = 24


def _rect(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def backward_steps(window: QWidget, chain: Sequence[QWidget], pane: QWidget) -> list[str]:
    """Where Tab leads up, or left within a line: what stands side by side is read column by column (U-03)."""
    inside = [one for one in chain if pane.isAncestorOf(one)]
    found = []
    for one, other in itertools.pairwise(inside):
        if one.visibleRegion().isEmpty() or other.visibleRegion().isEmpty():
            continue  # scrolled out of sight: where it lies says nothing about where it is read
        here, there = _rect(window, one), _rect(window, other)
        is_above = there.bottom() < here.top() and there.left() < here.right()
        same_line = there.top() <= here.center().y() <= there.bottom()
        if is_above or (same_line and there.right() < here.left()):
            found.append(f"from {told(one)!r} {here.getRect()} back to {told(other)!r} {there.getRect()}")
    return found


def _plain(words: str) -> str:
    return " ".join(words.replace("&&", "&").replace("\N{NO-BREAK SPACE}", " ").split()).rstrip(" :…").casefold()


def unlike_their_labels(window: QWidget) -> list[str]:
    """Controls that are called otherwise than what is written on or above them (U-06)."""
    found = []
    for widget in seen(window):
        if isinstance(widget, QAbstractButton) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = _plain(widget.words if isinstance(widget, Button) else widget.text())
        elif isinstance(widget, QLabel) and isinstance(widget.buddy(), QWidget) and widget.buddy().isVisible():
            words = _plain(widget.words if isinstance(widget, ElidedLabel) else widget.text())
            widget = widget.buddy()  # noqa: PLW2901 - from here on it is about what the label names
        else:
            continue
        # on Linux Qt tells the choice as the name of a list, and the label by a relation
        name = widget.accessibleName() if isinstance(widget, QComboBox) else told(widget)
        if words not in _plain(name):
            found.append(f"{type(widget).__name__} {words!r} is called {told(widget)!r}")
    return found


def small_targets(window: QWidget) -> list[str]:
    """What is clicked on less than 24 × 24 pixels (U-14); words in a line of text are as high as the line."""
    found = []
    for widget in seen(window):
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | JumpLink):
            if widget.isEnabled() and min(widget.width(), widget.height()) < LEAST_TARGET:
                found.append(f"{type(widget).__name__} {told(widget)!r} {widget.width()} × {widget.height()}")
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found += _small_rows(widget)
    return found


def _small_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 12)) if model is not None else ():
        rect = view.visualRect(model.index(row, 0))
        if not rect.isEmpty() and rect.intersects(view.viewport().rect()):
            if isinstance(view, QTableView) and view.isRowHidden(row):
                continue
            if rect.height() < LEAST_TARGET - 1:
                yield f"row {row} of {told(view)!r} is {rect.height()} high"


def hidden_in_tooltips(window: QWidget) -> list[str]:
    """Tooltips that say what neither the words shown nor a screen reader say (U-38)."""
    found = []
    for widget in seen(window):
        hint = widget.toolTip()
        if not hint:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        said = [interface.text(one) for one in (QAccessible.Text.Name, QAccessible.Text.Description)]
        said += [widget.words] if isinstance(widget, ElidedLabel | Button) else []
        if not any(_plain(hint) in _plain(one) for one in said):
            found.append(f"{type(widget).__name__} {hint!r}")
    return found


def turn_wheels(window: QWidget) -> None:
    """Turn the wheel of the mouse over every list of choices that has not the focus (U-17)."""
    for combo in seen(window, QComboBox):
        if not combo.hasFocus():
            middle = QPointF(combo.rect().center())
            nothing = Qt.KeyboardModifier.NoModifier
            for turn in (-120, 120, 120):
                event = QWheelEvent(
                    middle, combo.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                    nothing, Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(combo, event)


def choices(window: QWidget) -> list[tuple[str, str]]:
    """What every list of choices shows."""
    return [(told(one), one.currentText()) for one in seen(window, QComboBox) if isinstance(one, QComboBox)]
