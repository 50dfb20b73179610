"""What was typed, filled or pasted as one operation: changes of fields, rows that come, columns with a way of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.operations.edit import Add, Change
from planner.operations.edit_rows import EditRows, NewRow
from planner.operations.operation import Operation
from planner.ui.columns import Column

if TYPE_CHECKING:
    from planner.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Entered:
    """One value for one cell."""

    record: Any
    column: Column
    value: Any

    @property
    def differs(self) -> bool:
        """Whether the cell holds something else now; what a column writes its own way always counts."""
        spec = self.column.spec
        return spec is None or self.column.write is not None or getattr(self.record, spec.name) != self.value


def operation_for(
    desk: Desk, kind: str, entered: Sequence[Entered], fresh: Mapping[str, Mapping[str, Any]]
) -> Operation | None:
    """The operation that writes these values; None when nothing differs.

    `fresh` holds the values of rows that are not in the plan yet, by the id they will have.
    """
    changes: dict[str, dict[str, Any]] = {}
    rows = {id_: dict(values) for id_, values in fresh.items()}
    acts: list[Operation] = []
    for one in entered:
        if one.record.id not in rows and not one.differs:
            continue
        if one.column.write is not None:
            acts.append(one.column.write(desk, one.record, one.value))
        elif one.column.spec is not None:
            values = rows.get(one.record.id)
            (values if values is not None else changes.setdefault(one.record.id, {}))[one.column.spec.name] = one.value
    if not (changes or rows or acts):
        return None
    if len(changes) == 1 and not rows and not acts:
        ((id_, values),) = changes.items()
        return Change(kind, id_, values)
    if len(rows) == 1 and not changes and not acts:
        ((id_, values),) = rows.items()
        return Add(kind, values, id_)
    if len(acts) == 1 and not changes and not rows:
        return acts[0]
    return EditRows(kind, changes, tuple(NewRow(id_, values) for id_, values in rows.items()), (), tuple(acts))
