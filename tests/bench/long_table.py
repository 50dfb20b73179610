"""A long flat table: one figure a row, as statistical offices publish them.

Eight years, 96 areas on three levels told apart by their keys alone, 38 characteristics in several tables of the
supplier, one of them with gaps: 29,135 rows. The figures are invented; those of an area are the sums of the areas
below it.
"""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

ROWS = 29_135
YEARS = range(2005, 2013)
DISTRICTS = 9
QUARTERS = 86
AGES = (
    *("unter 3 Jahre", "3 bis unter 6 Jahre", "6 bis unter 10 Jahre", "10 bis unter 15 Jahre"),
    *("15 bis unter 18 Jahre", "18 bis unter 21 Jahre", "21 bis unter 25 Jahre", "25 bis unter 35 Jahre"),
    *("35 bis unter 45 Jahre", "45 bis unter 60 Jahre", "60 bis unter 65 Jahre", "65 bis unter 80 Jahre"),
    "80 Jahre und älter",
)
ORIGINS = ("insgesamt", "Deutsche", "Ausländer", "Aussiedler", "Europa", "Afrika", "Amerika", "Asien")
HOUSEHOLDS = ("eine Person", "zwei Personen", "drei Personen", "vier Personen", "fünf und mehr", "mit Kindern")
TABLES = {
    "005": ("Einwohner in Lindenau", ("Einwohner", "männlich", "weiblich")),
    "010": ("Altersgruppen", AGES),
    "030": ("Einwohner mit Migrationshintergrund", ORIGINS),
    "040": ("Familienstand", ("ledig", "verheiratet", "verwitwet", "geschieden")),
    "060": ("Konfession", ("evangelisch", "katholisch", "sonstige", "keine Angabe")),
    "070": ("Haushalte", HOUSEHOLDS),
}
HEADS = ("id", "tab_id", "tabelle", "jahr", "raum_id", "raum", "zei_id", "zeile", "zahl")


def write_long_table(path: Path) -> None:
    """Write the table; the same bytes every time."""
    areas = [("000", "Stadt Lindenau"), *_districts(), *_quarters()]
    characteristics = [
        (table, name, f"{number * 10}", line)
        for table, (name, lines) in TABLES.items()
        for number, line in enumerate(lines, start=1)
    ]
    random = Random(5)
    rows = []
    for table, name, number, line in characteristics:
        for year in YEARS:
            figures = _figures(random)
            for key, area in areas:
                ident = f"010.{table}.{year}.{key}.{number:>03}"
                rows.append((ident, table, name, year, key, area, number, line, f"{figures[key]}.0"))
    surplus = len(rows) - ROWS
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        writer.writerows(sorted(rows[:-surplus], key=lambda row: (row[1], row[3], row[6], row[4])))


def _districts() -> list[tuple[str, str]]:
    return [(f"{number:03}", f"Bezirk {number}") for number in range(1, DISTRICTS + 1)]


def _quarters() -> list[tuple[str, str]]:
    """Nine or ten quarters to a district, their keys beginning with its number."""
    found = []
    for number in range(QUARTERS):
        district, place = number % DISTRICTS + 1, number // DISTRICTS + 1
        found.append((f"{district}{place:02}", f"Viertel {district}-{place}"))
    return sorted(found)


def _figures(random: Random) -> dict[str, int]:
    """An invented figure for every quarter, and the sums above."""
    found = {key: random.randrange(3, 4_000) for key, _name in _quarters()}
    districts = {key: sum(found[quarter] for quarter in found if quarter[0] == key[-1]) for key, _name in _districts()}
    return {**found, **districts, "000": sum(districts.values())}
