"""Words that break programs, in every field of the sample town: the report is made, and they stand there as typed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from planner.domain.errors import PlannerError
from planner.domain.frame import Cycle, CycleState
from planner.domain.kinds import KINDS
from planner.domain.plan import cycle_of
from planner.domain.record import FieldSpec, Record, fields_of
from planner.operations.edit import Change
from planner.operations.operation import Operation, StepLabel
from planner.operations.session import Session, Surroundings
from planner.storage.work import Work
from tests.reports.reading import tree
from tests.reports.town import print_plan, read_text

MARKUP = "<b>A</b> & $x^2$ %s %(n)s {} {0} {name} \\n</para>"
SIGNS = "Haus → ẞ „Ankunft“ – 5 ≥ 3 · Ž Ł ş"
ENDLESS = "W" * 200
CODES = {
    "key",
    "code",
    "number",
    "geometry",
    "language",
    "label_set",
    "file_digest",
    "baseline_period",
    "item",
    "item_kind",
}
"""Texts that are names for the program, not words for people."""


@dataclass(frozen=True)
class ChangeAll(Operation):
    """The text in every field of words of every record, each by the operation a person would use."""

    text: str

    def label(self) -> StepLabel:
        return StepLabel("Change everything")

    def apply(self, work: Work) -> None:
        for cls in KINDS:
            for record in work.plan.all(cls):
                if _is_closed(work, record):
                    continue
                for spec in fields_of(cls):
                    if spec.is_text and spec.name not in CODES:
                        _change(work, record, spec, self.text)


def _is_closed(work: Work, record: Record) -> bool:
    cycle = record if isinstance(record, Cycle) else cycle_of(work.plan, record)
    return cycle is not None and cycle.state is CycleState.CLOSED


def _change(work: Work, record: Record, spec: FieldSpec, text: str) -> None:
    try:
        Change(record.kind, record.id, {spec.name: text[: spec.longest]}).apply(work)
    except PlannerError:
        assert type(record).kind in ("cycle", "goal", "label", "waiver", "bookmark", "carry_over")


@pytest.fixture(params=[MARKUP, SIGNS, ENDLESS], ids=["markup", "signs", "endless"])
def hostile(request: pytest.FixtureRequest, towns: dict[str, Path], tmp_path: Path) -> tuple[str, bytes]:
    path = tmp_path / "hostile.chain"
    shutil.copy(towns["de"], path)
    session = Session.open(path, Surroundings(backups=False))
    session.run(ChangeAll(request.param))
    session.close()
    return request.param, print_plan(path)


def test_hostile_words_in_every_field_stay_words(hostile: tuple[str, bytes]) -> None:
    typed, data = hostile
    text = read_text(data)
    if typed is ENDLESS:
        assert text.replace(" ", "").count(typed) > 100
    else:
        assert text.count(" ".join(typed.split())) > 100
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(data, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures][:5]
    with pikepdf.open(BytesIO(data)) as pdf:
        top = tree(pdf)
    assert len(top.all("Table")) >= 12
    assert all(figure.alt for figure in top.all("Figure"))
