"""F6: from pane to pane, each found again where it was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


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
        for one in (pane, *pane.findChildren(QWidget)):
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and one.isVisible() and one.isEnabled():
                return one
        return None


def _alive(widget: QWidget) -> bool:
    return bool(isValid(widget))
