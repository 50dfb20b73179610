"""Rows of storage: editing, opening and checking the large plan."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from planner.domain.measures import Measure
from planner.operations.edit import Change
from planner.operations.operation import Operation, StepLabel
from planner.operations.session import Session
from planner.storage.files import open_file
from planner.storage.work import Work
from tests.bench import raw_file
from tests.bench.large import with_other_values
from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

EDITS = 20
"""Edits of one run: a single one is too short to be measured by itself."""


@dataclass(frozen=True, slots=True)
class ChangeAll(Operation):
    """Every measure gets another office and another last day, as a paste into two columns does."""

    number: int

    def label(self) -> StepLabel:
        """Never shown to anybody."""
        return StepLabel("Change all")

    def apply(self, work: Work) -> None:
        """Write them."""
        for measure in work.plan.all(Measure):
            work.put(with_other_values(measure, self.number))


@contextmanager
def edit(stage: Stage) -> Iterator[Pair]:
    """One field after the other, each of another measure, each committed to the disk; wall time, the disk included."""
    session = Session.open(stage.copy_of(stage.large))
    measures = session.plan.all(Measure)
    counter = itertools.count()
    with raw_file.raw(stage.copy_of(stage.large)) as connection:
        numbers = itertools.count(raw_file.last_number(connection) + 1)

        def subject() -> float:
            operations = [
                Change("measure", measures[number % len(measures)].id, {"lead": f"Amt {number}"})
                for number in itertools.islice(counter, EDITS)
            ]
            return seconds(lambda: [session.run(operation) for operation in operations])

        def floor() -> float:
            edits = []
            for number in itertools.islice(numbers, EDITS):
                id_, lead = measures[number % len(measures)].id, f"Fachstelle {number}"
                images = [(id_, '{"lead":"Netzwerk"}', json.dumps({"lead": lead}))]
                step = raw_file.step_row(number, "Change “{field}”: {kind} “{record}”")
                edits.append((lead, id_, step, raw_file.change_rows(number, "measure", images)))

            def write() -> None:
                for lead, id_, step, changes in edits:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute("UPDATE measure SET lead = ? WHERE id = ?", (lead, id_))
                    connection.execute(raw_file.JOURNAL, step)
                    connection.executemany(raw_file.CHANGE, changes)
                    connection.execute("COMMIT")

            return seconds(write)

        yield Pair(subject, floor)
    session.close()


@contextmanager
def change_all(stage: Stage) -> Iterator[Pair]:
    """Two fields of 1,000 measures in one step, committed."""
    session = Session.open(stage.copy_of(stage.large))
    counter = itertools.count()
    ids = [measure.id for measure in session.plan.all(Measure)]
    with raw_file.raw(stage.copy_of(stage.large)) as connection:
        numbers = itertools.count(raw_file.last_number(connection) + 1)

        def subject() -> float:
            operation = ChangeAll(next(counter))
            return seconds(lambda: session.run(operation))

        def floor() -> float:
            number = next(numbers)
            lead, until = f"Jugendamt {number}", date.fromordinal(740_000 + number).isoformat()
            step = raw_file.step_row(number, "Change all")
            after = json.dumps({"lead": lead, "until": until})
            images = [(id_, '{"lead":"Gesundheitsamt","until":"2025-01-01"}', after) for id_ in ids]
            changes = raw_file.change_rows(number, "measure", images)
            values = [(lead, until, id_) for id_ in ids]

            def write() -> None:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("UPDATE measure SET lead = ?, until = ? WHERE id = ?", values)
                connection.execute(raw_file.JOURNAL, step)
                connection.executemany(raw_file.CHANGE, changes)
                connection.execute("COMMIT")

            return seconds(write)

        yield Pair(subject, floor)
    session.close()


@contextmanager
def open_records(stage: Stage) -> Iterator[Pair]:
    """Records of an open file into a Plan; the time of the process, for nothing waits here."""
    store = open_file(stage.large)
    with raw_file.raw(stage.large) as connection:
        yield Pair(
            subject=lambda: seconds(store.load, time.process_time),
            floor=lambda: seconds(lambda: raw_file.fetch_records(connection), time.process_time),
        )
    store.close()


@contextmanager
def open_checked(stage: Stage) -> Iterator[Pair]:
    """A whole opening: lock, header, parts, `quick_check`, the chain, the records; the raw file is opened anew too."""
    path = stage.copy_of(stage.large)

    def floor() -> float:
        def work() -> None:
            with raw_file.raw(path) as connection:
                raw_file.fetch_records(connection)

        return seconds(work)

    def subject() -> float:
        opened = []
        taken = seconds(lambda: opened.append(Session.open(path)))
        opened[0].close()
        return taken

    yield Pair(subject, floor)


@contextmanager
def check(stage: Stage) -> Iterator[Pair]:
    """SQLite's own check, the whole chain, every step played again and compared; the time of the process."""
    session = Session.open(stage.copy_of(stage.large))
    with raw_file.raw(stage.large) as connection:
        yield Pair(
            subject=lambda: seconds(session.damage, time.process_time),
            floor=lambda: seconds(lambda: raw_file.fetch_everything(connection), time.process_time),
        )
    session.close()


STORAGE = (
    Row("edit", "one field edited and committed, large plan", "raw UPDATE, journal rows, commit", 3.0, edit),
    Row("change-all", "1,000 measures changed in one step", "the same by raw executemany", 6.0, change_all),
    Row("open-records", "opening: records into a Plan", "raw fetchall of the same rows", 3.0, open_records),
    Row("open-checked", "opening with quick_check and chain", "raw fetchall of the same rows", 6.0, open_checked),
    Row("check", "full check of the large plan", "raw fetchall of all its rows", 4.0, check),
)
