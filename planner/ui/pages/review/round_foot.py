"""The foot of a status round, always in sight: the ways back, past and on; and the legend of the keys."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.pages.review.light_cards import comment_key
from planner.ui.widgets.button import Button
from planner.ui.widgets.key_cap import KeyLegend


class RoundFoot(QWidget):
    """Back, Skip and the primary button; the legend stands on the page, where it may scroll away."""

    def __init__(self) -> None:
        super().__init__()
        self.legend = KeyLegend(
            (
                ("1–4", _("Set the light")),
                ("↑ ↓", _("Change lights")),
                (comment_key(), _("Comment")),
                (_("Enter"), _("on")),
                (_("PgUp"), _("back")),
            )
        )
        self.back = Button(_("Back"), "plain", icon="previous")
        self.skip = Button(_("Skip"), "link")
        self.take = Button("", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, metrics.gap(8), 0, metrics.gap(12))
        row.setSpacing(metrics.gap(12))
        row.addWidget(self.back)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.take)
        self._wide = self.back.sizeHint().width()

    def _fit(self) -> None:
        """Where the words of all three find no room, the arrow alone leads back."""
        shown = [one.sizeHint().width() for one in (self.skip, self.take) if not one.isHidden()]
        is_narrow = self._wide + sum(shown) + len(shown) * metrics.gap(12) > self.width()
        words = _("Back")
        if (self.back.words == "") != is_narrow:
            self.back.set_words("" if is_narrow else words)
            self.back.setAccessibleName(words)
            self.back.setToolTip(words if is_narrow else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways follow the room."""
        super().resizeEvent(event)
        self._fit()

    def show_place(self, place: int, whole: int, *, writable: bool) -> None:
        """Say what the buttons do at a measure of the round."""
        is_last = place == whole - 1
        self.back.setEnabled(place > 0)
        self.skip.setVisible(writable)
        if not writable:
            self.take.set_words(_("To the summary") if is_last else _("Next measure"))
        else:
            self.take.set_words(_("Take over and finish") if is_last else _("Take over and go on"))
        self._fit()
