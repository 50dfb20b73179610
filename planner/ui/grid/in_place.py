"""While a person types down a sorted column, rows do not run away: they stay where they are until asked to sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planner.ui.grid.arrangement import Heading


def kept_in_place(before: Sequence[Any], after: Sequence[Any], group: Callable[[Any], str]) -> list[Any]:
    """The rows wanted in the order shown before, where the same rows stand under the same headings; else as wanted.

    Rows that came stand where they are wanted: at their place among the others.
    """
    fresh = {entry.id: entry for entry in after if not isinstance(entry, Heading)}
    shown = [entry for entry in before if isinstance(entry, Heading) or entry.id in fresh]
    known = {entry.id for entry in shown if not isinstance(entry, Heading)}
    if len(known) != len(fresh) or [one.words for one in shown if isinstance(one, Heading)] != [
        one.words for one in after if isinstance(one, Heading)
    ]:
        return list(after)
    heads = iter([one for one in after if isinstance(one, Heading)])
    kept: list[Any] = []
    under = ""
    for entry in shown:
        if isinstance(entry, Heading):
            under = entry.words
            kept.append(next(heads))
            continue
        record = fresh[entry.id]
        if group(record) != under:
            return list(after)
        kept.append(record)
    return kept
