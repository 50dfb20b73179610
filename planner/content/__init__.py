"""The quality circle as data: phases, steps, questions and hints, read from the resources."""

from __future__ import annotations
