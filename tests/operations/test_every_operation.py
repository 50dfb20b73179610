"""Every operation has an example: a line of the sample town. Each is run, undone and done again where it first stands."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import planner.operations
from planner.domain.errors import NothingToUndo
from planner.operations.operation import Operation
from planner.operations.sample import build_sample
from planner.operations.session import Session
from planner.operations.town import NewTown


def operations() -> list[type[Operation]]:
    """Every operation class of the package."""
    for module in pkgutil.iter_modules(planner.operations.__path__, "planner.operations."):
        importlib.import_module(module.name)
    found = {cls for cls in _below(Operation) if getattr(sys.modules[cls.__module__], cls.__name__, None) is cls}
    return sorted((cls for cls in found if cls.__module__.startswith("planner.")), key=lambda cls: cls.__name__)


def _below(cls: type) -> Iterator[type]:
    for child in cls.__subclasses__():
        yield child
        yield from _below(child)


class Digests:
    """The content before and after an operation's first use, after its undo, and after its redo."""

    def __init__(self, session: Session, operation: Operation) -> None:
        self.before = session.digest()
        session.run(operation)
        self.after = session.digest()
        session.undo()
        self.undone = session.digest()
        session.redo()
        self.redone = session.digest()


@pytest.fixture(scope="module")
def first_uses(tmp_path_factory: pytest.TempPathFactory) -> dict[type[Operation], Digests]:
    found: dict[type[Operation], Digests] = {}

    def run(session: Session, operation: Operation) -> None:
        if type(operation) in found:
            session.run(operation)
        else:
            found[type(operation)] = Digests(session, operation)

    build_sample(tmp_path_factory.mktemp("sample") / "sample.chain", "en", run=run)
    return found


@pytest.mark.parametrize("cls", [cls for cls in operations() if cls is not NewTown], ids=lambda cls: cls.__name__)
def test_an_operation_is_run_undone_and_done_again(
    cls: type[Operation], first_uses: dict[type[Operation], Digests]
) -> None:
    assert cls in first_uses, f"{cls.__name__} has no line in the sample town"
    digests = first_uses[cls]
    assert digests.after != digests.before
    assert digests.undone == digests.before
    assert digests.redone == digests.after


def test_the_first_step_cannot_be_undone(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "new.chain", NewTown(name="Lindenfurt"))
    with pytest.raises(NothingToUndo):
        session.undo()
    session.close()
