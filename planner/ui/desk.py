"""What pages and panes may ask of the window, without knowing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.ui.history import History
from planner.ui.preferences import Preferences
from planner.ui.routes import Destination, PlaceLike
from planner.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from planner.content import Step
    from planner.content.words import Words
    from planner.domain.overview import Coverage, Overview
    from planner.domain.plan import Changes
    from planner.domain.record import Record
    from planner.domain.remarks import Remark
    from planner.domain.rules import Look
    from planner.ui.bridge import Bridge
    from planner.ui.standing import CircleStanding, StepStanding
    from planner.ui.workers import Workers

SHOWN_AROUND = frozenset({"answer", "cycle", "label", "municipality", "step_state", "waiver"})
"""Kinds of record that are typed in guidance or at a remark, or name what stands in the shell: they do not wait."""

RESTS_MS = 60
"""How long no change comes before the desk says that it rests."""


class Desk(QObject):
    """The plan on the desk, the person's preferences, and the way to other places."""

    wanted = Signal(object)
    """Go to this `Destination`."""
    phase_wanted = Signal(str, str)
    """Phase id and step id ("" for the whole phase): show it in the guidance pane."""
    record_wanted = Signal(object, str)
    """Show this record, with the cursor in this field ("" for none)."""
    pane_wanted = Signal(str)
    """Show "remarks" or "changes" on their pages; remarks of some rules ("remarks:M02,M03") or a step's filled example
    ("example:goals.vision") in the guidance pane."""
    sight_told = Signal(bool)
    """The page that is seen shows protected figures alone, or it does not."""
    message = Signal(object)
    """Show this `Message`."""
    rested = Signal()
    """No change for a moment: what is worked out over the whole plan may be said anew. Many edits in a row are followed
    once; what a person types in and looks at does not wait for it."""

    def __init__(
        self, preferences: Preferences, bridge: Bridge, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.bridge = bridge
        self.workers = workers
        self._look: Look | None = None
        self._standing: CircleStanding | None = None
        self._words: Words | None = None
        self._overview: Overview | None = None
        self._figure_counts: dict[str, int] | None = None
        self._remarks: tuple[Remark, ...] | None = None
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self.rested)
        self.history = History(bridge)
        self.entrances: tuple[tuple[str, str, str], ...] = ()
        """Id, title (msgid) and pictogram of every place, for pages that lead to others."""
        self.places: tuple[PlaceLike, ...] = ()
        """Every place, for help."""
        self.actions: Sequence[QAction] = ()
        """Every command of the menus, for search and help."""
        bridge.changed.connect(self._note)
        bridge.followed.connect(self._rest_at_once)
        bridge.opened.connect(self._start_anew)

    def tell(self, kind: str, sentence: str) -> None:
        """Show a sentence in the message bar; `kind` is "failed", "look" or "done"."""
        self.message.emit(Message(kind, sentence))

    def go(self, place: str, view: str = "", record: str = "", field: str = "", step: str = "") -> None:
        """Send the person to a place; see `Destination`."""
        self.wanted.emit(Destination(place, view, record, field, step))

    def show_step(self, step: Step) -> None:
        """Send the person to the page of a step of the circle, in the view it is worked on in."""
        self.go(step.page, step.view, step=step.id)

    def show_record(self, record: Record, field: str = "") -> None:
        """Show a record on the page of its kind, or as a sheet in guidance where no page shows it."""
        self.record_wanted.emit(record, field)

    def standing(self) -> CircleStanding:
        """How far the circle has come in the present cycle; worked out once after every change."""
        from planner import content, texts
        from planner.ui.standing import standing

        if self._standing is None:
            circle = content.circle(texts.current().language)
            self._standing = standing(self.look(), circle)
        return self._standing

    def overview(self) -> Overview:
        """What the overview shows; worked out once after every change."""
        from planner import content, texts
        from planner.domain.overview import overview

        if self._overview is None:
            bridge = self.bridge
            phases = content.circle(texts.current().language).phases
            today = bridge.session.today()
            found = overview(bridge.plan, bridge.actuals, today, phases, found=self.remarks(), coverage=self.coverage())
            self._overview = found
        return self._overview

    def next_step(self) -> StepStanding | None:
        """The step of the present phase to go on with; None when all of it are done."""
        return self.standing().step(self.overview().next_step)

    def step_at(self, place: str, view: str = "") -> str:
        """The id of the step worked on in a view of a place, else of the first one of the place; "" for none."""
        if not self.bridge.is_open:
            return ""
        found = [one.step for one in self.standing().steps if one.step.page == place]
        exact = [one.id for one in found if one.view == view]
        return next(iter([*exact, *(one.id for one in found)]), "")

    def coverage(self) -> Coverage | None:
        """How many areas of the finest level have all figures; None without areas or figures. Counted when figures change."""
        from planner.domain.figures import Area
        from planner.domain.overview import Coverage

        bridge = self.bridge
        level = max((area.level for area in bridge.plan.all(Area)), default=0)
        areas = [area.id for area in bridge.plan.all(Area) if area.level == level and area.valid_until is None]
        if self._figure_counts is None:
            self._figure_counts = bridge.session.newest_figures()
        counts = [self._figure_counts.get(area, 0) for area in areas]
        most = max(counts, default=0)
        return Coverage(sum(count == most for count in counts), len(counts), level) if most else None

    def remarks(self) -> tuple[Remark, ...]:
        """The remarks on the plan today; computed once after every change."""
        from planner.domain.rules import remarks_of

        if self._remarks is None:
            self._remarks = remarks_of(self.look())
        return self._remarks

    def look(self) -> Look:
        """What rules and checks look at; made once after every change, so that they share what they find."""
        from planner.domain.rules import Look

        if self._look is None:
            bridge = self.bridge
            self._look = Look(bridge.plan, bridge.actuals, bridge.session.today())
        return self._look

    @property
    def words(self) -> Words:
        """The words of the open plan in the language of the interface."""
        from planner import texts
        from planner.content.words import Words

        if self._words is None:
            self._words = Words(self.bridge.plan, texts.current())
        return self._words

    @property
    def is_resting(self) -> bool:
        """Whether everything was followed; False until `rested` comes."""
        return not self._rest.isActive()

    def guard(self) -> None:
        """Have the gate look over the figures of the targets now: before any of them leaves the window."""
        if self.bridge.is_open:
            self.take_guarded(self.bridge.session.guard())

    def take_guarded(self, is_other: bool) -> None:
        """Show the targets anew where the gate hid or rounded one."""
        from planner.domain.plan import Changes

        if is_other and self.bridge.is_open:
            self.bridge.tell(Changes(kinds=frozenset({"target"}), ids=frozenset()))

    def forget(self) -> None:
        """Work everything out anew: the plan changed, or the language."""
        self._look = self._remarks = self._standing = self._words = self._overview = None

    def _note(self, changes: Changes) -> None:
        if changes.observations:
            self._figure_counts = None
        self.forget()
        if _may_wait(changes):
            self._rest.start()

    def _rest_at_once(self, changes: Changes) -> None:
        if not _may_wait(changes):
            self._rest.stop()
            self.rested.emit()

    def _start_anew(self) -> None:
        self._rest.stop()
        self._figure_counts = None
        self.forget()


def _may_wait(changes: Changes) -> bool:
    """Not a file read again, another cycle, or what bar, navigation and guidance themselves are there to show."""
    return bool(changes.ids) and changes.kinds.isdisjoint(SHOWN_AROUND)
