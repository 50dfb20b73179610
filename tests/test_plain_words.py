"""The German words of the program are plain (U-20): the catalogue of the window, the circle, the help, the catalogues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

CONTENT = Path("resources/content")
FILES = ("planner.po", *sorted(path.name for path in CONTENT.glob("*.de.toml")))

FORBIDDEN = re.compile(
    r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*|bitte|wir|uns|unser\w*|klicken Sie hier|updaten|"
    r"Brennpunkt\w*|sozial schwach\w*|bildungsfern\w*|Problemviertel|Kids)\b"
)
"""Familiar address, pleading, “we”, and words that label people."""

JARGON = re.compile(
    r"\b(Users?|Accounts?|Feedback\w*|Meetings?|Monitoring\w*|Tools?|Dashboards?|Buttons?|Logins?|Inputs?|Outputs?|"
    r"Layouts?|Defaults?|Resets?|Editor\w*|Downloads?|Uploads?|Undo|Redo|Levels?|Labels?|Templates?|Updates?|Setups?|"
    r"Caches?|Fallbacks?|Snapshots?|Backups?|Digests?|Hash\w*|SQLite|Journal|Threads?|Parser\w*|Encodings?|Sessions?|"
    r"Popups?|Mappings?|Matching\w*|Support|Reviews?|Outcomes?|Tracking|Checks?|Checklisten?|Baselines?|Benchmarks?|"
    r"Rankings?|Scores?|Keys?|Values?|Strings?|Null|None|True|False|Errors?|Exceptions?|Quer(?:y|ies)|Flags?|Slots?|"
    r"Items?|Rows?|Records?|Nodes?|IDs?|UUIDs?|API|Traceback|Undefined)\b"
)
"""English, or words of programmers, where German has one; what the glossary keeps (Index, Statusrunde) is not here."""

KEPT = {"Null": "a number"}
TERM = re.compile(r" \(\w+\)")
"""A term of the field in brackets behind the German words it goes by."""

CODED = re.compile(r"^\W*(?:(?!F1?\d\b)[A-Z]{1,4}[-_ ]?\d{1,5}\b|Fehler\s*(?:Nr\.?\s*)?\d|[Ee]rrno|0x|#\d)")
"""A sentence that begins with a code says nothing to who reads it."""

MOST_WORDS = 20
MEAN_WORDS = 15


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


@pytest.fixture(scope="module", params=FILES)
def words(request: pytest.FixtureRequest) -> list[str]:
    """All German strings of a file."""
    if request.param != "planner.po":
        return list(_strings(tomllib.loads((CONTENT / request.param).read_text(encoding="utf-8"))))
    with Path("resources/locale/de/LC_MESSAGES/planner.po").open("rb") as file:
        catalogue = read_po(file)
    strings = [one.string if isinstance(one.string, tuple) else (one.string,) for one in catalogue if one.id]
    return [said for several in strings for said in several]


def _sentences(words: list[str]) -> list[str]:
    """Sentences; what a middle dot parts is a list and no sentence."""
    parts = [part for said in words for part in re.split(r"(?<=[.?!])[“”\"]?\s+(?=[A-ZÄÖÜ{„0-9])|\n", said)]
    return [part for part in parts if "·" not in part]


def _count(sentence: str) -> int:
    return len(re.findall(r"\w[\w’-]*", sentence))


def test_u20_nobody_is_called_by_first_name_pleaded_with_or_labelled(words: list[str]) -> None:
    """U-20: Sie, never du; no “bitte”, no “wir”, no exclamation."""
    assert len(words) > 50
    assert [one for one in words if FORBIDDEN.search(one)] == []
    assert [one for one in words if re.search(r"\w!", one)] == []


def test_u20_there_is_no_jargon(words: list[str]) -> None:
    """U-20: no English where German has a word, no words of programmers, no error that begins with a code."""
    found = [(match[0], one) for one in words for match in JARGON.finditer(TERM.sub("", one)) if match[0] not in KEPT]
    assert found == []
    assert [one for one in words if CODED.search(one)] == []


def test_u20_sentences_are_short(words: list[str]) -> None:
    """U-20: 15 words on average and 20 at most."""
    sentences = _sentences(words)
    assert [one for one in sentences if _count(one) > MOST_WORDS] == []
    lengths = [_count(one) for one in sentences if one.endswith((".", "?"))]
    assert lengths
    assert sum(lengths) / len(lengths) <= MEAN_WORDS


def test_u20_the_lint_finds_what_it_looks_for() -> None:
    """Every pattern is shown a planted fault."""
    assert FORBIDDEN.search("Hast du dein Ziel?")
    assert JARGON.search("Das Backup ist fertig.")
    assert CODED.search("E1234: Datei fehlt")
    assert CODED.search("Fehler 12: Datei fehlt")
    assert not CODED.search("100 für Prozent, 1.000 für Fälle je tausend.")
    assert [_count(one) for one in _sentences(["Eins zwei drei. Vier fünf?"])] == [3, 2]
