"""Indicators: what each of them measures, from which variables, how it reads, and what it does not see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.content.starter_indicators import starter_indicators
from planner.domain.figures import Indicator, Scope, Variable
from planner.domain.goals import Target
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.operations.edit_rows import EditRows, NewRow
from planner.operations.indicators import ReviseIndicator
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.figures.origin import formula
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.analysis.formula_line import FormulaLine
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way


def indicators(desk: Desk) -> Sequence[Indicator]:
    """All indicators by code, those of the whole population before those of one programme."""

    def place(one: Indicator) -> tuple[bool, str, str]:
        return one.scope is Scope.PROGRAMME, one.code.casefold(), one.name.casefold()

    return sorted(desk.bridge.plan.all(Indicator), key=place)


def _scope(desk: Desk, indicator: Indicator) -> str:
    """Whole population or one programme, as a heading; none where all are of the population."""
    found = desk.bridge.plan.all(Indicator)
    if all(one.scope is Scope.POPULATION for one in found):
        return ""
    return _("Of the whole population") if indicator.scope is Scope.POPULATION else _("Of one programme")


def _revise(_desk: Desk, indicator: Indicator, name: str, value: Any) -> ReviseIndicator:
    return ReviseIndicator(indicator.id, {name: value})


def _defining(name: str, **more: Any) -> Column:
    """A column whose values say what is measured: typing in it may begin a new version."""
    return field(Indicator, name, write=lambda desk, one, value: _revise(desk, one, name, value), **more)


def _formula(desk: Desk, indicator: Indicator) -> Cell:
    said = formula(desk.bridge.plan, indicator) if indicator.numerator else ""
    return Cell(said or _("no formula yet"), said, said.casefold() or None, quiet=not said)


def _targets(desk: Desk, indicator: Indicator) -> Cell:
    plan = desk.bridge.plan
    aims = [one for one in plan.pointing(Target, "indicator", indicator.id) if one.cycle == plan.cycle.id]
    return Cell(ngettext("{n} target", "{n} targets", len(aims)) if aims else "", len(aims), len(aims))


INDICATORS = Listing(
    Indicator,
    (
        field(Indicator, "code"),
        field(Indicator, "name", stretch=True, fixed=True),
        Column("formula", N_("Formula"), _formula, leans_on=frozenset({"variable"}), optional=True),
        field(Indicator, "unit"),
        field(Indicator, "direction"),
        field(Indicator, "version", title=N_("Version")),
        Column("targets", N_("Measures targets"), _targets, leans_on=frozenset({"target", "cycle"})),
        field(Indicator, "source", optional=True),
        _defining("numerator", optional=True),
        _defining("denominator", optional=True),
        _defining("multiplier", optional=True),
        _defining("definition", optional=True),
        field(Indicator, "bias", optional=True),
        field(Indicator, "to_check", optional=True),
        field(Indicator, "limits", optional=True),
        field(Indicator, "scope", optional=True),
        field(Indicator, "phases", optional=True),
        field(Indicator, "valid_from", optional=True),
    ),
    indicators,
    group=_scope,
    chips=(
        Chip("no_formula", N_("no formula"), "step:not_started", lambda _desk, one: not one.numerator),
        Chip("undefined", N_("no definition"), "step:open", lambda _desk, one: not one.definition),
        Chip("biased", N_("known bias"), "status:at_risk", lambda _desk, one: bool(one.bias)),
        Chip("programme", N_("of one programme"), "step:in_progress", lambda _desk, one: one.scope is Scope.PROGRAMME),
        Chip("to_check", N_("to be checked here"), "step:open", lambda _desk, one: bool(one.to_check)),
    ),
)


def _change(record: Any, values: Mapping[str, Any]) -> ReviseIndicator:
    return ReviseIndicator(record.id, values)


def _variables(desk: Desk, _record: Any) -> Sequence[Variable]:
    return sorted(desk.bridge.plan.all(Variable), key=lambda one: (one.name.casefold(), one.code))


FORM = FormSpec(
    Indicator,
    (
        Group(("name", ("code", "unit"), "definition")),
        Group(("numerator", "denominator", ("multiplier", "decimals")), N_("Formula")),
        Group(("direction", "limits", "bias", "to_check", "source", "scope", "phases"), N_("How it reads")),
        Group((("version", "valid_from"),), N_("Version of the definition")),
        Group((("min_count", "min_denominator"),), N_("How small counts are protected"), folded=True),
    ),
    hints={
        "definition": N_("What exactly is counted, of whom, on which day."),
        "numerator": N_("What is counted; several variables are added up."),
        "denominator": N_("Of how many; without it the sum itself is the value."),
        "multiplier": N_("100 for percent, 1,000 for cases per thousand."),
        "bias": N_("Whom it does not see, what else it may mean."),
        "limits": N_("Shares: each person counts or does not. Rates: cases, which may befall one twice."),
        "to_check": N_("What must be looked up in your town before the figures are used; empty it when that is done."),
        "scope": N_("A programme’s figure says nothing of the whole town."),
        "valid_from": N_("Figures before this day keep the earlier definition; a chart shows the break."),
        "version": N_("Another definition of an indicator in use begins a new version by itself."),
        "min_count": N_("Only stricter than the rule of the sources."),
    },
    optional=frozenset(
        {
            *("denominator", "definition", "bias", "to_check", "source", "phases"),
            *("valid_from", "min_count", "min_denominator"),
        }
    ),
    choices={"numerator": _variables, "denominator": _variables},
    change=_change,
    above=FormulaLine,
)


def _lead(desk: Desk) -> str:
    found = indicators(desk)
    if not found:
        return _("No indicator is defined yet.")
    say = desk.words.say
    said = [say(Sentence(*NN_("There is one indicator.", "{n} indicators describe the town."), n=len(found)))]
    lacking = sum(not one.numerator for one in found)
    if lacking:
        said.append(say(Sentence(*NN_("One has no formula.", "{n} have no formula."), n=lacking)))
    biased = sum(bool(one.bias) for one in found)
    if biased and not lacking:
        said.append(say(Sentence(*NN_("One has a known bias.", "{n} have a known bias."), n=biased)))
    return " ".join(said)


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Take in data"), "import", lambda: desk.go("import")),
        Way(_("Take over the catalogue of 25 indicators"), "sheet", lambda: _take_catalogue(desk)),
    )


def _take_catalogue(desk: Desk) -> None:
    """All entries in the language of the plan; what is counted is chosen for each by hand."""
    entries = starter_indicators(desk.bridge.plan.municipality.language)
    rows = tuple(NewRow(desk.bridge.session.new_id(), one.fields()) for one in entries)
    desk.bridge.run(EditRows(Indicator.kind, additions=rows))


def _show_figures(desk: Desk, indicator: Indicator | None) -> None:
    desk.go("figures", "series", indicator.id if indicator is not None else "")


INDICATOR_SHEET = Sheet(
    place="indicators",
    kind=Indicator,
    title=N_("Indicators"),
    lead=_lead,
    add=Sentence(N_("Define an indicator")),
    views=(SheetView("all", N_("All"), INDICATORS, beside=True),),
    form=FORM,
    empty=Empty(
        N_("No indicator is defined"),
        N_("An indicator makes figures of areas comparable: what is counted, of how many, and how it reads."),
        ways=_ways,
    ),
    action=Action(N_("Show figures"), "chart", _show_figures),
)
