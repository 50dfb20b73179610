from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from planner.reports.document import Document
from planner.reports.pdf import render_pdf
from tests.reports.demo import demo


def rendered(document: Document) -> bytes:
    stream = BytesIO()
    render_pdf(document, stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def demo_pdf() -> dict[str, bytes]:
    """The demo report in both languages."""
    return {"de": rendered(demo("de")), "en": rendered(demo("en"))}


@pytest.fixture
def opened(demo_pdf: dict[str, bytes]) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(demo_pdf["de"]))
