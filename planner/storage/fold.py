"""The one fold: steps played over cells. Verify, as-of, rebuild and schema changes are its readers.

It knows cells and no record classes; today's records are decoded last.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.storage.bulk import Key, Observed, Row, unpack_apart
from planner.storage.codec import Cell, Cells
from planner.storage.journal import OBSERVATIONS, REDACTION, SCHEMA_VERB, Change


class FoldError(ValueError):
    """A change does not fit what is there: the history or its order is damaged."""


class State:
    """All content as cells: records by kind and id, observations by key."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.records: dict[str, dict[str, Cells]] = {}
        self.observations: dict[Key, Observed] = {}

    def play(self, changes: Iterable[Change]) -> None:
        """Apply the changes of one step in order; FoldError when one does not fit."""
        for change in changes:
            if change.kind == OBSERVATIONS:
                self._play_rows(change)
            elif change.kind == SCHEMA_VERB:
                self._play_verb(change.id, change.old, change.new)
            elif change.kind != REDACTION:
                self._play_record(change)

    def _play_record(self, change: Change) -> None:
        records = self.records.setdefault(change.kind, {})
        new = change.new
        if new is None:
            old = change.old
            if old is None or records.pop(change.id, None) != old:
                raise FoldError(f"{change.kind} {change.id}: what was removed is not what was there")
            return
        if change.before is None:
            if change.id in records:
                raise FoldError(f"{change.kind} {change.id}: inserted twice")
            records[change.id] = new
            return
        if change.id not in records:
            raise FoldError(f"{change.kind} {change.id}: changed but not there")
        records[change.id].update(new)

    def _play_rows(self, change: Change) -> None:
        (gone, _old), (keys, new) = unpack_apart(change.bulk or b"")
        observations = self.observations
        for key in gone:
            if observations.pop(key, None) is None:
                raise FoldError(f"figure {key}: changed but not there")
        observations.update(zip(keys, new, strict=True))

    def _play_verb(self, kind: str, old: Cells | None, new: Cells | None) -> None:
        records = self.records.setdefault(kind, {}).values()
        if old is None and new is not None:
            for name, cell in new.items():
                for cells in records:
                    cells[name] = cell
        elif new is None and old is not None:
            for name in old:
                for cells in records:
                    cells.pop(name, None)
        elif old is not None and new is not None:
            for name, other in zip(old, new, strict=True):
                for cells in records:
                    cells[other] = cells.pop(name)


def same_cell(left: Cell, right: Cell) -> bool:
    """Whether two cells are equal with their type."""
    return left == right and type(left) is type(right)


def rows_of(state: State) -> Iterable[Row]:
    """The observations of a state as rows, by key."""
    return ((*key, *state.observations[key]) for key in sorted(state.observations))
