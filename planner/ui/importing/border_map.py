"""The borders of a file on a map before they come in: whether their shapes and neighbours are right shows at a glance."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.operations.border_proposal import BorderProposal
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import making
from planner.ui.figures.easel import Easel
from planner.ui.figures.picture_view import PictureView
from planner.ui.widgets.label import Label

HEIGHT = 220
EASEL = "borders of a file"


class BorderMap(QWidget):
    """Draws what would be drawn: borders within Germany, by the names of the file. `pointed` tells the feature clicked."""

    pointed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._easel = Easel.of(desk)
        self._proposal: BorderProposal | None = None
        self._chosen = -1
        self.map = PictureView(_("Map of the borders in the file"), self._name_of)
        self.map.setFixedHeight(metrics.px(HEIGHT))
        self.words = Label("", "caption", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self.map)
        column.addWidget(self.words)
        self.map.wanted.connect(self._draw)
        self.map.pointed.connect(lambda ident: self.pointed.emit(int(ident)))
        self.map.stepped.connect(self._step)

    def show_proposal(self, proposal: BorderProposal | None) -> None:
        """Show the borders of a file; nothing when none of them can be drawn."""
        self._proposal = proposal
        self._chosen = -1
        shown = bool(self._inside())
        self.setVisible(shown)
        self.words.setText(self._said() if shown else "")
        self._draw()

    def choose(self, index: int) -> None:
        """Mark a border."""
        if index != self._chosen:
            self._chosen = index
            self._draw()

    def _inside(self) -> list[int]:
        features = self._proposal.read.features if self._proposal is not None else ()
        return [index for index, one in enumerate(features) if not one.outside]

    def _said(self) -> str:
        """How many borders are drawn, and where they are."""
        from planner.exchange.coordinates import written
        from planner.exchange.geometry import middle_of

        if self._proposal is None:
            return ""
        inside = self._inside()
        place = written(*middle_of(self._proposal.read.features[index].geometry for index in inside))
        return ngettext("{n} border at {place}.", "{n} borders around {place}.", len(inside), place=place)

    def _draw(self) -> None:
        inside = self._inside()
        if self._proposal is None or not inside or not self.map.isVisibleTo(self.window()):
            self._easel.drop(EASEL)
            return
        features = self._proposal.read.features
        borders = {str(index): features[index].geometry for index in inside}
        names = {str(index): features[index].title for index in inside}
        chosen = str(self._chosen) if self._chosen in inside else ""
        job = partial(making.place_map, borders, names, chosen, self.map.canvas, texts.current())
        self._easel.draw(EASEL, job, self.map.set_picture, self)

    def _name_of(self, ident: str) -> str:
        return self._proposal.read.features[int(ident)].title if self._proposal is not None else ""

    def _step(self, down: int, right: int) -> None:
        """The next or the last border."""
        inside = self._inside()
        at = inside.index(self._chosen) if self._chosen in inside else -1
        if inside:
            self.pointed.emit(inside[min(max(at + down + right, 0), len(inside) - 1)])
