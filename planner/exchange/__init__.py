"""File formats: from a file to what it holds, without knowing the plan's file."""

from __future__ import annotations
