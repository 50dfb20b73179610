"""The quality circle, the default catalogues and the words of the field, read from `resources/content`."""

from __future__ import annotations

from planner.content.default_catalogues import Catalogues, catalogues
from planner.content.labels import LabelSet, label_set, label_sets
from planner.content.quality_circle import Circle, Phase, Step, Text, circle

__all__ = [
    "Catalogues",
    "Circle",
    "LabelSet",
    "Phase",
    "Step",
    "Text",
    "catalogues",
    "circle",
    "label_set",
    "label_sets",
]
