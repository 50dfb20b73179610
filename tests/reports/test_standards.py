"""The two standards, by two independent validators."""

from __future__ import annotations

import subprocess
from pathlib import Path

import page
import pytest

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.mark.parametrize("profile", PROFILES, ids=str)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_demo_report_keeps_both_standards(
    demo_pdf: dict[str, bytes], language: str, profile: page.ValidationProfile
) -> None:
    report = page.validate_pdf_bytes(demo_pdf[language], profile=profile)
    assert report.is_compliant, [str(failure) for failure in report.failures][:5]


def test_the_reference_validator_agrees(demo_pdf: dict[str, bytes], verapdf: Path, tmp_path: Path) -> None:
    files = []
    for language, data in demo_pdf.items():
        files.append(tmp_path / f"{language}.pdf")
        files[-1].write_bytes(data)
    done = subprocess.run([verapdf, "ua1,2a", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == 4
