"""What can be looked at by area: indicators, social indexes, and variables no formula uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.figures import Indicator, Variable
from planner.domain.plan import Plan
from planner.domain.social_index import SocialIndex
from planner.operations.area_series import AreaSeries, as_indicator, series_of, unprotected
from planner.operations.gate import Gate
from planner.operations.index_course import (
    course_of,
    course_table,
    index_series,
    index_subject,
    needed_of_index,
)
from planner.operations.index_found import IndexCourse
from planner.operations.series import needed_of
from planner.statistics.disclosure import ProtectedTable
from planner.storage.bulk import Row


@dataclass(frozen=True, slots=True)
class Tables:
    """The figures of a subject as known inside and as they may leave; of an index also what the latter is made of."""

    inside: ProtectedTable
    outward: ProtectedTable
    course: IndexCourse | None = None


def subjects(plan: Plan) -> tuple[Indicator, ...]:
    """All indicators by code, the social indexes, then every variable no formula uses, by name."""
    indicators = sorted(plan.all(Indicator), key=lambda one: (one.code, one.name))
    indexes = sorted(plan.all(SocialIndex), key=lambda one: (one.code, one.name))
    used = {variable for one in indicators for variable in needed_of(plan, one)}
    rest = sorted((one for one in plan.all(Variable) if one.id not in used), key=lambda one: (one.name, one.code))
    return (*indicators, *map(index_subject, indexes), *map(as_indicator, rest))


def needed(plan: Plan, subject: Indicator) -> tuple[str, ...]:
    """The ids of all variables a subject needs."""
    index = plan.get(SocialIndex, subject.id)
    return needed_of(plan, subject) if index is None else needed_of_index(plan, index)


def series_for(plan: Plan, subject: Indicator, rows: Sequence[Row]) -> AreaSeries:
    """The series of a subject from the rows of the variables it needs."""
    index = plan.get(SocialIndex, subject.id)
    return series_of(plan, subject, rows) if index is None else index_series(plan, index, rows)


def tables_of(plan: Plan, gate: Gate, asked: Indicator, series: AreaSeries) -> Tables:
    """The tables of a series; `asked` is the subject before it was narrowed to the subgroup of the series."""
    group = series.group
    if series.course is None:
        return Tables(unprotected(plan, series).of_group(group), gate.table(asked).of_group(group))
    public = course_of(plan, gate, series.course.index, public=True)
    return Tables(unprotected(plan, series), course_table(plan, public), public)
