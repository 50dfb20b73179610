"""What things cost, each set against a floor in the same run: `python run.py bench`."""

from __future__ import annotations
