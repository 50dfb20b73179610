"""Starting: what is loaded and what is not, and that a window comes and goes by itself for the measurements."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HEAVY = ("pandas", "numpy", "matplotlib", "reportlab", "openpyxl", "docx", "qtawesome", "qtpy")
EARLY = ("sqlalchemy", "babel", "planner.storage", "planner.operations", "planner.content", "planner.ui.workplace")


def _run(code: str, home: Path, *arguments: str) -> str:
    environment = {**os.environ, "PLANNER_HOME": str(home), "PLANNER_QUIT_AFTER_START": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout


def test_importing_the_window_loads_nothing_heavy(tmp_path: Path) -> None:
    code = f"import sys, planner.ui.app; print([one for one in {HEAVY + EARLY} if one in sys.modules])"
    assert _run(code, tmp_path).strip() == "[]"


def test_the_first_frame_stands_before_storage_and_babel(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from planner.ui import app\n"
        "go_on = app._go_on\n"
        "def look(*given):\n"
        f"    print([one for one in {HEAVY + EARLY} if one in sys.modules])\n"
        "    go_on(*given)\n"
        "app._go_on = look\n"
        "app.run()\n"
    )
    assert _run(code, tmp_path).splitlines()[0] == "[]"


def test_a_plan_on_the_desk_needs_nothing_heavy(sample: Callable[[str], Path], tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from planner.ui import app\n"
        "status = app.run(pathlib.Path(sys.argv[1]))\n"
        f"print([one for one in {HEAVY} if one in sys.modules], status)\n"
    )
    assert _run(code, tmp_path, str(sample("de"))).strip() == "[] 0"
