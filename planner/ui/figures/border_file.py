"""A border for one area, chosen from a file by hand: the file is read in the worker, its surfaces are offered by name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner import texts
from planner.domain.errors import PlannerError
from planner.domain.figures import Area
from planner.operations.figures import AssignBorder
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.workers import Ticket, while_there

if TYPE_CHECKING:
    from planner.exchange.borders import BorderRead


class BorderFile(QObject):
    """Reads a file of borders for an area. `read` follows with what there is to choose from."""

    read = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._area = ""
        self.found: BorderRead | None = None

    def ask(self, area: Area, window: QWidget) -> None:
        """Let the person choose a file for this area."""
        kept = str(self._desk.preferences.choice("areas", "folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = kept if kept and Path(kept).is_dir() else documents
        from planner.exchange.borders import BORDERS

        kinds = _("Borders (GeoJSON, shapefile)")
        endings = " ".join(f"*{ending}" for ending in BORDERS)
        chosen, _filter = QFileDialog.getOpenFileName(
            window, _("Which file holds the border?"), folder, f"{kinds} ({endings})"
        )
        if chosen:
            self._desk.preferences.choose("areas", "folder", str(Path(chosen).parent))
            self.start(area, Path(chosen))

    def start(self, area: Area, path: Path) -> None:
        """Read a file for this area."""
        self._area, self.found = area.id, None

        def job(ticket: Ticket) -> BorderRead:
            from planner.exchange.borders import read_borders

            return read_borders(path, cancelled=lambda: ticket.cancelled)

        task = self._desk.workers.start(job)
        task.succeeded.connect(while_there(self, partial(self._take, area)))
        task.failed.connect(while_there(self, self._tell))

    def options(self) -> list[tuple[str, str]]:
        """The surfaces of the file by their place in it, the one named like the area first."""
        found = self.found.features if self.found is not None else ()
        area = self._desk.bridge.plan.get(Area, self._area)
        words = {area.name.casefold(), area.key.casefold()} - {""} if area is not None else set()
        titles = [(str(number), one.title or str(number + 1)) for number, one in enumerate(found)]
        return sorted(titles, key=lambda pair: not any(text.casefold() in words for text in found[int(pair[0])].texts))

    def assign(self, number: int) -> bool:
        """Give a surface of the file to the area."""
        if self.found is None:
            return False
        operation = AssignBorder(self._area, self.found.features[number].geometry)
        self.found = None
        return self._desk.bridge.run(operation, origin=self)

    def drop(self) -> None:
        """Forget the file."""
        self.found = None

    def _take(self, area: Area, found: BorderRead) -> None:
        if area.id != self._area:
            return
        self.found = found
        for question in found.questions:
            self._desk.tell("look", texts.gettext(question.say.msgid, **question.say.params))
        if len(found.features) == 1 and not found.questions:
            self.assign(0)
        self.read.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._desk.tell("failed", self._desk.bridge.sentence(error))
