"""A social index over the years, looked at like an indicator; inside the house, or of public figures alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.domain.figures import Area, Delivery, Direction, Indicator
from planner.domain.periods import sort_key
from planner.domain.plan import Plan
from planner.domain.social_index import SocialIndex
from planner.operations.area_series import AreaSeries
from planner.operations.counts import strictest
from planner.operations.gate import Gate
from planner.operations.index_found import IndexCourse, IndexFound
from planner.operations.indexes import index_in, ingredients_of, parts_of, years_of
from planner.operations.series import DELIVERY, needed_of, rows_of
from planner.statistics.disclosure import ProtectedTable, protect
from planner.statistics.frames import grouped_columns
from planner.storage.bulk import Row


def index_subject(index: SocialIndex) -> Indicator:
    """An index as an indicator that is no record of the plan; its id is the index's. More of it is more burden."""
    return Indicator(
        id=index.id, code=index.code, name=index.name, multiplier=1.0, unit="", decimals=2,
        direction=Direction.HIGHER_WORSE, definition=index.definition,
    )  # fmt: skip


def needed_of_index(plan: Plan, index: SocialIndex) -> tuple[str, ...]:
    """The ids of all variables its components need."""
    indicators = plan.some(Indicator, (part.indicator for part in parts_of(plan, index)))
    return tuple(dict.fromkeys(name for one in indicators for name in needed_of(plan, one)))


def index_series(plan: Plan, index: SocialIndex, rows: Sequence[Row]) -> AreaSeries:
    """The series of an index inside the house, from the rows of its components."""

    def read(names: Sequence[str], areas: Sequence[str] | None) -> list[Row]:
        wanted = set(names)
        return rows_of((row for row in rows if row[0] in wanted), areas)

    course = course_of(plan, Gate(plan, read), index, public=False)
    counts, subject = Counter(map(DELIVERY, rows)), index_subject(index)
    sources = plan.some(Delivery, counts)
    return AreaSeries(subject, {"": course.figures}, sources, counts, counted=False, versions=(subject,), course=course)


def course_of(plan: Plan, gate: Gate, index: SocialIndex, *, public: bool) -> IndexCourse:
    """An index in every year enough of its components are known for."""
    found = ingredients_of(plan, gate, index, public=public)
    years = (index_in(plan, index, found, year) for year in reversed(years_of(index, found)))
    return IndexCourse(index, {_period(one): one for one in years})


def course_table(plan: Plan, course: IndexCourse) -> ProtectedTable:
    """The index as a table; a course of public figures makes one that may leave the house."""
    parents = {area.id: area.parent for area in plan.all(Area)}
    frame = grouped_columns({"": course.figures}, parents, "figure")
    rules = [one.table.rule for found in course.periods.values() for one in found.ingredients]
    return protect(frame, strictest(rules))


def _period(found: IndexFound) -> str:
    return max((one.period for one in found.ingredients if one.period), key=sort_key, default="")
