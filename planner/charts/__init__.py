"""Charts and shapes: everything with axes or a map, and the program's own drawings as plain paths."""

from __future__ import annotations
