"""What hangs together: formulas, their versions and bases, totals in numbers, and the same count with a restriction."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.figures import Area, Delivery, Indicator, Variable
from planner.domain.plan import Plan
from planner.operations.area_series import as_indicator
from planner.operations.gate import Gate
from planner.operations.links import links_of
from planner.storage.bulk import Row

AREAS = ("t", "a", "b", "c")
COLUMNS = {
    "all": (900.0, 300.0, 200.0, 400.0),
    "young": (300.0, 98.0, 52.0, 150.0),
    "old": (600.0, 202.0, 148.0, 250.0),
    "all-foreign": (560.0, 298.0, 62.0, 200.0),
    "size": (12.5, 3.5, 4.0, 5.0),
}
NAMES = {"all-foreign": "All foreign", "all": "All"}


def plan(*indicators: Indicator, **delivery: object) -> Plan:
    areas = [
        Area(id=one, key=one, name=one, level=int(one != "t"), parent=None if one == "t" else "t") for one in AREAS
    ]
    variables = [Variable(id=one, code=one, name=NAMES.get(one, one), count=one != "size") for one in COLUMNS]
    return Plan().changed([*areas, *variables, Delivery(id="d", title="D", **delivery), *indicators])  # type: ignore[arg-type]


def read(variables: Sequence[str], areas: Sequence[str] | None) -> list[Row]:
    return [
        (variable, area, "2024", "", value, "value", "d")
        for variable in variables
        for area, value in zip(AREAS, COLUMNS[variable], strict=True)
        if areas is None or area in areas
    ]


def rate(code: str, top: tuple[str, ...], base: tuple[str, ...]) -> Indicator:
    return Indicator(id=code, code=code, name=code, numerator=top, denominator=base)


def test_a_total_is_found_in_the_numbers_and_a_restriction_in_the_name() -> None:
    links = links_of(plan(), read)
    assert links.sums["all"] == [("young", "old"), ("all-foreign",)] or links.sums["all"] == [
        ("old", "young"),
        ("all-foreign",),
    ]
    assert links.together("young") == {"all", "young", "old", "all-foreign"}
    assert "size" not in links.variables


def test_a_small_rest_between_two_questions_is_not_to_be_had() -> None:
    """All 300, foreign 298: whoever has both pages has the two."""
    gate = Gate(plan(min_denominator=1), read)
    whole, part = (gate.table(as_indicator(gate.plan.one(Variable, name))) for name in ("all", "all-foreign"))
    assert None in (whole.cell("a", "2024").value, part.cell("a", "2024").value)
    assert whole.cell("t", "2024").value == 900


def test_a_rate_is_hidden_where_its_count_or_its_base_is() -> None:
    one = rate("share", ("young",), ("all",))
    gate = Gate(plan(one, min_denominator=250), read)
    shares, counts = gate.table(one), gate.table(as_indicator(gate.plan.one(Variable, "young")))
    for area in AREAS:
        assert (shares.cell(area, "2024").value is None) >= (counts.cell(area, "2024").value is None)
    assert shares.cell("b", "2024").value is None
    assert counts.cell("b", "2024").value is None
    assert {one.reason for one in gate.withheld() if one.area == "b" and one.variables == ("young",)} == {"denominator"}


def test_a_formula_tried_out_is_linked_like_one_of_the_plan() -> None:
    tried = rate("tried", ("young", "old"), ("all",))
    gate = Gate(plan(), read)
    assert gate.table(tried).cell("t", "2024").value == 100
    assert gate.table(tried) is gate.table(tried)


def test_what_counts_nobody_passes_and_a_base_that_counts_does_not() -> None:
    surface = rate("surface", ("size",), ("all",))
    gate = Gate(plan(surface, min_count=250, min_denominator=1), read)
    assert gate.table(as_indicator(gate.plan.one(Variable, "size"))).cell("b", "2024").value == 4.0
    assert gate.table(surface).cell("b", "2024").value is None


def test_a_count_times_a_factor_is_that_count() -> None:
    thousands = Indicator(id="k", code="k", name="k", numerator=("young",), multiplier=0.001)
    gate = Gate(plan(thousands, min_count=60), read)
    assert gate.table(thousands).cell("b", "2024").value is None


def test_a_rate_in_whole_numbers_is_a_rate_where_name_and_numbers_say_so() -> None:
    places = [f"p{at}" for at in range(24)]
    base = [20.0 + 2 * at for at in range(24)]
    cases = [float(1 + at * 7 % 19) for at in range(24)]
    columns = {"base": base, "rate": [float(round(100 * one / of)) for one, of in zip(cases, base, strict=True)]}
    records = [Area(id=one, key=one, name=one, level=1) for one in places]
    variables = [Variable(id="base", code="base", name="Children"), Variable(id="rate", code="rate", name="Share in %")]
    made = Plan().changed([*records, *variables, Delivery(id="d", title="D", min_denominator=1)])

    def looked(names: Sequence[str], areas: Sequence[str] | None) -> list[Row]:
        return [
            (name, area, "2024", "", value, "value", "d")
            for name in names
            for area, value in zip(places, columns[name], strict=True)
            if areas is None or area in areas
        ]

    assert links_of(made, looked).ties["rate"].base == "base"
    table = Gate(made, looked).table(as_indicator(made.one(Variable, "rate")))
    for place, count in zip(places, cases, strict=True):
        assert (table.cell(place, "2024").value is None) >= (count < 3)
    assert table.cell("p5", "2024").value is not None
