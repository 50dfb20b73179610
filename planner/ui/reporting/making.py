"""What the workers do for a report: set it as PDF, write it to a file, turn its pages into pictures.

Nothing here touches a widget; pages are pictures of the PDF itself, so that the preview cannot differ from the print.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from planner.operations.session import Session
    from planner.reports.context import ReportContext
    from planner.ui.workers import Ticket

PDFIUM = threading.Lock()
"""The library that reads PDF keeps state of its own for the whole program: two threads in it at once bring it down."""
CONTEXT_SHARE = 0.4
"""The share of the work that is done when all figures are read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a report is to be: language "de" or "en", audience "public" or "internal", the number of a cycle."""

    language: str
    audience: str
    cycle: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the first level and its page, from 0."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Made:
    """A report as PDF: its bytes, the sizes of its pages in points, its chapters."""

    settings: Settings
    data: bytes
    sizes: tuple[tuple[float, float], ...]
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.sizes)


def make(session: Session, settings: Settings, ticket: Ticket) -> bytes:
    """Set the report; reads the plan, writes nothing."""
    from planner.operations.reporting import write_cycle_report

    target = BytesIO()
    write_cycle_report(
        _context(session, settings, ticket),
        target,
        progress=lambda share: ticket.report(_share(share)),
        cancelled=lambda: ticket.cancelled,
    )
    return target.getvalue()


def write(session: Session, settings: Settings, target: Path, ticket: Ticket) -> int:
    """Write the report to a file; gives its number of pages. The target is replaced only when the new file is whole."""
    from planner.operations.reporting import write_cycle_report

    return write_cycle_report(
        _context(session, settings, ticket),
        target,
        progress=lambda share: ticket.report(_share(share)) if share < 1.0 else None,
        cancelled=lambda: ticket.cancelled,
    )


def _context(session: Session, settings: Settings, ticket: Ticket) -> ReportContext:
    from planner.operations.reporting import report_context
    from planner.reports.context import Audience

    ticket.report(0.0)
    context = report_context(
        session, language=settings.language, audience=Audience(settings.audience), cycle=settings.cycle
    )
    ticket.report(CONTEXT_SHARE)
    return context


def _share(share: float) -> float:
    return CONTEXT_SHARE + (1 - CONTEXT_SHARE) * share


@contextmanager
def pdf(data: bytes) -> Iterator[Any]:
    """An open PDF (pypdfium2); nobody else has one open meanwhile. The only way to read a PDF in this program."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def outline(settings: Settings, data: bytes) -> Made:
    """Sizes of the pages and chapters of a PDF."""
    with pdf(data) as document:
        sizes = tuple(_size(document, number) for number in range(len(document)))
        chapters = []
        for mark in document.get_toc():
            where = mark.get_dest()
            if mark.level == 0 and where is not None:
                chapters.append(Chapter(mark.get_title(), where.get_index()))
        return Made(settings, data, sizes, tuple(chapters))


def _size(document: Any, number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number)
    return float(width), float(height)


def pictures(data: bytes, wanted: tuple[tuple[int, int], ...], ticket: Ticket) -> dict[tuple[int, int], QImage]:
    """Pictures of pages: for each (page from 0, width in device pixels) an image of that width."""
    found = {}
    with pdf(data) as document:
        for number, width in wanted:
            ticket.report(0.0)
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            # the copy owns its pixels: the page's own go with the document
            found[number, width] = image.copy()
            bitmap.close()
            page.close()
    return found
