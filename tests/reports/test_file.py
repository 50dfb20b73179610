"""The file is written whole or not at all, and the same report is the same file."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from planner.domain.errors import Cancelled, FileMissing, FileTrouble, PlannerError
from planner.reports.pdf import render_pdf
from tests.reports.demo import demo

PROGRAM = """
import hashlib
from io import BytesIO
from planner.reports.pdf import render_pdf
from tests.reports.demo import demo
stream = BytesIO()
render_pdf(demo("de"), stream)
print(hashlib.sha256(stream.getvalue()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1", "12345"])
def test_the_same_report_is_the_same_file_in_any_process(demo_pdf: dict[str, bytes], seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == hashlib.sha256(demo_pdf["de"]).hexdigest()


def test_a_second_report_in_one_process_is_not_touched_by_the_first(demo_pdf: dict[str, bytes]) -> None:
    stream = BytesIO()
    pages = render_pdf(demo("en"), stream)
    assert stream.getvalue() == demo_pdf["en"]
    assert pages == 8


def test_progress_grows_to_the_whole(tmp_path: Path) -> None:
    heard: list[float] = []
    render_pdf(demo(), tmp_path / "report.pdf", progress=heard.append)
    assert heard == sorted(heard)
    assert heard[0] < 0.1
    assert heard[-1] == 1.0
    assert len(heard) > 50


@pytest.mark.parametrize("after", [0, 30, 90])
def test_a_cancelled_report_leaves_the_old_one(tmp_path: Path, after: int) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    asked = iter([False] * after + [True] * 10_000)
    with pytest.raises(Cancelled):
        render_pdf(demo(), target, cancelled=lambda: next(asked))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_finished_report_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    assert render_pdf(demo(), target, cancelled=lambda: False) == 8
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="does not exist"):
        render_pdf(demo(), tmp_path / "nowhere" / "report.pdf")


def test_a_folder_in_the_place_of_the_target_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        render_pdf(demo(), tmp_path)
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(FileTrouble, match="is a folder"):
        render_pdf(demo(), tmp_path / "report.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize("number", ["EACCES", "ENOSPC", "EIO", "EROFS"])
def test_a_target_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    import errno

    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def refuse(*_arguments: object) -> None:
        raise OSError(getattr(errno, number), "refused")

    monkeypatch.setattr("planner.reports.pdf.render.os.replace", refuse)
    with pytest.raises(PlannerError):
        render_pdf(demo(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_content_that_ends_in_a_line_end_is_not_shorter_than_said(demo_pdf: dict[str, bytes]) -> None:
    """Some compressed stream ends in a carriage return or a line feed; its length counts that byte."""
    data = demo_pdf["de"]
    checked = 0
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", data):
        end = match.end() + int(match[1])
        assert data[end : end + 11] == b"\r\nendstream"
        checked += 1
    assert checked > 5
