"""Reports of whole plans by two validators: both standards in every language and version, empty, invented and real."""

from __future__ import annotations

import subprocess
from pathlib import Path

import page
import pytest

from planner.domain.figures import Area, Variable
from planner.exchange.borders import read_borders
from planner.exchange.tables import read_table
from planner.operations.border_proposal import deliver_borders, propose_borders
from planner.operations.edit import Add
from planner.operations.proposal import deliver, propose
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.reports.town import print_plan, read_text

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def check(data: bytes) -> None:
    for profile in PROFILES:
        report = page.validate_pdf_bytes(data, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures][:5]


def check_with(verapdf: Path, *files: Path) -> None:
    done = subprocess.run([verapdf, "ua1,2a", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == 2 * len(files)


@pytest.fixture(scope="module")
def koeln(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Köln: all its figures, both files of borders, the share of children under six."""
    path = tmp_path_factory.mktemp("koeln") / "koeln.chain"
    session = Session.create(path, NewTown(name="Köln", language="de"), Surroundings(backups=False))
    table = read_table(data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv")
    delivered = deliver(propose(session.plan, session.figures, table, session.new_id), session.plan, session.today())
    assert delivered is not None
    session.run(delivered)
    for name in ("koeln-geo/stadtbezirke.geojson", "click-that-hood/cologne.geojson"):
        borders = deliver_borders(propose_borders(session.plan, read_borders(data_dir / name)), session.today())
        assert borders is not None
        session.run(borders)
    by_code = {one.code: one.id for one in session.plan.all(Variable)}
    values = {
        "code": "under_6",
        "name": "Anteil der unter 6-Jährigen",
        "numerator": (by_code["020.10"], by_code["020.20"]),
        "denominator": (by_code["005.10"],),
    }
    session.run(Add("indicator", values))
    session.close()
    return path


@pytest.mark.parametrize("name", ["de", "en", "internal"])
def test_the_report_of_the_sample_town_keeps_both_standards(reports: dict[str, bytes], name: str) -> None:
    check(reports[name])


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_of_an_empty_town_keeps_both_standards(tmp_path: Path, language: str) -> None:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", language=language), Surroundings(backups=False)).close()
    check(print_plan(path))


def test_the_reference_validator_agrees_on_the_sample_town(
    reports: dict[str, bytes], verapdf: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.pdf" for name in reports]
    for file, data in zip(files, reports.values(), strict=True):
        file.write_bytes(data)
    check_with(verapdf, *files)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_of_koeln_shows_every_area_and_keeps_both_standards(koeln: Path, language: str) -> None:
    data = print_plan(koeln, language)
    check(data)
    text = read_text(data)
    session = Session.look(koeln)
    assert all(area.name in text for area in session.plan.all(Area))
    session.close()


def test_the_reference_validator_agrees_on_koeln(koeln: Path, verapdf: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.pdf" for language in ("de", "en")]
    for file in files:
        file.write_bytes(print_plan(koeln, file.stem))
    check_with(verapdf, *files)
