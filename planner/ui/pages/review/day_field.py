"""A line for a day, read strictly as everywhere: the words typed stay when they are no day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from planner import texts
from planner.domain.errors import BadInput
from planner.domain.record import FieldSpec
from planner.operations.entry import typed, typed_form
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.widgets.calendar import CalendarButton
from planner.ui.widgets.field import TextField


class DayField(TextField):
    """The name of a field of type day above its line; `day` is None while it is empty, `is_good` while it can be read."""

    def __init__(self, desk: Desk, spec: FieldSpec, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(_(spec.label), optional=optional, parent=parent)
        self._desk, self._spec = desk, spec
        self.day: date | None = None
        self.is_good = True
        self.line.editingFinished.connect(self.read)
        self.calendar = CalendarButton(self.line, self._shown, self._take_day)

    def _shown(self) -> date:
        self.read()
        return self.day or self._desk.bridge.session.today()

    def _take_day(self, day: date) -> None:
        self.line.setText(typed_form(day, self._spec, texts.current(), self._desk.bridge.plan))
        self.line.editingFinished.emit()

    def show_day(self, day: date | None) -> None:
        """Show a day; what a person is typing right now stays."""
        if self.line.hasFocus() and self.line.isModified():
            return
        self.day = day
        self.is_good = True
        self.line.setText(typed_form(day, self._spec, texts.current(), self._desk.bridge.plan))
        self.set_error("")

    def read(self) -> bool:
        """Read what stands there; False, and a sentence below, when it is no day."""
        try:
            self.day = typed(self._spec, self.words, texts.current(), self._desk.bridge.plan)
        except BadInput as error:
            self.is_good = False
            self.set_error(self._desk.bridge.sentence(error))
        else:
            self.is_good = True
            self.set_error("")
        self.line.setModified(False)
        return self.is_good
