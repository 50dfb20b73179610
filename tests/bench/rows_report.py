"""The row of the report."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager

from planner.operations.reporting import report_context, write_cycle_report
from planner.operations.session import Session
from planner.reports.cycle import cycle_report
from tests.bench.measure import Pair, Row, seconds
from tests.bench.plain_report import write_plain
from tests.bench.stage import Stage


@contextmanager
def report(stage: Stage) -> Iterator[Pair]:
    """The whole way from an open plan to the file; the floor gets its blocks ready made. The time of the process."""

    def subject() -> float:
        session = Session.open(stage.large, read_only=True)
        taken = seconds(
            lambda: write_cycle_report(report_context(session), stage.folder / "report.pdf"), time.process_time
        )
        session.close()
        return taken

    session = Session.open(stage.large, read_only=True)
    document = cycle_report(report_context(session))
    session.close()
    yield Pair(subject, lambda: seconds(lambda: write_plain(document, io.BytesIO()), time.process_time))


REPORT = (Row("report", "cycle report of the large plan", "the same blocks by plain untagged Platypus", 1.4, report),)
