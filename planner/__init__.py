"""Prevention Chain Planner: the quality circle of a municipal prevention chain, offline, in one file."""

from __future__ import annotations

__version__ = "0.1.0"
