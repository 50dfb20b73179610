"""Words and formats in both languages."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from planner import texts
from planner.texts import Texts

DE, EN = Texts("de"), Texts("en")


def test_the_default_language_comes_first() -> None:
    assert texts.languages()[:2] == ("de", "en")


def test_words_are_translated_and_filled_in() -> None:
    assert DE.gettext("Q{quarter} {year}", quarter=3, year=2012) == "3. Quartal 2012"
    assert EN.gettext("Q{quarter} {year}", quarter=3, year=2012) == "Q3 2012"


def test_the_empty_message_is_not_the_head_of_the_catalogue() -> None:
    assert DE.gettext("") == ""


def test_values_are_never_read_as_a_format() -> None:
    typed = "{0} {x!r} %s"
    assert EN.gettext("First half of {year}", year=typed) == f"First half of {typed}"
    assert EN.gettext("{braces} stay without parameters") == "{braces} stay without parameters"


def test_plurals_show_a_formatted_number() -> None:
    assert EN.ngettext("{n} row", "{n} rows", 1) == "1 row"
    assert EN.ngettext("{n} row of {file}", "{n} rows of {file}", 1200, file="a.csv") == "1,200 rows of a.csv"


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1044555, 0, "1.044.555", "1,044,555"),
        (-1.7, 1, "−1,7", "−1.7"),
        (0.125, 2, "0,13", "0.13"),
        (2.675, 2, "2,68", "2.68"),
        (-0.04, 1, "0,0", "0.0"),
        (Decimal("1e3"), 0, "1.000", "1,000"),
        (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
    ],
)
def test_numbers(value: float, decimals: int, german: str, english: str) -> None:
    assert DE.number(value, decimals) == german
    assert EN.number(value, decimals) == english


def test_numbers_without_grouping() -> None:
    assert DE.number(12345.5, 1, grouping=False) == "12345,5"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_has_no_value_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        DE.number(value)


def test_percent_and_money() -> None:
    assert (DE.percent(20.2), EN.percent(20.2)) == ("20,2\N{NO-BREAK SPACE}%", "20.2%")
    assert (DE.money(1048000), EN.money(1048000)) == ("1.048.000\N{NO-BREAK SPACE}€", "€1,048,000")
    assert (DE.money(Decimal("-3.5")), EN.money(Decimal("-3.5"))) == ("−3,50\N{NO-BREAK SPACE}€", "−€3.50")
    assert DE.money(Decimal("1234.56"), 0) == "1.235\N{NO-BREAK SPACE}€"


def test_dates_and_times() -> None:
    day, moment = date(2028, 12, 31), datetime(2028, 12, 31, 14, 32)
    assert (DE.date(day), EN.date(day)) == ("31.12.2028", "31 Dec 2028")
    assert (DE.long_date(day), EN.long_date(day)) == ("31. Dezember 2028", "31 December 2028")
    assert (DE.time(moment), EN.time(time(9, 5))) == ("14:32", "09:05")
    assert DE.date_time(moment) == "31.12.2028, 14:32"


def test_a_moment_with_a_zone_is_shown_on_this_machines_clock() -> None:
    moment = datetime(2028, 6, 30, 23, 59, tzinfo=UTC)
    here = moment.astimezone().replace(tzinfo=None)
    assert DE.date_time(moment) == DE.date_time(here)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("2012", "2012", "2012"),
        ("2012-12-31", "31.12.2012", "31 Dec 2012"),
        ("2012-12", "Dezember 2012", "December 2012"),
        ("2012-Q3", "3. Quartal 2012", "Q3 2012"),
        ("2012-H1", "1. Halbjahr 2012", "First half of 2012"),
        ("2012-H2", "2. Halbjahr 2012", "Second half of 2012"),
        ("2012/13", "2012/13", "2012/13"),
        ("2010..2012", "2010–2012", "2010–2012"),
        ("2012-13", "2012-13", "2012-13"),
        ("2012-02-31", "2012-02-31", "2012-02-31"),
        ("", "", ""),
    ],
)
def test_periods(text: str, german: str, english: str) -> None:
    assert (DE.period(text), EN.period(text)) == (german, english)


def test_lists() -> None:
    assert DE.list(["A", "B", "C"]) == "A, B und C"
    assert EN.list(["A", "B"]) == "A and B"
    assert DE.list([]) == ""


def test_the_language_of_the_interface_can_be_changed() -> None:
    texts.use("en")
    assert texts.current().language == "en"
    assert texts.gettext("Q{quarter} {year}", quarter=1, year=2030) == "Q1 2030"
    texts.use("de")
    assert texts.gettext("Q{quarter} {year}", quarter=1, year=2030) == "1. Quartal 2030"
    with pytest.raises(ValueError, match="xx"):
        texts.use("xx")


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("de_DE.UTF-8", "de"), ("de", "de"), ("de-AT", "de"), ("C", "de"), ("C.UTF-8", "de"), ("POSIX", "de"),
        ("en_GB.UTF-8", "en"), ("fr_FR", "en"), ("dea_X", "en"),
    ],
)  # fmt: skip
def test_the_system_decides_at_first(system: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", system)
    assert texts.preferred_language() == language


def test_an_unknown_system_speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert texts.system_language() == "de"


def test_the_environment_comes_before_the_setting_and_the_setting_before_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE")
    assert texts.preferred_language("en") == "en"
    assert texts.preferred_language("klingon") == "de"
    monkeypatch.setenv("PLANNER_LANGUAGE", "de")
    assert texts.preferred_language("en") == "de"
    monkeypatch.setenv("PLANNER_LANGUAGE", "klingon")
    assert texts.preferred_language("en") == "en"


def test_babel_is_loaded_at_the_first_number_only() -> None:
    code = (
        "import sys; from planner import texts; t = texts.Texts('de'); t.gettext('x'); print('babel' in sys.modules);"
        "t.number(1); print('babel' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True"]


def test_the_catalogues_are_complete_and_compiled() -> None:
    checker = Path(__file__).parents[1] / ".ci" / "texts.py"
    result = subprocess.run([sys.executable, str(checker), "--check"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_words_hide_in_a_formatted_string() -> None:
    """The extractor does not look into f-strings: words translated there would stay English."""
    asked = {"_", "gettext", "ngettext", "pgettext"}
    found = [
        f"{path}:{call.lineno}"
        for path in Path("planner").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in asked
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert found == []
