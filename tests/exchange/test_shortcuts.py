"""Shortcuts for regular columns give what counting cell by cell gives."""

from __future__ import annotations

import csv
from random import Random

import pytest

from planner.domain.errors import Unreadable
from planner.exchange.bearing import Dependence
from planner.exchange.columns import BLANKS, Column, read_columns
from planner.exchange.heads import Head
from planner.exchange.sums import mismatches
from planner.exchange.textfile import TextFile, chunks_of

HEADS = tuple(Head(name, (name,)) for name in "abc")


def _drawn(random: Random) -> list[list[str]]:
    """Rows with columns in long runs, in every order, with another text in each row, with blanks around words."""
    kinds = [random.randrange(4) for _ in HEADS]
    size = random.choice([3, 60, 700, 1_300])
    blank = random.choice(["", *BLANKS.replace("\n", "")])

    def cell(kind: int, row: int) -> str:
        if kind == 0:
            return f"lang {row // 650}"
        if kind == 1:
            return f"{random.randrange(3)}{blank * random.randrange(2)}"
        return f"{row}" if kind == 2 else random.choice(["fest", "fest", "fest", "lose"])

    return [[cell(kind, row) for kind in kinds] for row in range(size)]


def _columns(rows: list[list[str]]) -> list[Column]:
    chunks = (rows[at : at + 500] for at in range(0, len(rows), 500))
    return read_columns(chunks, HEADS, 1).columns


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("seed", range(25))
def test_lines_without_quotation_marks_are_cut_as_with_them(seed: int, encoding: str) -> None:
    random = Random(seed)
    text = "".join(random.choices(["a", "ä", " ", ",", ";", "\n", "\r\n", "\r", "\x0b", "\x85", "'", "\\"], k=900))
    skip = seed % 7
    file = TextFile(text.encode(encoding, errors="ignore"), encoding, guessed=False)
    rows = list(csv.reader(file.lines(), delimiter=","))[skip:]
    assert list(chunks_of(file, ",", skip, 20)) == [rows[at : at + 20] for at in range(0, len(rows), 20)]


@pytest.mark.parametrize("skip", [0, 60])
def test_a_cell_far_too_long_is_refused_with_its_row(skip: int) -> None:
    lines = [f"{row},x\n" for row in range(50)] + ["y" * (csv.field_size_limit() + 1) + ",z\n"] + ["a,b\n"] * 20
    file = TextFile("".join(lines).encode(), "utf-8", guessed=False)
    with pytest.raises(Unreadable) as refused:
        list(chunks_of(file, ",", skip, 20))
    assert refused.value.params["row"] == 51


def test_a_long_line_of_short_cells_is_a_row() -> None:
    wide = ["1"] * csv.field_size_limit()
    file = TextFile(("a,b\n" * 30 + ",".join(wide) + "\nc,d\n").encode(), "utf-8", guessed=False)
    chunks = list(chunks_of(file, ",", 5, 20))
    assert [len(chunk) for chunk in chunks] == [20, 7]
    assert chunks[1][-2:] == [wide, ["c", "d"]]


@pytest.mark.parametrize("seed", range(25))
def test_columns_are_coded_in_order_of_first_appearance(seed: int) -> None:
    rows = _drawn(Random(seed))
    for column, cells in zip(_columns(rows), zip(*rows, strict=True), strict=True):
        trimmed = [cell.strip(BLANKS) for cell in cells]
        words = list(dict.fromkeys(trimmed))
        assert column.words == words
        assert column.codes == [words.index(cell) for cell in trimmed]


@pytest.mark.parametrize("seed", range(25))
def test_a_label_depends_on_keys_that_never_give_it_two_values(seed: int) -> None:
    columns = _columns(_drawn(Random(seed)))
    dependence = Dependence(columns)
    for label in columns:
        for keys in ([columns[0]], [columns[1]], [columns[0], columns[2]]):
            told: dict[tuple[int, ...], set[int]] = {}
            for row, code in enumerate(label.codes):
                told.setdefault(tuple(key.codes[row] for key in keys), set()).add(code)
            varies = label.distinct > 1 and all(key.distinct < 2 for key in keys)
            assert dependence.depends(label, keys) is (not varies and all(len(codes) == 1 for codes in told.values()))


def test_a_key_filled_down_is_not_another_in_every_row() -> None:
    head, codes = HEADS[0], [0, 0, 2]
    key, label = Column(head, 0, ["A", "", "B"], codes), Column(HEADS[1], 1, ["x", "y"], [0, 1, 1])
    assert not Dependence([key, label]).depends(label, [key])


def test_sums_are_checked_only_where_total_and_all_parts_are_values() -> None:
    parent, periods = [-1, 0, 0], 4
    totals: list[float | None] = [10.0, None, 10.0, 10.0]
    left: list[float | None] = [4.0, 4.0, None, 4.0]
    right: list[float | None] = [6.0, 6.0, 6.0, 6.2]
    values = dict(enumerate([*totals, *left, *right]))
    (found,) = mismatches(values, [0], parent, periods)
    assert (found.wrong, found.checked, found.period, found.parts) == (1, 2, 3, 10.2)
