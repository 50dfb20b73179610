"""The chapter on the situation: reasons for odd figures stand below the charts that show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.figures import State
from planner.domain.taking_in import FigureNote
from planner.operations.reporting import report_context
from planner.operations.session import Session
from planner.reports.blocks import Figure, Text
from planner.reports.sections import pictures, situation


def noted(town: Session, period: str = "") -> list[str]:
    """What is said of a reason for the figure of an area, in a period the first chart shows, or in another one."""
    context = report_context(town)
    measured = situation.leading(context)[0]
    shown = (key for key, cell in measured.table.cells.items() if cell.state is State.VALUE and not key[2])
    area, known, _group = next(shown)
    variable = measured.indicator.numerator[0]
    note = FigureNote(id="notenotenote", variable=variable, area=area, period=period or known, text="A new street")
    changed = replace(context, plan=context.plan.changed((note,)))
    said = [one.text for one in situation.blocks(changed) if isinstance(one, Text) and one.style == "small"]
    return [one for one in said if "A new street" in one]


def test_a_reason_stands_below_the_chart_that_shows_the_figure(town: Session) -> None:
    (said,) = noted(town)
    assert said.endswith(": A new street")


def test_a_reason_for_a_figure_that_is_not_shown_stays_away(town: Session) -> None:
    assert noted(town, "1901") == []


def test_source_and_break_stand_apart_below_a_chart(town: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    context = report_context(town)
    monkeypatch.setattr(pictures, "break_note", lambda *_args: "Break before 2023.")
    monkeypatch.setattr(pictures, "source_note", lambda *_args: "Source: Office")
    figures = [part for one in situation.blocks(context) for part in getattr(one, "blocks", (one,))]
    notes = {one.source for one in figures if isinstance(one, Figure)}
    assert notes == {"Source: Office. Break before 2023."}
