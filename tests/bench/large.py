"""The large plan: what a big city would have after some years, made by running operations.

1,000 measures, 300 goals, 5,000 budget lines, 100,000 observations, 5,000 steps, and in proportion all that belongs to
them. Invented, from a fixed seed; names, ids and figures are the same every time.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from planner.domain.figures import Area, Variable
from planner.domain.goals import Goal
from planner.domain.measures import BudgetLine, Measure, MeasureState
from planner.domain.plan import Plan
from planner.operations.edit import Change
from planner.operations.figures import DeliverFigures, Figure
from planner.operations.operation import Operation
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.bench.large_content import OFFICES, SUBJECTS, Fill

STEPS = 5_000
OBSERVATIONS = 100_000
YEARS = range(2010, 2024)
STARTS, UNTIL = date(2024, 1, 1), date(2028, 12, 31)
FIRST_MOMENT = datetime(2024, 1, 8, 8, tzinfo=UTC)
PACE = timedelta(hours=4)
"""Between two steps, so that the history reaches over more than two years and no two steps are one burst."""


def build_large(path: Path, steps: int = STEPS) -> None:
    """Make the large plan with so many steps as a file at `path`, which must not exist."""
    random = Random(11)
    moments = (FIRST_MOMENT + number * PACE for number in itertools.count())
    ids = ("".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _number in itertools.count())
    now = [next(moments)]
    around = Surroundings(lambda: now[0], ids.__next__, "Stabsstelle Prävention", backups=False)

    def fill(session: Session) -> None:
        edits: Iterator[Operation] = itertools.chain([Fill()], _figures_then_edits(lambda: session.plan, random))
        while session.steps < steps:
            now[0] = next(moments)
            session.run(next(edits))

    Session.create(path, NewTown("Großlindenau", starts=STARTS, until=UNTIL), around, fill=fill).close()


def _figures_then_edits(plan: Callable[[], Plan], random: Random) -> Iterator[Operation]:
    figures = tuple(itertools.islice(_figures(plan(), random), OBSERVATIONS))
    yield DeliverFigures({"title": "Stadtstatistik", "source": "Statistikstelle"}, figures)
    measures = plan().all(Measure)
    goals = plan().all(Goal)
    lines = plan().all(BudgetLine)
    for number in itertools.count():
        measure, line = measures[number % len(measures)], lines[number % len(lines)]
        day = STARTS + timedelta(days=random.randrange(1_800))
        amount = Decimal(random.randrange(1_000, 90_000)).quantize(Decimal("0.01"))
        yield from (
            Change("measure", measure.id, {"lead": OFFICES[(number + 1) % len(OFFICES)]}),
            Change("budget_line", line.id, {"actual": amount}),
            Change("measure", measure.id, {"until": day, "state": MeasureState.RUNNING}),
            Change("goal", goals[number % len(goals)].id, {"description": f"{SUBJECTS[number % 6]}, Fassung {number}"}),
        )


def _figures(plan: Plan, random: Random) -> Iterator[Figure]:
    """Observations of all variables in all areas by year; districts are sums, the town's are left to be added up.

    The later half of the variables are what the earlier half is divided by: a part is a few per cent of it, here and
    there too few people to be shown.
    """
    variables = sorted(plan.all(Variable), key=lambda variable: variable.code)
    districts = [area for area in plan.all(Area) if area.level == 1]
    for year, (number, variable) in itertools.product(YEARS, enumerate(variables)):
        for district in districts:
            total = 0
            for quarter in plan.pointing(Area, "parent", district.id):
                value = random.randrange(400, 9_000) if number >= len(variables) // 2 else random.randrange(1, 200)
                total += value
                yield (variable.id, quarter.id, str(year), "", float(value), "value")
            yield (variable.id, district.id, str(year), "", float(total), "value")


def with_other_values(measure: Measure, number: int) -> Measure:
    """A measure as its `number`-th edit leaves it: one text and one day differ from the edit before."""
    return replace(measure, lead=f"{OFFICES[number % len(OFFICES)]} {number}", until=STARTS + timedelta(days=number))
