"""What a report is made from: the right cycle, figures that passed the gate, targets that hide with their tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.errors import BadInput, Cancelled, FileMissing
from planner.domain.figures import State
from planner.domain.frame import CycleState
from planner.domain.goals import Goal, Target
from planner.operations.edit import Add
from planner.operations.figures import DeliverFigures
from planner.operations.goals import SetTarget
from planner.operations.reporting import report_context, write_cycle_report
from planner.operations.sample import build_sample
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.reports.context import Audience

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
INTERNAL = Audience.INTERNAL


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "town.chain"
    build_sample(path, "de")
    return path


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    around = Surroundings(clock=lambda: NOON, backups=False)
    made = Session.create(tmp_path / "new.chain", NewTown(name="Musterstadt", language="en"), around)
    yield made
    made.close()


def add(session: Session, kind: str, **values: object) -> str:
    id_ = session.new_id()
    session.run(Add(kind, values, id_))
    return id_


def test_the_current_cycle_in_the_language_of_the_plan(sample: Path) -> None:
    session = Session.look(sample)
    context = report_context(session)
    assert (context.cycle.number, context.texts.language, context.internal) == (2, "de", False)
    assert context.day == session.last_moment().astimezone().date()
    assert report_context(session, language="en").texts.language == "en"
    session.close()


def test_a_cycle_there_is_not_is_said(sample: Path) -> None:
    session = Session.look(sample)
    with pytest.raises(BadInput, match="no cycle"):
        report_context(session, cycle=7)
    session.close()


def test_a_closed_cycle_is_that_of_its_bookmark(sample: Path) -> None:
    session = Session.look(sample)
    context = report_context(session, cycle=1)
    assert context.cycle.state is CycleState.CLOSED
    assert context.cycle.number == 1
    assert context.plan.count(Goal) < session.plan.count(Goal), "the goals set since then are unknown"
    assert context.day < report_context(session).day
    assert context.actuals.figures.keys() <= {target.id for target in context.plan.all(Target)}
    session.close()


@pytest.mark.parametrize("rounding", [None, 5])
def test_the_figure_of_a_target_is_that_of_the_protected_table(session: Session, rounding: int | None) -> None:
    """A table rounds, and hides a second cell where a small one could be worked out: the targets follow it."""
    town = add(session, "area", key="0", name="Musterstadt", level=0)
    quarters = [add(session, "area", key=key, name=f"Quarter {key}", level=1, parent=town) for key in "123"]
    people = add(session, "variable", code="v1", name="children")
    served = add(session, "variable", code="v2", name="children with a place")
    formula = {"numerator": (served,), "denominator": (people,)}
    indicator = add(session, "indicator", code="i1", name="Share", **formula)
    goal = add(session, "goal", name="More places")
    for quarter in quarters:
        session.run(SetTarget(goal, indicator, value=50.0, area=quarter))
    counts = {quarters[0]: 2.0, quarters[1]: 41.0, quarters[2]: 63.0, town: 106.0}
    rows = [(people, area, "2025", "", 451.0 if area == town else 150.0, "value") for area in counts]
    rows += [(served, area, "2025", "", count, "value") for area, count in counts.items()]
    session.run(DeliverFigures({"title": "Figures", "rounding": rounding}, tuple(rows)))
    public, house = report_context(session), report_context(session, audience=INTERNAL)
    table = public.measured[0].table
    for target in public.plan.all(Target):
        cell = table.cell(target.area or "", "2025")
        figure = public.actuals.of(target.id)
        assert figure is not None
        assert (target.id in public.actuals.hidden) == (cell.value is None)
        assert cell.value in (None, figure.value)
        assert house.measured[0].table.cell(target.area or "", "2025").state is State.VALUE
    if rounding is None:
        assert len(public.actuals.hidden) > len(session.actuals.hidden) == 1


def test_progress_grows_and_cancelling_keeps_the_old_file(sample: Path, tmp_path: Path) -> None:
    session = Session.look(sample)
    context = report_context(session)
    session.close()
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    asked = iter([False] * 60 + [True] * 100_000)
    with pytest.raises(Cancelled):
        write_cycle_report(context, target, cancelled=lambda: next(asked))
    assert target.read_bytes() == b"old"
    heard: list[float] = []
    pages = write_cycle_report(context, target, progress=heard.append)
    assert pages >= 12
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert target.read_bytes().startswith(b"%PDF-1.7")
    with pytest.raises(FileMissing):
        write_cycle_report(context, tmp_path / "nowhere" / "report.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_the_first_day_of_a_new_town(session: Session) -> None:
    context = report_context(session)
    assert context.day == date(2026, 3, 14)
    assert context.measured == ()
