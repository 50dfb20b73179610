"""A process that bears workers quickly: everything is imported once, each worker is a fork to be killed at any moment.

Reads lines `TASK SEED PATH`; says `started PID`, then what the worker acknowledges (`step NUMBER DIGEST`, said only after
the step was committed), then `ended`.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from planner.domain.figures import Area, Variable
from planner.domain.measures import Measure
from planner.exchange.tables import read_table
from planner.operations.edit import Add, Change, Remove
from planner.operations.proposal import deliver, propose
from planner.operations.reporting import report_context, write_cycle_report
from planner.operations.session import Session
from planner.operations.town import NewTown
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
        session.run(Change("measure", chance.choice(known).id, {"description": "x" * chance.randrange(2000)}))
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


def take_in(session: Session, chance: random.Random) -> None:
    """A real import: a file is read, proposed and taken in, areas, variable and delivery included."""
    source = session.path.with_name("figures.csv")
    areas = {
        "000": "Stadt Musterstadt",
        "001": "Altstadt",
        "002": "Hafen",
        **{f"1{n:02}": f"Viertel {n}" for n in range(30)},
    }
    lines = [f"2012;{key};{name};Einwohner;{chance.randrange(10**6)}" for key, name in areas.items()]
    source.write_text("\n".join(["jahr;raum_id;raum;merkmal;zahl", *lines]) + "\n", encoding="utf-8")
    proposal = propose(session.plan, session.figures, read_table(source), session.new_id)
    operation = deliver(proposal, session.plan, session.today())
    if operation is not None:
        session.run(operation)


def report(session: Session, chance: random.Random) -> None:
    """The report, over the one of last time."""
    write_cycle_report(report_context(session), session.path.with_suffix(".pdf"))


TASKS: dict[str, Work] = {"edits": edit, "bulk": bulk, "import": take_in, "report": report}


def work(task: str, seed: int, path: Path) -> None:
    """Open the file and go on until killed or alone; each step is said when it is committed."""
    parent = os.getppid()
    session = Session.open(path)
    chance = random.Random(seed)
    while os.getppid() == parent:
        TASKS[task](session, chance)
        last = session.history(session.steps - 1)[-1].step
        os.write(1, f"step {last.number} {last.digest}\n".encode())


def main() -> None:
    """Bear one worker per line; what a task loads late is loaded once, here."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session.create(Path(folder) / "warm.chain", NewTown(name="A"))
        for task in TASKS.values():
            task(session, random.Random(1))
        session.close()
    for line in sys.stdin:
        task, seed, path = line.rstrip("\n").split(" ", 2)
        pid = os.fork()
        if pid == 0:
            work(task, int(seed), Path(path))
            os._exit(0)
        os.write(1, f"started {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()
