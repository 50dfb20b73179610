"""`python run.py bench [--json] [ROW …]`: measure the rows (all without names) and say which are over their bound.

Exit status 0 when every row keeps its bound, 1 when one is over, 2 for a row that does not exist. Needs neither a
display nor data: plans and tables are made in a folder that goes afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from tests.bench.measure import Result, Row, measured
from tests.bench.stage import Stage

BAD_INPUT = 2


def main(arguments: Sequence[str], rows: Sequence[Row] | None = None, out: TextIO = sys.stdout) -> int:
    """Measure what the arguments name of `rows` (those of the program by default); gives the exit status."""
    known = rows
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as folder:
        settle(Path(folder))
        if known is None:
            from tests.bench.rows import ROWS

            known = ROWS
        parser = argparse.ArgumentParser(prog="run.py bench", description="Measure costs against their floors.")
        parser.add_argument("--json", action="store_true", help="print one object and nothing else")
        parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(row.name for row in known))
        chosen = parser.parse_args(arguments)
        unknown = [name for name in chosen.rows if name not in {row.name for row in known}]
        if unknown:
            sys.stderr.write(f"run.py bench: there is no row {', '.join(unknown)}\n")
            return BAD_INPUT
        wanted = [row for row in known if not chosen.rows or row.name in chosen.rows]
        return report(wanted, Stage(Path(folder)), out, as_json=chosen.json)


def settle(home: Path) -> None:
    """Keep settings and backups of the real home out of it, and Qt away from displays; before anything of ours loads."""
    os.environ["PLANNER_HOME"] = str(home / "home")
    os.environ["PLANNER_LANGUAGE"] = "de"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def report(rows: Iterable[Row], stage: Stage, out: TextIO, *, as_json: bool) -> int:
    """Measure the rows one after the other and print each as soon as it is known, or all as one object."""
    started = time.perf_counter()
    results = []
    for row in rows:
        result = measured(row, stage)
        results.append(result)
        if not as_json:
            out.write(line(result))
            out.flush()
    holds = all(result.holds for result in results)
    taken = time.perf_counter() - started
    if as_json:
        found = {"rows": [result.as_json() for result in results], "ok": holds, "seconds": round(taken, 1)}
        out.write(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        out.write(f"{'all rows hold' if holds else 'a row is over its bound'}; {taken:.0f} s\n")
    return 0 if holds else 1


def line(result: Result) -> str:
    """One line of the table: name, ratio, at most, verdict, what was compared."""
    row = result.row
    again = f" (first {result.first_ratio:.2f})" if result.first_ratio is not None else ""
    what = f"{row.what} ({result.note})" if result.note else row.what
    verdict = "ok" if result.holds else "OVER"
    compared = f"{what}, against {row.floor}: {amount(result.subject, row.unit)} / {amount(result.floor, row.unit)}"
    return f"{row.name:<16} {result.ratio:6.2f}  at most {row.at_most:4.1f}  {verdict:<4} {compared}{again}\n"


def amount(value: float, unit: str) -> str:
    """A cost as people read it."""
    return f"{value / 2**20:.0f} MB" if unit == "bytes" else f"{value * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
