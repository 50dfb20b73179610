"""The tests, in the order of the house."""

from __future__ import annotations
