"""An invented plan with everything an attacker could use: areas, years and their span, age bands, filters, rates."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.domain.figures import Area, Delivery, Indicator, Variable
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.storage.bulk import Row

Atom = tuple[str, str, str, str]
"""(variable, area, period, group)"""
BANDS = ("age_0_3", "age_3_6", "age_6_10")


@dataclass
class InventedPlan:
    """The plan, its true counts, and the sums among them that hold by themselves."""

    plan: Plan
    counts: dict[Atom, float] = field(default_factory=dict)
    sums: list[tuple[Atom, list[Atom]]] = field(default_factory=list)
    least: int = 3
    rounding: int | None = None
    kept_back: frozenset[Atom] = frozenset()
    """What the supplier suppressed himself."""
    without_town: bool = False

    def read(self, variables: Sequence[str], areas: Sequence[str] | None) -> list[Row]:
        """As a session reads."""
        wanted, places = set(variables), None if areas is None else set(areas)
        return [
            (*atom, None, "suppressed", "dl") if atom in self.kept_back else (*atom, value, "value", "dl")
            for atom, value in self.counts.items()
            if atom[0] in wanted and (places is None or atom[1] in places)
            if not (self.without_town and atom[1] == "town")
        ]


def invented_plan(dice: random.Random) -> InventedPlan:
    """Districts with quarters; children by age, cases of two kinds, one of them filtered; rates over all of them."""
    districts = {f"d{i}": [f"q{i}{j}" for j in range(dice.choice([0, 2, 3]))] for i in range(dice.randint(2, 4))}
    parents = dict.fromkeys(districts, "town")
    parents |= {part: district for district, parts in districts.items() for part in parts}
    areas = ["town", *districts, *(part for parts in districts.values() for part in parts)]
    years = [str(2010 + at) for at in range(dice.choice([1, 1, 2]))]
    span = [f"{years[0]}..{years[-1]}"] if len(years) > 1 and dice.random() < 0.5 else []
    least = dice.choice([3, 3, 5])
    base = dice.choice([1, 1, 100])
    rounding = dice.choice([None, None, None, 5, 10])
    made = InventedPlan(_plan(districts, parents, areas, (least, base, rounding)), least=least, rounding=rounding)
    weights = dice.choice([[4, 4, 4, 3, 3], [1, 2, 2, 8, 8], [9, 2, 1, 1, 1]])
    for leaf in (part for district, parts in districts.items() for part in (parts or [district])):
        for year in years:
            ages = [dice.choice([3, 8, 40, 150, 400]) for _ in BANDS]
            kept = {(name, ""): age for name, age in zip(BANDS, ages, strict=True)}
            kept["children", ""] = sum(ages)
            for name in ("cases", "helped"):
                kept[name, ""] = min(sum(ages), dice.choices([0, 1, 2, 7, 30], weights)[0])
            kept["cases", "foreign"] = dice.choice([0, kept["cases", ""], kept["cases", ""] // 2])
            for (variable, group), count in kept.items():
                area: str | None = leaf
                while area is not None:
                    for period in (year, *span):
                        key = (variable, area, period, group)
                        made.counts[key] = made.counts.get(key, 0.0) + count
                    area = parents.get(area)
    columns = [*((name, "") for name in (*BANDS, "children", "cases", "helped")), ("cases", "foreign")]
    _add_sums(made, parents, [*years, *span], columns, span)
    if dice.random() < 0.3 and not rounding:
        leaves = [atom for atom in made.counts if atom[0] == "helped" and atom[1] not in parents.values()]
        made.kept_back = frozenset(dice.sample(leaves, 1))
    level = len({bool(parts) for parts in districts.values()}) == 1  # else no level makes up the town
    made.without_town = level and dice.random() < 0.3
    return made


def _add_sums(
    made: InventedPlan, parents: dict[str, str], periods: list[str], columns: list[tuple[str, str]], span: list[str]
) -> None:
    areas = ["town", *parents]
    for whole in areas:
        parts = [area for area in areas if parents.get(area) == whole]
        if parts:
            made.sums += [((v, whole, p, g), [(v, area, p, g) for area in parts]) for v, g in columns for p in periods]
    for area in areas:
        for period in periods:
            made.sums.append((("children", area, period, ""), [(name, area, period, "") for name in BANDS]))
            made.sums.append(
                (("cases", area, period, ""), [("cases", area, period, "foreign"), ("cases", area, period, "rest")])
            )
            for name in ("cases", "helped"):
                made.sums.append(
                    (("children", area, period, ""), [(name, area, period, ""), (f"no {name}", area, period, "")])
                )
        for years in [[one for one in periods if one not in span]] if span else []:
            made.sums += [((v, area, span[0], g), [(v, area, year, g) for year in years]) for v, g in columns]


def _plan(
    districts: dict[str, list[str]], parents: dict[str, str], areas: list[str], rule: tuple[int, int, int | None]
) -> Plan:
    def level(area: str) -> int:
        return 0 if area == "town" else 1 if area in districts else 2

    records: list[Record] = [
        Area(id=one, key=one, name=one, level=level(one), parent=parents.get(one)) for one in areas
    ]
    records += [Variable(id=name, code=name, name=name) for name in (*BANDS, "children", "cases", "helped")]
    records.append(
        Delivery(id="dl", title="D", source="S", min_count=rule[0], min_denominator=rule[1], rounding=rule[2])
    )
    formulas = {
        "under6": (BANDS[:2], ("children",)),
        "under3": (BANDS[:1], ("children",)),
        "affected": (("cases",), ("children",)),
        "both": (("cases", "helped"), ("children",)),
        "of-young": (("helped",), BANDS[:2]),
    }
    records += [
        Indicator(id=f"i-{code}", code=code, name=code, numerator=top, denominator=bottom)
        for code, (top, bottom) in formulas.items()
    ]
    return Plan().changed(records)
