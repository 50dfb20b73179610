"""The row of series: one indicator for all areas in a file with a million observations."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planner.domain.figures import Area, Indicator, Variable
from planner.operations.area_series import read_series
from planner.operations.edit_rows import EditRows, NewRow
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.storage.schema import OBSERVATION, OBSERVATION_COLUMNS
from tests.bench import raw_file
from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

VARIABLES, AREAS, YEARS = 50, 500, range(1985, 2025)
COLUMNS = ", ".join(OBSERVATION_COLUMNS)
SELECT = f"SELECT {COLUMNS} FROM {OBSERVATION} WHERE variable = ? ORDER BY area, period, subgroup"  # noqa: S608 - our own names


def build_million(path: Path) -> None:
    """A plan of 500 areas and 50 variables over 40 years; the observations are put in as they would lie there."""
    session = Session.create(path, NewTown(name="Lindenau"), Surroundings(backups=False))
    fresh = session.new_id
    town = fresh()
    areas = [NewRow(town, {"key": "000", "name": "Lindenau"})]
    areas += [
        NewRow(fresh(), {"key": f"{n:03}", "name": f"Q {n}", "level": 1, "parent": town}) for n in range(1, AREAS)
    ]
    session.run(EditRows(Area.kind, additions=tuple(areas)))
    variables = tuple(NewRow(fresh(), {"code": f"v{n}", "name": f"V {n}"}) for n in range(VARIABLES))
    session.run(EditRows(Variable.kind, additions=variables))
    formula = {"code": "K", "name": "K", "numerator": (variables[0].id,), "denominator": (variables[1].id,)}
    session.run(EditRows(Indicator.kind, additions=(NewRow(fresh(), formula),)))
    session.close()
    rows = (
        (variable.id, area.id, str(year), "", float(100 + (7 * place + 13 * number + year) % 900), "value", "d" * 12)
        for number, variable in enumerate(variables)
        for place, area in enumerate(areas)
        for year in YEARS
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(f"INSERT INTO {OBSERVATION} ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608
        connection.commit()


@contextmanager
def one_indicator(stage: Stage) -> Iterator[Pair]:
    """Rows into the figures of all areas and periods, against the same rows fetched; the time of the process."""
    path = stage.fresh(".chain")
    build_million(path)
    session = Session.look(path)
    plan = session.plan
    indicator = plan.all(Indicator)[0]
    names = [*indicator.numerator, *indicator.denominator]
    assert len(read_series(plan, session.figures, indicator).figures) == AREAS * len(YEARS)
    with raw_file.raw(path) as connection:
        yield Pair(
            subject=lambda: seconds(lambda: read_series(plan, session.figures, indicator), time.process_time),
            floor=lambda: seconds(
                lambda: [connection.execute(SELECT, (name,)).fetchall() for name in names], time.process_time
            ),
        )
    session.close()


SERIES = (
    Row(
        "series", "one indicator’s series, a million observations", "raw fetchall of the same rows", 2.0, one_indicator
    ),
)
