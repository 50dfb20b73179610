"""The headless commands: nothing here needs a display."""

from __future__ import annotations
