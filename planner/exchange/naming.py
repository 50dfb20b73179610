"""Names made comparable: codes from labels, and names of areas as different offices write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_OTHER = re.compile(r"[^0-9a-z]+")
_LEADING_NUMBER = re.compile(r"^\s*[\d.]+[\s.:–-]+(?=\S*[^\W\d])")
_TRAILING_NOTE = re.compile(r"\s*(?:\(.*?\)|\[.*?\]|,\s*(?:stadt|kreis|landkreis|kreisfreie stadt|stadtkreis))\s*$")
_SHORT = (
    (re.compile(r"\bst\.?(?=\s|-)"), "sankt"),
    (re.compile(r"str\.?(?=$|[\s/-])"), "strasse"),
    (re.compile(r"\b(?:nördl|noerdl)\.?(?=\s|-)"), "noerdlich"),
    (re.compile(r"\b(?:südl|suedl)\.?(?=\s|-)"), "suedlich"),
    (re.compile(r"\b(?:östl|oestl)\.?(?=\s|-)"), "oestlich"),
    (re.compile(r"\bwestl\.?(?=\s|-)"), "westlich"),
    (re.compile(r"\b(?:a\. ?d\.|a\.d\.|an der)(?=\s)"), "ad"),
    (re.compile(r"(?:\bu\.|\bund\b|&)(?=\s)"), "und"),
    (re.compile(r"^(?:stadtteil|stadtbezirk|bezirk|ortsteil|ortschaft|quartier|stadt|gemeinde)\s+(?=\S)"), ""),
)


def spelled(text: str) -> str:
    """Lower case with umlauts written out: `Straße am Süd` becomes `strasse am sued`."""
    return unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)


def plain(text: str) -> str:
    """Lower case without umlauts, accents and everything that is neither letter nor digit."""
    bare = unicodedata.normalize("NFKD", spelled(text))
    return _OTHER.sub("", "".join(c for c in bare if not unicodedata.combining(c)))


def slug(text: str) -> str:
    """A short code from a label: `Anteil unter 18 (in %)` becomes `anteil_unter_18_in`; at most 60 characters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled(text)) if not unicodedata.combining(c))
    return _OTHER.sub("_", bare).strip("_")[:60].strip("_")


def area_name(name: str) -> str:
    """The name of an area made comparable: case, umlauts, hyphens, number in front, usual abbreviations, notes behind.

    `03 Nordstadt` equals `NORDSTADT`, `Altstadt-Süd` equals `Altstadt Sued`, `St. Anna` equals `Sankt Anna`.
    """
    text = unicodedata.normalize("NFC", name).casefold().strip()
    text = _LEADING_NUMBER.sub("", text)
    text = _TRAILING_NOTE.sub("", text) or text
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return plain(text)


def unique_codes(labels: Sequence[str]) -> list[str]:
    """A code for each label, in order; a code that is taken gets a number behind it."""
    codes: list[str] = []
    taken: set[str] = set()
    for label in labels:
        base = slug(label) or "value"
        code, again = base, 2
        while code in taken:
            code, again = f"{base}_{again}", again + 1
        taken.add(code)
        codes.append(code)
    return codes
