"""The start stays quick: what is heavy loads when it is first needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from planner.cli import main, verbs

HEAVY = ("pandas", "numpy", "matplotlib", "reportlab", "openpyxl", "docx", "pyphen", "pypdfium2", "PIL")

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(set(sys.modules) & set({unwanted!r})))
"""


def loaded(package: str, unwanted: tuple[str, ...]) -> list[str]:
    """Which of the unwanted modules are loaded once every module of a package is imported."""
    code = IMPORT_ALL.format(package=package, unwanted=unwanted)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


def test_the_window_loads_nothing_heavy() -> None:
    assert loaded("planner.ui", (*HEAVY, "babel")) == []


@pytest.mark.parametrize("package", ["planner.cli", "planner.operations", "planner.domain", "planner.content"])
def test_headless_packages_load_neither_qt_nor_anything_heavy(package: str) -> None:
    assert loaded(package, (*HEAVY, "PySide6", "qtawesome")) == []


def test_nothing_of_the_plan_is_loaded_before_the_first_frame() -> None:
    unwanted = ("sqlalchemy", "sqlite3", "babel", "qtawesome", "planner.operations", "planner.storage")
    code = f"import sys, planner.cli.main, planner.ui.app; print(*set(sys.modules) & set({unwanted!r}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []


def test_the_words_of_all_commands_are_known_without_loading_them() -> None:
    assert {word for verb in verbs.VERBS for word in verb.COMMANDS} == main.COMMANDS
