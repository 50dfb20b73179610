"""The storage is needed by every command and by the window's start: it loads little, and no second time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {
    *("pandas", "numpy", "matplotlib", "reportlab", "PIL", "svglib", "pyphen", "pypdfium2", "babel", "PySide6"),
    *("qtawesome", "openpyxl", "docx", "sqlalchemy.orm", "sqlalchemy.ext.asyncio", "multiprocessing"),
}
CODE = """
import importlib, pkgutil, sys
import planner.storage
for module in pkgutil.walk_packages(planner.storage.__path__, "planner.storage."):
    importlib.import_module(module.name)
print(*sorted(sys.modules))
"""


def test_importing_the_storage_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}){CODE}"],
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert HEAVY & set(done.stdout.split()) == set()
