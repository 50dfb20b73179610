"""How a file of borders was read: what is in doubt, and the guesses open to correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing import words
from planner.ui.importing.card import Card
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.work import Told
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.label import Label

if TYPE_CHECKING:
    from planner.exchange.borders import BorderRead

SHOWN = 3
"""So many borders of a question are named."""


def doubt_cards(read: BorderRead) -> Iterator[QWidget]:
    """What a person should look at before the borders come in."""
    for question in read.questions:
        named = [f"“{cell.text}”" for cell in question.cells[:SHOWN] if cell.text]
        if question.count > len(named) and named:
            named.append(_("and others"))
        yield Card("status:at_risk", words.say(question.say), " · ".join(named))


class BorderFields(QWidget):
    """Coordinates, encoding and, of an archive, the file in it; a new choice reads the file again in the worker."""

    def __init__(self, flow: ImportFlow, read: BorderRead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(Label(_("How the file is read"), "body_strong"))
        for reason in read.reasons:
            column.addWidget(Label(words.say(reason), "body", "ink2", wrap=True))
        for field in self._fields(read):
            column.addWidget(field)

    def _fields(self, read: BorderRead) -> Iterator[ComboField]:
        from planner.exchange.coordinates import DEGREES, GUESSES

        flow, recognised = self._flow, _("as recognised")
        systems = [("", recognised), (DEGREES, "WGS 84"), *GUESSES]
        yield self._field(_("Coordinates"), "system", systems, flow.told.system, self._take_system)
        if read.encoding:
            encodings = [("", recognised), *words.ENCODINGS.items(), ("cp850", "DOS (cp850)")]
            yield self._field(
                _("Encoding"), "encoding", encodings, flow.hints.encoding or "",
                lambda key: flow.reread(encoding=key or None),
            )  # fmt: skip
        if read.layers:
            layers = [(name, name) for name in read.layers]
            yield self._field(_("File in the archive"), "layer", layers, read.layer, self._take_layer)

    def _field(
        self, name: str, hint: str, options: list[tuple[str, str]], current: str, take: Callable[[str], None]
    ) -> ComboField:
        field = ComboField(name, options, current)
        field.setObjectName(f"borders.{hint}")
        field.taken.connect(take)
        return field

    def _take_system(self, system: str) -> None:
        self._flow.note(replace(self._flow.told, system=system))
        self._flow.reread()

    def _take_layer(self, layer: str) -> None:
        """What was assigned by hand belongs to the file before."""
        self._flow.note(Told(system=self._flow.told.system))
        self._flow.reread(sheet=layer)
