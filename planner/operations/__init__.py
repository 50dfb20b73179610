"""What a person can do: one module per group of operations, and the session that runs them."""

from __future__ import annotations
