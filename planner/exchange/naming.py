"""Names made comparable: codes from labels, and names of areas as different offices write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_OTHER = re.compile(r"[^0-9a-z]+")
_LEADING_NUMBER = re.compile(r"^\s*(?:(?:nr|no)\.?\s*)?[\d.]+[\s.:)–-]+(?=\S*[^\W\d])")
_TRAILING_NOTE = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|(?<=\S)\s\d\)|(?<=\D)[¹²³⁴-⁹]+\)?|\*+\)?|,\s*(?:stadt|kreis|landkreis|lkr\.?|kreisfreie stadt|kr(?:eis)?fr\.? stadt"
    r"|stadtkreis|stadtteil|stadtbezirk|bezirk|ortsteil|gemeinde|landeshauptstadt|hansestadt|universitätsstadt))\s*$"
)
_SHORT = (
    (re.compile(r"\bst\.\s?(?=\w)|\bst(?=\s|-)"), "sankt "),
    (re.compile(r"\bgr\.\s?(?=\w)"), "gross "),
    (re.compile(r"\bkl\.\s?(?=\w)"), "klein "),
    (re.compile(r"\bb\.\s?(?=\w)"), "bei "),
    (re.compile(r"str\.?(?=$|[\s/-])"), "strasse"),
    (re.compile(r"\b(?:nördl|noerdl)\.?(?=\s|-)"), "noerdlich"),
    (re.compile(r"\b(?:südl|suedl)\.?(?=\s|-)"), "suedlich"),
    (re.compile(r"\b(?:östl|oestl)\.?(?=\s|-)"), "oestlich"),
    (re.compile(r"\bwestl\.?(?=\s|-)"), "westlich"),
    (re.compile(r"\b(?:a\. ?d\.|a\.d\.|an der)(?=\s)"), "ad"),
    (re.compile(r"(?:\bu\.|\bund\b|&)(?=\s)"), "und"),
    (
        re.compile(r"^(?:stadtteil|stadtbezirk|bezirk|ortsteil|ot|ortschaft|quartier|stadt|gemeinde)\s+(?=.*[^\W\d])"),
        "",
    ),
    (_LEADING_NUMBER, ""),
)
_ABBREVIATED = re.compile(r"[^\W\d]{2,}\.")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PART = re.compile(r"[^\W_]+\.?")
ALIKE = 0.75
MOST_KEPT = 20_000


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


def exact_name(name: str) -> str:
    """The name itself, without regard to case and blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@lru_cache(MOST_KEPT)
def area_name(name: str) -> str:
    """The name of an area made comparable: case, umlauts, hyphens, number in front, usual abbreviations, notes behind.

    `03 Nordstadt` equals `NORDSTADT`, `Altstadt-Süd` equals `Altstadt Sued`, `St. Anna` equals `Sankt Anna`.
    """
    return plain(_written_out(name))


def _written_out(name: str) -> str:
    """The words of a name without what offices put around them."""
    text = _LEADING_NUMBER.sub("", exact_name(name))
    for _note in range(3):
        text = _TRAILING_NOTE.sub("", text) or text
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return text


def words_of(name: str) -> frozenset[str]:
    """The telling words of a name of an area, without umlauts."""
    return frozenset(map(plain, _WORD.findall(_written_out(name))))


def is_short_for(short: str, full: str) -> bool:
    """Whether one name is the other with words cut off by a full stop: `Bocklem./Mengenich`, `Bocklemünd/Mengenich`."""
    if not _ABBREVIATED.search(short):
        return False
    ours, theirs = (_PART.findall(_written_out(name)) for name in (short, full))
    return len(ours) == len(theirs) and all(
        plain(one) == plain(other)
        or (one.endswith(".") and len(plain(one)) > 1 and plain(other).startswith(plain(one)))
        for one, other in zip(ours, theirs, strict=True)
    )


def resembles(one: str, other: str) -> bool:
    """Whether two names may be one, written or changed a little: `Hafen` and `Hafen-City`, never `Hafen` and `Wald`."""
    ours, theirs = area_name(one), area_name(other)
    if not ours or not theirs:
        return False
    if ours in theirs or theirs in ours or words_of(one) & words_of(other):
        return True
    if is_short_for(one, other) or is_short_for(other, one):
        return True
    return SequenceMatcher(None, ours, theirs).ratio() >= ALIKE


def is_word(text: str) -> bool:
    """Letters and no digits: a name or another word, neither a key nor a number."""
    return any(c.isalpha() for c in text) and not any(c.isdigit() for c in text)


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
