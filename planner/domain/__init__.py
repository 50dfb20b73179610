"""The records of a plan and what follows from them: plain Python without files, clock or chance."""

from __future__ import annotations
