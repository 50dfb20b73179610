"""What the import contracts cannot see, read from the source itself."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "planner"
MODULES = sorted(PACKAGE.rglob("*.py"))
DOMAIN = sorted((PACKAGE / "domain").rglob("*.py"))

FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
# Contracts see only the first name of what is not ours, and urllib.parse is harmless.
NETWORK = {"urllib.request", "urllib.error", "http.client", "http.server", "PySide6.QtNetwork"}
CLOCKS = {"today", "now", "utcnow", "fromtimestamp"}
INDEX_HOST = re.compile(
    "py" + r"pi\.(org|io)|python" + "hosted|--(extra-)?index-" + "url|--find-" + "links", re.IGNORECASE
)
TEXT_FILES = {".py", ".toml", ".md", ".lock", ".po", ".cfg", ".ini", ".txt", ".yml", ".yaml", ".json", ""}

longest_file = 400
longest_class = 250
longest_function = 40


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.lineno


def test_one_door_leads_to_the_library_that_reads_pdf() -> None:
    """It may be used by one thread at a time: whoever is in it beside the window's preview brings the program down."""
    beside_the_window = [*(ROOT / "tests" / "ui").rglob("*.py"), *(ROOT / "tests" / "journeys").rglob("*.py")]
    users = [name(path) for path in (*MODULES, *beside_the_window) if "pypdfium2" in imported(path)]
    assert users == ["planner/ui/reporting/making.py"]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_runs_text_as_code(path: Path) -> None:
    assert not [call for call in called(path) if call[0] in FORBIDDEN_CALLS]
    assert not FORBIDDEN_MODULES & {module.split(".")[0] for module in imported(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_reaches_for_the_network(path: Path) -> None:
    assert not NETWORK & set(imported(path))


@pytest.mark.parametrize("path", DOMAIN, ids=name)
def test_the_domain_needs_nothing_but_python(path: Path) -> None:
    for module in imported(path):
        first = module.split(".")[0]
        assert first == "planner" or first in sys.stdlib_module_names, module


@pytest.mark.parametrize("path", DOMAIN, ids=name)
def test_the_domain_reads_no_clock_and_no_file(path: Path) -> None:
    assert "open" not in {call for call, _ in called(path)}
    clocks = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCKS
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr) in {"date", "datetime", "dt"}
    ]
    assert not clocks


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_classes_and_functions_can_be_seen_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= longest_file
    for node in ast.walk(ast.parse(text)):
        length = (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length <= longest_function, f"{node.name} in line {node.lineno}"
        elif isinstance(node, ast.ClassDef):
            assert length <= longest_class, f"{node.name} in line {node.lineno}"


def test_no_file_names_a_package_index() -> None:
    here = (path for path in ROOT.rglob("*") if path.is_file() and path.suffix in TEXT_FILES)
    ours = (
        path
        for path in here
        if not any(part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts)
    )
    named = [name(path) for path in ours if INDEX_HOST.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert not named
