"""Columns that could name areas: keys with their names, names alone, keys alone; each with how well it would do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from math import log2

from planner.exchange.bearing import AREA_NOUN, Dependence, is_run, is_text, named
from planner.exchange.columns import Column
from planner.exchange.crossing import is_characteristic
from planner.exchange.hierarchy import levels
from planner.exchange.numbers import looks_like_figure, sign_of

NEARLY = 0.8
"""Two districts may have one name, most have not."""
FEWER = 0.7
"""Of districts there are at most so many for each of their quarters."""
_KIND = re.compile(r"typ|\bart\b|_art\b|klasse|class|kategorie|größe|status|einheit|unit")


class LikelyAreas:
    """Looks at the columns that have no meaning yet."""

    def __init__(self, columns: Sequence[Column], rows: int, known: Collection[str], dependence: Dependence) -> None:
        self._open, self._rows, self._known, self._depends = columns, rows, known, dependence.depends

    def best(self) -> tuple[float, Column | None, Column | None] | None:
        """The candidate that does best; the quarters rather than the districts that follow from them."""
        every = list(self.pairs())
        best = max(every, key=lambda pair: pair[0], default=None)
        if best is None or best[2] is None:
            return best
        name = best[2]
        finer = [
            pair
            for pair in every
            if (fine := pair[2]) is not None and fine.distinct > name.distinct and named("area", fine)
            and not named("variable", fine) and self._depends(name, [fine])
        ]  # fmt: skip
        return max(finer, key=lambda pair: pair[0], default=best)

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
        counts = is_run(key) or (named("running", key) and not any(word[0] == "0" for word in key.filled))
        return 2 * name.distinct < self._rows or counts

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


def above_of(area: Column, others: Sequence[Column], dependence: Dependence) -> list[Column]:
    """Name and key of the districts that the areas of a table lie in: the finest there are."""
    likely = [
        column
        for column in others
        if AREA_NOUN.search(column.name.lower())
        and not _KIND.search(column.name.lower())
        and 1 < column.distinct <= FEWER * area.distinct
        and dependence.depends(column, [area])
    ]
    finest = [one for one in likely if all(dependence.depends(other, [one]) for other in likely)]
    keys = [column for column in finest if not is_text(column)]
    told = keys or finest
    names = (
        [column for column in likely if is_text(column) and column.distinct >= NEARLY * told[0].distinct]
        if told
        else []
    )
    return [*keys[:1], *sorted(names, key=lambda column: -column.distinct)[:1]]


def _is_no_key(word: str) -> bool:
    """A sign, a broken number or a figure with a remark names no area."""
    return sign_of(word) is not None or ("," in word and looks_like_figure(word)) or word[-1] in "*%"
