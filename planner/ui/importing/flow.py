"""One import from the chosen file to the written step; it outlives the page, which is laid out afresh now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from planner.domain.errors import PlannerError, UnknownCoordinates
from planner.domain.plan import Changes
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.importing import work
from planner.ui.importing.delivery_said import DeliverySaid
from planner.ui.importing.work import Borders, Figures, Found, Told
from planner.ui.workers import Task, Ticket

if TYPE_CHECKING:
    from planner.exchange.roles import ReadHints
    from planner.operations.session import Session

Stage = Literal["file", "columns", "check", "done"]
STAGES: tuple[Stage, ...] = ("file", "columns", "check", "done")
WATCHED = frozenset({"area", "variable", "border", "delivery"})


@dataclass(frozen=True, slots=True)
class Written:
    """What an import wrote: the number of its step, the file, and how many figures or borders."""

    step: int
    name: str
    count: int
    found: Found


class ImportFlow(QObject):
    """Where an import stands. `changed` follows every change of it; all work is done in the worker."""

    changed = Signal()
    counted = Signal()
    """Only what the button says, or whether it may be pressed, is another."""
    progressed = Signal(float)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._task: Task | None = None
        self._is_stale = False
        self._pasted: QTemporaryDir | None = None
        self.said = DeliverySaid()
        self._clear()
        desk.bridge.changed.connect(self._follow)
        desk.bridge.closed.connect(self.reset)
        desk.bridge.winding.connect(lambda _winding: self.changed.emit())

    @classmethod
    def of(cls, desk: Desk) -> ImportFlow:
        """The one flow of a desk, made when first asked for."""
        found = desk.findChild(ImportFlow)
        return found if isinstance(found, ImportFlow) else cls(desk)

    def _clear(self) -> None:
        from planner.exchange.roles import ReadHints

        self.stage: Stage = "file"
        self.busy: Literal["", "read", "write"] = ""
        self.path: Path | None = None
        self.hints: ReadHints = ReadHints()
        self.told = Told()
        self.recipe = ""
        self.found: Found | None = None
        self.keep_old = False
        self.written: Written | None = None
        self.refusal = ""
        self.is_unplaced = False

    # what a person does

    def choose(self, path: Path) -> None:
        """Read another file; what was there before is forgotten."""
        if self.busy == "write":
            return
        self._stop()
        self._clear()
        self.path = path
        self.said.begin(self._desk.bridge.plan)
        self._read(self.hints, by_recipe=True)

    def forget_recipe(self) -> None:
        """Read the file without the recipe, as if it were the first of its kind."""
        self.told, self.recipe, self.stage = Told(), "", "columns"
        self._read(type(self.hints)())

    def paste(self, text: str) -> None:
        """Read a table from the clipboard; it is kept in a folder that goes with the program."""
        self._pasted = self._pasted or QTemporaryDir()
        path = Path(self._pasted.filePath(_("Clipboard") + ".tsv"))
        path.write_text(text, encoding="utf-8", newline="")
        self.choose(path)

    def reread(self, **changes: Any) -> None:
        """Read the file again with other hints (fields of `ReadHints`); the old reading stays when that fails."""
        self._read(replace(self.hints, **changes))

    def set_role(self, column: str, role: Any) -> None:
        """Say what a column is; roles chosen before stay chosen."""
        self.reread(roles={**self.hints.roles, column: role})

    def assign(self, index: int, area: str) -> None:
        """Give an open area or border of the file to an area of the plan; "" takes it back."""
        self.say(self.told.assigning(index, area))

    def note(self, told: Told) -> None:
        """Another answer as it is typed, for which nothing has to be compared again."""
        self.told = told

    def say(self, told: Told) -> None:
        """Set the file against the plan with another answer; nothing while it is being written."""
        found = self.found
        if found is not None and self.busy != "write" and told != self.told:
            self._stop()
            self.told = told
            self._start("read", lambda session, _ticket: work.set_against(session, found, told), self._take_found)

    def keep_stored(self, keep: bool) -> None:
        """Whether figures that are stored with another value stay as they are."""
        self.keep_old = keep
        self.counted.emit()

    def set_value(self, name: str, value: Any) -> None:
        """Take a field of the delivery; None while what is typed cannot be taken."""
        self.said.take(name, value, self._desk.bridge.plan)
        self.counted.emit()

    def go(self, stage: Stage) -> None:
        """Show another stage of the same file."""
        self.stage = stage
        self.changed.emit()

    def cancel(self) -> None:
        """Stop what is read; what comes back of it all the same is not taken, everything stays as it was before."""
        if self._task is not None and self.busy == "read":
            self._stop()
            if self.found is None:  # without a reading before there is no file either
                self.path = None
            self._go_on()

    def reset(self) -> None:
        """Forget the file."""
        self._stop()
        self._clear()
        self.changed.emit()

    def take_in(self) -> None:
        """Write what the file brings, as one step, in the worker."""
        found, path = self.found, self.path
        if found is None or path is None or self.busy or self.said.wrong:
            return
        values, keep_old, hints, told = dict(self.said.values), self.keep_old, self.hints, self.told
        if isinstance(found, Borders):
            values = {"source": values["source"]}

        def write(session: Session, ticket: Ticket) -> tuple[int | None, int]:
            made = work.operation(session, found, values, hints, told, keep_old=keep_old)
            ticket.report(0.0)
            step = session.run(made, origin=self) if made is not None else None
            return (None, 0) if made is None or step is None else (step.number, len(made.rows) + len(made.borders))

        self._start("write", write, partial(self._take_step, found, path.name))

    # what comes back

    @property
    def count(self) -> int:
        """How many figures or borders would be written."""
        found = self.found
        if isinstance(found, Figures) and found.proposal is not None and self.keep_old:
            return found.count - found.proposal.changed
        return found.count if found is not None else 0

    @property
    def waiting(self) -> int:
        """How many cells or borders stay out until somebody answers."""
        return self.found.waiting if self.found is not None else 0

    def _read(self, hints: ReadHints, *, by_recipe: bool = False) -> None:
        path, told = self.path, self.told
        if path is None or self.busy == "write":
            return
        self._stop()
        self._start(
            "read",
            lambda session, ticket: work.read(session, path, hints, told, ticket, by_recipe=by_recipe),
            partial(self._take_reading, hints),
        )

    def _take_reading(self, hints: ReadHints, found: Found) -> None:
        first = self.found is None
        self.hints = hints
        self.refusal = ""
        if isinstance(found, Figures) and found.refusal is not None:
            self.refusal = self._desk.bridge.sentence(found.refusal)
            self._desk.tell("look", self.refusal)
        if first:
            self.stage = "check" if isinstance(found, Borders) else "columns"
        if isinstance(found, Figures) and found.known is not None:
            self.hints, self.told, self.recipe = found.known.hints, found.known.told, found.known.name
            self.said.remember(found.known.values, self._desk.bridge.plan)
            self.stage = "check"
        self._take_found(found)

    def _take_found(self, found: Found) -> None:
        self.found = found

    def _take_step(self, found: Found, name: str, result: tuple[int | None, int]) -> None:
        step, count = result
        if step is None:
            self._desk.tell("done", _("This file brings nothing new."))
            return
        self.written = Written(step, name, count, found)
        self.stage = "done"

    def _start(
        self,
        busy: Literal["read", "write"],
        job: Callable[[Session, Ticket], Any],
        take: Callable[[Any], None],
    ) -> None:
        session = self._desk.bridge.session
        task = self._desk.workers.start(lambda ticket: job(session, ticket))
        self._task, self.busy = task, busy
        task.progressed.connect(lambda share, _words: self.progressed.emit(share))
        task.succeeded.connect(lambda value: take(value) if self._task is task else None)
        task.failed.connect(lambda error: self._tell(error) if self._task is task else None)
        task.ended.connect(lambda: self._end(task))
        self.changed.emit()

    def _end(self, task: Task) -> None:
        if self._task is task:
            self._task, self.busy = None, ""
            self._go_on()

    def _go_on(self) -> None:
        """Nothing runs any more: follow what changed meanwhile, and have everybody look again."""
        if self._is_stale:
            self._set_against_again()
        self.changed.emit()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task, self.busy = None, ""

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        sentence = self._desk.bridge.sentence(error)
        if self.found is None:
            self.refusal, self.is_unplaced = sentence, isinstance(error, UnknownCoordinates)
        self._desk.tell("failed", sentence)

    def _follow(self, changes: Changes) -> None:
        """The plan is another: an import just taken back can be taken in again, a proposal is set against it anew."""
        if not (changes.observations or changes.kinds & WATCHED) or self.busy == "write":
            return
        if self.stage == "done" and self.written is not None and self._is_taken_back(self.written.step):
            self.stage, self.written = "check", None
        self._set_against_again()

    def _set_against_again(self) -> None:
        """Set the file against the plan as it is now: at once, or when the reading under way is done."""
        found, told = self.found, self.told
        self._is_stale = bool(self.busy)
        if self.stage in ("columns", "check") and found is not None and not self.busy:
            self._start("read", lambda session, _ticket: work.set_against(session, found, told), self._take_found)

    def _is_taken_back(self, number: int) -> bool:
        stack = self._desk.bridge.session.stacks.undo
        return all(number not in (*entry.steps, *entry.done) for entry in stack)
