"""A process that bears workers quickly: everything is imported once, each worker is a fork to be killed at any moment.

Reads lines `TASK SEED PATH`; says `started PID`, then what the worker acknowledges (`step NUMBER DIGEST`, said only after
the step was committed), then `ended`.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from planner.domain.figures import Area, Variable
from planner.domain.measures import Measure
from planner.domain.record import LONG_TEXT
from planner.operations.edit import Add, Change, Remove
from planner.operations.session import Session
from tests.storage.conftest import place
from tests.storage.test_steps import _Rows

Work = Callable[[Session, random.Random], None]


def edit(session: Session, chance: random.Random) -> None:
    """What a person does: adds, changes, removes, takes back, does again."""
    known = session.plan.all(Measure)
    what = chance.choice(["add", "change", "change", "write", "remove", "undo", "redo"])
    if what == "undo" and session.undo_label():
        session.undo()
    elif what == "redo" and session.redo_label():
        session.redo()
    elif what == "remove" and len(known) > 5:
        session.run(Remove("measure", chance.choice(known).id))
    elif what == "write" and known:
        session.run(Change("measure", chance.choice(known).id, {"description": "x" * chance.randrange(LONG_TEXT)}))
    elif what == "change" and known:
        session.run(Change("measure", chance.choice(known).id, {"name": f"Maßnahme {chance.random()}"}))
    else:
        session.run(Add("measure", {"name": f"Neu {chance.random()}"}))


def bulk(session: Session, chance: random.Random) -> None:
    """Hundreds of figures in one step, like an import."""
    if not session.plan.all(Area):
        place(session)
    area, variable = session.plan.all(Area)[0].id, session.plan.all(Variable)[0].id
    rows = [(variable, area, str(1000 + n), "", chance.random(), "value", "delivery") for n in range(600)]
    session.run(_Rows(rows))  # type: ignore[arg-type]


TASKS: dict[str, Work] = {"edits": edit, "bulk": bulk}


def work(task: str, seed: int, path: Path) -> None:
    """Open the file and go on until killed; each step is said when it is committed."""
    session = Session.open(path)
    chance = random.Random(seed)
    while True:
        TASKS[task](session, chance)
        last = session.history(session.steps - 1)[-1].step
        os.write(1, f"step {last.number} {last.digest}\n".encode())


def main() -> None:
    """Bear one worker per line."""
    for line in sys.stdin:
        task, seed, path = line.rstrip("\n").split(" ", 2)
        pid = os.fork()
        if pid == 0:
            work(task, int(seed), Path(path))
        os.write(1, f"started {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()
