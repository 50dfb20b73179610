"""What must not be added up over areas: shares, rates, averages, indexes; a name or a unit tells them."""

from __future__ import annotations

import re
from typing import Final

from planner.domain.figures import Variable

_AVERAGE: Final = re.compile(
    r"%|\b(?:je|pro|per)\b(?!\s*(?:stadtteil|bezirk|stadtbezirk|gebiet|quartier|ort|jahr|monat|area|year|quarter)"
    r"(?:e?s?|en)\b)|\b(?:prozent|percent|im mittel|index|mean|average|ratio|share|rate)\b|durchschn|mittelwert|median|anteil"
    r"|(?:quote|raten?|dichte|quotient|index|ziffer|promille)n?\b|‰",
    re.IGNORECASE,
)
_ADDED: Final = frozenset({"m²", "m2", "qm", "ha", "km²", "km2", "€", "eur", "euro", "t€", "std.", "stunden", "hours"})
"""Units of measures that add up like counts."""


def is_average(name: str, unit: str = "") -> bool:
    """Whether a name or a unit says that a figure is a share, a rate or an average."""
    return bool(_AVERAGE.search(name) or _AVERAGE.search(unit))


def adds_up(variable: Variable) -> bool:
    """Whether the figures of parts of a town make up that of the town."""
    return not is_average(variable.name, variable.unit) and (variable.count or variable.unit.casefold() in _ADDED)
