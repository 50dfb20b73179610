"""Journeys use the same windows as the tests of the window."""

from __future__ import annotations

from tests.ui.conftest import application, open_window, sample

__all__ = ["application", "open_window", "sample"]
