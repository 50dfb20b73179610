"""What steps of the history changed, as records and values: per record the image before and the one after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.kinds import BY_NAME
from planner.domain.record import FieldSpec, Record, fields_of
from planner.storage.codec import Cells, codec
from planner.storage.fold import same_cell
from planner.storage.journal import REDACTION, SCHEMA_VERB, Change
from planner.storage.undo import Net, net

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record; `before` and `after` are records that hold at least this field, None where there was none."""

    spec: FieldSpec
    before: Record | None
    after: Record | None

    @property
    def values(self) -> tuple[Any, Any]:
        """What the field held before and after."""
        name = self.spec.name
        return tuple(None if one is None else getattr(one, name) for one in (self.before, self.after))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of one record: `sort` is added, changed or removed.

    `image` is the record after, or before where it is gone; of a changed one it knows only the fields that changed.
    """

    kind: str
    id: str
    sort: str
    image: Record
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The net effect of some steps: records in the order they were first touched, and how many figures.

    `replaced` tells how many of the figures that changed came with which delivery (id) before.
    """

    records: tuple[RecordChange, ...] = ()
    figures_added: int = 0
    figures_changed: int = 0
    figures_removed: int = 0
    erased: bool = False
    replaced: Mapping[str, int] = field(default_factory=dict)

    @property
    def figures(self) -> int:
        """How many figures are new, others, or gone."""
        return self.figures_added + self.figures_changed + self.figures_removed

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.records or self.figures or self.erased)


def changed(changes: Sequence[Change]) -> Changed:
    """Add the changes of some steps up; what came and went meanwhile, or is again as it was, is left out."""
    told = [one for one in changes if one.kind not in (REDACTION, SCHEMA_VERB)]
    found = net(told)
    records = [_record(kind, id_, found.before[kind, id_], after) for (kind, id_), after in found.after.items()]
    return Changed(
        tuple(one for one in records if one is not None),
        **_figures(found),
        erased=any(one.kind == REDACTION for one in changes),
    )


def _figures(found: Net) -> Mapping[str, Any]:
    pairs = [(found.rows_before[key], after) for key, after in found.rows_after.items()]
    return {
        "figures_added": sum(before is None and after is not None for before, after in pairs),
        "figures_changed": sum(None not in (before, after) and before != after for before, after in pairs),
        "figures_removed": sum(before is not None and after is None for before, after in pairs),
        "replaced": Counter(before[2] for before, after in pairs if before is not None and after not in (None, before)),
    }


def _record(kind: str, id_: str, before: Cells | None, after: Cells | None) -> RecordChange | None:
    cls = BY_NAME.get(kind)
    if cls is None or (before is None and after is None):
        return None
    old = None if before is None else codec(cls).record(id_, before)
    new = None if after is None else codec(cls).record(id_, after)
    sort = ADDED if before is None else REMOVED if after is None else CHANGED
    fields = tuple(FieldChange(spec, old, new) for spec in fields_of(cls) if _differs(spec, before, after))
    image = new if new is not None else old
    return None if image is None or (sort == CHANGED and not fields) else RecordChange(kind, id_, sort, image, fields)


def _differs(spec: FieldSpec, before: Cells | None, after: Cells | None) -> bool:
    """Whether a field is another; a whole record lists only what holds something."""
    name = spec.stored
    if before is not None and after is not None:
        return name in after and not (name in before and same_cell(before[name], after[name]))
    cell = (after if after is not None else before or {}).get(name)
    return cell not in (None, "", "[]")
