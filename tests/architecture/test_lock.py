"""The locked dependencies: hashed for all platforms, in step with pyproject.toml, silent about where they come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def blocks() -> dict[str, list[tuple[str, int]]]:
    """Every locked distribution: its versions, each with its number of hashes."""
    found: dict[str, list[tuple[str, int]]] = {}
    for block in re.split(r"\n(?=\S)", LOCK.strip()):
        match = re.match(r"([\w.-]+)==([\w.]+)", block)
        assert match, block.splitlines()[0]
        found.setdefault(canonicalize_name(match[1]), []).append((match[2], block.count("--hash=sha256:")))
    return found


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["dev"])]


def test_the_lock_names_no_index_and_no_machine() -> None:
    for word in ("http", "index", "file:", "find-links", "/opt", "/home", "/root"):
        assert word not in LOCK


def test_everything_is_hashed() -> None:
    assert all(hashes for versions in blocks().values() for _, hashes in versions)


def test_wheels_of_all_platforms_are_hashed() -> None:
    locked = blocks()
    # Linux on two architectures, macOS, Windows at least
    assert min(hashes for _, hashes in locked["pyside6-essentials"]) >= 4
    assert min(hashes for _, hashes in locked["sqlalchemy"]) >= 20


def test_the_lock_fits_the_project() -> None:
    locked = blocks()
    for requirement in wanted():
        versions = [version for version, _ in locked[canonicalize_name(requirement.name)]]
        assert all(requirement.specifier.contains(version) for version in versions), requirement
