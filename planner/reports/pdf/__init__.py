"""Reports as tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from planner.reports.pdf.render import render_pdf

__all__ = ["render_pdf"]
