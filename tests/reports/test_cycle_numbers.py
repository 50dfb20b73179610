"""Every number of the report equals the plan: read back from the PDF and compared with sums made here, by hand."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from planner.domain import attainment
from planner.domain.catalogues import Funder
from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.goals import Goal, Target
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, MoneyKind
from planner.domain.review import Status
from planner.operations.reporting import report_context
from planner.operations.session import Session
from planner.reports.context import ReportContext
from planner.reports.sections import situation
from planner.texts import Texts
from tests.reports.town import INTERNAL, PUBLIC, alt_texts, read_text

T = Texts("de")
ZERO = Decimal(0)
NUMBER = re.compile(r"−?\d+(?:\.\d{3})*(?:,\d+)?")
CELL = r"(?:−?[\d.]+(?:,\d+)?|•|–|k\. A\.|/|x|…)"


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def text(reports: dict[str, bytes]) -> str:
    return read_text(reports["de"])


def measures_of(town: Session) -> list[Measure]:
    return [one for one in town.plan.all(Measure) if one.cycle == town.plan.cycle.id]


def lines_of(town: Session, sort: MoneyKind) -> list[BudgetLine]:
    inside = {one.id for one in measures_of(town)}
    return [line for line in town.plan.all(BudgetLine) if line.measure in inside and line.sort is sort]


def planned(lines: list[BudgetLine]) -> str:
    return T.number(sum((line.planned for line in lines), ZERO))


def actual(lines: list[BudgetLine]) -> str:
    known = [line.actual for line in lines if line.actual is not None]
    return T.number(sum(known, ZERO)) if known else "–"


def test_money_by_year(town: Session, text: str) -> None:
    costs, funding = lines_of(town, MoneyKind.COST), lines_of(town, MoneyKind.FUNDING)
    years = sorted({line.year for line in [*costs, *funding]})
    assert len(years) == 3
    for year in [*years, None]:
        some, more = ([line for line in lines if year in (None, line.year)] for lines in (costs, funding))
        name = str(year) if year else "Summe"
        assert f"{name} {planned(some)} {actual(some)} {planned(more)} {actual(more)}" in text


def test_money_by_funder(town: Session, text: str) -> None:
    funding = lines_of(town, MoneyKind.FUNDING)
    years = sorted({line.year for line in funding})
    assert town.plan.count(Funder) >= 4
    for funder in {line.funder for line in funding}:
        some = [line for line in funding if line.funder == funder]
        by_year = " ".join(planned([line for line in some if line.year == year]) for year in years)
        record = town.plan.get(Funder, funder)
        assert record is not None
        assert f"{record.name} {by_year} {planned(some)} {actual(some)}" in text


def test_money_of_every_measure_and_the_key_figures(town: Session, text: str) -> None:
    costs = lines_of(town, MoneyKind.COST)
    for measure in measures_of(town):
        some = [line for line in costs if line.measure == measure.id]
        row = re.search(rf"{re.escape(measure.number)} [^€]{{1,160}}? {re.escape(planned(some))} {actual(some)}", text)
        assert row, measure.name
    assert f"Alle Maßnahmen {planned(costs)} {actual(costs)}" in text
    assert f"{actual(costs)} € von {planned(costs)} €" in text
    assert f"Geplant sind Kosten von {planned(costs)} €, verausgabt sind {actual(costs)} €" in text


def test_what_is_not_covered(town: Session, text: str) -> None:
    gaps = {}
    for measure in measures_of(town):
        sums = [
            sum((line.planned for line in lines_of(town, sort) if line.measure == measure.id), ZERO)
            for sort in (MoneyKind.COST, MoneyKind.FUNDING)
        ]
        if sums[0] > sums[1] and measure.state is not MeasureState.STOPPED:
            gaps[measure.number] = sums[0] - sums[1]
            amounts = " ".join(T.number(amount) for amount in (*sums, sums[0] - sums[1]))
            assert f"{plain(measure.name)} {amounts}" in text
    whole = T.money(sum(gaps.values(), ZERO)).replace("\N{NO-BREAK SPACE}", " ")
    assert gaps
    assert f"Noch nicht gedeckt sind {whole}." in text
    assert f"Die noch nicht finanzierten {whole} decken" in text


def test_counts_of_measures_and_milestones(town: Session, text: str) -> None:
    context = report_context(town)
    measures = measures_of(town)
    words: Counter[str] = Counter()
    for one in measures:
        newest = max(
            (status for status in town.plan.pointing(Status, "measure", one.id) if status.day <= context.day),
            key=lambda status: status.day,
            default=None,
        )
        state = one.state if one.state is not MeasureState.RUNNING else newest.implementation if newest else "unknown"
        words[str(state)] += 1
    said = re.search(r"(\d+) Maßnahmen arbeiten auf die Ziele hin: ([^.]*)\.", text)
    assert said
    assert int(said[1]) == len(measures)
    told = {word: int(count) for count, word in re.findall(r"(\d+) ([^,\d]+?)(?:,| und|$)", said[2])}
    assert told == {
        word: words[state]
        for state, word in {
            "on_track": "im Plan", "at_risk": "gefährdet", "late": "verzögert", "done": "abgeschlossen",
            "planned": "nicht begonnen", "stopped": "beendet",
        }.items()
        if words[state]
    }  # fmt: skip
    good, whole = words["on_track"] + words["done"], len(measures) - words["stopped"]
    assert f"{good} von {whole} Maßnahmen im Plan" in text
    going_on = (MeasureState.PLANNED, MeasureState.RUNNING)
    inside = {one.id for one in measures if one.state in going_on}
    late = [
        one for one in town.plan.all(Milestone)
        if one.measure in inside and one.due and one.due < context.day and not one.done
    ]  # fmt: skip
    table = text.split("Überfällige Meilensteine", 2)[2].split("Finanzen", 1)[0]
    assert len(re.findall(r"\d\d\.\d\d\.\d{4} ", table.split("Lindenfurt · Zyklus")[0])) == len(late)


def test_targets(town: Session, text: str) -> None:
    cycle = town.plan.cycle.id
    glance = text.rsplit("Ziele und Zielpfad", maxsplit=1)[-1].split("Entscheidungen nötig", maxsplit=1)[0]
    for target in town.plan.all(Target):
        if target.cycle != cycle:
            continue
        indicator, goal = town.plan.one(Indicator, target.indicator), town.plan.one(Goal, target.goal)
        latest = newest_value(town, indicator, target.area)
        assert latest is not None
        unit = f" {indicator.unit}" if indicator.unit else ""
        value = "–" if target.value is None else f"{T.number(target.value, indicator.decimals)}{unit}"
        shown = f"{T.number(latest[1], indicator.decimals)}{unit}"
        due = T.date(target.due) if target.due else "–"
        assert f"{shown} ({latest[0]}) {value} {due}" in text, goal.name
        assert f"{shown} {value}" in glance


def newest_value(town: Session, indicator: Indicator, area: str | None) -> tuple[str, float] | None:
    found = raw(town, indicator)
    place = area or next(one.id for one in town.plan.all(Area) if one.level == 0)
    years = sorted(period for spot, period in found if spot == place)
    return (years[-1], found[place, years[-1]]) if years else None


def raw(town: Session, indicator: Indicator) -> dict[tuple[str, str], float]:
    """Values by area and period, from stored rows alone; the town is the sum of its quarters where it has no own."""
    sums: dict[tuple[str, str], dict[str, float]] = {}
    for variable, area, period, group, value, state, _delivery in town.figures(
        [*indicator.numerator, *indicator.denominator]
    ):
        if not group and state == State.VALUE:
            sums.setdefault((area, period), {})[variable] = value
    levels: dict[int, list[str]] = {}
    for area in town.plan.all(Area):
        levels.setdefault(area.level, []).append(area.id)
    wanted = {*indicator.numerator, *indicator.denominator}
    for period in {period for _, period in sums}:
        for level in sorted(levels):
            cells = [sums.get((area, period), {}) for area in levels[level]]
            if (
                level
                and all(wanted <= set(cell) for cell in cells)
                and wanted - set(sums.get((levels[0][0], period), {}))
            ):
                sums[levels[0][0], period] = {name: sum(cell[name] for cell in cells) for name in wanted}
    found = {}
    for place, cell in sums.items():
        if wanted <= set(cell):
            top = sum(cell[name] for name in indicator.numerator)
            base = sum(cell[name] for name in indicator.denominator) if indicator.denominator else 1.0
            if base:
                found[place] = top / base * indicator.multiplier
    return found


@pytest.mark.parametrize("version", ["de", "internal"])
def test_the_table_of_areas(town: Session, reports: dict[str, bytes], version: str) -> None:
    text = read_text(reports[version])
    context = report_context(town, audience=INTERNAL if version == "internal" else PUBLIC)
    shown = [one.indicator for one in situation.leading(context)][: situation.MOST_COLUMNS]
    table = text.split("Gebiete im Vergleich")[-1]
    head = table[:600]
    years = re.findall(r", (\d{4})", head)[: len(shown)]
    hidden = 0
    areas = [area for area in town.plan.all(Area) if area.level in (0, 2)]
    assert len(areas) == 13
    for area in areas:
        row = re.search(rf"{re.escape(area.name)} ({CELL}(?: {CELL}){{{len(shown) - 1}}})(?= |$)", table)
        assert row, area.name
        for cell, indicator, year in zip(re.findall(CELL, row[1]), shown, years, strict=True):
            value = raw(town, indicator).get((area.id, year))
            if cell == "•":
                hidden += 1
            elif value is None:
                assert cell in ("–", "k. A.", "/", "x", "…")
            else:
                assert cell == T.number(value, indicator.decimals)
    assert (hidden > 5) if version == "de" else (hidden == 0)


def hidden_and_shown(public: ReportContext, internal: ReportContext) -> tuple[set[str], set[str]]:
    """What is written of cells the public version hides, and of all cells it shows."""
    hidden, shown = set(), set()
    for some, all_ in zip(public.measured, internal.measured, strict=True):
        for key, cell in some.table.cells.items():
            value = all_.table.cells[key].value
            if value is not None:
                (shown if cell.value is not None else hidden).add(T.number(value, some.indicator.decimals))
    return hidden, shown


def test_protected_figures_are_nowhere_in_the_public_version(town: Session, reports: dict[str, bytes]) -> None:
    public, internal = report_context(town), report_context(town, audience=INTERNAL)
    hidden, shown = hidden_and_shown(public, internal)
    typed = {T.number(one.baseline or 0, 1) for one in town.plan.all(Target)}
    typed |= {T.number(one.value or 0, 1) for one in town.plan.all(Target)}
    secret = {number for number in hidden - shown - typed if "," in number}
    assert len(secret) > 20
    for language in ("de", "en"):
        data = reports[language]
        words = " ".join([read_text(data), *alt_texts(data)])
        numbers = set(NUMBER.findall(words if language == "de" else words.replace(",", "").replace(".", ",")))
        assert not secret & numbers
    house = " ".join([read_text(reports["internal"]), *alt_texts(reports["internal"])])
    assert len(secret & set(NUMBER.findall(house))) > 5


def test_small_counts_are_hidden_by_the_rule_itself(town: Session) -> None:
    """Cells with fewer than three people or a base under a hundred have no value in the public version."""
    counted = {one.id for one in town.plan.all(Variable) if one.count}
    found = 0
    for measured in report_context(town).measured:
        indicator = measured.indicator
        if not {*indicator.numerator, *indicator.denominator} <= counted or len(indicator.numerator) != 1:
            continue
        top = {row[1:3]: row[4] for row in town.figures(indicator.numerator) if row[5] == State.VALUE and not row[3]}
        for (area, period), count in top.items():
            if 0 < count < 3:
                found += 1
                assert measured.table.cell(area, period).value is None
    assert found > 3


def test_no_protected_baseline_can_be_worked_out(town: Session) -> None:
    """Baseline, actual, target and attainment are three knowns for one unknown: with one hidden, no attainment."""
    context = report_context(town)
    tables = {one.indicator.id: one.table for one in context.measured}
    place = next(one.id for one in context.plan.all(Area) if one.level == 0)
    hidden = [
        target
        for target in context.plan.all(Target)
        if target.indicator in tables
        and tables[target.indicator].cell(target.area or place, target.baseline_period).state is State.SUPPRESSED
    ]
    for target in hidden:
        assert attainment.of_target(target, context.actuals).public is None
        above = context.plan.get(Goal, target.goal)
        while above is not None:
            assert attainment.of_goal(context.plan, above.id, context.actuals).public is None
            above = context.plan.get(Goal, above.parent)
