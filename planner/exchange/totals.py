"""A district beside its quarters: rows that say "total" where a quarter stands are the figures of the district."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.exchange.bearing import AREA_NOUN, is_text
from planner.exchange.columns import Column, Columns
from planner.exchange.heads import LONGEST_NAME

TOTAL = re.compile(
    r"(?:summe|insgesamt|gesamt|zusammen|total|sum|alle|stadtbezirk|bezirk|stadt|kreis|stadtteile|all)"
    r"(?:\s+(?:summe|insgesamt|gesamt|zusammen|total|stadtteile|quartiere|ortsteile))?\s*:?",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^(?:summe|total|sum)\s+|\s+(?:insgesamt|gesamt|zusammen|summe|total)\s*:?$", re.IGNORECASE)


def with_totals(table: Columns, values: Sequence[Column]) -> Columns:
    """The table with the name of the district in the rows of its totals, in place of "Summe" or nothing."""
    labels = [column for column in table.columns if column.index < values[0].index]
    for coarse, fine in _pairs(labels):
        named = _named(coarse, fine)
        if named is not None:
            columns = list(table.columns)
            words = list(dict.fromkeys(named))
            number = {word: i for i, word in enumerate(words)}
            columns[fine.index] = Column(fine.head, fine.index, words, [number[word] for word in named], fine.indents)
            return replace(table, columns=columns)
    return table


def _pairs(labels: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """Columns that could hold districts with, further right, their quarters."""
    spoken = [column for column in labels if column.filled and is_text(column)]
    for fine in reversed(spoken):
        for coarse in reversed([one for one in spoken if one.index < fine.index]):
            heads = (coarse.name.lower(), fine.name.lower())
            if any(map(AREA_NOUN.search, heads)) and coarse.distinct < fine.distinct + 2:
                yield coarse, fine


def _named(coarse: Column, fine: Column) -> list[str] | None:
    """What stands in the finer column when totals are called after their district; nothing where none is a total."""
    if not any(not word or TOTAL.fullmatch(word) for word in fine.words):
        return None
    rows = [(coarse.words[a], fine.words[b]) for a, b in zip(coarse.codes, fine.codes, strict=True)]
    own: dict[str, str] = {}
    totals = 0
    for above, below in rows:
        if not above or (below and not TOTAL.fullmatch(below)):
            if own.setdefault(below, above) != above:
                return None
        else:
            totals += 1
    districts = set(own.values()) - {""}
    if not totals or not districts or 2 * totals > len(rows) or own.keys() & districts:
        return None
    return [
        below if not above or (below and not TOTAL.fullmatch(below)) else _bare(above, districts)
        for above, below in rows
    ]


def _bare(name: str, districts: set[str]) -> str:
    """`Mitte gesamt` and `Summe Mitte` are called as the quarters call their district."""
    bare = _AROUND.sub("", name) if len(name) <= LONGEST_NAME else name
    return bare if bare in districts else name
