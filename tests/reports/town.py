"""Reports of plans as tests need them: printed into memory, and every word that somebody could read or hear."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf

from planner.operations.reporting import report_context
from planner.operations.session import Session
from planner.reports.context import Audience, ReportContext
from planner.reports.cycle import cycle_report
from planner.reports.pdf import render_pdf
from tests.reports.reading import page_texts, tree

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL


def printed(context: ReportContext) -> bytes:
    """The cycle report as bytes."""
    stream = BytesIO()
    render_pdf(cycle_report(context), stream)
    return stream.getvalue()


def print_plan(path: Path, language: str = "", audience: Audience = PUBLIC, cycle: int | None = None) -> bytes:
    """The cycle report of a plan file."""
    session = Session.look(path)
    try:
        return printed(report_context(session, language=language, audience=audience, cycle=cycle))
    finally:
        session.close()


def read_text(data: bytes) -> str:
    """All pages in one line."""
    return " ".join(page_texts(data))


def alt_texts(data: bytes) -> list[str]:
    """What reading software says instead of pictures."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [node.alt.replace("\N{NO-BREAK SPACE}", " ") for node in tree(pdf).walk() if node.alt]
