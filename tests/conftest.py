"""What all tests share: an offscreen Qt, a home of their own, the folders of real data and tools."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt or the planner: without a display Qt would abort, and no test may touch the real home.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PLANNER_HOME"] = tempfile.mkdtemp(prefix="planner-tests-")
os.environ["LC_ALL"] = "C.UTF-8"  # an unknown system speaks German
os.environ.pop("PLANNER_LANGUAGE", None)

import hypothesis
import pytest

from planner import texts

# The same examples in every run of the suite; `--long` looks further and elsewhere.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests that take minutes")
    parser.addoption("--seeds", default="", help="seeds for the monkey, instead of its own: 7,12")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if "long" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="takes minutes: python run.py test --long"))


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["PLANNER_HOME"], ignore_errors=True)


@pytest.fixture(autouse=True)
def _interface_language() -> Iterator[None]:
    """Every test starts with the language of the system, whatever the one before chose."""
    texts._current = None
    yield
    texts._current = None


@pytest.fixture
def planner_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home of settings, backups and logs for one test."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real open data named by PLANNER_DATA."""
    return _from_environment("PLANNER_DATA", "the folder of real data")


@pytest.fixture(scope="session")
def verapdf() -> Path:
    """The veraPDF script named by PLANNER_VERAPDF: called with profiles (`ua1,2a`) and files, exit 1 when one fails."""
    return _from_environment("PLANNER_VERAPDF", "the veraPDF script")


def _from_environment(variable: str, what: str) -> Path:
    path = os.environ.get(variable, "")
    if not path or not Path(path).exists():
        pytest.skip(f"{variable} does not name {what}")
    return Path(path)
