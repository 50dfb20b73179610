"""Dependences among columns whatever their order, and the columns that make up another one."""

from __future__ import annotations

import random

from planner.statistics.dependences import dependences, summing_up
from planner.statistics.evidence import Dependence

Columns = list[list[float]]


def columns(seed: int, many: int, lines: int = 14) -> Columns:
    dice = random.Random(seed)
    return [[float(dice.randint(0, 300)) for _line in range(lines)] for _column in range(many)]


def total(*parts: list[float]) -> list[float]:
    return [sum(line) for line in zip(*parts, strict=True)]


def sides(found: list[Dependence]) -> set[frozenset[frozenset[int]]]:
    return {frozenset((frozenset(one.one), frozenset(one.other))) for one in found}


def test_a_total_of_any_parts_and_two_kinds_of_the_same_people_are_found() -> None:
    men, women, german, *others = columns(1, 8)
    foreign = [m + w - g for m, w, g in zip(men, women, german, strict=True)]
    table = [men, others[0], women, others[1], german, others[2], foreign, others[3], total(*others[:4])]
    assert sides(dependences(table)) == {
        frozenset((frozenset((0, 2)), frozenset((4, 6)))),
        frozenset((frozenset((8,)), frozenset((1, 3, 5, 7)))),
    }


def test_what_follows_from_what_is_known_is_not_told_again() -> None:
    one, two, three = columns(2, 3)
    table = [one, two, three, total(one, two), total(one, two, three)]
    known = [Dependence((3,), (0, 1)), Dependence((4,), (3, 2))]
    assert dependences(table, known) == []
    assert len(dependences(table, known[:1])) == 1


def test_nothing_is_told_of_few_lines_or_of_chance() -> None:
    assert dependences(columns(3, 12, lines=3)) == []
    assert dependences(columns(4, 12)) == []
    assert dependences([]) == []


def test_columns_that_sum_up_to_another_are_found_within_bounds() -> None:
    parts = columns(5, 14, lines=5)
    assert summing_up(total(parts[2], parts[7], parts[11]), parts) == (2, 7, 11)
    assert summing_up([1.0] * 5, parts) == ()
