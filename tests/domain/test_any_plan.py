"""Whatever stands in a plan, rules, checks, names and the overview have something to say and never raise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.content import circle
from planner.domain import money
from planner.domain.attainment import of_goal
from planner.domain.figures import State
from planner.domain.frame import Cycle, Municipality
from planner.domain.goals import Goal
from planner.domain.indicators import Figure
from planner.domain.kinds import KINDS
from planner.domain.lights import shape_of, suggested
from planner.domain.measures import Measure
from planner.domain.naming import name_of
from planner.domain.overview import overview
from planner.domain.plan import Plan
from planner.domain.readiness import readiness_of_all
from planner.domain.record import fields_of
from planner.domain.remarks import Actuals
from planner.domain.rules import remarks
from planner.domain.values import checked

PHASES = circle("en").phases
PER_KIND = 3
NUMBERS = {int: st.integers(-5, 2100), float: st.floats(-1e6, 1e6)}


def ids_of(kind):
    return [f"{kind.replace('_', '')}{sign}" for sign in "abcx"]


def values(spec):
    if spec.refers:
        one = st.sampled_from(ids_of(spec.refers))
        found = st.lists(one, unique=True, max_size=3).map(tuple) if spec.many else one
    elif spec.many:
        found = st.just(())
    elif issubclass(spec.type, str) and spec.type is not str:
        found = st.sampled_from(list(spec.type))
    elif spec.type is bool:
        found = st.booleans()
    elif spec.type is date:
        found = st.dates()
    elif spec.type is Decimal:
        found = st.decimals(-1000, 1000, places=2)
    elif spec.type in NUMBERS:
        low = spec.low if spec.low is not None else -5
        high = spec.high if spec.high is not None else 2100
        found = st.floats(low, high) if spec.type is float else st.integers(int(low), int(high))
    else:
        found = st.sampled_from(["", " ", "mehr {name} %s", "Familienbüro", "2025", "x" * 150])
    return st.none() | found if spec.optional else found


def records(cls):
    fields = {spec.name: values(spec) for spec in fields_of(cls)}
    return st.tuples(*(st.builds(cls, id=st.just(id_), **fields) for id_ in ids_of(cls.kind)[:PER_KIND]))


PERIODS = st.sampled_from(["2025", "?"])
FIGURES = st.builds(Figure, st.none() | st.floats(-1e6, 1e6), st.sampled_from(list(State)), PERIODS)


@st.composite
def plans(draw):
    kinds = draw(st.lists(st.sampled_from(KINDS), unique=True, max_size=14))
    return Plan().changed([record for cls in kinds for record in draw(records(cls))])


@given(plans(), st.dictionaries(st.sampled_from(ids_of("target")), FIGURES), st.dates())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_raises(plan, figures, today):
    actuals = Actuals(figures, frozenset(list(figures)[:1]))
    for cls in KINDS:
        for record in plan.all(cls):
            checked(record)
            assert name_of(record, plan).strip()
    for remark in remarks(plan, actuals, today):
        assert remark.sentence.format(**remark.params)
    cycles = plan.cycles
    whole = plan if cycles else plan.changed([Cycle(id="cyclea", number=1)])
    whole = whole if whole.count(Municipality) else whole.changed([Municipality(id="town", name="Ort")])
    readiness_of_all(whole, actuals, today, [step for phase in PHASES for step in phase.steps])
    assert len(overview(whole, actuals, today, PHASES).rows) <= 5
    for measure in whole.all(Measure):
        suggested(whole, measure, actuals, today)
        shape_of(whole, measure, today)
    for goal in whole.all(Goal):
        value = of_goal(whole, goal.id, actuals).value
        assert value is None or 0 <= value <= 1
    table = money.table(whole, whole.cycle)
    assert sum((one.planned for one in table.by_funder.values()), money.ZERO) == table.total.planned
