"""The focus among the panes: Tab in the order they are read, F6 from pane to pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_TAB = Qt.FocusPolicy.TabFocus.value
"""As a number: Tab asks this of every part of the window."""


def tab_order(panes: Sequence[QWidget]) -> list[QWidget]:
    """What Tab reaches, pane after pane; within a pane in the order in which its parts were put together.

    Qt's own chain holds parts in the order they came into the window: a page made when first visited would come after
    the status line.
    """
    return [one for pane in panes for one in _shown(pane) if _takes_tab(one)]


def _shown(widget: QWidget) -> Iterator[QWidget]:
    """What can be seen of a widget and below it; the pages that wait unseen hold thousands of parts nobody asks for."""
    waiting = [widget] if widget.isVisible() else []
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [child for child in reversed(one.children()) if isinstance(child, QWidget) and child.isVisible()]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.isEnabled() and widget.focusProxy() is None


class PaneCycle:
    """F6: the focus goes round navigation, page, guidance, status line and top bar; each keeps where it was."""

    def __init__(self, panes: list[QWidget]) -> None:
        self._panes = panes
        self._last: dict[QWidget, QWidget] = {}

    def turn(self, focus: QWidget | None, by: int = 1) -> None:
        """Focus the next pane that can be seen."""
        shown = [pane for pane in self._panes if pane.isVisible()]
        now = next((pane for pane in shown if focus is not None and (pane is focus or pane.isAncestorOf(focus))), None)
        if now is not None and focus is not None:
            self._last[now] = focus
        start = shown.index(now) if now is not None else -by
        for distance in range(1, len(shown) + 1):
            pane = shown[(start + by * distance) % len(shown)]
            target = self._target(pane)
            if target is not None:
                target.setFocus()
                return

    def _target(self, pane: QWidget) -> QWidget | None:
        kept = self._last.get(pane)
        if kept is not None and _alive(kept) and pane.isAncestorOf(kept) and kept.isVisible() and kept.isEnabled():
            return kept
        return next((one for one in _shown(pane) if _takes_tab(one)), None)


def _alive(widget: QWidget) -> bool:
    return bool(isValid(widget))
