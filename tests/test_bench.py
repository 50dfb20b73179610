"""The benchmark's machinery: rows, pairs, medians, the second measuring, what is printed. No timings."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import measure
from tests.bench.long_table import HEADS, ROWS, write_long_table
from tests.bench.measure import PAIRS, Pair, Row, measured, pairs_for
from tests.bench.rows import ROWS as PROGRAM_ROWS
from tests.bench.stage import Stage

BOUNDS = {
    "first-frame": 1.8,
    "usable": 5.0,
    "memory": 3.0,
    "edit": 3.0,
    "change-all": 6.0,
    "open-records": 3.0,
    "open-checked": 6.0,
    "propose": 6.0,
    "propose-again": 10.0,
    "propose-shuffled": 2.0,
    "import": 4.0,
    "undo-import": 1.0,
    "protect": 25.0,
    "protect-linear": 1.5,
    "series": 2.0,
    "check": 4.0,
    "report": 1.4,
    "map": 2.0,
    "overview-switch": 4.0,
    "overview-edit": 4.0,
    "page-switch": 4.0,
    "page-edit": 2.0,
    "page-memory": 1.05,
    "grid-paste": 2.0,
    "grid-sort": 5.0,
    "grid-edit": 2.0,
    "search": 1.0,
    "search-edit": 6.0,
}


def row(name: str, costs: list[float], *, at_most: float = 2.0) -> Row:
    """A row whose subject costs these amounts, one after the other and the last for ever, over a floor of 1."""
    left = list(costs)

    @contextmanager
    def pair(_stage: Stage) -> Iterator[Pair]:
        yield Pair(lambda: left.pop(0) if len(left) > 1 else left[0], lambda: 1.0)

    return Row(name, f"the cost of {name}", "one", at_most, pair)


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(measure, "STEADY", 0.0)
    return Stage(tmp_path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`main` may change the environment; it is as before afterwards."""
    monkeypatch.setattr(measure, "STEADY", 0.0)
    kept = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(kept)


def test_the_median_of_the_ratios_counts(stage: Stage) -> None:
    result = measured(row("steady", [9.0, 9.0, 1.5, 1.0, 90.0, 1.2, 1.3, 80.0, 1.4]), stage)
    assert (result.ratio, result.pairs, result.holds) == (1.4, PAIRS, True)
    assert result.first_ratio is None


def test_a_row_over_its_bound_is_measured_once_more(stage: Stage) -> None:
    once = measured(row("unlucky", [9.0] * 9 + [1.5]), stage)
    assert (once.ratio, once.first_ratio, once.holds) == (1.5, 9.0, True)
    twice = measured(row("slow", [9.0]), stage)
    assert (twice.ratio, twice.first_ratio, twice.holds) == (9.0, 9.0, False)


def test_the_pairs_are_interleaved_and_their_order_changes(stage: Stage) -> None:
    seen: list[str] = []

    @contextmanager
    def pair(_stage: Stage) -> Iterator[Pair]:
        yield Pair(lambda: seen.append("s") or 1.0, lambda: seen.append("f") or 1.0)

    measured(Row("order", "", "", 2.0, pair), stage)
    assert "".join(seen) == "fsfs" + "fssf" * 3 + "fs"


@pytest.mark.parametrize(
    ("floor", "subject", "pairs"), [(6.0, 1.0, 3), (1.0, 5.1, 3), (4.0, 4.9, 7), (0.01, 0.02, 33), (0.0, 0.0, 201)]
)
def test_slow_rows_take_three_pairs_and_quick_ones_more_than_seven(floor: float, subject: float, pairs: int) -> None:
    assert pairs_for(floor, subject) == pairs


def test_each_row_is_a_line_with_name_ratio_bound_and_verdict(run: None) -> None:
    out = io.StringIO()
    assert bench.main([], [row("good", [1.5]), row("bad", [3.0])], out) == 1
    good, bad, last = out.getvalue().splitlines()
    assert good.split()[:5] == ["good", "1.50", "at", "most", "2.0"]
    assert "ok" in good
    assert "OVER" in bad
    assert last.startswith("a row is over its bound")


def test_json_is_one_object_and_nothing_else(run: None) -> None:
    out = io.StringIO()
    assert bench.main(["--json"], [row("good", [1.5])], out) == 0
    found = json.loads(out.getvalue())
    assert set(found) == {"rows", "ok", "seconds"}
    assert found["ok"] is True
    (line,) = found["rows"]
    assert set(line) == {
        *("name", "what", "against", "ratio", "at_most", "verdict", "pairs", "subject", "floor", "unit", "first_ratio"),
        "note",
    }
    assert (line["name"], line["ratio"], line["at_most"], line["verdict"]) == ("good", 1.5, 2.0, "ok")


def test_rows_can_be_chosen_by_name(run: None, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row("one", [1.0]), row("two", [9.0])]
    assert bench.main(["one"], rows, io.StringIO()) == 0
    assert bench.main(["two", "one"], rows, io.StringIO()) == 1
    assert bench.main(["three"], rows, io.StringIO()) == 2
    assert "three" in capsys.readouterr().err


def test_neither_the_real_home_nor_a_display_is_used(run: None) -> None:
    seen: dict[str, str] = {}

    @contextmanager
    def pair(_stage: Stage) -> Iterator[Pair]:
        seen.update(os.environ)
        yield Pair(lambda: 1.0, lambda: 1.0)

    assert bench.main([], [Row("looks", "", "", 2.0, pair)], io.StringIO()) == 0
    assert seen["QT_QPA_PLATFORM"] == "offscreen"
    assert "planner-bench-" in seen["PLANNER_HOME"]
    assert not Path(seen["PLANNER_HOME"]).exists()


def test_the_program_keeps_to_the_agreed_bounds() -> None:
    assert {row.name: row.at_most for row in PROGRAM_ROWS} == BOUNDS


def test_the_long_table_has_the_agreed_shape(tmp_path: Path) -> None:
    write_long_table(tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == list(HEADS)
    assert len(lines) == ROWS + 1 == 29_136


def test_the_large_plan_is_as_large_as_agreed(planner_home: Path, tmp_path: Path) -> None:
    from planner.domain.goals import Goal
    from planner.domain.measures import BudgetLine, Measure
    from planner.operations.session import Session
    from tests.bench.large import STEPS, build_large

    build_large(tmp_path / "large.chain", steps=9)
    session = Session.open(tmp_path / "large.chain", read_only=True)
    try:
        assert [session.plan.count(cls) for cls in (Measure, Goal, BudgetLine)] == [1_000, 300, 5_000]
        assert (session.observation_count(), session.steps, STEPS) == (100_000, 9, 5_000)
    finally:
        session.close()
