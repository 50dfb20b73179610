from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from planner.operations.sample import build_sample
from planner.operations.session import Session
from planner.reports.document import Document
from planner.reports.pdf import render_pdf
from tests.reports.demo import demo
from tests.reports.town import INTERNAL, print_plan


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


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample town in both languages; tests look at it and do not change it."""
    folder = tmp_path_factory.mktemp("towns")
    found = {language: folder / f"{language}.chain" for language in ("de", "en")}
    for language, path in found.items():
        build_sample(path, language)
    return found


@pytest.fixture(scope="session")
def reports(towns: dict[str, Path]) -> dict[str, bytes]:
    """The cycle reports of the sample town: "de", "en", and "internal" (German)."""
    public = {language: print_plan(path) for language, path in towns.items()}
    return {**public, "internal": print_plan(towns["de"], audience=INTERNAL)}


@pytest.fixture
def town(towns: dict[str, Path]) -> Iterator[Session]:
    """The German sample town, open for reading."""
    session = Session.look(towns["de"])
    yield session
    session.close()
