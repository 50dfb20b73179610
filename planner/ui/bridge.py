"""The one thing between the window and the open plan: runs operations, and tells what changed as a signal of Qt's."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from planner import texts
from planner.domain.errors import PlannerError, UndoConflict
from planner.domain.plan import Changes, Plan
from planner.domain.remarks import Actuals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.domain.frame import Cycle
    from planner.operations.operation import Operation
    from planner.operations.session import Session
    from planner.ui.workers import Ticket, Workers


class NamedStep(Protocol):
    """What is needed of a step of the history to say its name."""

    @property
    def label(self) -> str:
        """The message id."""

    @property
    def parameters(self) -> Mapping[str, str | int]:
        """What fills it in."""


class DoneStep(NamedStep, Protocol):
    """A step of which also the sort is known."""

    @property
    def kind(self) -> str:
        """What made it: do, import, undo …"""


class Bridge(QObject):
    """Holds the open `Session`, or none. Everything here runs on the window's thread; a worker may run a long step."""

    changed = Signal(object)
    """What a step changed, a `Changes`."""
    followed = Signal(object)
    """The same `Changes`, once everybody has heard of them."""
    opened = Signal()
    closing = Signal()
    """The plan is about to be put away: what was typed and not yet taken is taken now."""
    closed = Signal()
    refused = Signal(str)
    """A sentence: what a person asked for cannot be done, and why."""
    asked = Signal(str, object)
    """A question before undoing what was changed since, and the call that does it all the same."""
    winding = Signal(bool)
    """A long step is being taken back or done again in the worker, or that is over."""
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None, workers: Workers | None = None) -> None:
        """With `workers` an import is taken back and done again off the window's thread."""
        super().__init__(parent)
        self._workers = workers
        self._is_winding = False
        self._next_ways: list[str] = []
        """Asked for while a long step is under way: done in turn once it is over."""
        self._told.connect(self._hear)
        self._session: Session | None = None
        self._present: Session | None = None
        """The session itself, while an earlier cycle is looked at in its place."""
        self._release: Callable[[], None] | None = None
        self.saved_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """The open session; RuntimeError when there is none."""
        if self._session is None:
            raise RuntimeError("no plan is open")
        return self._session

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.plan

    @property
    def actuals(self) -> Actuals:
        """The latest figures of the targets."""
        return self.session.actuals

    def take(self, session: Session) -> None:
        """Put a freshly opened plan on the desk; the one before is closed."""
        self.put_away()
        self._session = session
        self._release = session.subscribe(self._tell)
        self.saved_at = None
        self.opened.emit()

    def put_away(self) -> None:
        """Close the plan, if one is open."""
        if self._session is None:
            return
        self.closing.emit()
        session, self._session, self._present = self._present or self._session, None, None
        if self._release is not None:
            self._release()
            self._release = None
        session.close()
        self.closed.emit()

    @property
    def looks_back(self) -> bool:
        """Whether an earlier cycle is looked at."""
        return self._present is not None

    @property
    def present(self) -> Session:
        """The session of the present, also while an earlier cycle is looked at."""
        return self._present or self.session

    def look_back(self, cycle: Cycle | None) -> None:
        """Show an earlier cycle as it was closed, to read; None comes back to the present."""
        from planner.domain.kinds import KINDS
        from planner.operations.looking_back import LookingBack

        present = self.present
        if cycle is not None and cycle.id == present.plan.cycle.id:
            cycle = None
        if cycle is None and self._present is None:
            return
        self._session = present if cycle is None else LookingBack(present, cycle)
        self._present = None if cycle is None else present
        kinds = frozenset(cls.kind for cls in KINDS)
        self.tell(Changes(kinds=kinds, ids=frozenset(), observations=True))

    def tell(self, changes: Changes) -> None:
        """Have everybody hear of changes, then those who wait for that."""
        self.changed.emit(changes)
        self.followed.emit(changes)

    def run(self, operation: Operation, origin: object = None) -> bool:
        """Run an operation; False, and a sentence in the message bar, when it was refused."""
        sentence = self.attempt(operation, origin)
        if sentence:
            self.refused.emit(sentence)
        return not sentence

    def attempt(self, operation: Operation, origin: object = None) -> str:
        """Run an operation for who says a refusal in its own place: the sentence of it, "" when all is done."""
        try:
            self.session.run(operation, origin=origin)
        except PlannerError as error:
            return self.sentence(error)
        return ""

    def run_long(self, operation: Operation, origin: object = None) -> None:
        """Run an operation with thousands of rows off the window's thread; a refusal comes as of any other."""
        session = self.session
        if self._workers is None:
            self.run(operation, origin)
        elif not self._is_winding:
            self._wind_in_worker(self._workers, lambda _ticket: session.run(operation, origin=origin), lambda: None)

    def undo(self) -> None:
        """Take back the last step."""
        self._wind("undo", force=False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._wind("redo", force=False)

    def undo_step(self, number: int, *, is_import: bool = False, force: bool = False) -> None:
        """Take one step of the past back; what was changed again since is asked about, not overwritten."""
        session = self.session
        again = partial(self.undo_step, number, is_import=is_import, force=True)
        if self._workers is not None and is_import and not self._is_winding:
            self._wind_in_worker(self._workers, lambda _ticket: session.undo_step(number, force=force), again)
        else:
            self._try(lambda: session.undo_step(number, force=force), again)

    def undo_label(self) -> str:
        """The name of the step that would be taken back, "" when there is none."""
        return self._name(self._session.undo_label()) if self._session else ""

    def redo_label(self) -> str:
        """The name of the step that would be done again, "" when there is none."""
        return self._name(self._session.redo_label()) if self._session else ""

    def sentence(self, error: PlannerError) -> str:
        """The sentence of an error in the language of the interface."""
        from planner.operations.wording import error_sentence

        return error_sentence(self._session.plan if self._session else None, error, texts.current())

    def step_name(self, step: NamedStep) -> str:
        """The name of a step of the history, with the names its records have now."""
        from planner.operations.wording import step_sentence

        return step_sentence(self.plan, step.label, step.parameters, texts.current())

    def _name(self, step: NamedStep | None) -> str:
        return self.step_name(step) if step is not None else ""

    def _wind(self, way: str, *, force: bool) -> None:
        """Undo or redo one step; what was changed again since is asked about, not overwritten."""
        session = self.session
        if self._is_winding:
            self._next_ways.append(way)
            return
        travel = session.undo if way == "undo" else session.redo
        step = session.undo_label() if way == "undo" else session.redo_label()
        again = partial(self._wind, way, force=True)
        if self._workers is not None and step is not None and _is_long(step):
            self._wind_in_worker(self._workers, lambda _ticket: travel(force=force), again)
        elif step is not None:
            self._try(lambda: travel(force=force), again)

    def _try(self, work: Callable[[], object], again: Callable[[], None]) -> None:
        try:
            work()
        except PlannerError as error:
            self._tell_refusal(error, again)

    def _wind_in_worker(self, workers: Workers, work: Callable[[Ticket], object], again: Callable[[], None]) -> None:
        """An import has thousands of rows: the window stays awake meanwhile."""
        self._set_winding(True)
        task = workers.start(work)
        task.failed.connect(lambda error: self._tell_refusal(error, again))
        task.ended.connect(lambda: self._set_winding(False))

    def _set_winding(self, winding: bool) -> None:
        self._is_winding = winding
        self.winding.emit(winding)
        if not winding and self._next_ways and self.is_open:
            self._wind(self._next_ways.pop(0), force=False)
        elif not self.is_open:
            self._next_ways.clear()

    def _tell_refusal(self, error: Exception, again: Callable[[], None]) -> None:
        if isinstance(error, UndoConflict):
            self.asked.emit(self.sentence(error), again)
        elif isinstance(error, PlannerError):
            self.refused.emit(self.sentence(error))
        else:
            raise error

    def _tell(self, changes: Changes) -> None:
        """Called on the thread that ran the step; everybody else hears of it on the window's."""
        self._told.emit(changes)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        self.saved_at = datetime.now(UTC)
        self.tell(changes)


def _is_long(step: DoneStep) -> bool:
    """Whether a step wrote thousands of rows: an import, or one taken back by withdrawing its delivery."""
    from planner.operations.figures import WITHDRAW

    return step.kind == "import" or step.label == WITHDRAW
