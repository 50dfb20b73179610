"""What escapes from an override of Qt is told like any other fault: PySide would end the process without a word."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSize

import planner.ui

ANSWERS: dict[str, Any] = {
    **dict.fromkeys(("event", "eventFilter", "viewportEvent", "focusNextPrevChild", "helpEvent", "editorEvent"), False),
    **dict.fromkeys(("sizeHint", "minimumSizeHint"), QSize()),
}
"""What Qt is answered instead, where it wants an answer."""


def watch_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no exception escape from an override of the window's classes; the hook for faults is told of it."""
    for module in pkgutil.walk_packages(planner.ui.__path__, "planner.ui."):
        importlib.import_module(module.name)
    for cls in _classes(QObject):
        for name, made in list(vars(cls).items()):
            if isinstance(made, FunctionType) and any(_is_of_qt(base, name) for base in cls.__mro__[1:]):
                monkeypatch.setattr(cls, name, _watched(name, made))


def _classes(of: type) -> Iterator[type]:
    for cls in of.__subclasses__():
        if cls.__module__.startswith("planner.ui"):
            yield cls
        yield from _classes(cls)


def _is_of_qt(base: type, name: str) -> bool:
    return base.__module__.startswith("PySide6") and name in vars(base) and not name.startswith("__")


def _watched(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(made)
    def run(*args: Any, **named: Any) -> Any:
        try:
            return made(*args, **named)
        except Exception:  # noqa: BLE001 - every one of them would end the process
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            return ANSWERS.get(name)

    return run
