"""Fields that point at other records: picked by name, opened by Enter, and a record that is missing is added in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.errors import BadInput
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_, FieldSpec, Record
from planner.operations.entry_names import candidates
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.form import naming
from planner.ui.form.editor import Editor
from planner.ui.form.pick_list import Option, PickPopup
from planner.ui.form.picked import PickedView
from planner.ui.widgets.combo import edge_of, is_wrong

if TYPE_CHECKING:
    from planner.ui.desk import Desk

Choices = Callable[["Desk", Any], Sequence[Record]]
"""The records a field of a record may point at."""


class PickButton(QPushButton):
    """A field that opens the list: by click, Enter, Space, Down, or by beginning to type."""

    wanted = Signal(str)
    cleared = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words, self._quiet, self._name = "", False, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.wanted.emit(""))

    def set_words(self, words: str, *, quiet: bool = False) -> None:
        """Show what is chosen, or in second ink what could be done."""
        self._words, self._quiet = words, quiet
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.update()

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(metrics.px(200), metrics.px(tokens.HEIGHTS.control))

    def minimumSizeHint(self) -> QSize:
        """Longer names elide."""
        return QSize(metrics.px(90), metrics.px(tokens.HEIGHTS.control))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, clear, or begin to search."""
        key, typed = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.wanted.emit("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif typed.strip() and typed.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit(typed)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Field, words, caret."""
        rect = QRectF(self.rect())
        room = rect.adjusted(metrics.px(11), 0, -metrics.px(30), 0)
        with paint.painting(self) as painter:
            width = 2.0 if theme.is_high_contrast() or is_wrong(self) else 1.0
            paint.rounded(painter, rect, fill="paper", edge=edge_of(self), width=width)
            paint.text(painter, room, self._words, ink="ink2" if self._quiet else "ink")
            side = metrics.px(16)
            box = QRectF(rect.right() - side - metrics.px(9), rect.center().y() - side / 2, side, side)
            paint.caret(painter, box, "ink2")
        self.setToolTip(self._words if paint.width_of(self._words) > room.width() + 0.5 else "")


class _Picks(Editor):
    """What one and many references share: the list, and adding to it."""

    stays = False

    def __init__(self, desk: Desk, spec: FieldSpec, choices: Choices | None = None) -> None:
        super().__init__(desk, spec)
        self._cls = BY_NAME[spec.refers or ""]
        self._choices = choices
        self.button = PickButton(_(spec.label))
        self.popup: PickPopup | None = None
        self.button.wanted.connect(self.open)

    @property
    def control(self) -> QWidget:
        """The field that opens the list."""
        return self.button

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids pointed at now."""
        raise NotImplementedError

    def open(self, typed: str = "") -> None:
        """Open the list, with what was typed already."""
        noun = _(self._cls.noun) if naming.fresh(self._cls, "x") is not None else ""
        popup = PickPopup(_(self.spec.label), noun, self.options(), stays=self.stays, parent=self.window())
        popup.picked.connect(self._pick)
        popup.added.connect(self._add)
        popup.destroyed.connect(self._forget)
        self.popup = popup
        popup.open_at(self.button, typed)

    def options(self) -> list[Option]:
        """What can be picked now, in the order a person looks for it."""
        plan, chosen = self.desk.bridge.plan, self.chosen
        if self._choices is not None:
            found = list(self._choices(self.desk, self.record))
        else:
            found = naming.in_order(candidates(plan, self.spec)[0], plan)
        known = {one.id for one in found}
        found += [one for one in plan.some(self._cls, chosen) if one.id not in known]
        own = self.record.id if self.record is not None else ""
        return [Option(one.id, naming.called(one, plan), one.id in chosen) for one in found if one.id != own]

    def _names(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        plan = self.desk.bridge.plan
        return [(one.id, naming.called(one, plan)) for one in plan.some(self._cls, ids)]

    def _forget(self) -> None:
        self.popup = None

    def _pick(self, ident: str) -> None:
        raise NotImplementedError

    def _add(self, words: str) -> None:
        """Add a record of the kind and point at it."""
        from planner.operations.edit import Add

        bridge = self.desk.bridge
        ident = bridge.session.new_id()
        if bridge.run(Add(self._cls.kind, naming.fresh(self._cls, words) or {}, ident), origin=self):
            self._pick(ident)


class ReferenceEditor(_Picks):
    """One record."""

    def __init__(self, desk: Desk, spec: FieldSpec, choices: Choices | None = None) -> None:
        super().__init__(desk, spec, choices)
        self._id: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        self.button.cleared.connect(lambda: self._pick(""))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The one id, if any."""
        return (self._id,) if self._id else ()

    def options(self) -> list[Option]:
        """An optional reference can be let go of."""
        none = [Option("", _("not stated"), not self._id)] if self.spec.optional else []
        return [*none, *super().options()]

    def show_value(self, value: Any) -> None:
        """Its name."""
        self._id, self.is_dirty = value, False
        names = self._names(self.chosen)
        self.button.set_words(names[0][1] if names else _("not stated"), quiet=not names)

    def read(self) -> str | None:
        """The id."""
        if not self._id and not self.spec.optional:
            raise BadInput(N_("This field cannot be empty."))
        return self._id or None

    def _pick(self, ident: str) -> None:
        if not ident and not self.spec.optional:
            return
        self._id = ident or None
        self.is_dirty = True
        self.decided.emit()


class ReferencesEditor(_Picks):
    """Several records: each on a line with a way to let go of it, and the list to pick from below."""

    stays = True

    def __init__(self, desk: Desk, spec: FieldSpec, choices: Choices | None = None) -> None:
        super().__init__(desk, spec, choices)
        self._ids: tuple[str, ...] = ()
        self.view = PickedView(_(spec.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self.view)
        column.addWidget(self.button)
        self.view.removed.connect(self._pick)
        self.view.opened.connect(self._show_record)
        self.view.emptied.connect(lambda: self.button.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The field that opens the list, and the lines above it."""
        return (self.button, self.view)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids in their order."""
        return self._ids

    def show_value(self, value: Any) -> None:
        """A line for each."""
        self._ids, self.is_dirty = tuple(value), False
        self.view.set_names(self._names(self._ids))
        self.button.set_words(_("Add more") if self._ids else _("Choose"), quiet=True)
        if self.popup is not None:
            self.popup.set_options(self.options())

    def read(self) -> tuple[str, ...]:
        """The ids; what is gone from the plan is let go of."""
        known = self.desk.bridge.plan.some(self._cls, self._ids)
        return tuple(one.id for one in known)

    def _pick(self, ident: str) -> None:
        """Point at it, or let go of it."""
        without = tuple(one for one in self._ids if one != ident)
        self._ids = without if ident in self._ids else (*without, ident)
        self.is_dirty = True
        self.decided.emit()

    def _show_record(self, ident: str) -> None:
        record = self.desk.bridge.plan.find(self._cls.kind, ident)
        if record is not None:
            self.desk.show_record(record)
