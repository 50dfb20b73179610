"""Figures: frames, intervals and the disclosure gate. pandas and numpy live here."""

from __future__ import annotations
