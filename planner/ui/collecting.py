"""Python's garbage collector, held on the window's thread.

The collector runs in whichever thread happens to allocate. A widget it finds there would be destroyed there, and Qt
would go on using it on the window's thread until it is told: a crash at some later moment. So collecting by itself is
switched off, and a timer of the window's thread collects by the collector's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collector(QObject):
    """Collects on the thread it lives in, from `start` until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Take over."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back."""
        self._timer.stop()
        gc.enable()

    @staticmethod
    def collect_if_due() -> None:
        """Collect the oldest generation whose threshold is passed, and the younger ones with it."""
        due = [count > limit > 0 for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
