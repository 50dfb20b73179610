"""An outsider builds plans of ordinary files and has everything that is printed of them: no small count is to be had.

He knows what no file says: which columns make up the same people, which quarters a social area is made of, which rate
is of what. Everything goes through the command line.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from math import ceil, floor
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # noqa: PLC0414
from tests.statistics.attacker import Attacker

Column = dict[str, float]
DISTRICTS = ("001", "002", "003")
QUARTERS = tuple(f"{district[-1]}0{at}" for district in DISTRICTS for at in (1, 2, 3))
AREAS = ("000", *DISTRICTS, *QUARTERS)
QUARTER_NAMES = (f"{one}{two}" for one in ("Alt", "Neu", "Ober") for two in ("stadt", "dorf", "hof"))
NAMES = dict(zip(AREAS, ("Stadt", "Nord", "Mitte", "Ost", *QUARTER_NAMES), strict=True))
LEAST = 3


def rolled(quarters: Mapping[str, float]) -> Column:
    found = {f"00{at}": sum(quarters[area] for area in QUARTERS if area[0] == str(at)) for at in (1, 2, 3)}
    return {"000": sum(found.values()), **found, **quarters}


class Outsider:
    """A plan and what he has of it: `counts` by (what, area, period), for the test to compare with."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder, self.plan = run, folder, folder / "town.chain"
        self.attacker = Attacker()
        self.counts: dict[tuple[str, str], float] = {}
        self.codes: dict[str, str] = {}
        run("new", self.plan, "--municipality", "Stadt", "--key", "000")

    def deliver(self, columns: Mapping[str, Mapping[str, object]], name: str = "a.csv", period: str = "2024") -> None:
        areas = list(next(iter(columns.values())))
        rows = [["Gebiet", "Name", "Stichtag", *columns]]
        rows += [
            [area, NAMES.get(area, f"Raum {area}"), period, *(str(one[area]) for one in columns.values())]
            for area in areas
        ]
        path = self.folder / name
        path.write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="utf-8")
        variables = self.run("import", self.plan, path, "--json").json["variables"]
        self.codes |= {one["label"]: one["code"] for one in (*variables["new"], *variables["matched"])}

    def knows(self, what: str, column: Column) -> None:
        """That there is such a count, and how areas add up."""
        self.counts |= {(what, area): value for area, value in column.items()}
        for top, parts in (("000", DISTRICTS), *((one, [q for q in QUARTERS if q[0] == one[-1]]) for one in DISTRICTS)):
            self.attacker.adds((what, top), [(what, part) for part in parts])

    def printed(self, label: str) -> list[tuple[str, float]]:
        series = self.run("series", self.plan, "--variable", self.codes[label], "--json").json["series"]
        return [(row["area"], row["value"]) for row in series if row["value"] is not None]

    def reads(self, label: str, what: str = "") -> None:
        for area, value in self.printed(label):
            assert value == self.counts[what or label, area]
            self.attacker.reads((what or label, area), value)

    def pinned(self) -> object:
        small = [cell for cell, count in self.counts.items() if 0 < count < LEAST]
        for cell in small:
            self.attacker.bounds(cell)
        return self.attacker.pinned(small)


@pytest.fixture
def outsider(run: Run, tmp_path: Path) -> Callable[[], Outsider]:
    made: list[Path] = []

    def make() -> Outsider:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(folder)
        return Outsider(run, folder)

    return make


def counts(dice: random.Random) -> Column:
    return {area: float(dice.choice([0, 1, 2, 2, 4, 9, 30, 120])) for area in QUARTERS}


def test_two_kinds_of_the_same_people_without_their_number(outsider: Callable[[], Outsider]) -> None:
    for seed in range(4):
        dice, he = random.Random(seed), outsider()
        men, women, wanted = counts(dice), counts(dice), counts(dice)
        german = {area: min(wanted[area], men[area] + women[area]) for area in QUARTERS}
        foreign = {area: men[area] + women[area] - german[area] for area in QUARTERS}
        table = {"Maenner": men, "Deutsche": german, "Frauen": women, "Auslaender": foreign}
        he.deliver({label: rolled(column) for label, column in table.items()})
        for label, column in table.items():
            he.knows(label, rolled(column))
            he.reads(label)
        for area in AREAS:
            terms = [("Maenner", 1.0), ("Frauen", 1.0), ("Deutsche", -1.0), ("Auslaender", -1.0)]
            he.attacker.equates([((label, area), factor) for label, factor in terms], 0.0)
        assert he.pinned() == {}, seed


def test_parts_that_do_not_stand_side_by_side(outsider: Callable[[], Outsider]) -> None:
    kinds = ("Paare", "Alleinlebende", "Familien", "Zusammenwohnende")
    for seed in range(4):
        dice, he = random.Random(seed), outsider()
        table = {label: counts(dice) for label in (*kinds, "Miete", "Altbau", "Wohngeld")}
        table["Haushalte"] = {area: sum(table[label][area] for label in kinds) for area in QUARTERS}
        he.deliver(table)  # quarters alone: nobody prints totals
        for label, column in table.items():
            he.counts |= {(label, area): value for area, value in column.items()}
            he.reads(label)
        for area in QUARTERS:
            he.attacker.adds(("Haushalte", area), [(label, area) for label in kinds])
        assert he.pinned() == {}, seed


