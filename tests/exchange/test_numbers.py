"""Numbers and signs: what a column shows about its separators, what stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.figures import State
from planner.exchange.numbers import Convention, convention, is_number, looks_like_figure, parse, parse_all

POINT, COMMA, OPEN = Convention("."), Convention(","), Convention(None)


@pytest.mark.parametrize(
    ("words", "decimal"),
    [
        (["1023101.0", "129496.0"], "."),
        (["1.5", "1.234"], "."),
        (["12,3", "4.512"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1,234"], None),
        (["1.234"], None),
        (["12", "7"], None),
        (["0.123"], "."),
        (["0,125"], ","),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["1.5", "1,5"], None),
        ([".5"], "."),
        ([",5"], ","),
        ([f"{n}.{n}00"[:7] for n in range(100, 115)] + ["7", "45"], ","),
        ([f"{n}.000" for n in range(1, 15)] + ["7000", "4"], None),
        (["-", ".", "x"], None),
        ([], None),
        (["1.5"] * 100 + ["1,5"], "."),
        ([" 1 675    "], None),
        (["-0.25", "1.10"], "."),
    ],
)
def test_a_column_shows_its_decimal_sign(words: list[str], decimal: str | None) -> None:
    assert convention(words).decimal == decimal


@pytest.mark.parametrize(
    ("word", "how", "value"),
    [
        ("12", OPEN, 12),
        ("0", OPEN, 0),
        ("007", OPEN, 7),
        ("1023101.0", POINT, 1023101),
        ("12,3", COMMA, 12.3),
        ("4.512", COMMA, 4512),
        ("4,512", POINT, 4512),
        ("1.234.567,8", COMMA, 1234567.8),
        ("1'234", POINT, 1234),
        (" 1 675    ", COMMA, 1675),
        ("-  23", COMMA, -23),
        ("−3", OPEN, -3),
        ("–3,5", COMMA, -3.5),
        ("+5", OPEN, 5),
        ("3 %", OPEN, 3),
        ("20,2\u00a0%", COMMA, 20.2),
        ("1e5", POINT, 100000),
        ("1.5E+3", POINT, 1500),
        ("１２", OPEN, 12),
        ("1\u202f234", COMMA, 1234),
        ("-0", OPEN, 0),
        ("0.125", OPEN, 0.125),
        ("1.5", OPEN, 1.5),
        ("12345.678", OPEN, 12345.678),
    ],
)
def test_numbers_are_read(word: str, how: Convention, value: float) -> None:
    assert parse(word, how) == (value, State.VALUE)


@pytest.mark.parametrize(
    ("word", "how", "why"),
    [
        ("1.234", OPEN, "ambiguous"),
        ("1,234", OPEN, "ambiguous"),
        ("12,3", POINT, "unreadable"),
        ("12.3", COMMA, "unreadable"),
        ("zwölf", OPEN, "unreadable"),
        ("#DIV/0!", OPEN, "unreadable"),
        ("1e999", POINT, "unreadable"),
        ("9" * 400, OPEN, "unreadable"),
        ("1.2.3", POINT, "unreadable"),
        ("12.34.56", COMMA, "unreadable"),
        ("--5", OPEN, "unreadable"),
        ("5-7", OPEN, "unreadable"),
        ("01.02.2003", COMMA, "unreadable"),
        ("inf", OPEN, "unreadable"),
        ("1_000", OPEN, "unreadable"),
        ("٣", OPEN, "unreadable"),
        ("(5)", OPEN, "unreadable"),
        ("1 23", OPEN, "unreadable"),
        ("½", OPEN, "unreadable"),
        ("%", OPEN, "unreadable"),
    ],
)
def test_what_is_no_clear_number_is_said_to_be_none(word: str, how: Convention, why: str) -> None:
    assert parse(word, how) == why


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("-", State.NONE),
        ("–", State.NONE),
        (".", State.SUPPRESSED),
        ("*", State.SUPPRESSED),
        ("< 3", State.SUPPRESSED),
        ("x", State.NOT_APPLICABLE),
        ("X", State.NOT_APPLICABLE),
        ("/", State.UNCERTAIN),
        ("...", State.NOT_YET),
        ("…", State.NOT_YET),
        ("", State.MISSING),
        ("  ", State.MISSING),
        ("k. A.", State.MISSING),
    ],
)
def test_signs_are_states(word: str, state: State) -> None:
    assert parse(word, OPEN) == (None, state)
    assert looks_like_figure(word)
    assert not is_number(word)


@given(
    st.lists(st.one_of(st.text(max_size=12), st.from_regex(r"-?\d{1,6}([.,]\d{1,3})?", fullmatch=True)), max_size=20)
)
def test_any_words_are_read_alike_one_by_one_and_all_at_once(words: list[str]) -> None:
    how = convention(words)
    assert parse_all(words, how) == [parse(word, how) for word in words]
