"""Periods: the stored forms, what offices write, their order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.periods import days_of, last_day, normalised, ordered


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-12-31", date(2012, 12, 31), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-Q3", date(2012, 7, 1), date(2012, 9, 30)),
        ("2012-H1", date(2012, 1, 1), date(2012, 6, 30)),
        ("2012/13", date(2012, 8, 1), date(2013, 7, 31)),
        ("1999/00", date(1999, 8, 1), date(2000, 7, 31)),
        ("2010..2012", date(2010, 1, 1), date(2012, 12, 31)),
        ("2010-Q4..2011-Q1", date(2010, 10, 1), date(2011, 3, 31)),
    ],
)
def test_stored_forms_have_days(text: str, first: date, last: date) -> None:
    assert days_of(text) == (first, last)
    assert last_day(text) == last
    assert normalised(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2012-13",
        "2012-Q5",
        "2012/14",
        "2012-02-30",
        "2012..2010",
        "..",
        "x..2012",
        "٢٠١٢",
        "0000",
        "2012-1",
        "2012 ",
    ],
)
def test_other_texts_are_no_stored_period(text: str) -> None:
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("31.12.2015", "2015-12-31"),
        (" 1.3.2010 ", "2010-03-01"),
        ("31. 12. 2015", "2015-12-31"),
        ("2015-12-31 00:00:00", "2015-12-31"),
        ("2015-12-31T00:00:00+01:00", "2015-12-31"),
        ("31/12/2015", "2015-12-31"),
        ("12/31/2015", "2015-12-31"),
        ("03/03/2015", "2015-03-03"),
        ("01/02/2003", None),
        ("01/02/03", None),
        ("29.02.2025", None),
        ("31. Dezember 2015", "2015-12-31"),
        ("1 March 2010", "2010-03-01"),
        ("2000/01", "2000/01"),
        ("2000/2001", "2000/01"),
        ("2000 / 2001", "2000/01"),
        ("2000/2003", None),
        ("2012/14", None),
        ("Dez 2013", "2013-12"),
        ("Dez. 2013", "2013-12"),
        ("März 2014", "2014-03"),
        ("May 2014", "2014-05"),
        ("12/2013", "2013-12"),
        ("12.2013", "2013-12"),
        ("13.2013", None),
        ("Juhu 2013", None),
        ("1. Halbjahr 2014", "2014-H1"),
        ("2. Hj. 2014", "2014-H2"),
        ("H1 2014", "2014-H1"),
        ("2014 H2", "2014-H2"),
        ("III. Quartal 2014", "2014-Q3"),
        ("4. Vierteljahr 2014", "2014-Q4"),
        ("Q2/2014", "2014-Q2"),
        ("2014-q2", "2014-Q2"),
        ("3. Halbjahr 2014", None),
        ("2005.0", "2005"),
        ("２０１２", "2012"),
        ("2010-2012", "2010..2012"),
        ("2010 bis 2012", "2010..2012"),
        ("2010–2012", "2010..2012"),
        ("Januar 2010 bis März 2010", "2010-01..2010-03"),
        ("2012-2010", None),
        ("1023", None),
        ("9999", None),
        ("Köln", None),
        ("", None),
        ("0" * 4000, None),
        ("12.5", None),
        ("1.234", None),
    ],
)
def test_what_offices_write_becomes_a_stored_form(written: str, stored: str | None) -> None:
    assert normalised(written) == stored


def test_periods_are_ordered_by_their_last_day() -> None:
    mixed = ["2012", "2011/12", "2010..2012", "2012-12-31", "2012-Q3", "2012-12", "2012", "2011", "?"]
    assert ordered(mixed) == ("?", "2011", "2011/12", "2012-Q3", "2012-12-31", "2012-12", "2012", "2010..2012")


@given(st.text(max_size=50))
def test_any_text_is_a_period_or_none(text: str) -> None:
    found = normalised(text)
    assert found is None or (normalised(found) == found and last_day(found) is not None)
