"""Putting something else into a scroll area, also from inside what stands there."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def swap(area: QScrollArea, content: QWidget) -> None:
    """Show `content`; what was shown goes once the event is over that may have come from it.

    `QScrollArea.setWidget` alone deletes the old widget at once: a row whose click leads elsewhere would be deleted
    while it still handles that click.
    """
    old = area.takeWidget()
    if old is not None:
        old.setParent(area)  # until it goes it belongs to the area; without a parent it would be a window, or Python's
        old.hide()
        old.deleteLater()
    area.setWidget(content)
