"""Parts of the grid that need no window: order, differences, choices, months, what a pasted table would do."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

import pytest

from planner.ui.columns import Span
from planner.ui.grid.arrangement import Heading
from planner.ui.grid.difference import steps_between
from planner.ui.grid.in_place import kept_in_place
from planner.ui.grid.keys import BAR_KEYS, KEYS, TWINS
from planner.ui.grid.stock import folded, order_key
from planner.ui.grid.time_scale import TimeScale, later, moved, scale_for


@dataclass(frozen=True)
class Thing:
    id: str
    group: str = ""
    value: int = 0


def test_text_is_sorted_as_people_do() -> None:
    words = ["M-10", "Zebra", "m-2", "apfel", "Äpfel", "M-1", "Öl", "1.10", "1.9"]
    assert sorted(words, key=order_key) == [
        "1.9",
        "1.10",
        "apfel",
        "Äpfel",
        "m-1".upper(),
        "m-2",
        "M-10",
        "Öl",
        "Zebra",
    ]


def test_words_are_compared_without_case_and_dots() -> None:
    assert folded("ÄRZTE Straße é") == "arzte strasse e"


@pytest.mark.parametrize("seed", range(40))
def test_steps_lead_from_any_rows_to_any_others(seed: int) -> None:
    """Walked one after the other they give the rows wanted, however different."""
    chance = random.Random(seed)
    names = [chr(97 + number) for number in range(12)]
    before = [Thing(name) for name in chance.sample(names, chance.randrange(1, 12))]
    after = [Thing(name) for name in chance.sample(names, chance.randrange(1, 12))]
    steps = steps_between(before, after)
    if steps is None:
        assert {one.id for one in before}.isdisjoint(one.id for one in after)
        return
    rows = list(before)
    for first, last in reversed(steps.removed):
        del rows[first : last + 1]
    if steps.places is not None:
        ordered = list(rows)
        for old, new in enumerate(steps.places):
            ordered[new] = rows[old]
        rows = ordered
    for first, last in steps.inserted:
        rows[first:first] = after[first : last + 1]
    assert rows == after


def test_no_steps_where_a_row_is_shown_twice() -> None:
    assert steps_between([Thing("a"), Thing("a")], [Thing("a")]) is None


def test_rows_stay_in_place_while_typed_in() -> None:
    before = [Heading("A", 2), Thing("a", "A", 1), Thing("b", "A", 2)]
    after = [Heading("A", 2), Thing("b", "A", 2), Thing("a", "A", 9)]
    kept = kept_in_place(before, after, lambda one: one.group)
    assert [getattr(one, "id", "") for one in kept] == ["", "a", "b"]
    assert kept[1].value == 9


def test_rows_move_when_their_group_changes_or_others_come() -> None:
    before = [Heading("A", 1), Thing("a", "A"), Heading("B", 1), Thing("b", "B")]
    moved_ = [Heading("A", 2), Thing("a", "A"), Thing("b", "A")]
    assert kept_in_place(before, moved_, lambda one: one.group) == moved_
    more = [*before, Thing("c", "B")]
    assert kept_in_place(before, more, lambda one: one.group) == more


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_the_last_of_a_month_stays_the_last(day: date, months: int, then: date) -> None:
    assert later(day, months) == then


def test_an_end_never_comes_before_its_start() -> None:
    span = Span(date(2026, 3, 1), date(2026, 3, 31))
    assert moved(span, 1, "whole") == (date(2026, 4, 1), date(2026, 4, 30))
    assert moved(span, -1, "end") == (span.starts, span.until)
    assert moved(span, -1, "start") == (date(2026, 2, 1), span.until)
    assert moved(Span(None, date(2026, 3, 31)), 1, "whole") == (None, date(2026, 4, 30))


def test_a_timeline_shows_the_cycle_and_one_year_before_it() -> None:
    today = date(2026, 4, 20)
    early = [Span(date(2022, 1, 1), date(2026, 1, 1)), Span(None, None)]
    assert scale_for(early, 2025, 2027, today) == TimeScale(2024, 2027, today)
    assert scale_for([], 2025, 2027, today) == TimeScale(2025, 2027, today)
    assert scale_for(early, 0, 0, today) == TimeScale(2022, 2026, today)
    scale = TimeScale(2025, 2026, today)
    assert scale.share(date(2025, 1, 1)) == 0
    assert scale.share(date(2027, 1, 1)) == 1
    assert scale.day(scale.share(today)) in {today, date(2026, 4, 19)}


def test_no_key_means_two_things() -> None:
    keys = [*KEYS.values(), *TWINS, *BAR_KEYS]
    assert len(keys) == len(set(keys))
