"""The keys that are no command of a menu: what works inside tables, trees, fields and lists."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui.grid.keys import BAR_KEYS, KEYS
from planner.ui.tree.acts import ACTS

Pairs = tuple[tuple[str, str], ...]

GRID_WORDS: dict[str, str] = {
    "copy": N_("Copy a block"),
    "copy_heads": N_("Copy a block with the heads of its columns"),
    "cut": N_("Cut a block"),
    "paste": N_("Paste a block, also from Excel"),
    "fill_down": N_("Fill a value down"),
    "clear": N_("Empty the cells"),
    "duplicate": N_("Duplicate the rows"),
    "remove": N_("Delete the rows"),
    "add": N_("Add a row"),
    "row_menu": N_("Menu of the row"),
    "column_menu": N_("Menu of the column"),
    "open": N_("Open the record"),
}
"""What the acts of a grid are called; the keys stand in `planner.ui.grid.keys`."""

BAR_WORDS: dict[str, str] = {
    "whole": N_("Move a bar by a month"),
    "end": N_("Move the end of a bar by a month"),
    "start": N_("Move the beginning of a bar by a month"),
}

_NAVIGATION: Pairs = (
    (N_("Arrow keys"), N_("From row to row")),
    (N_("Right, Left"), N_("Unfold or fold a phase, a branch")),
    (N_("Enter"), N_("Open the row")),
    (N_("Home, End"), N_("First and last row")),
)
_TABLE: Pairs = (
    (N_("Letters, F2"), N_("Type in the cell")),
    (N_("Enter, Tab"), N_("Keep what was typed and go on")),
    (N_("Escape"), N_("Take back what was typed")),
    (N_("Shift+Arrow keys"), N_("Mark a block")),
)
_FIELD: Pairs = (
    (N_("Tab"), N_("To the next field, also out of long texts")),
    (N_("Escape"), N_("Close an answer; what was typed stays")),
    (N_("Ctrl+Enter"), N_("Close an answer; what was typed stays")),
)
_WHEEL: Pairs = ((N_("Arrow keys"), N_("From quarter to quarter")), (N_("Enter"), N_("Show the phase")))


def key_groups() -> Iterator[tuple[str, str, Pairs]]:
    """Id, title and pairs of keys and what they do, as this system writes keys."""
    yield "navigation", _("Navigation and lists"), _said(_NAVIGATION)
    yield "table", _("Tables"), (*_said(_TABLE), *((_native(keys), _(GRID_WORDS[act])) for act, keys in KEYS.items()))
    bars = tuple((_native(keys), _(BAR_WORDS[act.partition(":")[0]])) for keys, act in BAR_KEYS.items())
    yield "timeline", _("Bars over the years"), bars
    acts = [one for one in ACTS if one is not None and one[2]]
    yield (
        "tree",
        _("Trees"),
        tuple((", ".join(map(_native, keys)), _(words)) for words, _icon, keys, _act, _when in acts),
    )
    yield "field", _("Fields"), _said(_FIELD)
    yield "wheel", _("Wheel"), _said(_WHEEL)


def _said(pairs: Pairs) -> Pairs:
    return tuple((_(keys), _(what)) for keys, what in pairs)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
