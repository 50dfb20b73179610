"""The rows of navigation: the overview, five phases with the steps of the open one, and the places of everyday work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.places import HOME, Place
from planner.ui.shell.navigation_sizes import PHASES
from planner.ui.wording import state_word

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.standing import PhaseStanding

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
PHASE_ICONS = {ident: icon for ident, _name, icon in PHASES}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `id` is that of the place, phase or step; `sort` is "overview", "phase", "step" or "place".

    `count` stands at the right, `number` is what a step shows in the rail; `apart` puts a line above, `last` room below.
    `short` is the word in the rail where the title is too long for it.
    """

    id: str
    sort: str
    title: str
    icon: str = ""
    sign: str = ""
    spoken: str = ""
    count: str = ""
    number: str = ""
    is_open: bool = False
    apart: bool = False
    last: bool = False
    short: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells rows apart."""
        return self.sort, self.id


@dataclass(frozen=True, slots=True)
class PhaseEntries:
    """A phase's row, and those of its steps."""

    phase: Entry
    steps: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the circle has come: the shares of the small wheel, the words beside it, the rows of the phases."""

    shares: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    hub: float = 0.0
    words: str = ""
    phases: tuple[PhaseEntries, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """Places by id with the town's words for them."""


def before_a_plan() -> Standing:
    """The phases by their usual names, while no plan is open."""
    return Standing(phases=tuple(PhaseEntries(Entry(ident, "phase", _(name), icon)) for ident, name, icon in PHASES))


def standing_of(desk: Desk, words: str) -> Standing:
    """What navigation shows of the plan on the desk; `words` stand below "Overview"."""
    found = desk.standing()
    phases = tuple(_phase_entries(desk.words.of(f"phase.{phase.phase.id}"), phase) for phase in found.phases)
    names = tuple((one.id, desk.words.title(one.title)) for one in desk.places)
    return Standing(tuple(one.share for one in found.quarters), found.mandate.share, words, phases, names)


def _phase_entries(name: str, phase: PhaseStanding) -> PhaseEntries:
    sign = "done" if phase.is_done else "in_progress" if phase.is_begun else "not_started"
    total = len(phase.steps)
    row = Entry(
        phase.phase.id,
        "phase",
        name,
        PHASE_ICONS[phase.phase.id],
        f"step:{sign}",
        ngettext("{done} of {n} step done", "{done} of {n} steps done", total, done=phase.done),
        _("{part} of {whole}", part=phase.done, whole=total),
    )
    steps = tuple(
        Entry(
            one.step.id,
            "step",
            one.step.title,
            sign=f"step:{one.sign}",
            spoken=state_word(one.sign),
            number=one.step.number,
            last=one is phase.steps[-1],
        )
        for one in phase.steps
    )
    return PhaseEntries(row, steps)


class NavigationModel(QAbstractListModel):
    """The rows in their order; one of them is the open place, at most one phase is unfolded."""

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._overview = next(one for one in places if one.group == "overview")
        self._work = tuple(one for one in places if one.group == "work")
        self.standing = before_a_plan()
        self.chosen = ("overview", HOME)
        self.open_phase = ""
        self.is_rail = False
        """Pictograms alone."""
        self.entries: tuple[Entry, ...] = self._entries()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken text or the row itself."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(filter(None, (entry.title, entry.spoken)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.spoken, *self._spoken_state(entry))))
        return entry if role == ENTRY else None

    def row_of(self, sort: str, ident: str) -> int:
        """The row of a place, phase or step; -1 when it is not shown."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == (sort, ident)), -1)

    def choose(self, sort: str, ident: str) -> None:
        """Mark another row as the open place; one that is not shown marks none."""
        self.chosen = (sort, ident)
        self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def set_standing(self, standing: Standing) -> None:
        """Show how far the circle has come."""
        self.standing = standing
        self._update()
        self.dataChanged.emit(self.index(0), self.index(0))

    def unfold(self, phase: str) -> None:
        """Show the steps of this phase alone; "" shows none. Folded before unfolded, so that no other row moves twice."""
        if phase == self.open_phase:
            return
        if self.open_phase:
            self.open_phase = ""
            self._update()
        self.open_phase = phase
        self._update()

    def _spoken_state(self, entry: Entry) -> list[str]:
        said = [_("open now")] if entry.key == self.chosen else []
        if entry.sort == "phase":
            said.append(_("unfolded") if entry.is_open else _("folded"))
        return said

    def _entries(self) -> tuple[Entry, ...]:
        place = self._overview
        rows = [Entry(place.id, "overview", _(place.title), place.icon, spoken=self.standing.words)]
        for number, one in enumerate(self.standing.phases):
            is_open = one.phase.id == self.open_phase and bool(one.steps)
            rows.append(_changed(one.phase, is_open=is_open, apart=number == 0))
            rows += one.steps if is_open else ()
        names = dict(self.standing.names)
        rows += [
            Entry(
                one.id,
                "place",
                names.get(one.id) or _(one.title),
                one.icon,
                apart=number == 0,
                short=_(one.short or one.title),
            )
            for number, one in enumerate(self._work)
        ]
        return tuple(rows)

    def _update(self) -> None:
        """Bring the rows up to date: what stays keeps its place, so that current row and scrolling stay."""
        old, new = self.entries, self._entries()
        first = _alike(old, new)
        rest = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - first)
        gone, come = len(old) - first - rest, len(new) - first - rest
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self.entries = old[:first] + old[first + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self.entries = new
            self.endInsertRows()
        self.entries = new
        for row, entry in enumerate(new):
            if not first <= row < first + come and entry != old[row if row < first else row - come + gone]:
                self.dataChanged.emit(self.index(row), self.index(row))


def _alike(one: Sequence[Entry], other: Sequence[Entry]) -> int:
    """How many rows at the beginning are the same rows."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left.key != right.key:
            break
        count += 1
    return count


def _changed(entry: Entry, *, is_open: bool, apart: bool) -> Entry:
    return replace(entry, is_open=is_open, apart=apart)
