"""A model of the whole: random operations, undo, redo and reopening, against a list of digests."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.domain.figures import Area, Variable
from planner.domain.goals import Goal
from planner.domain.measures import Measure
from planner.domain.record import Record
from planner.operations.edit import Add, Change, Remove
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.storage.conftest import Clock
from tests.storage.test_steps import _Rows

NAMES = st.text(
    st.characters(max_codepoint=0x1EFFF, exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=20
)


class Circle(RuleBasedStateMachine):
    """`done` holds the digest before each operation that can be undone; `undone` the digests that can come back."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="planner-machine-", dir=os.environ["PLANNER_HOME"]))
        self.clock = Clock()
        self.around = Surroundings(clock=self.clock, backups=False)
        self.session = Session.create(self.folder / "m.chain", NewTown(name="Musterstadt", language="de"), self.around)
        self.done: list[str] = []
        self.undone: list[str] = []

    def _run(self, operation: object) -> None:
        self.clock.wait(minutes=1)
        before = self.session.digest()
        if self.session.run(operation) is not None:  # type: ignore[arg-type]
            self.done.append(before)
            self.undone.clear()

    def _some(self, cls: type[Record], draw: int) -> Record | None:
        found = self.session.plan.all(cls)
        return found[draw % len(found)] if found else None

    @rule(name=NAMES)
    def add_measure(self, name: str) -> None:
        self._run(Add("measure", {"name": name}))

    @rule(name=NAMES)
    def add_goal(self, name: str) -> None:
        self._run(Add("goal", {"name": name}))

    @rule(draw=st.integers(0, 99), name=NAMES)
    def rename(self, draw: int, name: str) -> None:
        found = self._some(Measure, draw)
        if found is not None:
            self._run(Change("measure", found.id, {"name": name}))

    @rule(draw=st.integers(0, 99), other=st.integers(0, 99))
    def link(self, draw: int, other: int) -> None:
        measure, goal = self._some(Measure, draw), self._some(Goal, other)
        if measure is not None and goal is not None:
            self._run(Change("measure", measure.id, {"goals": (goal.id,)}))

    @rule(draw=st.integers(0, 99))
    def remove_goal(self, draw: int) -> None:
        found = self._some(Goal, draw)
        if found is not None:
            self._run(Remove("goal", found.id))

    @rule(year=st.integers(2000, 2003), value=st.one_of(st.none(), st.floats(0, 1e6)))
    def observe(self, year: int, value: float | None) -> None:
        if not self.session.plan.all(Area):
            self._run(Add("area", {"key": "000", "name": "Musterstadt"}))
            self._run(Add("variable", {"code": "pop", "name": "Einwohner"}))
        area, variable = self._some(Area, 0), self._some(Variable, 0)
        if area is not None and variable is not None:
            state = "value" if value is not None else "missing"
            self._run(_Rows([(variable.id, area.id, str(year), "", value, state, "aaaaaaaaaaaa")]))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        now = self.session.digest()
        self.session.undo()
        assert self.session.digest() == self.done.pop()
        self.undone.append(now)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        now = self.session.digest()
        self.session.redo()
        assert self.session.digest() == self.undone.pop()
        self.done.append(now)

    @rule()
    def reopen(self) -> None:
        before = self.session.digest()
        self.session.close()
        self.session = Session.open(self.folder / "m.chain", self.around)
        assert self.session.digest() == before

    @invariant()
    def stacks_agree(self) -> None:
        if hasattr(self, "session"):
            stacks = self.session.stacks
            assert (len(stacks.undo), len(stacks.redo)) == (len(self.done), len(self.undone))

    def teardown(self) -> None:
        if hasattr(self, "session"):
            assert self.session.damage() == []
            plan = self.session.plan
            self.session.close()
            again = Session.open(self.folder / "m.chain", self.around)
            assert all(
                again.plan.all(cls) == tuple(sorted(plan.all(cls), key=lambda one: one.id)) for cls in (Measure, Goal)
            )
            again.close()
            shutil.rmtree(self.folder)


TestCircle = Circle.TestCase
TestCircle.settings = settings(
    max_examples=settings.default.max_examples // 4 or 1, stateful_step_count=20, deadline=None
)
