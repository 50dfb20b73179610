"""Raw figures stay inside: whoever reads them is named here with the reason, so that a new way out cannot be forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "planner"

SOURCES = frozenset(
    {
        "AreaSeries", "compute_actuals", "figures_at_once", "figures_by_group", "figures_of", "grouped_columns",
        "linked_columns", "observed_by_group", "read_series", "series_of", "unprotected",
    }
)  # fmt: skip
"""What hands out figures no gate has looked over."""

OWNERS = frozenset({"session", "_session", "present", "_present", "past", "_past", "database", "reading"})
"""Whose `figures` are the stored rows."""

READERS = {
    "planner/operations/series.py": "makes figures from stored rows",
    "planner/operations/area_series.py": "holds them inside the house, and makes the internal table",
    "planner/operations/gate.py": "decides what of them leaves",
    "planner/operations/counts.py": "decides which counts leave",
    "planner/operations/actuals.py": "the newest figure of each target, before the gate looks over it",
    "planner/operations/reader.py": "reads them from the file",
    "planner/operations/past.py": "reads them as they were",
    "planner/operations/looking_back.py": "reads them as they were",
    "planner/operations/reporting.py": "the internal version of a report",
    "planner/operations/indexes.py": "the internal version of an index",
    "planner/operations/index_course.py": "the internal version of an index over the years; the outward one asks the gate",
    "planner/operations/looked_at.py": "the internal view, beside what the gate lets out",
    "planner/operations/compared.py": "asks for the counts behind figures that are shown, to test their difference",
    "planner/operations/published.py": "asks which places are known, and for the limits of figures that are shown",
    "planner/cli/figures.py": "the internal version of a series",
    "planner/cli/importing.py": "compares a file with what is stored",
    "planner/ui/importing/work.py": "compares a file with what is stored",
    "planner/ui/figures/state.py": "the internal view, which says so",
    "planner/ui/figures/findings.py": "asks what the figures are of; the numbers come from a protected table",
}

OUTWARD = ("planner/charts", "planner/reports", "planner/ui/reporting")
"""Nothing here may read raw figures, whatever the reason."""


def words(tree: ast.AST) -> Iterator[str]:
    """The names by which a module gets at raw figures."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names if alias.name in SOURCES)
        elif isinstance(node, ast.Attribute) and node.attr in SOURCES:
            yield node.attr
        elif isinstance(node, ast.Name) and node.id in SOURCES:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr == "figures":
            owner = node.value
            last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            if last in OWNERS:
                yield f"{last}.figures"


@cache
def trees() -> dict[str, ast.AST]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def found() -> dict[str, list[str]]:
    named = {name: sorted(set(words(tree))) for name, tree in trees().items()}
    return {name: names for name, names in named.items() if names}


def test_only_named_modules_read_raw_figures() -> None:
    strangers = {name: names for name, names in found().items() if name not in READERS}
    assert strangers == {}, "let it ask the gate (Session.gate.table), or name it with a reason"


def test_what_is_printed_outward_reads_none() -> None:
    assert [name for name in found() if name.startswith(OUTWARD)] == []


def test_nobody_is_named_who_reads_none() -> None:
    assert sorted(set(READERS) - set(found())) == []


def test_only_the_gate_makes_protected_tables_and_the_internal_view_its_own() -> None:
    """An index makes its own too: of figures the gate let out, or of raw ones for the internal view."""
    makers = []
    for name, tree in trees().items():
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        if any(isinstance(one, ast.Name) and one.id in ("protect", "protect_made", "ProtectedTable") for one in calls):
            makers.append(name)
    assert makers == [
        "planner/operations/area_series.py", "planner/operations/counts.py", "planner/operations/gate.py",
        "planner/operations/index_course.py", "planner/statistics/disclosure.py",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "from planner.operations.series import figures_of",
        "rows = desk.bridge.session.figures(names)",
        "table = area_series.unprotected(plan, series)",
    ],
)
def test_a_new_way_out_is_seen(line: str) -> None:
    assert list(words(ast.parse(line)))
