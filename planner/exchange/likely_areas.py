"""Columns that could name areas: keys with their names, names alone, keys alone; each with how well it would do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import log2

from planner.exchange.bearing import Dependence, is_run, is_text, named
from planner.exchange.columns import Column
from planner.exchange.crossing import is_characteristic
from planner.exchange.hierarchy import levels
from planner.exchange.numbers import looks_like_figure, sign_of


class LikelyAreas:
    """Looks at the columns that have no meaning yet."""

    def __init__(self, columns: Sequence[Column], rows: int, known: Collection[str], dependence: Dependence) -> None:
        self._open, self._rows, self._known, self._depends = columns, rows, known, dependence.depends

    def pairs(self) -> Iterable[tuple[float, Column | None, Column | None]]:
        """Score, key and name of every candidate."""
        codes = [c for c in self._open if not is_text(c) and not any(map(_is_no_key, c.filled[:200]))]
        texts = [c for c in self._open if is_text(c)]
        paired: set[int] = set()
        for key in codes:
            for name in texts:
                if (
                    not self._counts_rows(key, name)
                    and self._depends(name, [key])
                    and (key.distinct > 1 or self._names_areas(key))
                ):
                    paired |= {key.index, name.index}
                    yield self._score(key, name), key, name
        for column in texts:
            if column.index not in paired and (column.distinct > 1 or self._rows == 1):
                yield self._score(None, column), None, column
        for column in codes:
            if column.index not in paired and named("area", column):
                yield self._score(column, None), column, None

    def _counts_rows(self, key: Column, name: Column) -> bool:
        """A running number, not a key of what the name tells: some names stand in many rows."""
        if key.distinct != self._rows or name.distinct == self._rows:
            return False
        return 2 * name.distinct < self._rows or named("running", key) or is_run(key)

    def _score(self, key: Column | None, name: Column | None) -> float:
        both = [column for column in (key, name) if column is not None]
        score = min(log2(1 + column.distinct) for column in both) / 4
        for column in both:
            score += 3 * named("area", column) - 3 * named("variable", column)
            known = sum(1 for word in column.filled if word in self._known)
            score += 6 * (known >= 0.5 * max(1, column.distinct))
        if name is not None:
            spoken = sum(map(is_characteristic, name.filled))
            score -= 3 * spoken / max(1, name.distinct)
        if key is not None:
            score += 2 * (len(levels(key.filled).levels()) > 1) + any(word[0] == "0" for word in key.filled)
        return score

    def _names_areas(self, column: Column) -> bool:
        return bool(self._known) and any(word in self._known for word in column.filled)


def _is_no_key(word: str) -> bool:
    """A sign, a broken number or a figure with a remark names no area."""
    return sign_of(word) is not None or ("," in word and looks_like_figure(word)) or word[-1] in "*%"
