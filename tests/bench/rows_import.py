"""Rows of the import: a long flat table into a new plan, and taking it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from planner.exchange.tables import ReadHints, read_table
from planner.operations.proposal import deliver, propose
from planner.operations.session import Session
from planner.operations.town import NewTown
from tests.bench import raw_file
from tests.bench.long_table import ROWS
from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

OBSERVATION = (
    "INSERT INTO observation (variable, area, period, subgroup, value, state, delivery) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
AREA = 'INSERT INTO area (id, "key", name, level) VALUES (?, ?, ?, ?)'
VARIABLE = "INSERT INTO variable (id, code, name, unit, count) VALUES (?, ?, ?, ?, ?)"
DELIVERY = (
    "INSERT INTO delivery (id, title, source, file_name, file_digest, min_count, min_denominator, already_protected, "
    "none_is_zero, unchanged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def take_in(session: Session, table: Path) -> None:
    """Everything between a file and its committed step, as the command line does it."""
    plan = session.plan
    proposal = propose(plan, session.figures, read_table(table, ReadHints()), session.new_id)
    operation = deliver(proposal, plan, session.today())
    if operation is None or session.run(operation) is None or proposal.new != ROWS:
        raise RuntimeError("the table was not taken in whole")


def raw_import(connection: sqlite3.Connection, table: Path) -> None:
    """The same table by pandas and executemany, the supplier's keys as ids."""
    import pandas as pd

    frame = pd.read_csv(table, dtype={"tab_id": str, "raum_id": str, "zei_id": str, "jahr": str})
    variables, areas = (frame["tab_id"] + "." + frame["zei_id"]).tolist(), frame["raum_id"].tolist()
    subgroup, state, delivery = ([word] * len(frame) for word in ("", "value", "d"))
    years, values = frame["jahr"].tolist(), frame["zahl"].tolist()
    rows = zip(variables, areas, years, subgroup, values, state, delivery, strict=True)
    named = dict(zip(areas, frame["raum"].tolist(), strict=True))
    lines = dict(zip(variables, frame["zeile"].tolist(), strict=True))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(DELIVERY, ("d", table.name, "", table.name, "", 3, 100, 0, 0, 0))
    connection.executemany(AREA, [(key, key, name, 0) for key, name in named.items()])
    connection.executemany(VARIABLE, [(code, code, line, "", 1) for code, line in lines.items()])
    connection.executemany(OBSERVATION, rows)
    connection.execute("COMMIT")


class _Imports:
    """Imports the table into new plans, one after the other."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._empty = stage.fresh(".chain")
        Session.create(self._empty, NewTown("Lindenau")).close()

    def by_us(self) -> tuple[float, Session]:
        """The time of an import, and the session after it."""
        session = Session.open(self._stage.copy_of(self._empty))
        return seconds(lambda: take_in(session, self._stage.long_table)), session

    def by_us_alone(self) -> float:
        """The time of an import."""
        taken, session = self.by_us()
        session.close()
        return taken

    def raw(self) -> float:
        """The time of the floor's import."""
        with raw_file.raw(self._stage.copy_of(self._empty)) as connection:
            return seconds(lambda: raw_import(connection, self._stage.long_table))

    def undone(self) -> float:
        """The time of taking an import back."""
        _taken, session = self.by_us()
        taken = seconds(session.undo)
        session.close()
        return taken


@contextmanager
def take_in_table(stage: Stage) -> Iterator[Pair]:
    """Read, recognise, propose, back up, write, journal, commit."""
    imports = _Imports(stage)
    yield Pair(imports.by_us_alone, imports.raw)


@contextmanager
def propose_table(stage: Stage) -> Iterator[Pair]:
    """Read, recognise and set against an empty plan; the floor only cuts the rows and knows the types beforehand."""
    session = Session.create(stage.fresh(".chain"), NewTown("Lindenau"))

    def by_us() -> float:
        return seconds(
            lambda: propose(session.plan, session.figures, read_table(stage.long_table, ReadHints()), session.new_id)
        )

    def raw() -> float:
        import pandas as pd

        types = {"tab_id": str, "raum_id": str, "zei_id": str, "jahr": str}
        return seconds(lambda: pd.read_csv(stage.long_table, dtype=types))

    yield Pair(by_us, raw)
    session.close()


class _Again:
    """A session that holds the table, and the table with its rows in another order."""

    def __init__(self, stage: Stage) -> None:
        self.session = Session.create(stage.fresh(".chain"), NewTown("Lindenau"))
        take_in(self.session, stage.long_table)
        self.shuffled = stage.fresh(".csv")
        head, *rows = stage.long_table.read_text(encoding="utf-8").splitlines(keepends=True)
        Random(9).shuffle(rows)
        self.shuffled.write_text("".join([head, *rows]), encoding="utf-8")

    def proposing(self, table: Path) -> float:
        """The time of reading a table and setting it against its own rows; it must bring nothing."""
        session, found = self.session, []
        taken = seconds(
            lambda: found.append(propose(session.plan, session.figures, read_table(table, ReadHints()), session.new_id))
        )
        if (found[0].new, found[0].changed, found[0].same) != (0, 0, ROWS):
            raise RuntimeError("the same rows brought something")
        return taken


@contextmanager
def propose_again(stage: Stage) -> Iterator[Pair]:
    """The same with the same rows stored: nothing is new."""
    again = _Again(stage)

    def raw() -> float:
        import pandas as pd

        types = {"tab_id": str, "raum_id": str, "zei_id": str, "jahr": str}
        return seconds(lambda: pd.read_csv(stage.long_table, dtype=types))

    yield Pair(lambda: again.proposing(stage.long_table), raw)
    again.session.close()


@contextmanager
def propose_shuffled(stage: Stage) -> Iterator[Pair]:
    """The same rows in another order change nothing and cost about the same."""
    again = _Again(stage)
    yield Pair(lambda: again.proposing(again.shuffled), lambda: again.proposing(stage.long_table))
    again.session.close()


@contextmanager
def take_back(stage: Stage) -> Iterator[Pair]:
    """The undo of the import against the import itself."""
    imports = _Imports(stage)
    yield Pair(imports.undone, imports.by_us_alone)


IMPORT = (
    Row("propose", "a long flat table of 29,135 rows recognised and proposed", "pandas.read_csv", 6.0, propose_table),
    Row("propose-again", "the same with the same rows stored", "pandas.read_csv", 10.0, propose_again),
    Row("propose-shuffled", "the same rows in another order", "the rows as they are stored", 2.0, propose_shuffled),
    Row("import", "import of a long flat table of 29,135 rows", "pandas.read_csv, executemany", 4.0, take_in_table),
    Row("undo-import", "undo of that import", "the import", 1.0, take_back),
)
