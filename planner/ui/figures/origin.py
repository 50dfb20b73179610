"""Where figures come from, as plain lines: how they are worked out, who delivered them, what protects them, what stands in the cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner import texts
from planner.charts.figures.words import STATE_WORDS
from planner.domain.disclosure_rule import CAVEATS, reason_words
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.domain.indicators import definitions
from planner.domain.plan import Plan
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.figures import described, index_words
from planner.ui.figures.state import FiguresState
from planner.ui.wording import number_words

REASONS = ("count", "remainder", "denominator", "supplier", "complementary")
MOST_PLACES = 80
"""More areas than anybody reads in a paragraph; the command line lists all."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some facts under a heading: (name, words)."""

    title: str
    facts: tuple[tuple[str, str], ...]


def sections(plan: Plan, state: FiguresState) -> tuple[Section, ...]:
    """Everything that is known of where the figures come from; empty without figures."""
    series = state.series
    if series is None:
        return ()
    indicator = series.indicator
    how = index_words.facts(state) if index_words.is_index(state) else _formula(plan, indicator)
    found = (
        Section(_("How it is worked out"), how),
        Section(_("Where it comes from"), _deliveries(state)),
        Section(_("How it is protected"), _protection(state)),
        Section(_("What stands in the cells"), _states(state)),
        Section(_("What stays in the house (internal)"), proof(plan, state)),
    )
    return tuple(one for one in found if one.facts)


def is_record(plan: Plan, indicator: Indicator) -> bool:
    """Whether the plan holds the indicator; a variable looked at by itself is none."""
    return plan.get(Indicator, indicator.id) is not None


def formula(plan: Plan, indicator: Indicator) -> str:
    """The formula with the names of its variables: "A + B ÷ C × 100"."""
    top = " + ".join(one.name for one in plan.some(Variable, indicator.numerator))
    base = " + ".join(one.name for one in plan.some(Variable, indicator.denominator))
    if len(indicator.numerator) > 1 and (base or indicator.multiplier != 1):
        top = f"({top})"
    if len(indicator.denominator) > 1:
        base = f"({base})"
    parts = [top, f"÷ {base}" if base else "", _times(indicator)]
    return " ".join(part for part in parts if part)


def _times(indicator: Indicator) -> str:
    return f"× {number_words(indicator.multiplier)}" if indicator.multiplier != 1 else ""


def _formula(plan: Plan, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    facts = [(_("Formula"), formula(plan, indicator))] if is_record(plan, indicator) else []
    top = _("Numerator") if is_record(plan, indicator) else _("Variable")
    for label, ids in ((top, indicator.numerator), (_("Denominator"), indicator.denominator)):
        facts += [(label, _variable(one)) for one in plan.some(Variable, ids)]
    if is_record(plan, indicator):
        version = texts.current().number(indicator.version, grouping=False)
        valid_from = indicator.valid_from
        facts += [
            (_("Definition"), indicator.definition),
            (_("Version of the definition"), version),
            (_("Definition valid from"), texts.current().date(valid_from) if valid_from else ""),
            *(
                (_("Version {version}", version=one.version), _earlier(plan, one))
                for one in definitions(plan, indicator)[:-1]
            ),
            (_("Direction"), texts.gettext(indicator.direction.label)),
            (_("Limits of chance"), texts.gettext(indicator.limits.label)),
            (_("Speaks of"), texts.gettext(indicator.scope.label)),
            (_("Known bias"), indicator.bias),
            (_("Still to be checked here"), indicator.to_check),
        ]
    return tuple((name, words) for name, words in facts if words)


def _earlier(plan: Plan, version: Indicator) -> str:
    """An earlier definition: since when, its formula and its words."""
    since = texts.current().date(version.valid_from) if version.valid_from else ""
    parts = (_("from {low}", low=since) if since else "", formula(plan, version), version.definition)
    return " · ".join(part for part in parts if part)


def _variable(variable: Variable) -> str:
    what = _("counts people or cases") if variable.count else _("a measure, no count")
    return " · ".join(part for part in (variable.name, variable.code, variable.unit, what) if part)


def _deliveries(state: FiguresState) -> tuple[tuple[str, str], ...]:
    series = state.series
    if series is None:
        return ()
    facts = [(_("Source"), series.indicator.source)] if series.indicator.source else []
    newest = sorted(series.sources, key=lambda one: (one.day is not None, one.day), reverse=True)
    facts += [(one.title, _delivery(one, series.counts.get(one.id, 0))) for one in newest]
    return tuple(facts)


def _delivery(delivery: Delivery, count: int) -> str:
    words = texts.current()
    parts = [
        delivery.source,
        delivery.file_name if delivery.file_name != delivery.title else "",
        _("received {day}", day=words.date(delivery.day)) if delivery.day is not None else "",
        ngettext("{count} figure of it", "{count} figures of it", count, count=words.number(count)),
    ]
    return " · ".join(part for part in parts if part)


def _protection(state: FiguresState) -> tuple[tuple[str, str], ...]:
    rule = described.rule_line(state)
    return ((_("Rule"), rule),) if rule else ()


def proof(plan: Plan, state: FiguresState) -> tuple[tuple[str, str], ...]:
    """What is hidden outward, by reason: areas with their periods. Nothing in the protected view: it tells what is small."""
    if state.outward is None or state.is_protected:
        return ()
    words = texts.current()
    found: dict[str, dict[str, list[str]]] = {}
    for one in state.outward.hidden:
        area = plan.get(Area, one.area)
        place = " ".join(part for part in (area.name if area is not None else "", one.subgroup) if part)
        found.setdefault(one.reason, {}).setdefault(place, []).append(words.period(one.period))
    told = [(_reason(state, reason), _places(found[reason])) for reason in REASONS if reason in found]
    if told:
        told += [(words.gettext(title), words.gettext(said)) for title, said in CAVEATS]
    return tuple(told)


def _reason(state: FiguresState, reason: str) -> str:
    said = reason_words(reason, state.outward.rule) if state.outward is not None else None
    return texts.gettext(said.msgid, **said.params) if said is not None else ""


def _places(places: dict[str, list[str]]) -> str:
    told = [f"{place}: {', '.join(periods)}" for place, periods in places.items()]
    more = len(told) - MOST_PLACES
    if more > 0:
        told = [*told[:MOST_PLACES], ngettext("and {n} more area", "and {n} more areas", more)]
    return " · ".join(told)


def _states(state: FiguresState) -> tuple[tuple[str, str], ...]:
    """How many cells hold a value and how many each state, of all that may leave the house."""
    if state.outward is None:
        return ()
    cells = [state.outward.cell(area.id, period).state for area in state.areas for period in state.periods]
    counted = Counter(cells)
    words = texts.current()
    facts = [(_("Values"), words.number(counted[State.VALUE]))]
    facts += [
        (words.gettext(word), words.number(counted[found])) for found, word in STATE_WORDS.items() if counted[found]
    ]
    return tuple(facts)
