"""How a column looks and what it depends on: its name, its words, and which columns tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.exchange.columns import Column
from planner.exchange.numbers import sign_of

SAMPLE = 1_000
NAMES: dict[str, re.Pattern[str]] = {
    "period": re.compile(r"jahr|year|period|stichtag|datum|date|zeit|time|monat|month|quartal"),
    "area": re.compile(
        r"raum|gebiet|(?<!an)(?<!vor)(?<!nach)teil(?!zeit|nahm|nehm)|bezirk|quartier|viertel|\bort|area|region|district|quarter|neighbo|\bags\b|"
        r"kreis|gemeinde|stadt|\bplr\b|\blor\b|\bgeo|kommune|municip|place"
    ),
    "variable": re.compile(
        r"zeile|merkmal|variab|indikat|indicat|alter|geschlecht|tab|thema|kateg|auspr|grup|group|"
        r"\bsex\b|\bage|gender|zei_|characteristic|topic|series"
    ),
    "value": re.compile(r"^(zahl|wert|value|anzahl|count|bestand|amount|number|obs_?value|ergebnis|menge)"),
    "key": re.compile(r"id$|^id|\bnr\b|nummer|code|key|schl|^nr|kennz|number"),
    "running": re.compile(r"^_?(id|nr|lfd|index|row|zeilennr|objectid|fid)\b|lfd|^id$"),
    "unit": re.compile(r"einheit|unit"),
    "place": re.compile(
        r"längengrad|breitengrad|longitude|latitude|\blon\b|\blat\b|koordinat|postleit|\bplz\b|telefon|uuid"
    ),
    "quality": re.compile(
        r"qualit|quality|flag|_q$|fu(ß|ss)note|footnote|status|^bemerkung|^anmerkung|^hinweis|^kommentar|^remark"
    ),
}
AREA_NOUN = re.compile(
    r"\b(?:raum|gebiet\w*|\w*stadtteil|(?:stadt|verwaltungs)?bezirk\w*|bezirksregion|ortsteil|ortschaft|stadtviertel|quartier|"
    r"kreis\w*|gemeinde\w*|regio\w*|prognoseraum|planungsraum|plr|lor|ags|ars|area|district|quarter|ward|commune|geo\w*)(?:\b|_)"
)
FIGURE_NAME = re.compile(
    r"anzahl|anteil|quote|zahl der|je |pro |plätze|betreut|fälle|schüler|wohnung|gebäude|gruppen|places|cases|pupils|fläche|in %|einwohner|bevölkerung|count|share|rate|number of|per |population|saldo"
)


class Dependence:
    """Which columns follow from which; asked often, so what was found is kept."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._known: dict[tuple[int, ...], bool] = {}
        step = max(1, len(columns[0].codes) // SAMPLE)
        self._sampled = {column.index: column.codes[::step] for column in columns}

    def depends(self, label: Column, keys: Sequence[Column]) -> bool:
        """Each combination of keys has one label."""
        asked = (label.index, *(key.index for key in keys))
        known = self._known.get(asked)
        if known is None:
            known = self._known[asked] = self._follows(label, keys)
        return known

    def _follows(self, label: Column, keys: Sequence[Column]) -> bool:
        """First in a sample, then in all rows."""
        if label.distinct > 1 and all(key.distinct < 2 for key in keys):
            return False
        if len(keys) == 1 and len(label.words) > len(keys[0].words):
            return False
        if len(label.words) == 1 or any(key.distinct == len(key.codes) for key in keys):
            return True  # always the same label, or another key in every row
        if len(keys) > 1 and any(self._known.get((label.index, key.index)) for key in keys):
            return True  # one of them tells it alone
        for sampled in (True, False):
            parts = [self._sampled[key.index] if sampled else key.codes for key in keys]
            last = self._sampled[label.index] if sampled else label.codes
            if len(parts) == 1:
                told = dict(zip(parts[0], last, strict=True))
                if list(map(told.__getitem__, parts[0])) != last:
                    return False
            else:
                pairs = set(zip(*parts, last, strict=True))
                if len({pair[:-1] for pair in pairs}) != len(pairs):
                    return False
        return True


def is_text(column: Column) -> bool:
    """Words for people: mostly letters and not all in one short form."""
    if column.is_text is None:
        words = column.filled[:120]
        short = named("key", column) and not any(" " in word for word in words)
        column.is_text = not short and sum(map(_is_spoken, words)) >= 0.5 * max(1, len(words))
    return column.is_text


def _is_spoken(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    return letters > max(2, len(word) // 2) or (letters > 0 and " " in word)


def is_run(column: Column) -> bool:
    """Every number from the first to the last, in a column of whole numbers without leading zeros."""
    words = column.filled
    if not all(word.isdecimal() and len(word) < 16 and (word == "0" or word[0] != "0") for word in words):
        return False
    numbers = sorted(map(int, words))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_split(word: str) -> bool:
    """Written with a decimal sign, as no key is."""
    return "," in word or ("." in word and len(word) > 1)


def only_signs(column: Column) -> bool:
    """Every cell that is not blank holds a sign that stands in place of a figure."""
    return bool(column.filled) and all(sign_of(word) is not None for word in column.filled[:200])


def names_area(column: Column) -> bool:
    """Whether the name of a column of digits speaks for keys of areas rather than for a figure of them."""
    return bool(AREA_NOUN.search(column.name.lower())) and not FIGURE_NAME.search(column.name.lower())


def named(kind: str, column: Column) -> bool:
    """Whether the name of the column speaks for this kind."""
    return bool(NAMES[kind].search(column.name.lower()))
