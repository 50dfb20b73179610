"""The window: the only floor that knows Qt. It runs operations and reads the session."""

from __future__ import annotations
