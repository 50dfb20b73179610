"""The floors hold, and each contract that holds them is seen to fail on a planted offence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# contract: (the module to plant it in, the offending line)
OFFENCES = {
    "floors": ("planner/storage/planted.py", "import planner.operations"),
    "qt": ("planner/operations/planted.py", "from PySide6 import QtCore"),
    "sql": ("planner/operations/planted.py", "import sqlite3"),
    "ui-storage": ("planner/ui/planted.py", "import planner.storage"),
    "domain": ("planner/domain/planted.py", "from pathlib import Path"),
    "pdf": ("planner/ui/planted.py", "import reportlab"),
    "axes": ("planner/reports/planted.py", "import matplotlib"),
    "frames": ("planner/operations/planted.py", "import pandas"),
    "network": ("planner/exchange/planted.py", "import socket"),
    "cycles": ("planner/domain/planted.py", "import planner.domain.planted_too"),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    options = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "planner", tmp_path / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_planted_offence() -> None:
    assert sorted(OFFENCES) == sorted(contracts())


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_planted_offence_breaks_the_contract(contract: str, copy: Path) -> None:
    path, line = OFFENCES[contract]
    (copy / path).write_text(f"{line}\n", encoding="utf-8")
    if contract == "cycles":
        (copy / "planner/domain/planted_too.py").write_text("import planner.domain.planted\n", encoding="utf-8")
    result = lint(copy, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout
    assert "planted" in result.stdout


def test_a_module_on_no_floor_is_noticed(copy: Path) -> None:
    (copy / "planner" / "planted.py").write_text("", encoding="utf-8")
    result = lint(copy, "floors")
    assert result.returncode == 1
    assert "planted" in result.stdout


def test_a_late_import_counts_too(copy: Path) -> None:
    late = "def late():\n    import planner.storage\n"
    (copy / "planner" / "ui" / "planted.py").write_text(late, encoding="utf-8")
    assert lint(copy, "ui-storage").returncode == 1