@pytest.mark.parametrize("decimals", [1, 2])
def test_rates_that_came_without_their_counts(outsider: Callable[[], Outsider], decimals: int) -> None:
    for seed in range(4):
        dice, he = random.Random(seed), outsider()
        base = rolled({area: float(dice.choice([101, 140, 222, 307, 415])) for area in QUARTERS})
        poor = rolled(counts(dice))
        rates = {area: f"{100 * poor[area] / base[area]:.{decimals}f}".replace(".", ",") for area in AREAS}
        he.deliver({"Kinder": base, "Armutsquote in %": rates})
        he.knows("arm", poor)
        assert dict(he.printed("Kinder")) == base
        half = 0.5 * 10**-decimals + 1e-9
        for area, rate in he.printed("Armutsquote in %"):
            assert f"{rate:.{decimals}f}".replace(".", ",") == rates[area]
            he.attacker.bounds(
                ("arm", area), ceil((rate - half) * base[area] / 100), floor((rate + half) * base[area] / 100)
            )
        assert he.pinned() == {}, seed


def test_social_areas_beside_districts(outsider: Callable[[], Outsider]) -> None:
    for seed in range(4):
        dice, he = random.Random(seed), outsider()
        where = {area: dice.choice(["S1", "S2", "S3"]) for area in QUARTERS}
        table = {label: counts(dice) for label in ("SGB", "Hilfen", "Geburten")}
        table["Einwohner"] = {area: float(dice.randint(900, 9000)) for area in QUARTERS}
        table["Kinder"] = {area: float(dice.randint(50, 900)) for area in QUARTERS}
        he.deliver({label: rolled(column) for label, column in table.items()})
        social = {
            label: {
                one: sum(column[area] for area in QUARTERS if where[area] == one) for one in sorted(set(where.values()))
            }
            for label, column in table.items()
        }
        he.deliver(social, "b.csv")
        for label, column in table.items():
            he.knows(label, rolled(column))
            he.counts |= {(label, one): value for one, value in social[label].items()}
            he.reads(label)
            for one in social[label]:
                he.attacker.adds((label, one), [(label, area) for area in QUARTERS if where[area] == one])
        assert he.pinned() == {}, seed


def test_an_area_beside_those_it_was_merged_from(outsider: Callable[[], Outsider]) -> None:
    for seed in range(4):
        dice, he = random.Random(seed), outsider()
        table = {label: counts(dice) for label in ("SGB", "Hilfen", "Geburten")}
        table["Einwohner"] = {area: float(dice.randint(900, 9000)) for area in QUARTERS}
        merged = {label: {"110": column["101"] + column["102"]} for label, column in table.items()}
        he.deliver({label: rolled(column) for label, column in table.items()})
        others = [area for area in AREAS if area not in ("101", "102")]
        later = {label: {**{one: rolled(table[label])[one] for one in others}, **merged[label]} for label in table}
        he.deliver(later, "b.csv")
        for label, column in table.items():
            he.knows(label, rolled(column))
            he.counts |= {(label, "110"): merged[label]["110"]}
            he.attacker.adds((label, "110"), [(label, "101"), (label, "102")])
            he.reads(label)
        assert he.pinned() == {}, seed


def test_the_same_counts_again_under_another_name_and_of_a_day(outsider: Callable[[], Outsider]) -> None:
    for seed in range(6):
        dice, he = random.Random(seed), outsider()
        table = {
            "SGB": rolled(counts(dice)),
            "Kinder": rolled({area: float(dice.randint(20, 90)) for area in QUARTERS}),
        }
        he.deliver(table)
        some = ["000", *(area for area in QUARTERS if dice.random() < 0.7)]
        again = {label: {area: column[area] for area in some} for label, column in table.items()}
        if seed % 2:
            again = {"Arme Kinder": again["SGB"], "Alle Kinder": again["Kinder"]}
        he.deliver(again, "b.csv", "2024" if seed % 2 else "31.12.2024")
        he.knows("SGB", table["SGB"])
        for label in ("SGB", *(["Arme Kinder"] if seed % 2 else [])):
            he.reads(label, "SGB")
        assert he.pinned() == {}, seed


def test_the_limits_of_rounded_figures_tell_no_exact_base(outsider: Callable[[], Outsider]) -> None:
    he = outsider()
    base = rolled({area: 101.0 + 13 * at for at, area in enumerate(QUARTERS)})
    he.deliver({"Kinder": base, "Arme": rolled({area: float(at % 4) for at, area in enumerate(QUARTERS)})})
    rules = he.folder / "rules.toml"
    rules.write_text(
        f'[[disclosure]]\nsource = "*"\nminimum = 3\ndenominator = 1\nrounding = 5\n'
        f'[[indicator]]\ncode = "i"\nlabel = "I"\nnumerator = ["{he.codes["Arme"]}"]\n'
        f'denominator = ["{he.codes["Kinder"]}"]\nmultiplier = 100\nlimits = "wilson"\n',
        encoding="utf-8",
    )
    he.run("define", he.plan, rules)
    series = he.run("series", he.plan, "--indicator", "i", "--json").json["series"]
    uppers = {row["area"]: row["upper"] for row in series if row["value"] == 0}
    assert len(uppers) > 2
    z2 = 1.959963984540054**2
    for area, upper in uppers.items():  # of none among n, Wilson's upper limit is z² ÷ (n + z²)
        rounded = (2 * base[area] + 5) // 10 * 5
        assert upper == pytest.approx(100 * z2 / (rounded + z2)), area
