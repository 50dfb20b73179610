"""Every figure in every theme: drawn, in words that equal the data, the same bytes each time, and never a hidden value."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from planner import tokens
from planner.charts.figures import (
    area_bars,
    area_map,
    budget,
    gantt,
    geometry,
    goal_path,
    image,
    model,
    sheet,
    small_multiples,
    time_series,
    words,
)
from planner.charts.shapes import Label
from planner.domain.figures import State
from planner.statistics.disclosure import DisclosureRule, ProtectedTable, protect
from planner.texts import Texts

GERMAN, ENGLISH = Texts("de"), Texts("en")
SQUARE = '{{"type": "Polygon", "coordinates": [[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}}'
HOSTILE = ["$x^2$", "100 % {name}", "<b>fett</b> & Co.", "Quartier 🏘️", "a\nb\tc", "\\frac{1}{2}", "x" * 500, ""]
YEARS = ("2020", "2021", "2022", "2023")
STATES = list(State)


def table() -> ProtectedTable:
    """Areas a0 to a6, one per state in the last year, and the town; 987 is small in its denominator and hidden."""
    rows = []
    for number, state in enumerate(STATES):
        for year in YEARS:
            last = state if year == YEARS[-1] else State.VALUE
            rows.append(
                {
                    "area": f"a{number}",
                    "period": year,
                    "kind": "figure",
                    "state": str(last),
                    "value": 10.0 + number + int(year) - 2020 if last is State.VALUE else float("nan"),
                }
            )
    rows += [{"area": "town", "period": year, "kind": "figure", "state": "value", "value": 14.5} for year in YEARS]
    small = {"area": "a9", "kind": "rate", "state": "value", "numerator": 2.0, "denominator": 30.0, "value": 98.7}
    rows += [{**small, "period": year} for year in YEARS]
    return protect(pd.DataFrame(rows), DisclosureRule())


FIGURES = model.AreaFigures(
    table=table(),
    names={f"a{number}": f"Area {number}" for number in range(10)} | {"town": "Town"},
    indicator="Children in need",
    town="town",
    chosen=("a0", "a1", "a9"),
    source="Source: office",
    version="Version 2",
)
SHAPES = tuple(
    geometry.AreaShape(
        f"a{n}",
        geometry.rings_of(SQUARE.format(7 + n % 4 * 0.1, 50 + n // 4 * 0.1, 7.1 + n % 4 * 0.1, 50.1 + n // 4 * 0.1)),
    )
    for n in (*range(7), 9)
)
TARGET = model.Target(value=9.5, until="2026", since="2021")
SERIES = model.TimeSeries(figures=FIGURES, target=TARGET, period="2023")
PANELS = model.SmallMultiples(figures=FIGURES, areas=FIGURES.areas)
BARS = model.AreaBars(figures=FIGURES, period="2023")
MAP = model.AreaMap(figures=FIGURES, period="2023", shapes=SHAPES)
PATH = model.GoalPath(figures=FIGURES, area="a1", target=TARGET, baseline=15.0, baseline_period="2019")
MONEY = model.Budget(
    rows=tuple(
        model.Money(
            year=year,
            funder=f"Funder {n}",
            planned=Decimal(40_000 + n),
            actual=Decimal(33_000) if year < 2026 else None,
        )
        for year in (2025, 2026)
        for n in range(7)
    )
)
SCHEDULE = model.Schedule(
    today=date(2026, 4, 20),
    bars=tuple(
        model.Bar(
            name=f"Measure {n}",
            state=state,
            starts=date(2025, n + 1, 1) if n else None,
            until=date(2027, 12, 31) if n != 3 else None,
            done_until=date(2026, 1, 31),
            group=f"Goal {n // 3}",
            marks=(model.Mark(day=date(2026, 9, 1), name="Contract", reached=n == 1),),
        )
        for n, state in enumerate(words.STATUS_WORDS)
    ),
)

ALL: dict[str, tuple[Callable[[sheet.Size, Texts], sheet.Drawing], Callable[[Texts], str]]] = {
    "time_series": (lambda size, t: time_series.draw(SERIES, size, t), lambda t: time_series.describe(SERIES, t)),
    "small_multiples": (
        lambda size, t: small_multiples.draw(PANELS, size, t),
        lambda t: small_multiples.describe(PANELS, t),
    ),
    "area_bars": (lambda size, t: area_bars.draw(BARS, size, t), lambda t: area_bars.describe(BARS, t)),
    "area_map": (lambda size, t: area_map.draw(MAP, size, t), lambda t: area_map.describe(MAP, t)),
    "goal_path": (lambda size, t: goal_path.draw(PATH, size, t), lambda t: goal_path.describe(PATH, t)),
    "budget": (lambda size, t: budget.draw(MONEY, size, t), lambda t: budget.describe(MONEY, t)),
    "gantt": (lambda size, t: gantt.draw(SCHEDULE, size, t), lambda t: gantt.describe(SCHEDULE, t)),
}


def written(drawing: sheet.Drawing) -> tuple[str, ...]:
    """All words on a figure."""
    return drawing.words


@pytest.mark.parametrize("theme", sorted(tokens.THEMES))
@pytest.mark.parametrize("name", sorted(ALL))
def test_every_figure_is_drawn_in_every_theme(name: str, theme: str) -> None:
    pixels = image.png(ALL[name][0](sheet.screen(600, 320, theme=theme), GERMAN), ratio=1.5)
    assert struct.unpack(">II", pixels[16:24]) == (900, 480)


@pytest.mark.parametrize("name", sorted(ALL))
def test_paper_is_shapes_at_final_size_and_always_the_same(name: str) -> None:
    first, again = (ALL[name][0](sheet.paper(165, 100), GERMAN) for _ in range(2))
    assert first == again
    px = 96 / 25.4
    assert (first.shapes.width, first.shapes.height) == pytest.approx((165 * px, 100 * px))
    assert image.png(first) == image.png(again)
    for item in first.shapes.items:
        roles = (item.colour,) if isinstance(item, Label) else (item.fill, item.stroke)
        assert all(tokens.PRINT.role(role) for role in roles if role)


@pytest.mark.parametrize("name", ["area_bars", "area_map", "small_multiples", "time_series"])
def test_a_protected_value_is_nowhere(name: str) -> None:
    draw, describe = ALL[name]
    for size in (sheet.screen(600, 320), sheet.paper(165, 100)):
        assert not any("98" in word for word in written(draw(size, GERMAN)))
    assert "98,7" not in describe(GERMAN)


@pytest.mark.parametrize("name", ["area_bars", "area_map"])
def test_every_state_is_drawn_and_said(name: str) -> None:
    draw, describe = ALL[name]
    shown = " ".join(written(draw(sheet.screen(700, 500), ENGLISH)))
    said = describe(ENGLISH)
    for word in words.STATE_WORDS.values():
        assert word in shown
        assert word in said


def test_alt_texts_equal_the_data() -> None:
    for described in (time_series.describe(SERIES, GERMAN), area_bars.describe(BARS, GERMAN)):
        numbers = {float(found.replace(",", ".")) for found in re.findall(r"(\d+,\d+) %", described)}
        known = {cell.value for cell in FIGURES.table.cells.values() if cell.value is not None}
        assert numbers <= known | {TARGET.value}
    assert "Town: 2020 14.5%, 2021 14.5%, 2022 14.5%, 2023 14.5%" in time_series.describe(SERIES, ENGLISH)
    assert "Area 1 nothing there; Area 2 protected" in area_map.describe(MAP, ENGLISH)
    assert "2025: planned €280,021" in budget.describe(MONEY, ENGLISH)
    assert "actual to follow" in budget.describe(MONEY, ENGLISH)
    assert "Measure 1: at risk, 1 Feb 2025 – 31 Dec 2027, milestone Contract 1 Sept 2026 (reached)" in gantt.describe(
        SCHEDULE, ENGLISH
    ).replace("1 Sep 2026", "1 Sept 2026")


def test_many_areas_are_summed_up_in_words() -> None:
    rows = [
        {"area": f"q{n}", "period": "2023", "kind": "figure", "value": float(n), "state": "value"} for n in range(40)
    ]
    figures = replace(FIGURES, table=protect(pd.DataFrame(rows), DisclosureRule()), names={}, town=None)
    text = area_bars.describe(model.AreaBars(figures=figures, period="2023"), ENGLISH)
    assert "40 areas; highest q39 with 39.0%, lowest q0 with 0.0%" in text
    assert len(small_multiples.pages(figures)) == 4


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_are_drawn_as_they_stand(label: str) -> None:
    names = dict.fromkeys(FIGURES.names, label)
    figures = replace(FIGURES, names=names, indicator=label, unit=label[:20])
    drawings = [
        time_series.draw(replace(SERIES, figures=figures), sheet.screen(600, 300), GERMAN),
        area_bars.draw(replace(BARS, figures=figures), sheet.screen(600, 300), GERMAN),
        area_map.draw(replace(MAP, figures=figures), sheet.screen(600, 500), GERMAN),
        gantt.draw(
            replace(SCHEDULE, bars=tuple(replace(bar, name=label, group=label) for bar in SCHEDULE.bars)),
            sheet.screen(600, 300),
            GERMAN,
        ),
        budget.draw(
            replace(MONEY, rows=tuple(replace(row, funder=label) for row in MONEY.rows)), sheet.screen(600, 300), GERMAN
        ),
    ]
    for drawing in drawings:
        image.png(drawing)
    assert time_series.describe(replace(SERIES, figures=figures), GERMAN)


def test_dollar_signs_stay_dollar_signs() -> None:
    figures = replace(FIGURES, names={**FIGURES.names, "a0": "$x$ % {a}"})
    assert "$x$ % {a}" in written(time_series.draw(replace(SERIES, figures=figures), sheet.screen(900, 300), GERMAN))


def test_signs_no_font_knows_become_squares() -> None:
    assert sheet.plain("Quartier 🏘 –\n neu") == "Quartier □ – neu"
    assert sheet.plain("   ") == ""
    assert sheet.plain("ẞ„“–€²▲•…") == "ẞ„“–€²▲•…"


def test_long_text_ends_in_an_ellipsis_inside_its_room() -> None:
    short = sheet.shortened("Familienzentrum am Hafenviertel", 90, 13)
    assert short.endswith("…")
    assert sheet.text_width(short, 13) <= 90
    assert sheet.shortened("Kita", 90, 13) == "Kita"


def test_the_time_axis_can_be_that_of_a_grid() -> None:
    columns = model.Columns(left=50, right=450, centres=(100, 200, 300, 400), width=100)
    figure = time_series.draw(replace(SERIES, columns=columns), sheet.screen(600, 200), GERMAN)
    assert "2020" not in written(figure)


def test_names_stand_at_the_lines_end_and_the_target_is_named() -> None:
    shown = written(time_series.draw(SERIES, sheet.screen(800, 300), GERMAN))
    assert {"Town", "Area 0", "Ziel 2026: 9,5"} <= set(shown)


def test_only_the_top_tick_carries_the_unit() -> None:
    shown = written(time_series.draw(SERIES, sheet.screen(800, 300), GERMAN))
    assert [word for word in shown if "%" in word] == ["20\N{NO-BREAK SPACE}%"]


def test_notes_name_source_version_and_rule() -> None:
    found = words.notes(FIGURES, ENGLISH)
    assert found[:2] == ("Source: office", "Version 2")
    assert any("below 3" in note for note in found)


def test_nothing_to_show_is_still_a_picture() -> None:
    columns = ("area", "period", "value", "state")
    empty = protect(pd.DataFrame({name: [] for name in columns}), DisclosureRule())
    figures = replace(FIGURES, table=empty, town=None, chosen=())
    size = sheet.screen(400, 200)
    for figure in (
        time_series.draw(model.TimeSeries(figures=figures), size, GERMAN),
        area_bars.draw(model.AreaBars(figures=figures, period="2023"), size, GERMAN),
        area_map.draw(model.AreaMap(figures=figures, period="2023", shapes=()), size, GERMAN),
        small_multiples.draw(model.SmallMultiples(figures=figures, areas=("a0",)), size, GERMAN),
        goal_path.draw(replace(PATH, figures=figures), size, GERMAN),
        budget.draw(model.Budget(rows=()), size, GERMAN),
        gantt.draw(model.Schedule(bars=(), today=date(2026, 4, 20)), size, GERMAN),
    ):
        assert image.png(figure)


def test_funders_from_the_sixth_on_are_taken_together() -> None:
    names = budget.funders(MONEY, ENGLISH)
    assert len(names) == 5
    assert names[-1] == "others"
    assert sum(amount or 0 for amount in budget.amounts(MONEY, 2025, names, actual=False)) == Decimal(280_021)
    assert budget.amounts(MONEY, 2026, names, actual=True) == [None] * 5
