"""How a file of borders was read: what is in doubt, and the guesses open to correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing import words
from planner.ui.importing.card import Card
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.work import Told
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField
from planner.ui.widgets.label import Label

if TYPE_CHECKING:
    from planner.exchange.borders import BorderRead
    from planner.operations.border_proposal import BorderProposal

SHOWN = 3
"""So many borders of a question are named."""
OTHER = "other"


def doubt_cards(proposal: BorderProposal) -> Iterator[QWidget]:
    """What a person should look at before the borders come in."""
    for question in proposal.questions:
        named = [_("“{text}”", text=cell.text) for cell in question.cells[:SHOWN] if cell.text]
        if question.count > len(named) and named:
            named.append(_("and others"))
        head, rest = words.head_and_rest(question.say)
        yield Card("status:at_risk", head, " ".join(filter(None, (rest, " · ".join(named)))))


class BorderFields(QWidget):
    """Coordinates, encoding and, of an archive, the file in it; a new choice reads the file again in the worker.

    Without a reading only the coordinates can be said: nothing else would make the file readable.
    """

    def __init__(self, flow: ImportFlow, read: BorderRead | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._nothing = _("as recognised") if read is not None else _("Still open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        if read is not None:
            column.addWidget(Label(_("How the file is read"), "body_strong"))
            for reason in read.reasons:
                column.addWidget(Label(words.say(reason), "body", "ink2", wrap=True))
        self._number = self._number_field()
        for field in (self._systems(), self._number, *(self._texts(read) if read is not None else ())):
            column.addWidget(field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _systems(self) -> ComboField:
        from planner.exchange.coordinates import DEGREES, GUESSES

        said = self._flow.told.system
        systems = [("", self._nothing), (DEGREES, "WGS 84"), *GUESSES, (OTHER, _("Another, by its number"))]
        current = said if said in dict(systems) else OTHER
        self._number.setVisible(current == OTHER)
        return self._field(_("Coordinates"), "system", systems, current, self._take_system)

    def _number_field(self) -> TextField:
        field = TextField(
            _("Number of the coordinate system"), hint=_("EPSG:25832; who sent the file knows it."), parent=self
        )
        field.setObjectName("borders.number")
        field.line.setText(self._flow.told.system)
        field.line.editingFinished.connect(self._take_number)
        return field

    def _texts(self, read: BorderRead) -> Iterator[ComboField]:
        flow = self._flow
        if read.encoding:
            encodings = [("", _("as recognised")), *words.ENCODINGS.items(), ("cp850", "DOS (cp850)")]
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
        if system == OTHER:
            self._number.show()
            self._number.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._read_as(system)

    def _take_number(self) -> None:
        """A number as people say it: `EPSG:25832` or only `25832`."""
        typed = "".join(self._number.words.split())
        code = typed.upper().removeprefix("EPSG").lstrip(":")
        known = not typed or (code.isdecimal() and 4 <= len(code) <= 6)
        self._number.set_error("" if known else _("This is no number of a coordinate system. Example: EPSG:25832"))
        if typed and known and f"EPSG:{code}" != self._flow.told.system:
            self._read_as(f"EPSG:{code}")

    def _read_as(self, system: str) -> None:
        self._flow.note(replace(self._flow.told, system=system))
        self._flow.reread()

    def _take_layer(self, layer: str) -> None:
        """What was assigned by hand belongs to the file before."""
        self._flow.note(Told(system=self._flow.told.system))
        self._flow.reread(sheet=layer)
