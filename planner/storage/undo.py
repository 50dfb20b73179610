"""Undo and redo: stacks read from the steps themselves, and the images a revert puts back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.errors import UndoConflict
from planner.domain.record import N_
from planner.storage.bulk import Key, Observed, Row, unpack_apart
from planner.storage.codec import Cell, Cells
from planner.storage.fold import same_cell
from planner.storage.journal import OBSERVATIONS, Change

Line = tuple[int, str, int | None, int | None]
FORWARD = ("do", "import")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one undo takes back: the steps whose images count, and the steps the person did."""

    steps: tuple[int, ...]
    done: tuple[int, ...]


@dataclass
class Stacks:
    """What can be undone and redone, newest last."""

    undo: list[Entry]
    redo: list[Entry]


def stacks(lines: Iterable[Line]) -> Stacks:
    """Read (number, kind, target, burst) of every step in order.

    The first step made the plan and stays; schema changes, redactions and merges are barriers.
    """
    found = Stacks([], [])
    for line in lines:
        advance(found, line)
    return found


def advance(found: Stacks, line: Line) -> None:
    """Carry one more step into the stacks."""
    number, kind, target, burst = line
    if kind in FORWARD:
        if number > 1:
            _push(found, number, burst)
    elif kind == "undo":
        entry = _take(found.undo, target)
        found.redo.append(Entry((number,), entry.done if entry else ()))
    elif kind == "redo":
        entry = _take(found.redo, target)
        found.undo.append(Entry((number,), entry.done if entry else ()))
    else:
        found.undo.clear()
        found.redo.clear()


def _push(found: Stacks, number: int, burst: int | None) -> None:
    found.redo.clear()
    last = found.undo[-1] if found.undo else None
    if burst is not None and last is not None and last.steps[0] == burst and last.steps == last.done:
        found.undo[-1] = Entry((*last.steps, number), (*last.done, number))
    else:
        found.undo.append(Entry((number,), (number,)))


def _take(stack: list[Entry], target: int | None) -> Entry | None:
    for index in range(len(stack) - 1, -1, -1):
        if target is not None and target in stack[index].steps:
            return stack.pop(index)
    return None


@dataclass
class Net:
    """The net effect of some steps: per record the first image before and the last after; per figure likewise."""

    before: dict[tuple[str, str], Cells | None]
    after: dict[tuple[str, str], Cells | None]
    rows_before: dict[Key, Observed | None]
    rows_after: dict[Key, Observed | None]


def net(changes: Sequence[Change]) -> Net:
    """Add up changes in the order they were made."""
    sum_ = Net({}, {}, {}, {})
    for change in changes:
        if change.kind == OBSERVATIONS:
            _add_rows(sum_, change)
        else:
            _add_record(sum_, change)
    return sum_


def _add_record(sum_: Net, change: Change) -> None:
    key = (change.kind, change.id)
    old, new = change.old, change.new
    if key not in sum_.after:
        sum_.before[key], sum_.after[key] = old, new
        return
    first, last = sum_.before[key], sum_.after[key]
    if old is not None and new is not None:
        if first is not None:
            sum_.before[key] = {**old, **first}
        sum_.after[key] = {**(last or {}), **new}
    elif new is None and old is not None:
        sum_.before[key] = None if first is None else {**old, **first}
        sum_.after[key] = None
    else:
        sum_.after[key] = new


def _add_rows(sum_: Net, change: Change) -> None:
    before, after = unpack_apart(change.bulk or b"")
    old = dict(zip(*before, strict=True))
    new = dict(zip(*after, strict=True))
    images_before = {**dict.fromkeys(new), **old}
    sum_.rows_before = {**images_before, **sum_.rows_before}
    sum_.rows_after.update({**dict.fromkeys(old), **new})


def conflicts(
    found: Net, cells_now: dict[tuple[str, str], Cells | None], rows_now: dict[Key, Row]
) -> list[tuple[str, str]]:
    """The records (kind, id) whose fields are not what the steps left there; ("observation", area) for figures."""
    out = []
    for key, after in found.after.items():
        now = cells_now[key]
        if (after is None) != (now is None) or (
            after is not None and now is not None and not all(_same(now, name, cell) for name, cell in after.items())
        ):
            out.append(key)
    for row_key, observed in found.rows_after.items():
        stored = rows_now.get(row_key)
        if (stored[4:] if stored else None) != observed:
            out.append(("observation", row_key[1]))
    return list(dict.fromkeys(out))


def refuse(found: Sequence[tuple[str, str]]) -> UndoConflict:
    """The error that names what was changed again later."""
    return UndoConflict(
        N_("This was changed again later: {records}. Undo the later change first, or put the old state back anyway."),
        records=tuple(found[:5]),
        count=len(found),
    )


def _same(now: Cells, name: str, cell: Cell) -> bool:
    return name in now and same_cell(now[name], cell)
