"""Rows of the disclosure gate: protecting a table with totals, and that its cost grows with its cells and no faster."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

if TYPE_CHECKING:
    import pandas as pd

AREAS, YEARS, PER_DISTRICT = 400, 20, 40
COUNTS = (0, 1, 2, 5, 9, 20, 50, 120, 300)
"""Two of nine counts are small: far more than in a real table."""
TIMES = 4


def table(areas: int) -> pd.DataFrame:
    """Counts of areas, their districts and the town for twenty years."""
    import pandas as pd

    dice = random.Random(1)
    rows = []
    for year in range(YEARS):
        districts: dict[str, int] = {}
        for at in range(areas):
            count, district = dice.choice(COUNTS), f"d{at // PER_DISTRICT}"
            districts[district] = districts.get(district, 0) + count
            rows.append((f"a{at}", district, str(2000 + year), count))
        rows += [(name, "town", str(2000 + year), count) for name, count in districts.items()]
        rows.append(("town", "", str(2000 + year), sum(districts.values())))
    frame = pd.DataFrame(rows, columns=["area", "parent", "period", "value"])
    return frame.astype({"value": float}).assign(state="value")


@contextmanager
def protecting(_stage: Stage) -> Iterator[Pair]:
    """The gate against the totals alone, of the same cells."""
    import pandas as pd

    from planner.domain.disclosure_rule import DisclosureRule
    from planner.statistics.disclosure import protect

    frame, rule = table(AREAS), DisclosureRule()
    leaves = frame[frame.area.str.startswith("a")]

    def pivot() -> None:
        pd.pivot_table(leaves, index="area", columns="period", values="value", aggfunc="sum", margins=True)

    yield Pair(lambda: seconds(lambda: protect(frame, rule)), lambda: seconds(pivot))


@contextmanager
def growing(_stage: Stage) -> Iterator[Pair]:
    """Four times the cells against the table itself, four times over."""
    from planner.domain.disclosure_rule import DisclosureRule
    from planner.statistics.disclosure import protect

    small, large, rule = table(AREAS), table(TIMES * AREAS), DisclosureRule()

    def often() -> None:
        for _ in range(TIMES):
            protect(small, rule)

    yield Pair(lambda: seconds(lambda: protect(large, rule)), lambda: seconds(often))


GATE = (
    Row("protect", "protecting 400 areas x 20 years with totals", "pandas.pivot_table with margins", 25.0, protecting),
    Row("protect-linear", "protecting four times the cells", "protecting them in four tables", 1.5, growing),
)
