from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.charts.shapes import Shapes
from planner.reports.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Decision,
    Figure,
    Group,
    Heading,
    Keep,
    KeyFigure,
    Number,
    Progress,
    Sparkline,
    Status,
    Table,
    Text,
)
from planner.reports.document import Document
from tests.reports.demo import DAY

COLUMNS = (Column("Goal", weight=1), Column("Actual", "right"))


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: Heading(0, "x"), "level 1 to 3"),
        (lambda: Heading(4, "x"), "level 1 to 3"),
        (lambda: Heading(1, " "), "no text"),
        (lambda: Figure(Shapes(1, 1, ()), " "), "no alternative text"),
        (lambda: Sparkline((1.0,), ""), "no alternative text"),
        (lambda: Status("blue", "fine"), "no status shape"),
        (lambda: Status("late", ""), "no word"),
        (lambda: Progress(50, ""), "no text"),
        (lambda: KeyFigure("", "x"), "no figure"),
        (lambda: KeyFigure("12", ""), "what it counts"),
        (lambda: Decision(()), "no items"),
        (lambda: Cover(""), "no title"),
        (lambda: Contents(""), "no title"),
        (lambda: Group(""), "no name"),
        (lambda: Table((), ()), "no columns"),
        (lambda: Table(COLUMNS, ()), "no rows"),
        (lambda: Table((Column(""), Column("x")), (("a", "b"),)), "no head"),
        (lambda: Table(COLUMNS, (("a",),)), "1 of 2 cells"),
        (lambda: Table(COLUMNS, (("a", Number("1")),), sums=("x",)), "1 of 2 cells"),
        (lambda: Table(COLUMNS, (("a", Number("1")),), head_cols=3), "head columns"),
    ],
)
def test_what_somebody_could_not_read_is_refused(make: Callable[[], object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        make()


def document(*blocks: Block, title: str = "Report") -> Document:
    return Document(title=title, language="en", date=DAY, blocks=blocks)


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ((Text("x"),), "no heading"),
        ((Heading(2, "x"),), "follows one of level 0"),
        ((Heading(1, "x"), Heading(3, "y")), "follows one of level 1"),
        ((Heading(1, "x"), Keep((Heading(3, "y"),))), "follows one of level 1"),
        ((Heading(1, "x", "a"), Heading(1, "y", "a")), "same id"),
        ((Heading(1, "x"), Cover("x")), "comes first"),
        ((Heading(1, "x"), Contents("x"), Contents("y")), "one list of contents"),
    ],
)
def test_a_document_without_a_way_through_it_is_refused(blocks: tuple[Block, ...], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        document(*blocks)


def test_headings_may_climb_back_by_several_levels() -> None:
    headings = (Heading(1, "a"), Heading(2, "b"), Heading(3, "c"), Heading(1, "d"))
    assert document(*headings).headings() == headings


def test_a_document_needs_a_title_and_a_known_language() -> None:
    with pytest.raises(ValueError, match="title"):
        document(Heading(1, "x"), title=" ")
    with pytest.raises(ValueError, match="language"):
        Document(title="x", language="fr", date=DAY, blocks=(Heading(1, "x"),))  # type: ignore[arg-type]
