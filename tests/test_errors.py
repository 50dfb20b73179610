"""The tree of errors is drawn as it stands."""

from __future__ import annotations

import re

from planner.domain import errors
from planner.domain.errors import Cancelled, FileBusy, PlannerError


def test_an_error_carries_a_message_id_and_parameters() -> None:
    error = FileBusy("{who} has {file} open.", who="{x}", file="a.chain")
    assert (error.msgid, error.params) == ("{who} has {file} open.", {"who": "{x}", "file": "a.chain"})
    assert str(error) == "{x} has a.chain open."


def test_cancelling_needs_no_words() -> None:
    assert str(Cancelled()) == "Cancelled. Nothing was changed."


def test_the_drawing_shows_every_error_below_its_parent() -> None:
    drawn: list[type] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│ ├└─]*)(\w+)  +\S", line)
        if not match:
            continue
        depth = len(match[1]) // 4
        error = getattr(errors, match[2])
        assert error.__base__ is (drawn[depth - 1] if depth else Exception), match[2]
        drawn[depth:] = [error]
    shown = set(re.findall(r"^    [│ ├└─]*(\w+)  +\S", errors.__doc__ or "", re.MULTILINE))
    defined = {
        name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, PlannerError)
    }
    assert shown == defined
