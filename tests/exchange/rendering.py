"""The same figures written down in many ways: what an office could send, drawn by chance from one seed."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from io import StringIO

from planner.domain.figures import State
from tests.exchange.workbooks import ods, xlsx

QUARTERS = [
    ("01", "Altstadt"), ("02", "Neustadt"), ("03", "Hafen"), ("04", "Am Wald"), ("05", "St. Jobst"), ("06", "Südpark"),
    ("07", "Köhlerberg"), ("08", "Weiße Flur"), ("09", "Mühlenviertel"), ("10", "Ölmühle-Nord"), ("11", "Heide"),
]  # fmt: skip
LABELS = ["Einwohner", "Kinder unter 6", "Arbeitslose", "Anteil unter 18 in %"]
SIGNS = {"-": State.NONE, ".": State.SUPPRESSED, "x": State.NOT_APPLICABLE, "/": State.UNCERTAIN, "...": State.NOT_YET}
LAYOUTS = (
    "flat", "wide", "years", "areas", "crossed", "year sections", "label sections", "turned", "three heads", "joined rows",
)  # fmt: skip
Truth = dict[tuple[str, str, str], float | State]


@dataclass
class Drawn:
    """A file and what it says: (label, area, period) → value or state."""

    data: bytes
    name: str
    truth: Truth
    layout: str
    told: list[str] = field(default_factory=list)


class Draw:
    """Draws one file."""

    def __init__(self, seed: int, layout: str | None = None) -> None:
        self.dice = random.Random(seed)
        self.layout = layout or self.dice.choice(LAYOUTS)
        self.areas = QUARTERS[: self.dice.randint(4, len(QUARTERS))]
        self.years = [str(year) for year in range(2012, 2012 + self.dice.randint(2, 4))]
        one_label = self.layout in ("years", "areas", "year sections")
        self.labels = LABELS[:1] if one_label else LABELS[: self.dice.randint(2, 4)]
        if self.layout in ("wide", "turned"):
            self.years = [self.dice.choice(["2012", "31.12.2015", "Dez 2013", "2. Halbjahr 2014"])]
        self.decimal = self.dice.choice(",.")
        self.group = self.dice.choice(["", "", "." if self.decimal == "," else ",", " ", "\u00a0", "'"])
        self.truth: Truth = {}
        self.told: list[str] = [self.layout]

    def chance(self, name: str, share: float = 0.4) -> bool:
        """Whether a quirk is drawn; kept for the message of a failing test."""
        found = self.dice.random() < share
        if found:
            self.told.append(name)
        return found

    def draw(self) -> Drawn:
        """A file in a format drawn by chance."""
        rows, title, stem = self._table()
        kind = self.dice.choice(["csv", "csv", "csv", "xlsx", "ods"])
        self.told += [kind, f"decimal {self.decimal}", f"group {self.group!r}"]
        above = self._above(title)
        rows = self._moved(rows)
        below = self._below()
        if kind == "csv":
            return Drawn(self._text(above, rows, below), f"{stem}.csv", self.truth, self.layout, self.told)
        lines = [*([line] for line in above), *([[]] if above else []), *rows, [], *([line] for line in below)]
        sheets = (
            {"Deckblatt": [["Amt für Statistik"], ["Inhalt"]], "Werte": lines}
            if self.chance("cover")
            else {"Werte": lines}
        )
        made = xlsx(sheets) if kind == "xlsx" else ods(sheets)
        return Drawn(made, f"{stem}.{kind}", self.truth, self.layout, self.told)

    # numbers

    def cell(self, label: str, area: str, period: str) -> str:
        """A figure as text, remembered as truth."""
        if self.dice.random() < 0.04:
            sign = self.dice.choice(list(SIGNS))
            self.truth[label, area, period] = SIGNS[sign]
            return sign
        if "%" in label:
            value = self.dice.randint(10, 600) / 10
            self.truth[label, area, period] = value
            return f"{value:.1f}".replace(".", self.decimal)
        value = self.dice.choice([self.dice.randint(3, 900), self.dice.randint(1000, 90_000)])
        if label != "Einwohner":
            value = self.dice.randint(1, 900)
        self.truth[label, area, period] = float(value)
        return f"{value:,}".replace(",", self.group)

    def _normal(self, period: str) -> str:
        return {"31.12.2015": "2015-12-31", "Dez 2013": "2013-12", "2. Halbjahr 2014": "2014-H2"}.get(period, period)

    # layouts

    def _table(self) -> tuple[list[list[str]], str, str]:
        """Rows with their heads; a title; the stem of the file's name."""
        made = {
            "flat": self._long, "wide": self._wide, "years": self._in_years, "areas": self._in_areas,
            "turned": self._turned, "three heads": self._three_heads, "joined rows": self._joined_rows,
            "crossed": self._crossed, "year sections": self._year_sections, "label sections": self._label_sections,
        }[self.layout]  # fmt: skip
        rows = made()
        title = "Kinder und Familien in Mühlen"
        stem = "lieferung"
        if self.layout in ("wide", "turned"):
            if self.chance("date in title", 0.5):
                title += f" am {self.years[0]}" if "." in self.years[0][:3] else f", {self.years[0]}"
            else:
                stem += "_" + self.years[0].replace(" ", "_")
        if self.layout in ("years", "areas", "year sections"):
            title = "Einwohner"
            stem = "Einwohner"
        return rows, title, stem

    def _keys(self) -> tuple[list[str], dict[str, list[str]]]:
        """The columns that name areas, and what they say."""
        how = self.dice.choice(["both", "name", "both", "numbered"])
        self.told.append(f"areas by {how}")
        if how == "numbered":
            self.areas = [(key, f"{key} {name}") for key, name in self.areas]
        if how in ("name", "numbered"):
            return ["Stadtteil"], {name: [name] for _, name in self.areas}
        return ["Nr.", "Stadtteil"], {name: [key, name] for key, name in self.areas}

    def _long(self) -> list[list[str]]:
        heads, keys = self._keys()
        rows = [
            [*keys[name], year, label, self.cell(label, name, year)]
            for _, name in self.areas
            for year in self.years
            for label in self.labels
        ]
        if self.chance("shuffled"):
            self.dice.shuffle(rows)
        return [[*heads, "Jahr", "Merkmal", "Wert"], *rows]

    def _wide(self) -> list[list[str]]:
        heads, keys = self._keys()
        period = self._normal(self.years[0])
        rows = [[*keys[name], *(self.cell(label, name, period) for label in self.labels)] for _, name in self.areas]
        top = [[*heads, *self.labels]]
        if self.chance("units"):
            top.append([*[""] * len(heads), *("Prozent" if "%" in label else "Anzahl" for label in self.labels)])
        return [*top, *self._numbering(top), *rows]

    def _numbering(self, top: list[list[str]]) -> list[list[str]]:
        return [[str(i + 1) for i in range(len(top[0]))]] if len(top[0]) > 3 and self.chance("numbering", 0.2) else []

    def _in_years(self) -> list[list[str]]:
        heads, keys = self._keys()
        rows = [[*keys[name], *(self.cell("Einwohner", name, year) for year in self.years)] for _, name in self.areas]
        said = [f"31.12.{year}" for year in self.years] if self.chance("days") else self.years
        if said is not self.years:
            self._rename(dict(zip(self.years, [f"{year}-12-31" for year in self.years], strict=True)))
        top = [[*heads, *said]]
        if self.chance("label above"):
            top.insert(0, [*[""] * len(heads), "Einwohner", *[""] * (len(self.years) - 1)])
        return [*top, *rows]

    def _rename(self, periods: dict[str, str]) -> None:
        renamed = {(label, area, periods[period]): value for (label, area, period), value in self.truth.items()}
        self.truth.clear()
        self.truth.update(renamed)

    def _in_areas(self) -> list[list[str]]:
        top = ["Jahr", *(name for _, name in self.areas)]
        return [top, *([year, *(self.cell("Einwohner", name, year) for _, name in self.areas)] for year in self.years)]

    def _crossed(self) -> list[list[str]]:
        heads, keys = self._keys()
        repeated = self.chance("repeated labels", 0.5)
        outer, inner = (self.years, self.labels) if self.chance("years above", 0.5) else (self.labels, self.years)
        first = [word if repeated or not i else "" for word in outer for i in range(len(inner))]
        second = [word for _ in outer for word in inner]
        in_second = self.chance("names below")
        top = [
            [*([""] * len(heads) if in_second else heads), *first],
            [*(heads if in_second else [""] * len(heads)), *second],
        ]
        rows = []
        for _, name in self.areas:
            said = [(a, b) if outer is self.labels else (b, a) for a in outer for b in inner]
            rows.append([*keys[name], *(self.cell(label, name, year) for label, year in said)])
        return [*top, *rows]

    def _year_sections(self) -> list[list[str]]:
        heads, keys = self._keys()
        rows: list[list[str]] = [[*heads, "Einwohner", "Kinder unter 6"]]
        for year in self.years:
            rows.append([year, *[""] * (len(heads) + 1)])
            for _, name in self.areas:
                rows.append([*keys[name], self.cell("Einwohner", name, year), self.cell("Kinder unter 6", name, year)])
        return rows

    def _label_sections(self) -> list[list[str]]:
        heads, keys = self._keys()
        rows: list[list[str]] = [[*heads, *self.years]]
        for label in self.labels:
            rows.append([label, *[""] * (len(heads) - 1 + len(self.years))])
            for _, name in self.areas:
                rows.append([*keys[name], *(self.cell(label, name, year) for year in self.years)])
        return rows

    def _turned(self) -> list[list[str]]:
        """Characteristics as rows, areas as columns, one date for all."""
        self.areas = self.areas[: max(4, len(self.areas))]
        period = self._normal(self.years[0])
        top = [self.dice.choice(["Merkmal", "Indikator", ""]), *(name for _, name in self.areas)]
        return [top, *([label, *(self.cell(label, name, period) for _, name in self.areas)] for label in self.labels)]

    def _three_heads(self) -> list[list[str]]:
        """Characteristic, year and sex above each other."""
        heads, keys = self._keys()
        labels = self.labels[:2]
        sexes = ["männlich", "weiblich"]
        repeated = self.chance("repeated labels", 0.5)
        places = [(label, year, sex) for label in labels for year in self.years for sex in sexes]
        top: list[list[str]] = [list(heads), [""] * len(heads), [""] * len(heads)]
        for i, (label, year, sex) in enumerate(places):
            top[0].append(label if repeated or not i or places[i - 1][0] != label else "")
            top[1].append(year if repeated or not i or places[i - 1][:2] != (label, year) else "")
            top[2].append(sex)
        rows = [
            [*keys[name], *(self.cell(f"{label}, {sex}", name, year) for label, year, sex in places)]
            for _, name in self.areas
        ]
        return [*top, *rows]

    def _joined_rows(self) -> list[list[str]]:
        """The name of an area only in the first of its rows."""
        heads, keys = self._keys()
        rows = [[*heads, "Jahr", *self.labels]]
        for _, name in self.areas:
            for i, year in enumerate(self.years):
                left = [""] * len(heads) if i else keys[name]
                rows.append([*left, year, *(self.cell(label, name, year) for label in self.labels)])
        return rows

    # around

    def _moved(self, rows: list[list[str]]) -> list[list[str]]:
        """Blank columns at the left or right."""
        if self.chance("blank column left", 0.15):
            rows = [["", *row] for row in rows]
        if self.chance("blank column right", 0.15):
            rows = [[*row, ""] for row in rows]
        return rows

    def _above(self, title: str) -> list[str]:
        lines = [title] if self.layout != "flat" or self.chance("title") else []
        if lines and self.chance("more titles"):
            lines.append("Stadt Mühlen, Amt für Statistik; Auszug")
        return lines

    def _below(self) -> list[str]:
        lines = []
        if self.chance("source below"):
            lines.append("Quelle: Einwohnermelderegister, eigene Berechnung")
        if self.chance("legend below"):
            lines.append("- = nichts vorhanden; . = geheim zu halten; x = Aussage nicht sinnvoll")
        if lines and self.chance("ruled"):
            lines.insert(0, "__________")
        return lines

    def _text(self, above: list[str], rows: list[list[str]], below: list[str]) -> bytes:
        used = {",", self.group, self.decimal}
        delimiter = self.dice.choice([";", "\t", "|", ","])
        self.told.append(f"delimiter {delimiter!r}")
        out = StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator=self.dice.choice(["\n", "\r\n"]))
        width = max(map(len, rows))
        padded = self.chance("padded lines", 0.5)
        for line in above:
            writer.writerow([line, *[""] * (width - 1 if padded else 0)])
        if above and self.chance("blank line"):
            writer.writerow([""] * width)
        for row in rows:
            writer.writerow(row)
        for line in below:
            writer.writerow([line, *[""] * (width - 1 if padded and "__" not in line else 0)])
        encoding = self.dice.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "iso-8859-1"])
        self.told += [encoding, *sorted(used - {""})[:0]]
        return out.getvalue().encode(encoding)
