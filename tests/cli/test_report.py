"""`planner report`: the file, the choices, what is refused, and that the plan is only read."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest

from planner.operations.sample import build_sample
from planner.operations.session import Session
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "town.chain"
    build_sample(path, "de")
    return path


def cover(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return pdf[0].get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ")
    finally:
        pdf.close()


def test_the_report_is_in_the_language_of_the_plan_and_public(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    ran = run("report", sample, "--form", "cycle", "--to", tmp_path / "out.pdf")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    text = cover(tmp_path / "out.pdf")
    assert "Fortschrittsbericht, Zyklus 2 (2025–2027)" in text
    assert "öffentlich" in text
    assert sample.read_bytes() == before


def test_language_audience_and_cycle_can_be_chosen(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    words = ["--language", "en", "--audience", "internal", "--cycle", "1"]
    assert run("report", sample, "--form", "cycle", "--to", out, *words).status == 0
    text = cover(out)
    assert "Progress report, cycle 1 (2022–2024), closed" in text
    assert "Internal – not to be passed on" in text


def test_an_existing_report_is_replaced(run: Run, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")
    assert run("report", plan, "--form", "cycle", "--to", out).status == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_a_plan_that_is_open_elsewhere_can_be_printed(run: Run, plan: Path, tmp_path: Path) -> None:
    session = Session.open(plan)
    try:
        assert run("report", plan, "--form", "cycle", "--to", tmp_path / "out.pdf").status == 0
    finally:
        session.close()
    assert (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("number", ["0", "3", "-1"])
def test_a_cycle_there_is_not_is_refused(run: Run, plan: Path, tmp_path: Path, number: str) -> None:
    ran = run("report", plan, "--form", "cycle", "--to", tmp_path / "out.pdf", "--cycle", number)
    assert (ran.status, ran.out) == (2, "")
    assert number.lstrip("-") in ran.err
    assert not (tmp_path / "out.pdf").exists()


def test_targets_that_cannot_be_written_are_refused(run: Run, plan: Path, tmp_path: Path) -> None:
    taken = tmp_path / "folder.pdf"
    taken.mkdir()
    for target in (tmp_path / "nowhere" / "out.pdf", taken, plan / "out.pdf"):
        ran = run("report", plan, "--form", "cycle", "--to", target)
        assert (ran.status, ran.out) == (2, ""), target
        assert target.name in ran.err or str(target.parent) in ran.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(run: Run, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    assert run("report", plan, "--form", "cycle", "--to", folder / "out.pdf").status == 2


def test_a_report_that_is_open_elsewhere_stays(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")

    def busy(*_arguments: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("planner.reports.pdf.render.os.replace", busy)
    ran = run("report", plan, "--form", "cycle", "--to", out)
    assert ran.status == 2
    assert "out.pdf" in ran.err
    assert out.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def test_a_plan_is_never_replaced_by_its_report(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    ran = run("report", plan, "--form", "cycle", "--to", plan)
    assert ran.status == 2
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "x.pdf"],
        ["--form", "cycle"],
        ["--form", "letter", "--to", "x.pdf"],
        ["--form", "cycle", "--to", "x.pdf", "--language", "fr"],
        ["--form", "cycle", "--to", "x.pdf", "--audience", "press"],
        ["--form", "cycle", "--to", "x.pdf", "--cycle", "two"],
    ],
)
def test_words_it_does_not_know_are_refused(run: Run, plan: Path, words: list[str]) -> None:
    ran = run("report", plan, *words)
    assert (ran.status, ran.out) == (2, "")
