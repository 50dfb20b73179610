"""Targets: what each goal is measured by, planned in one view, compared with the newest figures in the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner import texts
from planner.charts.figures.words import STATUS_WORDS, parted
from planner.domain import attainment
from planner.domain.figures import Area, Indicator, State
from planner.domain.frame import Cycle
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.lights import target_light
from planner.domain.record import N_
from planner.domain.review import Light
from planner.domain.sentence import NN_, Sentence
from planner.domain.waypoints import waypoints
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.goals.goal_words import in_order, numbered
from planner.ui.pages.goals.measuring import is_hidden, value_words
from planner.ui.pages.goals.pair_dialog import Asked
from planner.ui.pages.goals.pair_grid import PairGrid, Pairing
from planner.ui.pages.goals.path_view import PathView
from planner.ui.pages.goals.setting import first_target
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way

READS = frozenset({"indicator", "goal", "area"})


def targets(desk: Desk) -> Sequence[Target]:
    """The targets of the present cycle in the order of the goal tree."""
    return desk.bridge.plan.derived("targets in order", (Target, Goal, Cycle), lambda _plan: _in_order(desk))


def _in_order(desk: Desk) -> tuple[Target, ...]:
    plan = desk.bridge.plan
    found = [one for goal in in_order(desk) for one in plan.pointing(Target, "goal", goal.id)]
    known = {one.id for one in found}
    return (*found, *(one for one in plan.of_cycle(Target, plan.cycle) if one.id not in known))


def _goal(desk: Desk, target: Target) -> str:
    return numbered(desk.bridge.plan.get(Goal, target.goal))


def _indicator(desk: Desk, target: Target) -> Cell:
    found = desk.bridge.plan.get(Indicator, target.indicator)
    if found is None:
        return Cell(_("no indicator"), quiet=True)
    words = f"{found.name} ({found.unit})" if found.unit else found.name
    area = desk.bridge.plan.get(Area, target.area)
    # the town is meant where nothing else is said
    words = f"{words}, {area.name}" if area is not None and area.level else words
    return Cell(words, found.name, words.casefold())


def _figure(desk: Desk, target: Target, value: float | None) -> Cell:
    return Cell(value_words(desk.bridge.plan, target, value, unit=False), value, value)


def _actual(desk: Desk, target: Target) -> Cell:
    if is_hidden(desk, target):
        return Cell(state=State.SUPPRESSED.value)
    figure = desk.bridge.actuals.of(target.id)
    if figure is None:
        return Cell(state=State.NOT_YET.value)
    if figure.value is None:
        return Cell(state=figure.state.value)
    return _figure(desk, target, figure.value)


def _actual_period(desk: Desk, target: Target) -> Cell:
    figure = desk.bridge.actuals.of(target.id)
    words = texts.current().period(figure.period) if figure is not None else ""
    return Cell(words, figure.period if figure else None, figure.period if figure else None)


def _attained(desk: Desk, target: Target) -> Cell:
    share = attainment.of_target(target, desk.bridge.actuals)
    if share.hidden:
        return Cell(state=State.SUPPRESSED.value)
    if share.parted is not None:
        return Cell(parted(share.parted, texts.current()), quiet=True)
    if share.value is None:
        return Cell("–", quiet=True)
    bounded = attainment.clamped(share.value)
    return Cell(texts.current().percent(share.value * 100, 0), share.value, share.value, bar=bounded)


def _light_of(desk: Desk, target: Target) -> Light:
    return target_light(desk.bridge.plan, target, desk.bridge.actuals, desk.bridge.session.today())


def _light(desk: Desk, target: Target) -> Cell:
    light = _light_of(desk, target)
    return Cell(_(STATUS_WORDS[light.value]), light.value, list(Light).index(light), sign=f"status:{light.value}")


def _path(desk: Desk, target: Target) -> Cell:
    plan = desk.bridge.plan
    words = " · ".join(f"{one.year}: {value_words(plan, target, one.value, unit=False)}" for one in waypoints(target))
    return Cell(words, words, None)


def _caption(desk: Desk, target: Target) -> str:
    goal = desk.bridge.plan.get(Goal, target.goal)
    return _("Target of goal {number}", number=goal.number) if goal is not None and goal.number else _("Target")


NAME = field(Target, "indicator", title=N_("Key figure"), read=_indicator, stretch=True, fixed=True, leans_on=READS)


def _value_column(name: str, title: str) -> Column:
    return field(
        Target, name, title=title, right=True, leans_on=READS,
        read=lambda desk, target: _figure(desk, target, getattr(target, name)),
    )  # fmt: skip


PLAN = Listing(
    Target,
    (
        NAME,
        field(Target, "area", optional=True),
        _value_column("baseline", N_("Baseline")),
        field(Target, "baseline_period", title=N_("Period")),
        _value_column("value", N_("Target value")),
        field(Target, "due"),
        Column("path", N_("Path by year"), _path, optional=True, leans_on=READS),
    ),
    targets,
    group=_goal,
    chips=(
        Chip(
            "incomplete", N_("baseline or value missing"), "step:open",
            lambda _desk, one: one.baseline is None or one.value is None,
        ),
        Chip("undated", N_("no date"), "step:open", lambda _desk, one: one.due is None),
    ),
)  # fmt: skip

ACTUALS = Listing(
    Target,
    (
        field(Target, "indicator", title=N_("Key figure"), read=_indicator, stretch=True, fixed=True, spec=None),
        field(Target, "area", spec=None, optional=True),
        Column("actual", N_("Newest value"), _actual, right=True),
        Column("period", N_("Period"), _actual_period),
        field(
            Target, "value", title=N_("Target value"), right=True, spec=None,
            read=lambda desk, target: _figure(desk, target, target.value),
        ),
        Column("attainment", N_("Attainment"), _attained),
        Column("light", N_("Target path"), _light),
    ),
    targets,
    group=_goal,
    chips=(
        Chip("late", N_("late"), "status:late", lambda desk, one: _light_of(desk, one) is Light.LATE),
        Chip("at_risk", N_("at risk"), "status:at_risk", lambda desk, one: _light_of(desk, one) is Light.AT_RISK),
        Chip(
            "unmeasured", N_("no value yet"), "status:unknown",
            lambda desk, one: desk.bridge.actuals.of(one.id) is None,
        ),
    ),
)  # fmt: skip


def _goals_asked(desk: Desk, current: object) -> Asked:
    goals = [goal for goal in in_order(desk) if goal.level is not GoalLevel.GUIDING]
    bare = [
        one for one in goals if one.level is GoalLevel.ACTION and not desk.bridge.plan.pointing(Target, "goal", one.id)
    ]
    chosen = bare[0].id if bare else current.goal if isinstance(current, Target) else ""
    return Asked(N_("Goal"), [(goal.id, numbered(goal)) for goal in goals], chosen)


def _indicators_asked(desk: Desk, _current: object) -> Asked:
    found = sorted(desk.bridge.plan.all(Indicator), key=lambda one: one.name.casefold())
    return Asked(N_("Key figure"), [(one.id, f"{one.name} ({one.unit})" if one.unit else one.name) for one in found])


def _make(desk: Desk, goal: str, indicator: str) -> Operation | None:
    plan = desk.bridge.plan
    return first_target(desk, plan.one(Goal, goal), plan.one(Indicator, indicator))


PAIRING = Pairing(
    question=N_("What shows that a goal is reached?"),
    verb=N_("Set the target"),
    missing=N_("A target needs a goal and an indicator. Write the goals and take in figures first."),
    first=_goals_asked,
    second=_indicators_asked,
    make=_make,
)


def _plan_grid(desk: Desk) -> QWidget:
    return PairGrid(desk, PLAN, _("Targets: plan"), "targets.plan", PAIRING)


def _actuals_grid(desk: Desk) -> QWidget:
    return PairGrid(desk, ACTUALS, _("Targets: newest figures"), "targets.actuals", PAIRING)


def _lead_of_plan(desk: Desk) -> str:
    found, say = targets(desk), desk.words.say
    lacking = sum(one.baseline is None or one.value is None for one in found)
    if not found:
        return say(there_are("kind.target", 0))
    said = say(Sentence(*NN_("One target is set.", "{n} targets are set."), n=len(found)))
    more = NN_("One lacks its baseline or value.", "{n} lack their baseline or value.")
    rest = say(Sentence(*more, n=lacking)) if lacking else _("All have a baseline and a value.")
    return f"{said} {rest}"


def _lead_of_actuals(desk: Desk) -> str:
    found, say = targets(desk), desk.words.say
    if not found:
        return say(there_are("kind.target", 0))
    lights = [_light_of(desk, one) for one in found]
    behind = sum(light in (Light.LATE, Light.AT_RISK) for light in lights)
    on_track = lights.count(Light.ON_TRACK)
    said = say(Sentence(*NN_("One target is on track.", "{n} targets are on track."), n=on_track))
    if not on_track:
        said = _("No target is on track.")
    more = NN_("One lags behind its path.", "{n} lag behind their path.")
    rest = say(Sentence(*more, n=behind)) if behind else _("None lags behind.")
    return f"{said} {rest}"


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Look at the goals"), "goals", lambda: desk.go("goals", "action")),
        Way(_("Take in figures"), "import", lambda: desk.go("import")),
    )


SHOW_FIGURES = Action(N_("Take in figures"), "import", lambda desk, _target: desk.go("import"))

TARGETS = Sheet(
    place="targets",
    kind=Target,
    title=N_("Targets"),
    lead=_lead_of_plan,
    add=Sentence(N_("Set a target")),
    views=(
        SheetView("plan", N_("Plan"), PLAN, beside=True, make=_plan_grid),
        SheetView(
            "actuals", N_("Newest figures"), ACTUALS, lead=_lead_of_actuals, action=SHOW_FIGURES, make=_actuals_grid
        ),
    ),
    form=FormSpec(
        Target,
        groups=(
            Group((("baseline", "baseline_period"), ("value", "due"))),
            Group(("goal", "indicator", "area")),
        ),
        labels={"indicator": N_("Key figure"), "baseline_period": N_("Period")},
        hints={
            "baseline": N_("Where it stood when the goal was set"),
            "baseline_period": N_("A year, a school year or a day"),
        },
        choices={"goal": lambda desk, _one: in_order(desk)},
        above=PathView,
        caption=_caption,
    ),
    empty=Empty(
        "",
        N_("A target says what figure shows that a goal is reached: from where, to where, by when."),
        ways=_ways,
    ),
)
